package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link TileKernels} in single precision, on vectors of the machine's preferred width.
 *
 * <p>Loop bodies are written out: helper methods that take and return vectors are not always inlined,
 * and then cost ten times the work. {@code DoubleTileKernels} is this source with the types exchanged;
 * a test holds them together.
 */
final class FloatTileKernels implements TileKernels {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final VectorSpecies<Integer> INDEX = SPECIES.withLanes(int.class);
    private static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, VectorShape.forBitSize(8 * Math.max(8, LANES)));
    private static final VectorShuffle<Float> ACROSS_1 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 1) & LANES - 1);
    private static final VectorShuffle<Float> ACROSS_2 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 2) & LANES - 1);
    private static final VectorShuffle<Float> ACROSS_4 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 4) & LANES - 1);
    private static final VectorShuffle<Float> ACROSS_8 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 8) & LANES - 1);
    private static final VectorShuffle<Float> BACKWARD = VectorShuffle.fromOp(SPECIES, lane -> LANES - 1 - lane);
    private static final VectorShuffle<Integer> INDEX_BACKWARD = VectorShuffle.fromOp(INDEX, lane -> LANES - 1 - lane);
    private static final int INDEX_BITS = Integer.numberOfTrailingZeros(LANES);

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public String name() {
        return "single, " + SPECIES.vectorBitSize() + "-bit vectors";
    }

    @Override
    public int bytesPerCell() {
        return (int) CELL;
    }

    @Override
    public void mix8(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 8 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 8L + (group & lowMask);
            long at = origin + row * stride + (g & cellMask) * CELL & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * step, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * step + HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * step, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * step + HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * step, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * step + HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * step, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * step + HALF, NATIVE);
            FloatVector x;
            FloatVector y;
            // Rows that differ by 4.
            x = r0;
            y = i0;
            r0 = i4.fma(tan, r0);
            i0 = r4.fma(minus, i0);
            r4 = y.fma(tan, r4);
            i4 = x.fma(minus, i4);
            x = r1;
            y = i1;
            r1 = i5.fma(tan, r1);
            i1 = r5.fma(minus, i1);
            r5 = y.fma(tan, r5);
            i5 = x.fma(minus, i5);
            x = r2;
            y = i2;
            r2 = i6.fma(tan, r2);
            i2 = r6.fma(minus, i2);
            r6 = y.fma(tan, r6);
            i6 = x.fma(minus, i6);
            x = r3;
            y = i3;
            r3 = i7.fma(tan, r3);
            i3 = r7.fma(minus, i3);
            r7 = y.fma(tan, r7);
            i7 = x.fma(minus, i7);
            // Rows that differ by 2.
            x = r0;
            y = i0;
            r0 = i2.fma(tan, r0);
            i0 = r2.fma(minus, i0);
            r2 = y.fma(tan, r2);
            i2 = x.fma(minus, i2);
            x = r1;
            y = i1;
            r1 = i3.fma(tan, r1);
            i1 = r3.fma(minus, i1);
            r3 = y.fma(tan, r3);
            i3 = x.fma(minus, i3);
            x = r4;
            y = i4;
            r4 = i6.fma(tan, r4);
            i4 = r6.fma(minus, i4);
            r6 = y.fma(tan, r6);
            i6 = x.fma(minus, i6);
            x = r5;
            y = i5;
            r5 = i7.fma(tan, r5);
            i5 = r7.fma(minus, i5);
            r7 = y.fma(tan, r7);
            i7 = x.fma(minus, i7);
            // Rows that differ by 1.
            x = r0;
            y = i0;
            r0 = i1.fma(tan, r0);
            i0 = r1.fma(minus, i0);
            r1 = y.fma(tan, r1);
            i1 = x.fma(minus, i1);
            x = r2;
            y = i2;
            r2 = i3.fma(tan, r2);
            i2 = r3.fma(minus, i2);
            r3 = y.fma(tan, r3);
            i3 = x.fma(minus, i3);
            x = r4;
            y = i4;
            r4 = i5.fma(tan, r4);
            i4 = r5.fma(minus, i4);
            r5 = y.fma(tan, r5);
            i5 = x.fma(minus, i5);
            x = r6;
            y = i6;
            r6 = i7.fma(tan, r6);
            i6 = r7.fma(minus, i6);
            r7 = y.fma(tan, r7);
            i7 = x.fma(minus, i7);
            r0.intoMemorySegment(memory, at, NATIVE);
            i0.intoMemorySegment(memory, at + HALF, NATIVE);
            r1.intoMemorySegment(memory, at + step, NATIVE);
            i1.intoMemorySegment(memory, at + step + HALF, NATIVE);
            r2.intoMemorySegment(memory, at + 2 * step, NATIVE);
            i2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
            r3.intoMemorySegment(memory, at + 3 * step, NATIVE);
            i3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
            r4.intoMemorySegment(memory, at + 4 * step, NATIVE);
            i4.intoMemorySegment(memory, at + 4 * step + HALF, NATIVE);
            r5.intoMemorySegment(memory, at + 5 * step, NATIVE);
            i5.intoMemorySegment(memory, at + 5 * step + HALF, NATIVE);
            r6.intoMemorySegment(memory, at + 6 * step, NATIVE);
            i6.intoMemorySegment(memory, at + 6 * step + HALF, NATIVE);
            r7.intoMemorySegment(memory, at + 7 * step, NATIVE);
            i7.intoMemorySegment(memory, at + 7 * step + HALF, NATIVE);
        }
    }

    @Override
    public void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 4 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long at = origin + row * stride + (g & cellMask) * CELL & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
            FloatVector x;
            FloatVector y;
            // Rows that differ by 2.
            x = r0;
            y = i0;
            r0 = i2.fma(tan, r0);
            i0 = r2.fma(minus, i0);
            r2 = y.fma(tan, r2);
            i2 = x.fma(minus, i2);
            x = r1;
            y = i1;
            r1 = i3.fma(tan, r1);
            i1 = r3.fma(minus, i1);
            r3 = y.fma(tan, r3);
            i3 = x.fma(minus, i3);
            // Rows that differ by 1.
            x = r0;
            y = i0;
            r0 = i1.fma(tan, r0);
            i0 = r1.fma(minus, i0);
            r1 = y.fma(tan, r1);
            i1 = x.fma(minus, i1);
            x = r2;
            y = i2;
            r2 = i3.fma(tan, r2);
            i2 = r3.fma(minus, i2);
            r3 = y.fma(tan, r3);
            i3 = x.fma(minus, i3);
            r0.intoMemorySegment(memory, at, NATIVE);
            i0.intoMemorySegment(memory, at + HALF, NATIVE);
            r1.intoMemorySegment(memory, at + step, NATIVE);
            i1.intoMemorySegment(memory, at + step + HALF, NATIVE);
            r2.intoMemorySegment(memory, at + 2 * step, NATIVE);
            i2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
            r3.intoMemorySegment(memory, at + 3 * step, NATIVE);
            i3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
        }
    }

    @Override
    public void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 2 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long at = origin + row * stride + (g & cellMask) * CELL & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            FloatVector x;
            FloatVector y;
            // Rows that differ by 1.
            x = r0;
            y = i0;
            r0 = i1.fma(tan, r0);
            i0 = r1.fma(minus, i0);
            r1 = y.fma(tan, r1);
            i1 = x.fma(minus, i1);
            r0.intoMemorySegment(memory, at, NATIVE);
            i0.intoMemorySegment(memory, at + HALF, NATIVE);
            r1.intoMemorySegment(memory, at + step, NATIVE);
            i1.intoMemorySegment(memory, at + step + HALF, NATIVE);
        }
    }

    @Override
    public void mixCells(MemorySegment segment, long base, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c += 8) {
            long at = origin + c * CELL & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, memory, at + 8 * HALF, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, memory, at + 9 * HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, memory, at + 10 * HALF, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, memory, at + 11 * HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, memory, at + 12 * HALF, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, memory, at + 13 * HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, memory, at + 14 * HALF, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, memory, at + 15 * HALF, NATIVE);
            FloatVector x;
            FloatVector y;
            // Rows that differ by 4.
            x = r0;
            y = i0;
            r0 = i4.fma(tan, r0);
            i0 = r4.fma(minus, i0);
            r4 = y.fma(tan, r4);
            i4 = x.fma(minus, i4);
            x = r1;
            y = i1;
            r1 = i5.fma(tan, r1);
            i1 = r5.fma(minus, i1);
            r5 = y.fma(tan, r5);
            i5 = x.fma(minus, i5);
            x = r2;
            y = i2;
            r2 = i6.fma(tan, r2);
            i2 = r6.fma(minus, i2);
            r6 = y.fma(tan, r6);
            i6 = x.fma(minus, i6);
            x = r3;
            y = i3;
            r3 = i7.fma(tan, r3);
            i3 = r7.fma(minus, i3);
            r7 = y.fma(tan, r7);
            i7 = x.fma(minus, i7);
            // Rows that differ by 2.
            x = r0;
            y = i0;
            r0 = i2.fma(tan, r0);
            i0 = r2.fma(minus, i0);
            r2 = y.fma(tan, r2);
            i2 = x.fma(minus, i2);
            x = r1;
            y = i1;
            r1 = i3.fma(tan, r1);
            i1 = r3.fma(minus, i1);
            r3 = y.fma(tan, r3);
            i3 = x.fma(minus, i3);
            x = r4;
            y = i4;
            r4 = i6.fma(tan, r4);
            i4 = r6.fma(minus, i4);
            r6 = y.fma(tan, r6);
            i6 = x.fma(minus, i6);
            x = r5;
            y = i5;
            r5 = i7.fma(tan, r5);
            i5 = r7.fma(minus, i5);
            r7 = y.fma(tan, r7);
            i7 = x.fma(minus, i7);
            // Rows that differ by 1.
            x = r0;
            y = i0;
            r0 = i1.fma(tan, r0);
            i0 = r1.fma(minus, i0);
            r1 = y.fma(tan, r1);
            i1 = x.fma(minus, i1);
            x = r2;
            y = i2;
            r2 = i3.fma(tan, r2);
            i2 = r3.fma(minus, i2);
            r3 = y.fma(tan, r3);
            i3 = x.fma(minus, i3);
            x = r4;
            y = i4;
            r4 = i5.fma(tan, r4);
            i4 = r5.fma(minus, i4);
            r5 = y.fma(tan, r5);
            i5 = x.fma(minus, i5);
            x = r6;
            y = i6;
            r6 = i7.fma(tan, r6);
            i6 = r7.fma(minus, i6);
            r7 = y.fma(tan, r7);
            i7 = x.fma(minus, i7);
            if (LANES > 1) {
                x = r0.rearrange(ACROSS_1);
                r0 = i0.rearrange(ACROSS_1).fma(tan, r0);
                i0 = x.fma(minus, i0);
                x = r1.rearrange(ACROSS_1);
                r1 = i1.rearrange(ACROSS_1).fma(tan, r1);
                i1 = x.fma(minus, i1);
                x = r2.rearrange(ACROSS_1);
                r2 = i2.rearrange(ACROSS_1).fma(tan, r2);
                i2 = x.fma(minus, i2);
                x = r3.rearrange(ACROSS_1);
                r3 = i3.rearrange(ACROSS_1).fma(tan, r3);
                i3 = x.fma(minus, i3);
                x = r4.rearrange(ACROSS_1);
                r4 = i4.rearrange(ACROSS_1).fma(tan, r4);
                i4 = x.fma(minus, i4);
                x = r5.rearrange(ACROSS_1);
                r5 = i5.rearrange(ACROSS_1).fma(tan, r5);
                i5 = x.fma(minus, i5);
                x = r6.rearrange(ACROSS_1);
                r6 = i6.rearrange(ACROSS_1).fma(tan, r6);
                i6 = x.fma(minus, i6);
                x = r7.rearrange(ACROSS_1);
                r7 = i7.rearrange(ACROSS_1).fma(tan, r7);
                i7 = x.fma(minus, i7);
            }
            if (LANES > 2) {
                x = r0.rearrange(ACROSS_2);
                r0 = i0.rearrange(ACROSS_2).fma(tan, r0);
                i0 = x.fma(minus, i0);
                x = r1.rearrange(ACROSS_2);
                r1 = i1.rearrange(ACROSS_2).fma(tan, r1);
                i1 = x.fma(minus, i1);
                x = r2.rearrange(ACROSS_2);
                r2 = i2.rearrange(ACROSS_2).fma(tan, r2);
                i2 = x.fma(minus, i2);
                x = r3.rearrange(ACROSS_2);
                r3 = i3.rearrange(ACROSS_2).fma(tan, r3);
                i3 = x.fma(minus, i3);
                x = r4.rearrange(ACROSS_2);
                r4 = i4.rearrange(ACROSS_2).fma(tan, r4);
                i4 = x.fma(minus, i4);
                x = r5.rearrange(ACROSS_2);
                r5 = i5.rearrange(ACROSS_2).fma(tan, r5);
                i5 = x.fma(minus, i5);
                x = r6.rearrange(ACROSS_2);
                r6 = i6.rearrange(ACROSS_2).fma(tan, r6);
                i6 = x.fma(minus, i6);
                x = r7.rearrange(ACROSS_2);
                r7 = i7.rearrange(ACROSS_2).fma(tan, r7);
                i7 = x.fma(minus, i7);
            }
            if (LANES > 4) {
                x = r0.rearrange(ACROSS_4);
                r0 = i0.rearrange(ACROSS_4).fma(tan, r0);
                i0 = x.fma(minus, i0);
                x = r1.rearrange(ACROSS_4);
                r1 = i1.rearrange(ACROSS_4).fma(tan, r1);
                i1 = x.fma(minus, i1);
                x = r2.rearrange(ACROSS_4);
                r2 = i2.rearrange(ACROSS_4).fma(tan, r2);
                i2 = x.fma(minus, i2);
                x = r3.rearrange(ACROSS_4);
                r3 = i3.rearrange(ACROSS_4).fma(tan, r3);
                i3 = x.fma(minus, i3);
                x = r4.rearrange(ACROSS_4);
                r4 = i4.rearrange(ACROSS_4).fma(tan, r4);
                i4 = x.fma(minus, i4);
                x = r5.rearrange(ACROSS_4);
                r5 = i5.rearrange(ACROSS_4).fma(tan, r5);
                i5 = x.fma(minus, i5);
                x = r6.rearrange(ACROSS_4);
                r6 = i6.rearrange(ACROSS_4).fma(tan, r6);
                i6 = x.fma(minus, i6);
                x = r7.rearrange(ACROSS_4);
                r7 = i7.rearrange(ACROSS_4).fma(tan, r7);
                i7 = x.fma(minus, i7);
            }
            if (LANES > 8) {
                x = r0.rearrange(ACROSS_8);
                r0 = i0.rearrange(ACROSS_8).fma(tan, r0);
                i0 = x.fma(minus, i0);
                x = r1.rearrange(ACROSS_8);
                r1 = i1.rearrange(ACROSS_8).fma(tan, r1);
                i1 = x.fma(minus, i1);
                x = r2.rearrange(ACROSS_8);
                r2 = i2.rearrange(ACROSS_8).fma(tan, r2);
                i2 = x.fma(minus, i2);
                x = r3.rearrange(ACROSS_8);
                r3 = i3.rearrange(ACROSS_8).fma(tan, r3);
                i3 = x.fma(minus, i3);
                x = r4.rearrange(ACROSS_8);
                r4 = i4.rearrange(ACROSS_8).fma(tan, r4);
                i4 = x.fma(minus, i4);
                x = r5.rearrange(ACROSS_8);
                r5 = i5.rearrange(ACROSS_8).fma(tan, r5);
                i5 = x.fma(minus, i5);
                x = r6.rearrange(ACROSS_8);
                r6 = i6.rearrange(ACROSS_8).fma(tan, r6);
                i6 = x.fma(minus, i6);
                x = r7.rearrange(ACROSS_8);
                r7 = i7.rearrange(ACROSS_8).fma(tan, r7);
                i7 = x.fma(minus, i7);
            }
            r0.intoMemorySegment(memory, at, NATIVE);
            i0.intoMemorySegment(memory, at + HALF, NATIVE);
            r1.intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            i1.intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            r2.intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            i2.intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            r3.intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            i3.intoMemorySegment(memory, at + 7 * HALF, NATIVE);
            r4.intoMemorySegment(memory, at + 8 * HALF, NATIVE);
            i4.intoMemorySegment(memory, at + 9 * HALF, NATIVE);
            r5.intoMemorySegment(memory, at + 10 * HALF, NATIVE);
            i5.intoMemorySegment(memory, at + 11 * HALF, NATIVE);
            r6.intoMemorySegment(memory, at + 12 * HALF, NATIVE);
            i6.intoMemorySegment(memory, at + 13 * HALF, NATIVE);
            r7.intoMemorySegment(memory, at + 14 * HALF, NATIVE);
            i7.intoMemorySegment(memory, at + 15 * HALF, NATIVE);
        }
    }

    @Override
    public double innerX8(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 8 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 8L + (group & lowMask);
            long offset = row * stride + (g & cellMask) * CELL;
            long at = originA + offset & AddressSpace.MASK;
            long bt = originB + offset & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step + HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step + HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * step, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * step + HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * step, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * step + HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * step, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * step + HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * step, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * step + HALF, NATIVE);
            FloatVector r12 = r1.add(r2);
            FloatVector r03 = r0.add(r3);
            FloatVector r56 = r5.add(r6);
            FloatVector r47 = r4.add(r7);
            FloatVector i12 = i1.add(i2);
            FloatVector i03 = i0.add(i3);
            FloatVector i56 = i5.add(i6);
            FloatVector i47 = i4.add(i7);
            plus0 = i12.add(i4).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE), plus0);
            less0 = r12.add(r4).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE), less0);
            plus1 = i03.add(i5).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE), plus1);
            less1 = r03.add(r5).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE), less1);
            plus0 = i03.add(i6).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step, NATIVE), plus0);
            less0 = r03.add(r6).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step + HALF, NATIVE), less0);
            plus1 = i12.add(i7).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step, NATIVE), plus1);
            less1 = r12.add(r7).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step + HALF, NATIVE), less1);
            plus0 = i56.add(i0).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * step, NATIVE), plus0);
            less0 = r56.add(r0).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * step + HALF, NATIVE), less0);
            plus1 = i47.add(i1).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * step, NATIVE), plus1);
            less1 = r47.add(r1).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * step + HALF, NATIVE), less1);
            plus0 = i47.add(i2).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * step, NATIVE), plus0);
            less0 = r47.add(r2).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * step + HALF, NATIVE), less0);
            plus1 = i56.add(i3).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * step, NATIVE), plus1);
            less1 = r56.add(r3).fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * step + HALF, NATIVE), less1);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public double innerX2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 2 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long offset = row * stride + (g & cellMask) * CELL;
            long at = originA + offset & AddressSpace.MASK;
            long bt = originB + offset & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE);
            plus0 = i1.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE), plus0);
            less0 = r1.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE), less0);
            plus1 = i0.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE), plus1);
            less1 = r0.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE), less1);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public double innerXCells(MemorySegment a, MemorySegment b, long base, int cells) {
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        for (int c = 0; c < cells; c += 8) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 8 * HALF, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 9 * HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 10 * HALF, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 11 * HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 12 * HALF, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 13 * HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, inA, at + 14 * HALF, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, inA, at + 15 * HALF, NATIVE);
            FloatVector r12 = r1.add(r2);
            FloatVector r03 = r0.add(r3);
            FloatVector r56 = r5.add(r6);
            FloatVector r47 = r4.add(r7);
            FloatVector i12 = i1.add(i2);
            FloatVector i03 = i0.add(i3);
            FloatVector i56 = i5.add(i6);
            FloatVector i47 = i4.add(i7);
            FloatVector rw0 = r12.add(r4);
            FloatVector iw0 = i12.add(i4);
            FloatVector rw1 = r03.add(r5);
            FloatVector iw1 = i03.add(i5);
            FloatVector rw2 = r03.add(r6);
            FloatVector iw2 = i03.add(i6);
            FloatVector rw3 = r12.add(r7);
            FloatVector iw3 = i12.add(i7);
            FloatVector rw4 = r56.add(r0);
            FloatVector iw4 = i56.add(i0);
            FloatVector rw5 = r47.add(r1);
            FloatVector iw5 = i47.add(i1);
            FloatVector rw6 = r47.add(r2);
            FloatVector iw6 = i47.add(i2);
            FloatVector rw7 = r56.add(r3);
            FloatVector iw7 = i56.add(i3);
            if (LANES > 1) {
                rw0 = rw0.add(r0.rearrange(ACROSS_1));
                iw0 = iw0.add(i0.rearrange(ACROSS_1));
                rw1 = rw1.add(r1.rearrange(ACROSS_1));
                iw1 = iw1.add(i1.rearrange(ACROSS_1));
                rw2 = rw2.add(r2.rearrange(ACROSS_1));
                iw2 = iw2.add(i2.rearrange(ACROSS_1));
                rw3 = rw3.add(r3.rearrange(ACROSS_1));
                iw3 = iw3.add(i3.rearrange(ACROSS_1));
                rw4 = rw4.add(r4.rearrange(ACROSS_1));
                iw4 = iw4.add(i4.rearrange(ACROSS_1));
                rw5 = rw5.add(r5.rearrange(ACROSS_1));
                iw5 = iw5.add(i5.rearrange(ACROSS_1));
                rw6 = rw6.add(r6.rearrange(ACROSS_1));
                iw6 = iw6.add(i6.rearrange(ACROSS_1));
                rw7 = rw7.add(r7.rearrange(ACROSS_1));
                iw7 = iw7.add(i7.rearrange(ACROSS_1));
            }
            if (LANES > 2) {
                rw0 = rw0.add(r0.rearrange(ACROSS_2));
                iw0 = iw0.add(i0.rearrange(ACROSS_2));
                rw1 = rw1.add(r1.rearrange(ACROSS_2));
                iw1 = iw1.add(i1.rearrange(ACROSS_2));
                rw2 = rw2.add(r2.rearrange(ACROSS_2));
                iw2 = iw2.add(i2.rearrange(ACROSS_2));
                rw3 = rw3.add(r3.rearrange(ACROSS_2));
                iw3 = iw3.add(i3.rearrange(ACROSS_2));
                rw4 = rw4.add(r4.rearrange(ACROSS_2));
                iw4 = iw4.add(i4.rearrange(ACROSS_2));
                rw5 = rw5.add(r5.rearrange(ACROSS_2));
                iw5 = iw5.add(i5.rearrange(ACROSS_2));
                rw6 = rw6.add(r6.rearrange(ACROSS_2));
                iw6 = iw6.add(i6.rearrange(ACROSS_2));
                rw7 = rw7.add(r7.rearrange(ACROSS_2));
                iw7 = iw7.add(i7.rearrange(ACROSS_2));
            }
            if (LANES > 4) {
                rw0 = rw0.add(r0.rearrange(ACROSS_4));
                iw0 = iw0.add(i0.rearrange(ACROSS_4));
                rw1 = rw1.add(r1.rearrange(ACROSS_4));
                iw1 = iw1.add(i1.rearrange(ACROSS_4));
                rw2 = rw2.add(r2.rearrange(ACROSS_4));
                iw2 = iw2.add(i2.rearrange(ACROSS_4));
                rw3 = rw3.add(r3.rearrange(ACROSS_4));
                iw3 = iw3.add(i3.rearrange(ACROSS_4));
                rw4 = rw4.add(r4.rearrange(ACROSS_4));
                iw4 = iw4.add(i4.rearrange(ACROSS_4));
                rw5 = rw5.add(r5.rearrange(ACROSS_4));
                iw5 = iw5.add(i5.rearrange(ACROSS_4));
                rw6 = rw6.add(r6.rearrange(ACROSS_4));
                iw6 = iw6.add(i6.rearrange(ACROSS_4));
                rw7 = rw7.add(r7.rearrange(ACROSS_4));
                iw7 = iw7.add(i7.rearrange(ACROSS_4));
            }
            if (LANES > 8) {
                rw0 = rw0.add(r0.rearrange(ACROSS_8));
                iw0 = iw0.add(i0.rearrange(ACROSS_8));
                rw1 = rw1.add(r1.rearrange(ACROSS_8));
                iw1 = iw1.add(i1.rearrange(ACROSS_8));
                rw2 = rw2.add(r2.rearrange(ACROSS_8));
                iw2 = iw2.add(i2.rearrange(ACROSS_8));
                rw3 = rw3.add(r3.rearrange(ACROSS_8));
                iw3 = iw3.add(i3.rearrange(ACROSS_8));
                rw4 = rw4.add(r4.rearrange(ACROSS_8));
                iw4 = iw4.add(i4.rearrange(ACROSS_8));
                rw5 = rw5.add(r5.rearrange(ACROSS_8));
                iw5 = iw5.add(i5.rearrange(ACROSS_8));
                rw6 = rw6.add(r6.rearrange(ACROSS_8));
                iw6 = iw6.add(i6.rearrange(ACROSS_8));
                rw7 = rw7.add(r7.rearrange(ACROSS_8));
                iw7 = iw7.add(i7.rearrange(ACROSS_8));
            }
            plus0 = iw0.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE), plus0);
            less0 = rw0.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE), less0);
            plus1 = iw1.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE), plus1);
            less1 = rw1.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE), less1);
            plus0 = iw2.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE), plus0);
            less0 = rw2.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE), less0);
            plus1 = iw3.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE), plus1);
            less1 = rw3.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE), less1);
            plus0 = iw4.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 8 * HALF, NATIVE), plus0);
            less0 = rw4.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 9 * HALF, NATIVE), less0);
            plus1 = iw5.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 10 * HALF, NATIVE), plus1);
            less1 = rw5.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 11 * HALF, NATIVE), less1);
            plus0 = iw6.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 12 * HALF, NATIVE), plus0);
            less0 = rw6.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 13 * HALF, NATIVE), less0);
            plus1 = iw7.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 14 * HALF, NATIVE), plus1);
            less1 = rw7.fma(FloatVector.fromMemorySegment(SPECIES, inB, bt + 15 * HALF, NATIVE), less1);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 4 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long offset = row * stride + (g & cellMask) * CELL;
            long at = originA + offset & AddressSpace.MASK;
            long bt = originB + offset & AddressSpace.MASK;
            FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE);
            FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE);
            FloatVector ar2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step, NATIVE);
            FloatVector ai2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step + HALF, NATIVE);
            FloatVector ar3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step, NATIVE);
            FloatVector ai3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step + HALF, NATIVE);
            FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE);
            FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE);
            FloatVector br2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step, NATIVE);
            FloatVector bi2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step + HALF, NATIVE);
            FloatVector br3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step, NATIVE);
            FloatVector bi3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step + HALF, NATIVE);
            FloatVector x;
            FloatVector y;
            x = ai1.add(ai2);
            y = ar1.add(ar2);
            plus0 = x.fma(br0, plus0);
            less0 = y.fma(bi0, less0);
            plus1 = x.fma(br3, plus1);
            less1 = y.fma(bi3, less1);
            x = ai0.add(ai3);
            y = ar0.add(ar3);
            plus0 = x.fma(br1, plus0);
            less0 = y.fma(bi1, less0);
            plus1 = x.fma(br2, plus1);
            less1 = y.fma(bi2, less1);
            // Rows that differ by 2, then by 1, of each state.
            x = ar0;
            y = ai0;
            ar0 = ai2.fma(tan, ar0);
            ai0 = ar2.fma(minus, ai0);
            ar2 = y.fma(tan, ar2);
            ai2 = x.fma(minus, ai2);
            x = ar1;
            y = ai1;
            ar1 = ai3.fma(tan, ar1);
            ai1 = ar3.fma(minus, ai1);
            ar3 = y.fma(tan, ar3);
            ai3 = x.fma(minus, ai3);
            x = ar0;
            y = ai0;
            ar0 = ai1.fma(tan, ar0);
            ai0 = ar1.fma(minus, ai0);
            ar1 = y.fma(tan, ar1);
            ai1 = x.fma(minus, ai1);
            x = ar2;
            y = ai2;
            ar2 = ai3.fma(tan, ar2);
            ai2 = ar3.fma(minus, ai2);
            ar3 = y.fma(tan, ar3);
            ai3 = x.fma(minus, ai3);
            x = br0;
            y = bi0;
            br0 = bi2.fma(tan, br0);
            bi0 = br2.fma(minus, bi0);
            br2 = y.fma(tan, br2);
            bi2 = x.fma(minus, bi2);
            x = br1;
            y = bi1;
            br1 = bi3.fma(tan, br1);
            bi1 = br3.fma(minus, bi1);
            br3 = y.fma(tan, br3);
            bi3 = x.fma(minus, bi3);
            x = br0;
            y = bi0;
            br0 = bi1.fma(tan, br0);
            bi0 = br1.fma(minus, bi0);
            br1 = y.fma(tan, br1);
            bi1 = x.fma(minus, bi1);
            x = br2;
            y = bi2;
            br2 = bi3.fma(tan, br2);
            bi2 = br3.fma(minus, bi2);
            br3 = y.fma(tan, br3);
            bi3 = x.fma(minus, bi3);
            ar0.intoMemorySegment(inA, at, NATIVE);
            ai0.intoMemorySegment(inA, at + HALF, NATIVE);
            ar1.intoMemorySegment(inA, at + step, NATIVE);
            ai1.intoMemorySegment(inA, at + step + HALF, NATIVE);
            ar2.intoMemorySegment(inA, at + 2 * step, NATIVE);
            ai2.intoMemorySegment(inA, at + 2 * step + HALF, NATIVE);
            ar3.intoMemorySegment(inA, at + 3 * step, NATIVE);
            ai3.intoMemorySegment(inA, at + 3 * step + HALF, NATIVE);
            br0.intoMemorySegment(inB, bt, NATIVE);
            bi0.intoMemorySegment(inB, bt + HALF, NATIVE);
            br1.intoMemorySegment(inB, bt + step, NATIVE);
            bi1.intoMemorySegment(inB, bt + step + HALF, NATIVE);
            br2.intoMemorySegment(inB, bt + 2 * step, NATIVE);
            bi2.intoMemorySegment(inB, bt + 2 * step + HALF, NATIVE);
            br3.intoMemorySegment(inB, bt + 3 * step, NATIVE);
            bi3.intoMemorySegment(inB, bt + 3 * step + HALF, NATIVE);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long low = AddressSpace.address(segment, forward, cells * CELL);
        long high = AddressSpace.address(segment, backward, cells * CELL) + (cells - 1) * CELL;
        for (int c = 0; c < cells; c++) {
            long a = low + c * CELL & AddressSpace.MASK;
            long b = high - c * CELL & AddressSpace.MASK;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, a, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, a + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, b, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, b + HALF, NATIVE);
            i1.rearrange(BACKWARD).fma(tan, r0).intoMemorySegment(memory, a, NATIVE);
            r1.rearrange(BACKWARD).fma(minus, i0).intoMemorySegment(memory, a + HALF, NATIVE);
            i0.rearrange(BACKWARD).fma(tan, r1).intoMemorySegment(memory, b, NATIVE);
            r0.rearrange(BACKWARD).fma(minus, i1).intoMemorySegment(memory, b + HALF, NATIVE);
        }
    }

    @Override
    public double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        FloatVector plus = FloatVector.zero(SPECIES);
        FloatVector less = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long lowA = AddressSpace.address(a, forward, cells * CELL);
        long highA = AddressSpace.address(a, backward, cells * CELL) + (cells - 1) * CELL;
        long lowB = AddressSpace.address(b, forward, cells * CELL);
        long highB = AddressSpace.address(b, backward, cells * CELL) + (cells - 1) * CELL;
        for (int c = 0; c < cells; c++) {
            long xA = lowA + c * CELL & AddressSpace.MASK;
            long yA = highA - c * CELL & AddressSpace.MASK;
            long xB = lowB + c * CELL & AddressSpace.MASK;
            long yB = highB - c * CELL & AddressSpace.MASK;
            FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, xA, NATIVE);
            FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, xA + HALF, NATIVE);
            FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, yA, NATIVE);
            FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, yA + HALF, NATIVE);
            FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, xB, NATIVE);
            FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, xB + HALF, NATIVE);
            FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, yB, NATIVE);
            FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, yB + HALF, NATIVE);
            FloatVector arBack = ar0.rearrange(BACKWARD);
            FloatVector aiBack = ai0.rearrange(BACKWARD);
            FloatVector brBack = br0.rearrange(BACKWARD);
            FloatVector biBack = bi0.rearrange(BACKWARD);
            plus = aiBack.fma(br1, plus);
            less = arBack.fma(bi1, less);
            plus = brBack.fma(ai1, plus);
            less = biBack.fma(ar1, less);
            ai1.rearrange(BACKWARD).fma(tan, ar0).intoMemorySegment(inA, xA, NATIVE);
            ar1.rearrange(BACKWARD).fma(minus, ai0).intoMemorySegment(inA, xA + HALF, NATIVE);
            aiBack.fma(tan, ar1).intoMemorySegment(inA, yA, NATIVE);
            arBack.fma(minus, ai1).intoMemorySegment(inA, yA + HALF, NATIVE);
            bi1.rearrange(BACKWARD).fma(tan, br0).intoMemorySegment(inB, xB, NATIVE);
            br1.rearrange(BACKWARD).fma(minus, bi0).intoMemorySegment(inB, xB + HALF, NATIVE);
            biBack.fma(tan, br1).intoMemorySegment(inB, yB, NATIVE);
            brBack.fma(minus, bi1).intoMemorySegment(inB, yB + HALF, NATIVE);
        }
        return sum(plus.sub(less));
    }

    @Override
    public void fill(MemorySegment segment, long base, int cells, double value) {
        FloatVector re = FloatVector.broadcast(SPECIES, (float) value);
        FloatVector im = FloatVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            re.intoMemorySegment(memory, at, NATIVE);
            im.intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public double norm(MemorySegment segment, long base, int cells) {
        FloatVector ofRe = FloatVector.zero(SPECIES);
        FloatVector ofIm = FloatVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            ofRe = re.fma(re, ofRe);
            ofIm = im.fma(im, ofIm);
        }
        return sum(ofRe.add(ofIm));
    }

    @Override
    public void squares(MemorySegment segment, long base, int cells, MemorySegment out) {
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            re.fma(re, im.mul(im)).intoMemorySegment(out, c * HALF, NATIVE);
        }
    }

    @Override
    public PhaseTables phaseTables(double weight, double scale, int most, boolean mirrored) {
        return PhaseTables.inRegisters(LANES, weight, scale, most, mirrored);
    }

    @Override
    public void phaseByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables) {
        int count = tables.count();
        if (count == 1) {
            phaseByWideTable(segment, base, cells, levels, first, tables);
            return;
        }
        if (count == 2 && !mirrored && (cells & 3) == 0) {
            phaseByTwoTables(segment, base, cells, levels, first, tables);
            return;
        }
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        IntVector re2 = count > 2 ? FloatVector.fromArray(SPECIES, entries, 4 * LANES).reinterpretAsInts() : re0;
        IntVector im2 = count > 2 ? FloatVector.fromArray(SPECIES, entries, 5 * LANES).reinterpretAsInts() : im0;
        IntVector re3 = count > 3 ? FloatVector.fromArray(SPECIES, entries, 6 * LANES).reinterpretAsInts() : re0;
        IntVector im3 = count > 3 ? FloatVector.fromArray(SPECIES, entries, 7 * LANES).reinterpretAsInts() : im0;
        long step = mirrored ? -LANES : LANES;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            IntVector index = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            if (mirrored) {
                index = index.rearrange(INDEX_BACKWARD);
            }
            IntVector next = index.lanewise(VectorOperators.LSHR, INDEX_BITS);
            FloatVector a = index.selectFrom(re0).reinterpretAsFloats();
            FloatVector b = index.selectFrom(im0).reinterpretAsFloats();
            FloatVector p = next.selectFrom(re1).reinterpretAsFloats();
            FloatVector q = next.selectFrom(im1).reinterpretAsFloats();
            FloatVector cos = a.mul(p).sub(b.mul(q));
            FloatVector sin = a.mul(q).add(b.mul(p));
            if (count > 2) {
                next = index.lanewise(VectorOperators.LSHR, 2 * INDEX_BITS);
                p = next.selectFrom(re2).reinterpretAsFloats();
                q = next.selectFrom(im2).reinterpretAsFloats();
                FloatVector turned = cos.mul(p).sub(sin.mul(q));
                sin = cos.mul(q).add(sin.mul(p));
                cos = turned;
            }
            if (count > 3) {
                next = index.lanewise(VectorOperators.LSHR, 3 * INDEX_BITS);
                p = next.selectFrom(re3).reinterpretAsFloats();
                q = next.selectFrom(im3).reinterpretAsFloats();
                FloatVector turned = cos.mul(p).sub(sin.mul(q));
                sin = cos.mul(q).add(sin.mul(p));
                cos = turned;
            }
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.mul(sin).add(im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    /**
     * The usual case: no branch in the loop, and four cells at a time, loads first. A loop of one cell has
     * two paces: where its loads happen to wait for stores a page away, it stays three times slower.
     */
    private static void phaseByTwoTables(MemorySegment segment, long base, int cells, MemorySegment levels, long first, PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            IntVector index0 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index1 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index2 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index3 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            IntVector next;
            FloatVector a;
            FloatVector b;
            FloatVector p;
            FloatVector q;
            FloatVector cos;
            FloatVector sin;
            next = index0.lanewise(VectorOperators.LSHR, INDEX_BITS);
            a = index0.selectFrom(re0).reinterpretAsFloats();
            b = index0.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
            next = index1.lanewise(VectorOperators.LSHR, INDEX_BITS);
            a = index1.selectFrom(re0).reinterpretAsFloats();
            b = index1.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            next = index2.lanewise(VectorOperators.LSHR, INDEX_BITS);
            a = index2.selectFrom(re0).reinterpretAsFloats();
            b = index2.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            next = index3.lanewise(VectorOperators.LSHR, INDEX_BITS);
            a = index3.selectFrom(re0).reinterpretAsFloats();
            b = index3.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(memory, at + 7 * HALF, NATIVE);
        }
    }

    /** One look-up in two registers. */
    private static void phaseByWideTable(MemorySegment segment, long base, int cells, MemorySegment levels, long first, PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells - 3; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            IntVector index0 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index1 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index2 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index3 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            FloatVector cos;
            FloatVector sin;
            cos = index0.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index0.selectFrom(im0, im1).reinterpretAsFloats();
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
            cos = index1.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index1.selectFrom(im0, im1).reinterpretAsFloats();
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            cos = index2.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index2.selectFrom(im0, im1).reinterpretAsFloats();
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            cos = index3.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index3.selectFrom(im0, im1).reinterpretAsFloats();
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(memory, at + 7 * HALF, NATIVE);
        }
        for (int c = cells & ~3; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            IntVector index = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, firstCost + c * (long) LANES & AddressSpace.MASK, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            FloatVector sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    /** In one sweep where there is a loop for it. */
    @Override
    public double unphaseByLevels(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            boolean mirrored, PhaseTables tables) {
        if (mirrored || tables.count() > 2 || (cells & 3) != 0) {
            return TileKernels.super.unphaseByLevels(a, b, base, cells, levels, first, mirrored, tables);
        }
        return tables.count() == 1
                ? unphaseByWideTable(a, b, base, cells, levels, first, tables)
                : unphaseByTwoTables(a, b, base, cells, levels, first, tables);
    }

    private static double unphaseByWideTable(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            ByteVector level0 = ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE);
            ByteVector level1 = ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE);
            ByteVector level2 = ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE);
            ByteVector level3 = ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE);
            FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            FloatVector ar2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            FloatVector ai2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            FloatVector ar3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            FloatVector ai3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            FloatVector br2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE);
            FloatVector bi2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE);
            FloatVector br3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE);
            FloatVector bi3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE);
            IntVector index;
            FloatVector cost;
            FloatVector cos;
            FloatVector sin;
            cost = (FloatVector) level0.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level0.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br0.mul(ai0).sub(bi0.mul(ar0)).fma(cost, sum0);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar0.mul(cos).sub(ai0.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar0.fma(sin, ai0.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br0.mul(cos).sub(bi0.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br0.fma(sin, bi0.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
            cost = (FloatVector) level1.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level1.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br1.mul(ai1).sub(bi1.mul(ar1)).fma(cost, sum1);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar1.mul(cos).sub(ai1.mul(sin)).intoMemorySegment(inA, at + 2 * HALF, NATIVE);
            ar1.fma(sin, ai1.mul(cos)).intoMemorySegment(inA, at + 3 * HALF, NATIVE);
            br1.mul(cos).sub(bi1.mul(sin)).intoMemorySegment(inB, bt + 2 * HALF, NATIVE);
            br1.fma(sin, bi1.mul(cos)).intoMemorySegment(inB, bt + 3 * HALF, NATIVE);
            cost = (FloatVector) level2.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level2.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br2.mul(ai2).sub(bi2.mul(ar2)).fma(cost, sum0);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar2.mul(cos).sub(ai2.mul(sin)).intoMemorySegment(inA, at + 4 * HALF, NATIVE);
            ar2.fma(sin, ai2.mul(cos)).intoMemorySegment(inA, at + 5 * HALF, NATIVE);
            br2.mul(cos).sub(bi2.mul(sin)).intoMemorySegment(inB, bt + 4 * HALF, NATIVE);
            br2.fma(sin, bi2.mul(cos)).intoMemorySegment(inB, bt + 5 * HALF, NATIVE);
            cost = (FloatVector) level3.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level3.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br3.mul(ai3).sub(bi3.mul(ar3)).fma(cost, sum1);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar3.mul(cos).sub(ai3.mul(sin)).intoMemorySegment(inA, at + 6 * HALF, NATIVE);
            ar3.fma(sin, ai3.mul(cos)).intoMemorySegment(inA, at + 7 * HALF, NATIVE);
            br3.mul(cos).sub(bi3.mul(sin)).intoMemorySegment(inB, bt + 6 * HALF, NATIVE);
            br3.fma(sin, bi3.mul(cos)).intoMemorySegment(inB, bt + 7 * HALF, NATIVE);
        }
        return sum(sum0.add(sum1));
    }

    private static double unphaseByTwoTables(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            ByteVector level0 = ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE);
            ByteVector level1 = ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE);
            ByteVector level2 = ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE);
            ByteVector level3 = ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE);
            FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            FloatVector ar2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            FloatVector ai2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            FloatVector ar3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            FloatVector ai3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            FloatVector br2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE);
            FloatVector bi2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE);
            FloatVector br3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE);
            FloatVector bi3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE);
            IntVector index;
            FloatVector cost;
            IntVector next;
            FloatVector p;
            FloatVector q;
            FloatVector u;
            FloatVector v;
            FloatVector cos;
            FloatVector sin;
            cost = (FloatVector) level0.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level0.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br0.mul(ai0).sub(bi0.mul(ar0)).fma(cost, sum0);
            next = index.lanewise(VectorOperators.LSHR, INDEX_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar0.mul(cos).sub(ai0.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar0.fma(sin, ai0.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br0.mul(cos).sub(bi0.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br0.fma(sin, bi0.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
            cost = (FloatVector) level1.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level1.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br1.mul(ai1).sub(bi1.mul(ar1)).fma(cost, sum1);
            next = index.lanewise(VectorOperators.LSHR, INDEX_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar1.mul(cos).sub(ai1.mul(sin)).intoMemorySegment(inA, at + 2 * HALF, NATIVE);
            ar1.fma(sin, ai1.mul(cos)).intoMemorySegment(inA, at + 3 * HALF, NATIVE);
            br1.mul(cos).sub(bi1.mul(sin)).intoMemorySegment(inB, bt + 2 * HALF, NATIVE);
            br1.fma(sin, bi1.mul(cos)).intoMemorySegment(inB, bt + 3 * HALF, NATIVE);
            cost = (FloatVector) level2.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level2.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br2.mul(ai2).sub(bi2.mul(ar2)).fma(cost, sum0);
            next = index.lanewise(VectorOperators.LSHR, INDEX_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar2.mul(cos).sub(ai2.mul(sin)).intoMemorySegment(inA, at + 4 * HALF, NATIVE);
            ar2.fma(sin, ai2.mul(cos)).intoMemorySegment(inA, at + 5 * HALF, NATIVE);
            br2.mul(cos).sub(bi2.mul(sin)).intoMemorySegment(inB, bt + 4 * HALF, NATIVE);
            br2.fma(sin, bi2.mul(cos)).intoMemorySegment(inB, bt + 5 * HALF, NATIVE);
            cost = (FloatVector) level3.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level3.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br3.mul(ai3).sub(bi3.mul(ar3)).fma(cost, sum1);
            next = index.lanewise(VectorOperators.LSHR, INDEX_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar3.mul(cos).sub(ai3.mul(sin)).intoMemorySegment(inA, at + 6 * HALF, NATIVE);
            ar3.fma(sin, ai3.mul(cos)).intoMemorySegment(inA, at + 7 * HALF, NATIVE);
            br3.mul(cos).sub(bi3.mul(sin)).intoMemorySegment(inB, bt + 6 * HALF, NATIVE);
            br3.fma(sin, bi3.mul(cos)).intoMemorySegment(inB, bt + 7 * HALF, NATIVE);
        }
        return sum(sum0.add(sum1));
    }

    @Override
    public double energyByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        if (!mirrored && (cells & 3) == 0) {
            return energyByFours(segment, base, cells, levels, first);
        }
        FloatVector sum = FloatVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            sum = re.mul(re).add(im.mul(im)).fma(cost, sum);
        }
        return sum(sum);
    }

    /** The usual case, as in {@link #phaseByTwoTables}. */
    private static double energyByFours(MemorySegment segment, long base, int cells, MemorySegment levels, long first) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            FloatVector cost0 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector cost1 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector cost2 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector cost3 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            sum0 = r0.mul(r0).add(i0.mul(i0)).fma(cost0, sum0);
            sum1 = r1.mul(r1).add(i1.mul(i1)).fma(cost1, sum1);
            sum2 = r2.mul(r2).add(i2.mul(i2)).fma(cost2, sum2);
            sum3 = r3.mul(r3).add(i3.mul(i3)).fma(cost3, sum3);
        }
        return sum(sum0.add(sum1).add(sum2.add(sum3)));
    }

    @Override
    public void multiplyByLevels(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        long step = mirrored ? -LANES : LANES;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment to = AddressSpace.of(out);
        long originOut = AddressSpace.address(out, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originOut + c * CELL & AddressSpace.MASK;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE).mul(cost).intoMemorySegment(to, bt, NATIVE);
            FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE).mul(cost).intoMemorySegment(to, bt + HALF, NATIVE);
        }
    }

    @Override
    public double innerByLevels(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        FloatVector sum = FloatVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector ar = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector br = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            sum = br.mul(ai).sub(bi.mul(ar)).fma(cost, sum);
        }
        return sum(sum);
    }

    /** From the first byte to the last of so many rows. */
    private static long extent(long stride, int rows, int cells) {
        return rows == 0 ? 0 : (rows - 1) * stride + cells * CELL;
    }

    /** What the levels of so many cells take, and what the last vector of bytes reads beyond them. */
    private static long levelBytes(int cells) {
        return cells == 0 ? 0 : (cells - 1) * (long) LANES + BYTES.vectorByteSize();
    }

    /** Always in the same order; {@code reduceLanes} leaves it to the compiler, which may change its mind. */
    static double sum(FloatVector vector) {
        if (LANES == 2) {
            return vector.lane(0) + vector.lane(1);
        }
        FloatVector v = vector;
        if (LANES > 8) {
            v = v.add(v.rearrange(ACROSS_8));
        }
        if (LANES > 4) {
            v = v.add(v.rearrange(ACROSS_4));
        }
        if (LANES > 2) {
            v = v.add(v.rearrange(ACROSS_2));
        }
        return v.add(v.rearrange(ACROSS_1)).lane(0);
    }
}
