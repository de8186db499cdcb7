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
        long step = stride << bit;
        int groups = rows / 8 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 8L + (group & lowMask);
            long at = base + row * stride + (g & cellMask) * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, segment, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, segment, at + step + HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 2 * step, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 2 * step + HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 3 * step, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 3 * step + HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, segment, at + 4 * step, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, segment, at + 4 * step + HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, segment, at + 5 * step, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, segment, at + 5 * step + HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, segment, at + 6 * step, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, segment, at + 6 * step + HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, segment, at + 7 * step, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, segment, at + 7 * step + HALF, NATIVE);
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
            r0.intoMemorySegment(segment, at, NATIVE);
            i0.intoMemorySegment(segment, at + HALF, NATIVE);
            r1.intoMemorySegment(segment, at + step, NATIVE);
            i1.intoMemorySegment(segment, at + step + HALF, NATIVE);
            r2.intoMemorySegment(segment, at + 2 * step, NATIVE);
            i2.intoMemorySegment(segment, at + 2 * step + HALF, NATIVE);
            r3.intoMemorySegment(segment, at + 3 * step, NATIVE);
            i3.intoMemorySegment(segment, at + 3 * step + HALF, NATIVE);
            r4.intoMemorySegment(segment, at + 4 * step, NATIVE);
            i4.intoMemorySegment(segment, at + 4 * step + HALF, NATIVE);
            r5.intoMemorySegment(segment, at + 5 * step, NATIVE);
            i5.intoMemorySegment(segment, at + 5 * step + HALF, NATIVE);
            r6.intoMemorySegment(segment, at + 6 * step, NATIVE);
            i6.intoMemorySegment(segment, at + 6 * step + HALF, NATIVE);
            r7.intoMemorySegment(segment, at + 7 * step, NATIVE);
            i7.intoMemorySegment(segment, at + 7 * step + HALF, NATIVE);
        }
    }

    @Override
    public void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        long step = stride << bit;
        int groups = rows / 4 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long at = base + row * stride + (g & cellMask) * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, segment, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, segment, at + step + HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 2 * step, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 2 * step + HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 3 * step, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 3 * step + HALF, NATIVE);
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
            r0.intoMemorySegment(segment, at, NATIVE);
            i0.intoMemorySegment(segment, at + HALF, NATIVE);
            r1.intoMemorySegment(segment, at + step, NATIVE);
            i1.intoMemorySegment(segment, at + step + HALF, NATIVE);
            r2.intoMemorySegment(segment, at + 2 * step, NATIVE);
            i2.intoMemorySegment(segment, at + 2 * step + HALF, NATIVE);
            r3.intoMemorySegment(segment, at + 3 * step, NATIVE);
            i3.intoMemorySegment(segment, at + 3 * step + HALF, NATIVE);
        }
    }

    @Override
    public void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        long step = stride << bit;
        int groups = rows / 2 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long at = base + row * stride + (g & cellMask) * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, segment, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, segment, at + step + HALF, NATIVE);
            FloatVector x;
            FloatVector y;
            // Rows that differ by 1.
            x = r0;
            y = i0;
            r0 = i1.fma(tan, r0);
            i0 = r1.fma(minus, i0);
            r1 = y.fma(tan, r1);
            i1 = x.fma(minus, i1);
            r0.intoMemorySegment(segment, at, NATIVE);
            i0.intoMemorySegment(segment, at + HALF, NATIVE);
            r1.intoMemorySegment(segment, at + step, NATIVE);
            i1.intoMemorySegment(segment, at + step + HALF, NATIVE);
        }
    }

    @Override
    public void mixCells(MemorySegment segment, long base, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        for (int c = 0; c < cells; c += 8) {
            long at = base + c * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, segment, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, segment, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 7 * HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, segment, at + 8 * HALF, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, segment, at + 9 * HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, segment, at + 10 * HALF, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, segment, at + 11 * HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, segment, at + 12 * HALF, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, segment, at + 13 * HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, segment, at + 14 * HALF, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, segment, at + 15 * HALF, NATIVE);
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
            r0.intoMemorySegment(segment, at, NATIVE);
            i0.intoMemorySegment(segment, at + HALF, NATIVE);
            r1.intoMemorySegment(segment, at + 2 * HALF, NATIVE);
            i1.intoMemorySegment(segment, at + 3 * HALF, NATIVE);
            r2.intoMemorySegment(segment, at + 4 * HALF, NATIVE);
            i2.intoMemorySegment(segment, at + 5 * HALF, NATIVE);
            r3.intoMemorySegment(segment, at + 6 * HALF, NATIVE);
            i3.intoMemorySegment(segment, at + 7 * HALF, NATIVE);
            r4.intoMemorySegment(segment, at + 8 * HALF, NATIVE);
            i4.intoMemorySegment(segment, at + 9 * HALF, NATIVE);
            r5.intoMemorySegment(segment, at + 10 * HALF, NATIVE);
            i5.intoMemorySegment(segment, at + 11 * HALF, NATIVE);
            r6.intoMemorySegment(segment, at + 12 * HALF, NATIVE);
            i6.intoMemorySegment(segment, at + 13 * HALF, NATIVE);
            r7.intoMemorySegment(segment, at + 14 * HALF, NATIVE);
            i7.intoMemorySegment(segment, at + 15 * HALF, NATIVE);
        }
    }

    @Override
    public double innerX8(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        long step = stride << bit;
        int groups = rows / 8 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 8L + (group & lowMask);
            long at = base + row * stride + (g & cellMask) * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, a, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, a, at + step + HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, a, at + 2 * step, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, a, at + 2 * step + HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, a, at + 3 * step, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, a, at + 3 * step + HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, a, at + 4 * step, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, a, at + 4 * step + HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, a, at + 5 * step, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, a, at + 5 * step + HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, a, at + 6 * step, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, a, at + 6 * step + HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, a, at + 7 * step, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, a, at + 7 * step + HALF, NATIVE);
            FloatVector r12 = r1.add(r2);
            FloatVector r03 = r0.add(r3);
            FloatVector r56 = r5.add(r6);
            FloatVector r47 = r4.add(r7);
            FloatVector i12 = i1.add(i2);
            FloatVector i03 = i0.add(i3);
            FloatVector i56 = i5.add(i6);
            FloatVector i47 = i4.add(i7);
            plus0 = i12.add(i4).fma(FloatVector.fromMemorySegment(SPECIES, b, at, NATIVE), plus0);
            less0 = r12.add(r4).fma(FloatVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE), less0);
            plus1 = i03.add(i5).fma(FloatVector.fromMemorySegment(SPECIES, b, at + step, NATIVE), plus1);
            less1 = r03.add(r5).fma(FloatVector.fromMemorySegment(SPECIES, b, at + step + HALF, NATIVE), less1);
            plus0 = i03.add(i6).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 2 * step, NATIVE), plus0);
            less0 = r03.add(r6).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 2 * step + HALF, NATIVE), less0);
            plus1 = i12.add(i7).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 3 * step, NATIVE), plus1);
            less1 = r12.add(r7).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 3 * step + HALF, NATIVE), less1);
            plus0 = i56.add(i0).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 4 * step, NATIVE), plus0);
            less0 = r56.add(r0).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 4 * step + HALF, NATIVE), less0);
            plus1 = i47.add(i1).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 5 * step, NATIVE), plus1);
            less1 = r47.add(r1).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 5 * step + HALF, NATIVE), less1);
            plus0 = i47.add(i2).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 6 * step, NATIVE), plus0);
            less0 = r47.add(r2).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 6 * step + HALF, NATIVE), less0);
            plus1 = i56.add(i3).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 7 * step, NATIVE), plus1);
            less1 = r56.add(r3).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 7 * step + HALF, NATIVE), less1);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public double innerX4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        long step = stride << bit;
        int groups = rows / 4 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long at = base + row * stride + (g & cellMask) * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, a, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, a, at + step + HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, a, at + 2 * step, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, a, at + 2 * step + HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, a, at + 3 * step, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, a, at + 3 * step + HALF, NATIVE);
            plus0 = i1.add(i2).fma(FloatVector.fromMemorySegment(SPECIES, b, at, NATIVE), plus0);
            less0 = r1.add(r2).fma(FloatVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE), less0);
            plus1 = i0.add(i3).fma(FloatVector.fromMemorySegment(SPECIES, b, at + step, NATIVE), plus1);
            less1 = r0.add(r3).fma(FloatVector.fromMemorySegment(SPECIES, b, at + step + HALF, NATIVE), less1);
            plus0 = i3.add(i0).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 2 * step, NATIVE), plus0);
            less0 = r3.add(r0).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 2 * step + HALF, NATIVE), less0);
            plus1 = i2.add(i1).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 3 * step, NATIVE), plus1);
            less1 = r2.add(r1).fma(FloatVector.fromMemorySegment(SPECIES, b, at + 3 * step + HALF, NATIVE), less1);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public double innerX2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        long step = stride << bit;
        int groups = rows / 2 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long at = base + row * stride + (g & cellMask) * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, a, at + step, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, a, at + step + HALF, NATIVE);
            plus0 = i1.fma(FloatVector.fromMemorySegment(SPECIES, b, at, NATIVE), plus0);
            less0 = r1.fma(FloatVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE), less0);
            plus1 = i0.fma(FloatVector.fromMemorySegment(SPECIES, b, at + step, NATIVE), plus1);
            less1 = r0.fma(FloatVector.fromMemorySegment(SPECIES, b, at + step + HALF, NATIVE), less1);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public double innerXCells(MemorySegment a, MemorySegment b, long base, int cells) {
        FloatVector plus0 = FloatVector.zero(SPECIES);
        FloatVector plus1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        for (int c = 0; c < cells; c += 8) {
            long at = base + c * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, a, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, a, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, a, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, a, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, a, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, a, at + 7 * HALF, NATIVE);
            FloatVector r4 = FloatVector.fromMemorySegment(SPECIES, a, at + 8 * HALF, NATIVE);
            FloatVector i4 = FloatVector.fromMemorySegment(SPECIES, a, at + 9 * HALF, NATIVE);
            FloatVector r5 = FloatVector.fromMemorySegment(SPECIES, a, at + 10 * HALF, NATIVE);
            FloatVector i5 = FloatVector.fromMemorySegment(SPECIES, a, at + 11 * HALF, NATIVE);
            FloatVector r6 = FloatVector.fromMemorySegment(SPECIES, a, at + 12 * HALF, NATIVE);
            FloatVector i6 = FloatVector.fromMemorySegment(SPECIES, a, at + 13 * HALF, NATIVE);
            FloatVector r7 = FloatVector.fromMemorySegment(SPECIES, a, at + 14 * HALF, NATIVE);
            FloatVector i7 = FloatVector.fromMemorySegment(SPECIES, a, at + 15 * HALF, NATIVE);
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
            plus0 = iw0.fma(FloatVector.fromMemorySegment(SPECIES, b, at, NATIVE), plus0);
            less0 = rw0.fma(FloatVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE), less0);
            plus1 = iw1.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 2 * HALF, NATIVE), plus1);
            less1 = rw1.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 3 * HALF, NATIVE), less1);
            plus0 = iw2.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 4 * HALF, NATIVE), plus0);
            less0 = rw2.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 5 * HALF, NATIVE), less0);
            plus1 = iw3.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 6 * HALF, NATIVE), plus1);
            less1 = rw3.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 7 * HALF, NATIVE), less1);
            plus0 = iw4.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 8 * HALF, NATIVE), plus0);
            less0 = rw4.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 9 * HALF, NATIVE), less0);
            plus1 = iw5.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 10 * HALF, NATIVE), plus1);
            less1 = rw5.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 11 * HALF, NATIVE), less1);
            plus0 = iw6.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 12 * HALF, NATIVE), plus0);
            less0 = rw6.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 13 * HALF, NATIVE), less0);
            plus1 = iw7.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 14 * HALF, NATIVE), plus1);
            less1 = rw7.fma(FloatVector.fromMemorySegment(SPECIES, b, at + 15 * HALF, NATIVE), less1);
        }
        return sum(plus0.add(plus1).sub(less0).sub(less1));
    }

    @Override
    public void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        long end = backward + (cells - 1) * CELL;
        for (int c = 0; c < cells; c++) {
            long a = forward + c * CELL;
            long b = end - c * CELL;
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, segment, a, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, segment, a + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, segment, b, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, segment, b + HALF, NATIVE);
            i1.rearrange(BACKWARD).fma(tan, r0).intoMemorySegment(segment, a, NATIVE);
            r1.rearrange(BACKWARD).fma(minus, i0).intoMemorySegment(segment, a + HALF, NATIVE);
            i0.rearrange(BACKWARD).fma(tan, r1).intoMemorySegment(segment, b, NATIVE);
            r0.rearrange(BACKWARD).fma(minus, i1).intoMemorySegment(segment, b + HALF, NATIVE);
        }
    }

    @Override
    public double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        FloatVector plus = FloatVector.zero(SPECIES);
        FloatVector less = FloatVector.zero(SPECIES);
        long end = backward + (cells - 1) * CELL;
        for (int c = 0; c < cells; c++) {
            long x = forward + c * CELL;
            long y = end - c * CELL;
            FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, a, x, NATIVE);
            FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, a, x + HALF, NATIVE);
            FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, a, y, NATIVE);
            FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, a, y + HALF, NATIVE);
            FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, b, x, NATIVE);
            FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, b, x + HALF, NATIVE);
            FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, b, y, NATIVE);
            FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, b, y + HALF, NATIVE);
            FloatVector arBack = ar0.rearrange(BACKWARD);
            FloatVector aiBack = ai0.rearrange(BACKWARD);
            FloatVector brBack = br0.rearrange(BACKWARD);
            FloatVector biBack = bi0.rearrange(BACKWARD);
            plus = aiBack.fma(br1, plus);
            less = arBack.fma(bi1, less);
            plus = brBack.fma(ai1, plus);
            less = biBack.fma(ar1, less);
            ai1.rearrange(BACKWARD).fma(tan, ar0).intoMemorySegment(a, x, NATIVE);
            ar1.rearrange(BACKWARD).fma(minus, ai0).intoMemorySegment(a, x + HALF, NATIVE);
            aiBack.fma(tan, ar1).intoMemorySegment(a, y, NATIVE);
            arBack.fma(minus, ai1).intoMemorySegment(a, y + HALF, NATIVE);
            bi1.rearrange(BACKWARD).fma(tan, br0).intoMemorySegment(b, x, NATIVE);
            br1.rearrange(BACKWARD).fma(minus, bi0).intoMemorySegment(b, x + HALF, NATIVE);
            biBack.fma(tan, br1).intoMemorySegment(b, y, NATIVE);
            brBack.fma(minus, bi1).intoMemorySegment(b, y + HALF, NATIVE);
        }
        return sum(plus.sub(less));
    }

    @Override
    public void fill(MemorySegment segment, long base, int cells, double value) {
        FloatVector re = FloatVector.broadcast(SPECIES, (float) value);
        FloatVector im = FloatVector.zero(SPECIES);
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            re.intoMemorySegment(segment, at, NATIVE);
            im.intoMemorySegment(segment, at + HALF, NATIVE);
        }
    }

    @Override
    public double norm(MemorySegment segment, long base, int cells) {
        FloatVector ofRe = FloatVector.zero(SPECIES);
        FloatVector ofIm = FloatVector.zero(SPECIES);
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
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
    public void phaseByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables) {
        int count = tables.size() / (2 * LANES);
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
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
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
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(segment, at, NATIVE);
            re.mul(sin).add(im.mul(cos)).intoMemorySegment(segment, at + HALF, NATIVE);
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
        for (int c = 0; c < cells; c += 4) {
            long at = base + c * CELL;
            long from = first + c * (long) LANES;
            IntVector index0 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index1 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index2 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index3 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, segment, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, segment, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 7 * HALF, NATIVE);
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
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(segment, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(segment, at + HALF, NATIVE);
            next = index1.lanewise(VectorOperators.LSHR, INDEX_BITS);
            a = index1.selectFrom(re0).reinterpretAsFloats();
            b = index1.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(segment, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(segment, at + 3 * HALF, NATIVE);
            next = index2.lanewise(VectorOperators.LSHR, INDEX_BITS);
            a = index2.selectFrom(re0).reinterpretAsFloats();
            b = index2.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(segment, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(segment, at + 5 * HALF, NATIVE);
            next = index3.lanewise(VectorOperators.LSHR, INDEX_BITS);
            a = index3.selectFrom(re0).reinterpretAsFloats();
            b = index3.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(segment, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(segment, at + 7 * HALF, NATIVE);
        }
    }

    @Override
    public void phaseByWideTable(MemorySegment segment, long base, int cells, MemorySegment levels, long first, PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        for (int c = 0; c < cells - 3; c += 4) {
            long at = base + c * CELL;
            long from = first + c * (long) LANES;
            IntVector index0 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index1 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index2 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index3 = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, segment, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, segment, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, segment, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, segment, at + 7 * HALF, NATIVE);
            FloatVector cos;
            FloatVector sin;
            cos = index0.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index0.selectFrom(im0, im1).reinterpretAsFloats();
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(segment, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(segment, at + HALF, NATIVE);
            cos = index1.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index1.selectFrom(im0, im1).reinterpretAsFloats();
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(segment, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(segment, at + 3 * HALF, NATIVE);
            cos = index2.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index2.selectFrom(im0, im1).reinterpretAsFloats();
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(segment, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(segment, at + 5 * HALF, NATIVE);
            cos = index3.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index3.selectFrom(im0, im1).reinterpretAsFloats();
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(segment, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(segment, at + 7 * HALF, NATIVE);
        }
        for (int c = cells & ~3; c < cells; c++) {
            long at = base + c * CELL;
            IntVector index = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * (long) LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            FloatVector sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(segment, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(segment, at + HALF, NATIVE);
        }
    }

    @Override
    public double energyByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        FloatVector sum = FloatVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            sum = re.mul(re).add(im.mul(im)).fma(cost, sum);
        }
        return sum(sum);
    }

    @Override
    public void multiplyByLevels(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        long step = mirrored ? -LANES : LANES;
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector.fromMemorySegment(SPECIES, a, at, NATIVE).mul(cost).intoMemorySegment(out, at, NATIVE);
            FloatVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE).mul(cost).intoMemorySegment(out, at + HALF, NATIVE);
        }
    }

    @Override
    public double innerByLevels(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        FloatVector sum = FloatVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector ar = FloatVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            FloatVector ai = FloatVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            FloatVector br = FloatVector.fromMemorySegment(SPECIES, b, at, NATIVE);
            FloatVector bi = FloatVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE);
            sum = br.mul(ai).sub(bi.mul(ar)).fma(cost, sum);
        }
        return sum(sum);
    }

    /** Always in the same order; {@code reduceLanes} leaves it to the compiler, which may change its mind. */
    static double sum(FloatVector vector) {
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
        if (LANES > 1) {
            v = v.add(v.rearrange(ACROSS_1));
        }
        return v.lane(0);
    }
}
