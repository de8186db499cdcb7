package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PatternKernels} in double precision, on vectors of the machine's preferred width; {@code FloatPatternKernels} is
 * this source with the types exchanged. Numbers are read in the loops: a method for it is at times compiled by itself
 * first, and then called for each cell.
 */
final class DoublePatternKernels implements PatternKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    @Override
    public PatternTable table(int size) {
        return PatternTable.ofDoubles(size);
    }

    @Override
    public void start(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, PatternTable phases) {
        double[] entries = phases.doubles();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, false);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            int table = 2 * LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + (long) c * Short.BYTES & AddressSpace.MASK);
            int turn = 2 * LANES * (Long.bitCount(first + c) & 3);
            DoubleVector cos = DoubleVector.fromArray(SPECIES, entries, table);
            DoubleVector sin = DoubleVector.fromArray(SPECIES, entries, table + LANES);
            DoubleVector re = DoubleVector.fromArray(SPECIES, DoubleTileKernels.QUARTER_TURNS, turn);
            DoubleVector im = DoubleVector.fromArray(SPECIES, DoubleTileKernels.QUARTER_TURNS, turn + LANES);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void phase(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable phases) {
        double[] entries = phases.doubles();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            int table = 2 * LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK);
            DoubleVector cos = DoubleVector.fromArray(SPECIES, entries, table);
            DoubleVector sin = DoubleVector.fromArray(SPECIES, entries, table + LANES);
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public double energy(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable levels) {
        double[] entries = levels.doubles();
        DoubleVector ofRe = DoubleVector.zero(SPECIES);
        DoubleVector ofIm = DoubleVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            DoubleVector level = DoubleVector.fromArray(SPECIES, entries, LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK));
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            ofRe = re.mul(level).fma(re, ofRe);
            ofIm = im.mul(level).fma(im, ofIm);
        }
        return DoubleTileKernels.sum(ofRe.add(ofIm));
    }

    @Override
    public void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels) {
        double[] entries = levels.doubles();
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
            DoubleVector level = DoubleVector.fromArray(SPECIES, entries, LANES * numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK));
            DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE).mul(level).intoMemorySegment(to, bt, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE).mul(level).intoMemorySegment(to, bt + HALF, NATIVE);
        }
    }

    @Override
    public double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels, PatternTable phases) {
        double[] level = levels.doubles();
        double[] factors = phases.doubles();
        DoubleVector plus = DoubleVector.zero(SPECIES);
        DoubleVector less = DoubleVector.zero(SPECIES);
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
            DoubleVector weight = DoubleVector.fromArray(SPECIES, level, table);
            DoubleVector cos = DoubleVector.fromArray(SPECIES, factors, 2 * table);
            DoubleVector sin = DoubleVector.fromArray(SPECIES, factors, 2 * table + LANES);
            DoubleVector ar = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            DoubleVector ai = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            DoubleVector br = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            DoubleVector bi = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            plus = br.mul(weight).fma(ai, plus);
            less = bi.mul(weight).fma(ar, less);
            ar.mul(cos).sub(ai.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar.fma(sin, ai.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br.mul(cos).sub(bi.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br.fma(sin, bi.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
        }
        return DoubleTileKernels.sum(plus.sub(less));
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
