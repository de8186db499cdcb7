package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PatternKernels} in single precision, on vectors of the machine's preferred width; {@code DoublePatternKernels} is
 * this source with the types exchanged. Numbers are read in the loops: a method for it is at times compiled by itself
 * first, and then called for each cell. They are read four at a time: by itself each takes as many instructions as
 * what it is for.
 */
final class FloatPatternKernels implements PatternKernels {

    private static final VectorSpecies<Float> SPECIES = VectorWidth.FLOATS;
    private static final int LANES = SPECIES.length();
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    @Override
    public PatternTable table(int size, Arena arena) {
        return PatternTable.ofFloats(size, arena);
    }

    @Override
    public void compose(MemorySegment parts, int count, PatternTable shapes, PatternTable bases, PatternTable phases) {
        MemorySegment from = AddressSpace.of(shapes.floats());
        long fromAt = AddressSpace.address(shapes.floats());
        MemorySegment factors = AddressSpace.of(bases.floats());
        long factorsAt = AddressSpace.address(bases.floats());
        MemorySegment entries = AddressSpace.of(phases.floats());
        long entriesAt = AddressSpace.address(phases.floats(), 0, count * CELL);
        MemorySegment numbers = AddressSpace.of(parts);
        long numbersAt = AddressSpace.address(parts, 0, (long) count * Integer.BYTES);
        for (int k = 0; k < count; k++) {
            int number = numbers.get(ValueLayout.JAVA_INT, numbersAt + (long) k * Integer.BYTES & AddressSpace.MASK);
            long shape = fromAt + (number & 0xFFFF) * CELL & AddressSpace.MASK;
            long factor = factorsAt + (number >>> Short.SIZE) * 2L * Float.BYTES & AddressSpace.MASK;
            long entry = entriesAt + k * CELL & AddressSpace.MASK;
            FloatVector cos = FloatVector.broadcast(SPECIES, factors.get(ValueLayout.JAVA_FLOAT, factor));
            FloatVector sin = FloatVector.broadcast(SPECIES, factors.get(ValueLayout.JAVA_FLOAT, factor + Float.BYTES));
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, from, shape, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, from, shape + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(entries, entry, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(entries, entry + HALF, NATIVE);
        }
    }

    @Override
    public void start(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, PatternTable phases) {
        MemorySegment entries = AddressSpace.of(phases.floats());
        long entriesAt = AddressSpace.address(phases.floats()) & AddressSpace.MASK;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL) & AddressSpace.MASK;
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, false);
        int fours = (first & 3) == 0 ? cells - 3 : 0;
        int c = 0;
        for (; c < fours; c += 4) {
            long at = origin + c * CELL;
            long four = numbers.get(ValueLayout.JAVA_LONG_UNALIGNED, number + c * (long) Short.BYTES & AddressSpace.MASK);
            // The second and the third have one more one in their numbers, the last has two.
            int ones = Long.bitCount(first + c);
            int turn0 = 2 * LANES * (ones & 3);
            int turn1 = 2 * LANES * (ones + 1 & 3);
            int turn2 = 2 * LANES * (ones + 2 & 3);
            FloatVector re0 = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn0);
            FloatVector im0 = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn0 + LANES);
            FloatVector re1 = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn1);
            FloatVector im1 = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn1 + LANES);
            FloatVector re2 = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn2);
            FloatVector im2 = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn2 + LANES);
            long entry0 = entriesAt + (four >>> shift(0, false) & 0xFFFF) * CELL;
            FloatVector cos0 = FloatVector.fromMemorySegment(SPECIES, entries, entry0, NATIVE);
            FloatVector sin0 = FloatVector.fromMemorySegment(SPECIES, entries, entry0 + HALF, NATIVE);
            re0.mul(cos0).sub(im0.mul(sin0)).intoMemorySegment(memory, at, NATIVE);
            re0.fma(sin0, im0.mul(cos0)).intoMemorySegment(memory, at + HALF, NATIVE);
            long entry1 = entriesAt + (four >>> shift(1, false) & 0xFFFF) * CELL;
            FloatVector cos1 = FloatVector.fromMemorySegment(SPECIES, entries, entry1, NATIVE);
            FloatVector sin1 = FloatVector.fromMemorySegment(SPECIES, entries, entry1 + HALF, NATIVE);
            re1.mul(cos1).sub(im1.mul(sin1)).intoMemorySegment(memory, at + CELL, NATIVE);
            re1.fma(sin1, im1.mul(cos1)).intoMemorySegment(memory, at + CELL + HALF, NATIVE);
            long entry2 = entriesAt + (four >>> shift(2, false) & 0xFFFF) * CELL;
            FloatVector cos2 = FloatVector.fromMemorySegment(SPECIES, entries, entry2, NATIVE);
            FloatVector sin2 = FloatVector.fromMemorySegment(SPECIES, entries, entry2 + HALF, NATIVE);
            re1.mul(cos2).sub(im1.mul(sin2)).intoMemorySegment(memory, at + 2 * CELL, NATIVE);
            re1.fma(sin2, im1.mul(cos2)).intoMemorySegment(memory, at + 2 * CELL + HALF, NATIVE);
            long entry3 = entriesAt + (four >>> shift(3, false) & 0xFFFF) * CELL;
            FloatVector cos3 = FloatVector.fromMemorySegment(SPECIES, entries, entry3, NATIVE);
            FloatVector sin3 = FloatVector.fromMemorySegment(SPECIES, entries, entry3 + HALF, NATIVE);
            re2.mul(cos3).sub(im2.mul(sin3)).intoMemorySegment(memory, at + 3 * CELL, NATIVE);
            re2.fma(sin3, im2.mul(cos3)).intoMemorySegment(memory, at + 3 * CELL + HALF, NATIVE);
        }
        for (; c < cells; c++) {
            long at = origin + c * CELL;
            long pattern = numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + (long) c * Short.BYTES & AddressSpace.MASK);
            long entry = entriesAt + pattern * CELL & AddressSpace.MASK;
            int turn = 2 * LANES * (Long.bitCount(first + c) & 3);
            FloatVector cos = FloatVector.fromMemorySegment(SPECIES, entries, entry, NATIVE);
            FloatVector sin = FloatVector.fromMemorySegment(SPECIES, entries, entry + HALF, NATIVE);
            FloatVector re = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn);
            FloatVector im = FloatVector.fromArray(SPECIES, FloatTileKernels.QUARTER_TURNS, turn + LANES);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void phase(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable phases) {
        MemorySegment entries = AddressSpace.of(phases.floats());
        long entriesAt = AddressSpace.address(phases.floats()) & AddressSpace.MASK;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL) & AddressSpace.MASK;
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        long lowest = mirrored ? -3 * Short.BYTES : 0;
        int s0 = shift(0, mirrored);
        int s1 = shift(1, mirrored);
        int s2 = shift(2, mirrored);
        int s3 = shift(3, mirrored);
        int c = 0;
        for (; c < cells - 3; c += 4) {
            long at = origin + c * CELL;
            long four = numbers.get(ValueLayout.JAVA_LONG_UNALIGNED, number + lowest + c * step & AddressSpace.MASK);
            long entry0 = entriesAt + (four >>> s0 & 0xFFFF) * CELL;
            FloatVector cos0 = FloatVector.fromMemorySegment(SPECIES, entries, entry0, NATIVE);
            FloatVector sin0 = FloatVector.fromMemorySegment(SPECIES, entries, entry0 + HALF, NATIVE);
            FloatVector re0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re0.mul(cos0).sub(im0.mul(sin0)).intoMemorySegment(memory, at, NATIVE);
            re0.fma(sin0, im0.mul(cos0)).intoMemorySegment(memory, at + HALF, NATIVE);
            long entry1 = entriesAt + (four >>> s1 & 0xFFFF) * CELL;
            FloatVector cos1 = FloatVector.fromMemorySegment(SPECIES, entries, entry1, NATIVE);
            FloatVector sin1 = FloatVector.fromMemorySegment(SPECIES, entries, entry1 + HALF, NATIVE);
            FloatVector re1 = FloatVector.fromMemorySegment(SPECIES, memory, at + CELL, NATIVE);
            FloatVector im1 = FloatVector.fromMemorySegment(SPECIES, memory, at + CELL + HALF, NATIVE);
            re1.mul(cos1).sub(im1.mul(sin1)).intoMemorySegment(memory, at + CELL, NATIVE);
            re1.fma(sin1, im1.mul(cos1)).intoMemorySegment(memory, at + CELL + HALF, NATIVE);
            long entry2 = entriesAt + (four >>> s2 & 0xFFFF) * CELL;
            FloatVector cos2 = FloatVector.fromMemorySegment(SPECIES, entries, entry2, NATIVE);
            FloatVector sin2 = FloatVector.fromMemorySegment(SPECIES, entries, entry2 + HALF, NATIVE);
            FloatVector re2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * CELL, NATIVE);
            FloatVector im2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * CELL + HALF, NATIVE);
            re2.mul(cos2).sub(im2.mul(sin2)).intoMemorySegment(memory, at + 2 * CELL, NATIVE);
            re2.fma(sin2, im2.mul(cos2)).intoMemorySegment(memory, at + 2 * CELL + HALF, NATIVE);
            long entry3 = entriesAt + (four >>> s3 & 0xFFFF) * CELL;
            FloatVector cos3 = FloatVector.fromMemorySegment(SPECIES, entries, entry3, NATIVE);
            FloatVector sin3 = FloatVector.fromMemorySegment(SPECIES, entries, entry3 + HALF, NATIVE);
            FloatVector re3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * CELL, NATIVE);
            FloatVector im3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * CELL + HALF, NATIVE);
            re3.mul(cos3).sub(im3.mul(sin3)).intoMemorySegment(memory, at + 3 * CELL, NATIVE);
            re3.fma(sin3, im3.mul(cos3)).intoMemorySegment(memory, at + 3 * CELL + HALF, NATIVE);
        }
        for (; c < cells; c++) {
            long at = origin + c * CELL;
            long pattern = numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK);
            long entry = entriesAt + pattern * CELL & AddressSpace.MASK;
            FloatVector cos = FloatVector.fromMemorySegment(SPECIES, entries, entry, NATIVE);
            FloatVector sin = FloatVector.fromMemorySegment(SPECIES, entries, entry + HALF, NATIVE);
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public double energy(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable levels) {
        // Of cells of even and of odd number: one sum would wait for itself.
        FloatVector even = FloatVector.zero(SPECIES);
        FloatVector odd = FloatVector.zero(SPECIES);
        MemorySegment entries = AddressSpace.of(levels.floats());
        long entriesAt = AddressSpace.address(levels.floats()) & AddressSpace.MASK;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL) & AddressSpace.MASK;
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        long lowest = mirrored ? -3 * Short.BYTES : 0;
        int s0 = shift(0, mirrored);
        int s1 = shift(1, mirrored);
        int s2 = shift(2, mirrored);
        int s3 = shift(3, mirrored);
        int c = 0;
        for (; c < cells - 3; c += 4) {
            long at = origin + c * CELL;
            long four = numbers.get(ValueLayout.JAVA_LONG_UNALIGNED, number + lowest + c * step & AddressSpace.MASK);
            FloatVector level0 = FloatVector.fromMemorySegment(SPECIES, entries, entriesAt + (four >>> s0 & 0xFFFF) * HALF, NATIVE);
            FloatVector re0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            even = im0.fma(im0, re0.mul(re0)).fma(level0, even);
            FloatVector level1 = FloatVector.fromMemorySegment(SPECIES, entries, entriesAt + (four >>> s1 & 0xFFFF) * HALF, NATIVE);
            FloatVector re1 = FloatVector.fromMemorySegment(SPECIES, memory, at + CELL, NATIVE);
            FloatVector im1 = FloatVector.fromMemorySegment(SPECIES, memory, at + CELL + HALF, NATIVE);
            odd = im1.fma(im1, re1.mul(re1)).fma(level1, odd);
            FloatVector level2 = FloatVector.fromMemorySegment(SPECIES, entries, entriesAt + (four >>> s2 & 0xFFFF) * HALF, NATIVE);
            FloatVector re2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * CELL, NATIVE);
            FloatVector im2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * CELL + HALF, NATIVE);
            even = im2.fma(im2, re2.mul(re2)).fma(level2, even);
            FloatVector level3 = FloatVector.fromMemorySegment(SPECIES, entries, entriesAt + (four >>> s3 & 0xFFFF) * HALF, NATIVE);
            FloatVector re3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * CELL, NATIVE);
            FloatVector im3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * CELL + HALF, NATIVE);
            odd = im3.fma(im3, re3.mul(re3)).fma(level3, odd);
        }
        for (; c < cells; c++) {
            long at = origin + c * CELL;
            long pattern = numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK);
            FloatVector level = FloatVector.fromMemorySegment(SPECIES, entries, entriesAt + pattern * HALF & AddressSpace.MASK, NATIVE);
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            even = im.fma(im, re.mul(re)).fma(level, even);
        }
        return FloatTileKernels.sum(even.add(odd));
    }

    @Override
    public void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels) {
        MemorySegment entries = AddressSpace.of(levels.floats());
        long entriesAt = AddressSpace.address(levels.floats()) & AddressSpace.MASK;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL) & AddressSpace.MASK;
        MemorySegment to = AddressSpace.of(out);
        long originOut = AddressSpace.address(out, base, cells * CELL) & AddressSpace.MASK;
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL;
            long bt = originOut + c * CELL;
            long pattern = numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK) & 0xFFFF;
            FloatVector level = FloatVector.fromMemorySegment(SPECIES, entries, entriesAt + pattern * HALF, NATIVE);
            FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE).mul(level).intoMemorySegment(to, bt, NATIVE);
            FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE).mul(level).intoMemorySegment(to, bt + HALF, NATIVE);
        }
    }

    @Override
    public double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels, PatternTable phases) {
        FloatVector plus = FloatVector.zero(SPECIES);
        FloatVector less = FloatVector.zero(SPECIES);
        MemorySegment level = AddressSpace.of(levels.floats());
        long levelAt = AddressSpace.address(levels.floats()) & AddressSpace.MASK;
        MemorySegment factors = AddressSpace.of(phases.floats());
        long factorsAt = AddressSpace.address(phases.floats()) & AddressSpace.MASK;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL) & AddressSpace.MASK;
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL) & AddressSpace.MASK;
        MemorySegment numbers = AddressSpace.of(patterns);
        long number = firstNumber(patterns, first, cells, mirrored);
        long step = mirrored ? -Short.BYTES : Short.BYTES;
        // One cell a round: four load so much that the first compiler cannot count in them, see KernelSizeTest.
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL;
            long bt = originB + c * CELL;
            long entry = HALF * (numbers.get(ValueLayout.JAVA_SHORT_UNALIGNED, number + c * step & AddressSpace.MASK) & 0xFFFF);
            long factor = factorsAt + 2 * entry;
            FloatVector weight = FloatVector.fromMemorySegment(SPECIES, level, levelAt + entry, NATIVE);
            FloatVector cos = FloatVector.fromMemorySegment(SPECIES, factors, factor, NATIVE);
            FloatVector sin = FloatVector.fromMemorySegment(SPECIES, factors, factor + HALF, NATIVE);
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

    /** Where the number of cell {@code k} of four stands in their eight bytes, read as a whole. */
    private static int shift(int k, boolean mirrored) {
        return Short.SIZE * (mirrored == (NATIVE == ByteOrder.LITTLE_ENDIAN) ? 3 - k : k);
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
