package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PatternKernels} in single precision, on vectors of the machine's preferred width; {@code DoublePatternKernels} is
 * this source with the types exchanged. Numbers are read in the loops: a method for it is at times compiled by itself
 * first, and then called for each cell.
 */
final class FloatPatternKernels implements PatternKernels {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    @Override
    public PatternTable table(int size) {
        return PatternTable.ofFloats(size);
    }

    @Override
    public void start(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, PatternTable phases) {
        float[] entries = phases.floats();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, false);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            int table = 2 * LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + (long) c * Short.BYTES & AddressSpace.MASK);
            int turn = 2 * LANES * (Long.bitCount(first + c) & 3);
            FloatVector cos = FloatVector.fromArray(SPECIES, entries, table);
            FloatVector sin = FloatVector.fromArray(SPECIES, entries, table + LANES);
            FloatVector re = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn);
            FloatVector im = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn + LANES);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void phase(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable phases) {
        float[] entries = phases.floats();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            int table = 2 * LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK);
            FloatVector cos = FloatVector.fromArray(SPECIES, entries, table);
            FloatVector sin = FloatVector.fromArray(SPECIES, entries, table + LANES);
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public double energy(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable levels) {
        float[] entries = levels.floats();
        FloatVector ofRe = FloatVector.zero(SPECIES);
        FloatVector ofIm = FloatVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            FloatVector level = FloatVector.fromArray(SPECIES, entries, LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK));
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            ofRe = re.mul(level).fma(re, ofRe);
            ofIm = im.mul(level).fma(im, ofIm);
        }
        return FloatTileKernels.sum(ofRe.add(ofIm));
    }

    @Override
    public void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels) {
        float[] entries = levels.floats();
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment to = AddressSpace.of(out);
        long originOut = AddressSpace.address(out, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originOut + c * CELL & AddressSpace.MASK;
            FloatVector level = FloatVector.fromArray(SPECIES, entries, LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK));
            FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE).mul(level).intoMemorySegment(to, bt, NATIVE);
            FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE).mul(level).intoMemorySegment(to, bt + HALF, NATIVE);
        }
    }

    @Override
    public double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels, PatternTable phases) {
        float[] level = levels.floats();
        float[] factors = phases.floats();
        FloatVector plus = FloatVector.zero(SPECIES);
        FloatVector less = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            int table = LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK);
            FloatVector weight = FloatVector.fromArray(SPECIES, level, table);
            FloatVector cos = FloatVector.fromArray(SPECIES, factors, 2 * table);
            FloatVector sin = FloatVector.fromArray(SPECIES, factors, 2 * table + LANES);
            FloatVector ar = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector br = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            plus = br.mul(weight).fma(ai, plus);
            less = bi.mul(weight).fma(ar, less);
            ar.mul(cos).sub(ai.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar.fma(sin, ai.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br.mul(cos).sub(bi.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br.fma(sin, bi.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
        }
        return FloatTileKernels.sum(plus.sub(less));
    }

    /** Where the number of the first cell's pattern stands, once all of the run's are known to be there. */
    private static long firstNumber(MemorySegment patterns, long first, int cells, boolean mirrored) {
        if (cells == 0) {
            return 0;
        }
        long lowest = mirrored ? first - cells + 1 : first;
        return AddressSpace.address(patterns, lowest * Short.BYTES, (long) cells * Short.BYTES) + (first - lowest) * Short.BYTES;
    }
}
