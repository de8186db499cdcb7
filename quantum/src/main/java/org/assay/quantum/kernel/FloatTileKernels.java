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
 * <p>Mixers are real, so that loops take real and imaginary parts one after the other: eight rows of one of
 * them fit the sixteen vector registers of a processor with 256 bits, eight complex rows would not.
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
    private static final int LANE_BITS = Integer.numberOfTrailingZeros(LANES);

    /** 1 in lanes that have this bit, -1 in the others: the sign of what a qubit of the lanes adds in its mixer. */
    private static final FloatVector ONES_1 = onesOf(1);
    private static final FloatVector ONES_2 = onesOf(2);
    private static final FloatVector ONES_4 = onesOf(4);
    private static final FloatVector ONES_8 = onesOf(8);
    private static final FloatVector ONE = ONES_1.mul(ONES_1);

    /** {@code (-1)^popcount(lane)}, and then the opposite. */
    private static final float[] ALTERNATING = alternating();

    /** For {@code k} from 0 to 3 the real and then the imaginary parts of {@code i^(k + popcount(lane))}. */
    private static final float[] QUARTER_TURNS = quarterTurns();

    private static FloatVector onesOf(int bit) {
        float[] ones = new float[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            ones[lane] = (lane & bit) == 0 ? -1 : 1;
        }
        return FloatVector.fromArray(SPECIES, ones, 0);
    }

    private static float[] alternating() {
        float[] signs = new float[2 * LANES];
        for (int k = 0; k < signs.length; k++) {
            signs[k] = (Integer.bitCount(k % LANES) + k / LANES) % 2 == 0 ? 1 : -1;
        }
        return signs;
    }

    private static float[] quarterTurns() {
        float[] turns = new float[8 * LANES];
        for (int k = 0; k < turns.length; k++) {
            int quarters = k / (2 * LANES) + Integer.bitCount(k % LANES) + (k / LANES % 2 == 0 ? 0 : 3);
            turns[k] = switch (quarters & 3) {
                case 0 -> 1;
                case 2 -> -1;
                default -> 0;
            };
        }
        return turns;
    }

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
        long seven = 7 * step & AddressSpace.MASK; // to the compiler a product is a difference, and might be negative
        int groups = rows / 8 * cells;
        int cellMask = cells - 1;
        int cellBits = Integer.numberOfTrailingZeros(cells);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> cellBits;
            long row = (group & ~lowMask) * 8L + (group & lowMask);
            long at = origin + row * stride + (g & cellMask) * CELL & AddressSpace.MASK;
            // Real parts.
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
            FloatVector b4 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * step, NATIVE);
            FloatVector b5 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * step, NATIVE);
            FloatVector b6 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * step, NATIVE);
            FloatVector b7 = FloatVector.fromMemorySegment(SPECIES, memory, at + seven, NATIVE);
            FloatVector x;
            x = b0;
            b0 = b4.fma(minus, b0);
            b4 = x.fma(tan, b4);
            x = b1;
            b1 = b5.fma(minus, b1);
            b5 = x.fma(tan, b5);
            x = b2;
            b2 = b6.fma(minus, b2);
            b6 = x.fma(tan, b6);
            x = b3;
            b3 = b7.fma(minus, b3);
            b7 = x.fma(tan, b7);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b4;
            b4 = b6.fma(minus, b4);
            b6 = x.fma(tan, b6);
            x = b5;
            b5 = b7.fma(minus, b5);
            b7 = x.fma(tan, b7);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            x = b4;
            b4 = b5.fma(minus, b4);
            b5 = x.fma(tan, b5);
            x = b6;
            b6 = b7.fma(minus, b6);
            b7 = x.fma(tan, b7);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + step, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step, NATIVE);
            b4.intoMemorySegment(memory, at + 4 * step, NATIVE);
            b5.intoMemorySegment(memory, at + 5 * step, NATIVE);
            b6.intoMemorySegment(memory, at + 6 * step, NATIVE);
            b7.intoMemorySegment(memory, at + seven, NATIVE);
            // Imaginary parts.
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
            b4 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * step + HALF, NATIVE);
            b5 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * step + HALF, NATIVE);
            b6 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * step + HALF, NATIVE);
            b7 = FloatVector.fromMemorySegment(SPECIES, memory, at + seven + HALF, NATIVE);
            x = b0;
            b0 = b4.fma(minus, b0);
            b4 = x.fma(tan, b4);
            x = b1;
            b1 = b5.fma(minus, b1);
            b5 = x.fma(tan, b5);
            x = b2;
            b2 = b6.fma(minus, b2);
            b6 = x.fma(tan, b6);
            x = b3;
            b3 = b7.fma(minus, b3);
            b7 = x.fma(tan, b7);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b4;
            b4 = b6.fma(minus, b4);
            b6 = x.fma(tan, b6);
            x = b5;
            b5 = b7.fma(minus, b5);
            b7 = x.fma(tan, b7);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            x = b4;
            b4 = b5.fma(minus, b4);
            b5 = x.fma(tan, b5);
            x = b6;
            b6 = b7.fma(minus, b6);
            b7 = x.fma(tan, b7);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
            b4.intoMemorySegment(memory, at + 4 * step + HALF, NATIVE);
            b5.intoMemorySegment(memory, at + 5 * step + HALF, NATIVE);
            b6.intoMemorySegment(memory, at + 6 * step + HALF, NATIVE);
            b7.intoMemorySegment(memory, at + seven + HALF, NATIVE);
        }
    }

    @Override
    public void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        if (cells == 1) {
            mix4Alone(segment, base, stride, rows, bit, tangent);
            return;
        }
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 4 * (cells / 2);
        int pairMask = cells / 2 - 1;
        int pairBits = Integer.numberOfTrailingZeros(cells / 2);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> pairBits;
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long at = origin + row * stride + (g & pairMask) * (2 * CELL) & AddressSpace.MASK;
            // The first cell's real parts.
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
            FloatVector x;
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + step, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step, NATIVE);
            // The first cell's imaginary parts.
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
            // The second cell's real parts.
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + 2 * HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step + 2 * HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step + 2 * HALF, NATIVE);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + 2 * HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step + 2 * HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step + 2 * HALF, NATIVE);
            // The second cell's imaginary parts.
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + 3 * HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step + 3 * HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step + 3 * HALF, NATIVE);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + 3 * HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step + 3 * HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step + 3 * HALF, NATIVE);
        }
    }

    /** Rows of one cell. */
    private static void mix4Alone(MemorySegment segment, long base, long stride, int rows, int bit, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, 1));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 4; group++) {
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long at = origin + row * stride & AddressSpace.MASK;
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
            FloatVector x;
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + step, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step, NATIVE);
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
        }
    }

    @Override
    public void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        if (cells == 1) {
            mix2Alone(segment, base, stride, rows, bit, tangent);
            return;
        }
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int groups = rows / 2 * (cells / 2);
        int pairMask = cells / 2 - 1;
        int pairBits = Integer.numberOfTrailingZeros(cells / 2);
        int lowMask = (1 << bit) - 1;
        for (int g = 0; g < groups; g++) {
            int group = g >> pairBits;
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long at = origin + row * stride + (g & pairMask) * (2 * CELL) & AddressSpace.MASK;
            // The first cell's real parts.
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector x;
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + step, NATIVE);
            // The first cell's imaginary parts.
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
            // The second cell's real parts.
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + 2 * HALF, NATIVE);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + 2 * HALF, NATIVE);
            // The second cell's imaginary parts.
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + 3 * HALF, NATIVE);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + 3 * HALF, NATIVE);
        }
    }

    /** Rows of one cell. */
    private static void mix2Alone(MemorySegment segment, long base, long stride, int rows, int bit, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, 1));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 2; group++) {
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long at = origin + row * stride & AddressSpace.MASK;
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            FloatVector x;
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + step, NATIVE);
            b0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
        }
    }

    @Override
    public void mixCells(MemorySegment segment, long base, int cells, double tangent) {
        // Where registers are short, a number spread over the lanes would be spread again before each use; a product is kept.
        FloatVector tan = ONE.mul(FloatVector.broadcast(SPECIES, (float) tangent));
        FloatVector minus = ONE.mul(FloatVector.broadcast(SPECIES, (float) -tangent));
        FloatVector turn1 = ONES_1.mul(tan);
        FloatVector turn2 = ONES_2.mul(tan);
        FloatVector turn4 = ONES_4.mul(tan);
        FloatVector turn8 = ONES_8.mul(tan);
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
            // Cells that differ by 4.
            x = r0;
            r0 = r4.fma(minus, r0);
            r4 = x.fma(tan, r4);
            x = i0;
            i0 = i4.fma(minus, i0);
            i4 = x.fma(tan, i4);
            x = r1;
            r1 = r5.fma(minus, r1);
            r5 = x.fma(tan, r5);
            x = i1;
            i1 = i5.fma(minus, i1);
            i5 = x.fma(tan, i5);
            x = r2;
            r2 = r6.fma(minus, r2);
            r6 = x.fma(tan, r6);
            x = i2;
            i2 = i6.fma(minus, i2);
            i6 = x.fma(tan, i6);
            x = r3;
            r3 = r7.fma(minus, r3);
            r7 = x.fma(tan, r7);
            x = i3;
            i3 = i7.fma(minus, i3);
            i7 = x.fma(tan, i7);
            // Cells that differ by 2.
            x = r0;
            r0 = r2.fma(minus, r0);
            r2 = x.fma(tan, r2);
            x = i0;
            i0 = i2.fma(minus, i0);
            i2 = x.fma(tan, i2);
            x = r1;
            r1 = r3.fma(minus, r1);
            r3 = x.fma(tan, r3);
            x = i1;
            i1 = i3.fma(minus, i1);
            i3 = x.fma(tan, i3);
            x = r4;
            r4 = r6.fma(minus, r4);
            r6 = x.fma(tan, r6);
            x = i4;
            i4 = i6.fma(minus, i4);
            i6 = x.fma(tan, i6);
            x = r5;
            r5 = r7.fma(minus, r5);
            r7 = x.fma(tan, r7);
            x = i5;
            i5 = i7.fma(minus, i5);
            i7 = x.fma(tan, i7);
            // Cells that differ by 1.
            x = r0;
            r0 = r1.fma(minus, r0);
            r1 = x.fma(tan, r1);
            x = i0;
            i0 = i1.fma(minus, i0);
            i1 = x.fma(tan, i1);
            x = r2;
            r2 = r3.fma(minus, r2);
            r3 = x.fma(tan, r3);
            x = i2;
            i2 = i3.fma(minus, i2);
            i3 = x.fma(tan, i3);
            x = r4;
            r4 = r5.fma(minus, r4);
            r5 = x.fma(tan, r5);
            x = i4;
            i4 = i5.fma(minus, i4);
            i5 = x.fma(tan, i5);
            x = r6;
            r6 = r7.fma(minus, r6);
            r7 = x.fma(tan, r7);
            x = i6;
            i6 = i7.fma(minus, i6);
            i7 = x.fma(tan, i7);
            if (LANES > 1) {
                r0 = r0.rearrange(ACROSS_1).fma(turn1, r0);
                i0 = i0.rearrange(ACROSS_1).fma(turn1, i0);
                r1 = r1.rearrange(ACROSS_1).fma(turn1, r1);
                i1 = i1.rearrange(ACROSS_1).fma(turn1, i1);
                r2 = r2.rearrange(ACROSS_1).fma(turn1, r2);
                i2 = i2.rearrange(ACROSS_1).fma(turn1, i2);
                r3 = r3.rearrange(ACROSS_1).fma(turn1, r3);
                i3 = i3.rearrange(ACROSS_1).fma(turn1, i3);
                r4 = r4.rearrange(ACROSS_1).fma(turn1, r4);
                i4 = i4.rearrange(ACROSS_1).fma(turn1, i4);
                r5 = r5.rearrange(ACROSS_1).fma(turn1, r5);
                i5 = i5.rearrange(ACROSS_1).fma(turn1, i5);
                r6 = r6.rearrange(ACROSS_1).fma(turn1, r6);
                i6 = i6.rearrange(ACROSS_1).fma(turn1, i6);
                r7 = r7.rearrange(ACROSS_1).fma(turn1, r7);
                i7 = i7.rearrange(ACROSS_1).fma(turn1, i7);
            }
            if (LANES > 2) {
                r0 = r0.rearrange(ACROSS_2).fma(turn2, r0);
                i0 = i0.rearrange(ACROSS_2).fma(turn2, i0);
                r1 = r1.rearrange(ACROSS_2).fma(turn2, r1);
                i1 = i1.rearrange(ACROSS_2).fma(turn2, i1);
                r2 = r2.rearrange(ACROSS_2).fma(turn2, r2);
                i2 = i2.rearrange(ACROSS_2).fma(turn2, i2);
                r3 = r3.rearrange(ACROSS_2).fma(turn2, r3);
                i3 = i3.rearrange(ACROSS_2).fma(turn2, i3);
                r4 = r4.rearrange(ACROSS_2).fma(turn2, r4);
                i4 = i4.rearrange(ACROSS_2).fma(turn2, i4);
                r5 = r5.rearrange(ACROSS_2).fma(turn2, r5);
                i5 = i5.rearrange(ACROSS_2).fma(turn2, i5);
                r6 = r6.rearrange(ACROSS_2).fma(turn2, r6);
                i6 = i6.rearrange(ACROSS_2).fma(turn2, i6);
                r7 = r7.rearrange(ACROSS_2).fma(turn2, r7);
                i7 = i7.rearrange(ACROSS_2).fma(turn2, i7);
            }
            if (LANES > 4) {
                r0 = r0.rearrange(ACROSS_4).fma(turn4, r0);
                i0 = i0.rearrange(ACROSS_4).fma(turn4, i0);
                r1 = r1.rearrange(ACROSS_4).fma(turn4, r1);
                i1 = i1.rearrange(ACROSS_4).fma(turn4, i1);
                r2 = r2.rearrange(ACROSS_4).fma(turn4, r2);
                i2 = i2.rearrange(ACROSS_4).fma(turn4, i2);
                r3 = r3.rearrange(ACROSS_4).fma(turn4, r3);
                i3 = i3.rearrange(ACROSS_4).fma(turn4, i3);
                r4 = r4.rearrange(ACROSS_4).fma(turn4, r4);
                i4 = i4.rearrange(ACROSS_4).fma(turn4, i4);
                r5 = r5.rearrange(ACROSS_4).fma(turn4, r5);
                i5 = i5.rearrange(ACROSS_4).fma(turn4, i5);
                r6 = r6.rearrange(ACROSS_4).fma(turn4, r6);
                i6 = i6.rearrange(ACROSS_4).fma(turn4, i6);
                r7 = r7.rearrange(ACROSS_4).fma(turn4, r7);
                i7 = i7.rearrange(ACROSS_4).fma(turn4, i7);
            }
            if (LANES > 8) {
                r0 = r0.rearrange(ACROSS_8).fma(turn8, r0);
                i0 = i0.rearrange(ACROSS_8).fma(turn8, i0);
                r1 = r1.rearrange(ACROSS_8).fma(turn8, r1);
                i1 = i1.rearrange(ACROSS_8).fma(turn8, i1);
                r2 = r2.rearrange(ACROSS_8).fma(turn8, r2);
                i2 = i2.rearrange(ACROSS_8).fma(turn8, i2);
                r3 = r3.rearrange(ACROSS_8).fma(turn8, r3);
                i3 = i3.rearrange(ACROSS_8).fma(turn8, i3);
                r4 = r4.rearrange(ACROSS_8).fma(turn8, r4);
                i4 = i4.rearrange(ACROSS_8).fma(turn8, i4);
                r5 = r5.rearrange(ACROSS_8).fma(turn8, r5);
                i5 = i5.rearrange(ACROSS_8).fma(turn8, i5);
                r6 = r6.rearrange(ACROSS_8).fma(turn8, r6);
                i6 = i6.rearrange(ACROSS_8).fma(turn8, i6);
                r7 = r7.rearrange(ACROSS_8).fma(turn8, r7);
                i7 = i7.rearrange(ACROSS_8).fma(turn8, i7);
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
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
        long originB = AddressSpace.address(b, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        long seven = 7 * step & AddressSpace.MASK; // to the compiler a product is a difference, and might be negative
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
            // Real parts.
            FloatVector a0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector a1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE);
            FloatVector a2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step, NATIVE);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step, NATIVE);
            FloatVector a3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step, NATIVE);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step, NATIVE);
            FloatVector a4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * step, NATIVE);
            FloatVector b4 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * step, NATIVE);
            FloatVector a5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * step, NATIVE);
            FloatVector b5 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * step, NATIVE);
            FloatVector a6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * step, NATIVE);
            FloatVector b6 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * step, NATIVE);
            FloatVector a7 = FloatVector.fromMemorySegment(SPECIES, inA, at + seven, NATIVE);
            FloatVector b7 = FloatVector.fromMemorySegment(SPECIES, inB, bt + seven, NATIVE);
            sum0 = a0.sub(a3).fma(b1.add(b2), sum0);
            sum0 = b3.sub(b0).fma(a1.add(a2), sum0);
            sum1 = a4.sub(a7).fma(b5.add(b6), sum1);
            sum1 = b7.sub(b4).fma(a5.add(a6), sum1);
            sum0 = b4.fma(a0, sum0);
            less0 = b0.fma(a4, less0);
            sum1 = b5.fma(a1, sum1);
            less1 = b1.fma(a5, less1);
            sum0 = b6.fma(a2, sum0);
            less0 = b2.fma(a6, less0);
            sum1 = b7.fma(a3, sum1);
            less1 = b3.fma(a7, less1);
            // Imaginary parts.
            a0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            b0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            a1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE);
            a2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step + HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step + HALF, NATIVE);
            a3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step + HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step + HALF, NATIVE);
            a4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * step + HALF, NATIVE);
            b4 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * step + HALF, NATIVE);
            a5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * step + HALF, NATIVE);
            b5 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * step + HALF, NATIVE);
            a6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * step + HALF, NATIVE);
            b6 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * step + HALF, NATIVE);
            a7 = FloatVector.fromMemorySegment(SPECIES, inA, at + seven + HALF, NATIVE);
            b7 = FloatVector.fromMemorySegment(SPECIES, inB, bt + seven + HALF, NATIVE);
            sum0 = a0.sub(a3).fma(b1.add(b2), sum0);
            sum0 = b3.sub(b0).fma(a1.add(a2), sum0);
            sum1 = a4.sub(a7).fma(b5.add(b6), sum1);
            sum1 = b7.sub(b4).fma(a5.add(a6), sum1);
            sum0 = b4.fma(a0, sum0);
            less0 = b0.fma(a4, less0);
            sum1 = b5.fma(a1, sum1);
            less1 = b1.fma(a5, less1);
            sum0 = b6.fma(a2, sum0);
            less0 = b2.fma(a6, less0);
            sum1 = b7.fma(a3, sum1);
            less1 = b3.fma(a7, less1);
        }
        return sum(sum0.add(sum1).sub(less0).sub(less1));
    }

    @Override
    public double innerX2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
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
            sum0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE).fma(FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE), sum0);
            less0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE).fma(FloatVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE), less0);
            sum1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE).fma(FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE), sum1);
            less1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE).fma(FloatVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE), less1);
        }
        return sum(sum0.add(sum1).sub(less0).sub(less1));
    }

    @Override
    public double innerXCells(MemorySegment a, MemorySegment b, long base, int cells) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector less0 = FloatVector.zero(SPECIES);
        FloatVector less1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, cells * CELL);
        long originB = AddressSpace.address(b, base, cells * CELL);
        for (int c = 0; c < cells; c += 8) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            // Real parts.
            FloatVector a0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector a1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            FloatVector a2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE);
            FloatVector a3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE);
            FloatVector a4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 8 * HALF, NATIVE);
            FloatVector b4 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 8 * HALF, NATIVE);
            FloatVector a5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 10 * HALF, NATIVE);
            FloatVector b5 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 10 * HALF, NATIVE);
            FloatVector a6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 12 * HALF, NATIVE);
            FloatVector b6 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 12 * HALF, NATIVE);
            FloatVector a7 = FloatVector.fromMemorySegment(SPECIES, inA, at + 14 * HALF, NATIVE);
            FloatVector b7 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 14 * HALF, NATIVE);
            sum0 = a0.sub(a3).fma(b1.add(b2), sum0);
            sum0 = b3.sub(b0).fma(a1.add(a2), sum0);
            sum1 = a4.sub(a7).fma(b5.add(b6), sum1);
            sum1 = b7.sub(b4).fma(a5.add(a6), sum1);
            sum0 = b4.fma(a0, sum0);
            less0 = b0.fma(a4, less0);
            sum1 = b5.fma(a1, sum1);
            less1 = b1.fma(a5, less1);
            sum0 = b6.fma(a2, sum0);
            less0 = b2.fma(a6, less0);
            sum1 = b7.fma(a3, sum1);
            less1 = b3.fma(a7, less1);
            // Imaginary parts.
            a0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            b0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            a1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            a2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE);
            a3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE);
            a4 = FloatVector.fromMemorySegment(SPECIES, inA, at + 9 * HALF, NATIVE);
            b4 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 9 * HALF, NATIVE);
            a5 = FloatVector.fromMemorySegment(SPECIES, inA, at + 11 * HALF, NATIVE);
            b5 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 11 * HALF, NATIVE);
            a6 = FloatVector.fromMemorySegment(SPECIES, inA, at + 13 * HALF, NATIVE);
            b6 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 13 * HALF, NATIVE);
            a7 = FloatVector.fromMemorySegment(SPECIES, inA, at + 15 * HALF, NATIVE);
            b7 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 15 * HALF, NATIVE);
            sum0 = a0.sub(a3).fma(b1.add(b2), sum0);
            sum0 = b3.sub(b0).fma(a1.add(a2), sum0);
            sum1 = a4.sub(a7).fma(b5.add(b6), sum1);
            sum1 = b7.sub(b4).fma(a5.add(a6), sum1);
            sum0 = b4.fma(a0, sum0);
            less0 = b0.fma(a4, less0);
            sum1 = b5.fma(a1, sum1);
            less1 = b1.fma(a5, less1);
            sum0 = b6.fma(a2, sum0);
            less0 = b2.fma(a6, less0);
            sum1 = b7.fma(a3, sum1);
            less1 = b3.fma(a7, less1);
        }
        return sum(sum0.add(sum1).sub(less0).sub(less1)) + innerXLanes(a, b, base, cells);
    }

    /** In a loop of its own, because eight cells of two states take all registers. */
    private static double innerXLanes(MemorySegment a, MemorySegment b, long base, int cells) {
        FloatVector across1 = FloatVector.zero(SPECIES);
        FloatVector across2 = FloatVector.zero(SPECIES);
        FloatVector across4 = FloatVector.zero(SPECIES);
        FloatVector across8 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, cells * CELL);
        long originB = AddressSpace.address(b, base, cells * CELL);
        for (int c = 0; c < cells; c += 2) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            FloatVector a0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector a1 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            FloatVector a2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            FloatVector a3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            if (LANES > 1) {
                across1 = b0.rearrange(ACROSS_1).fma(a0, across1);
                across1 = b1.rearrange(ACROSS_1).fma(a1, across1);
                across1 = b2.rearrange(ACROSS_1).fma(a2, across1);
                across1 = b3.rearrange(ACROSS_1).fma(a3, across1);
            }
            if (LANES > 2) {
                across2 = b0.rearrange(ACROSS_2).fma(a0, across2);
                across2 = b1.rearrange(ACROSS_2).fma(a1, across2);
                across2 = b2.rearrange(ACROSS_2).fma(a2, across2);
                across2 = b3.rearrange(ACROSS_2).fma(a3, across2);
            }
            if (LANES > 4) {
                across4 = b0.rearrange(ACROSS_4).fma(a0, across4);
                across4 = b1.rearrange(ACROSS_4).fma(a1, across4);
                across4 = b2.rearrange(ACROSS_4).fma(a2, across4);
                across4 = b3.rearrange(ACROSS_4).fma(a3, across4);
            }
            if (LANES > 8) {
                across8 = b0.rearrange(ACROSS_8).fma(a0, across8);
                across8 = b1.rearrange(ACROSS_8).fma(a1, across8);
                across8 = b2.rearrange(ACROSS_8).fma(a2, across8);
                across8 = b3.rearrange(ACROSS_8).fma(a3, across8);
            }
        }
        // Lanes whose bit is 0 add, the others subtract.
        return -sum(across1.mul(ONES_1).add(across2.mul(ONES_2)).add(across4.mul(ONES_4)).add(across8.mul(ONES_8)));
    }

    @Override
    public double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, double tangent) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector minus = FloatVector.broadcast(SPECIES, (float) -tangent);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
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
            // Real parts.
            FloatVector a0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector a1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE);
            FloatVector b1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE);
            FloatVector a2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step, NATIVE);
            FloatVector b2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step, NATIVE);
            FloatVector a3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step, NATIVE);
            FloatVector b3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step, NATIVE);
            FloatVector x;
            sum0 = a0.sub(a3).fma(b1.add(b2), sum0);
            sum0 = b3.sub(b0).fma(a1.add(a2), sum0);
            x = a0;
            a0 = a2.fma(minus, a0);
            a2 = x.fma(tan, a2);
            x = a1;
            a1 = a3.fma(minus, a1);
            a3 = x.fma(tan, a3);
            x = a0;
            a0 = a1.fma(minus, a0);
            a1 = x.fma(tan, a1);
            x = a2;
            a2 = a3.fma(minus, a2);
            a3 = x.fma(tan, a3);
            a0.intoMemorySegment(inA, at, NATIVE);
            a1.intoMemorySegment(inA, at + step, NATIVE);
            a2.intoMemorySegment(inA, at + 2 * step, NATIVE);
            a3.intoMemorySegment(inA, at + 3 * step, NATIVE);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(inB, bt, NATIVE);
            b1.intoMemorySegment(inB, bt + step, NATIVE);
            b2.intoMemorySegment(inB, bt + 2 * step, NATIVE);
            b3.intoMemorySegment(inB, bt + 3 * step, NATIVE);
            // Imaginary parts.
            a0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            b0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            a1 = FloatVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE);
            b1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE);
            a2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * step + HALF, NATIVE);
            b2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * step + HALF, NATIVE);
            a3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * step + HALF, NATIVE);
            b3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * step + HALF, NATIVE);
            sum1 = a0.sub(a3).fma(b1.add(b2), sum1);
            sum1 = b3.sub(b0).fma(a1.add(a2), sum1);
            x = a0;
            a0 = a2.fma(minus, a0);
            a2 = x.fma(tan, a2);
            x = a1;
            a1 = a3.fma(minus, a1);
            a3 = x.fma(tan, a3);
            x = a0;
            a0 = a1.fma(minus, a0);
            a1 = x.fma(tan, a1);
            x = a2;
            a2 = a3.fma(minus, a2);
            a3 = x.fma(tan, a3);
            a0.intoMemorySegment(inA, at + HALF, NATIVE);
            a1.intoMemorySegment(inA, at + step + HALF, NATIVE);
            a2.intoMemorySegment(inA, at + 2 * step + HALF, NATIVE);
            a3.intoMemorySegment(inA, at + 3 * step + HALF, NATIVE);
            x = b0;
            b0 = b2.fma(minus, b0);
            b2 = x.fma(tan, b2);
            x = b1;
            b1 = b3.fma(minus, b1);
            b3 = x.fma(tan, b3);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            x = b2;
            b2 = b3.fma(minus, b2);
            b3 = x.fma(tan, b3);
            b0.intoMemorySegment(inB, bt + HALF, NATIVE);
            b1.intoMemorySegment(inB, bt + step + HALF, NATIVE);
            b2.intoMemorySegment(inB, bt + 2 * step + HALF, NATIVE);
            b3.intoMemorySegment(inB, bt + 3 * step + HALF, NATIVE);
        }
        return sum(sum0.add(sum1));
    }

    @Override
    public void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, double tangent, ComplementTurn turn) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        MemorySegment memory = AddressSpace.of(segment);
        long low = AddressSpace.address(segment, forward, cells * CELL);
        long high = AddressSpace.address(segment, backward, cells * CELL) + (cells - 1) * CELL;
        int differ = turn.signsDiffer(LANE_BITS);
        if (turn.isReal()) {
            for (int c = 0; c < cells; c++) {
                long x = low + c * CELL & AddressSpace.MASK;
                long y = high - c * CELL & AddressSpace.MASK;
                int odd = turn.isOdd(c);
                FloatVector ahead = FloatVector.fromArray(SPECIES, ALTERNATING, odd * LANES).mul(tan);
                FloatVector behind = FloatVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES).mul(tan);
                FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, x, NATIVE);
                FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, x + HALF, NATIVE);
                FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, y, NATIVE);
                FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, y + HALF, NATIVE);
                FloatVector r0Back = r0.rearrange(BACKWARD);
                FloatVector i0Back = i0.rearrange(BACKWARD);
                FloatVector r1Back = r1.rearrange(BACKWARD);
                FloatVector i1Back = i1.rearrange(BACKWARD);
                r1Back.fma(ahead, r0).intoMemorySegment(memory, x, NATIVE);
                i1Back.fma(ahead, i0).intoMemorySegment(memory, x + HALF, NATIVE);
                r0Back.fma(behind, r1).intoMemorySegment(memory, y, NATIVE);
                i0Back.fma(behind, i1).intoMemorySegment(memory, y + HALF, NATIVE);
            }
        } else {
            for (int c = 0; c < cells; c++) {
                long x = low + c * CELL & AddressSpace.MASK;
                long y = high - c * CELL & AddressSpace.MASK;
                int odd = turn.isOdd(c);
                FloatVector ahead = FloatVector.fromArray(SPECIES, ALTERNATING, odd * LANES).mul(tan);
                FloatVector behind = FloatVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES).mul(tan);
                FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, x, NATIVE);
                FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, x + HALF, NATIVE);
                FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, y, NATIVE);
                FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, y + HALF, NATIVE);
                FloatVector r0Back = r0.rearrange(BACKWARD);
                FloatVector i0Back = i0.rearrange(BACKWARD);
                FloatVector r1Back = r1.rearrange(BACKWARD);
                FloatVector i1Back = i1.rearrange(BACKWARD);
                i1Back.fma(ahead, r0).intoMemorySegment(memory, x, NATIVE);
                i0.sub(r1Back.mul(ahead)).intoMemorySegment(memory, x + HALF, NATIVE);
                i0Back.fma(behind, r1).intoMemorySegment(memory, y, NATIVE);
                i1.sub(r0Back.mul(behind)).intoMemorySegment(memory, y + HALF, NATIVE);
            }
        }
    }

    @Override
    public double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, double tangent,
            ComplementTurn turn) {
        FloatVector tan = FloatVector.broadcast(SPECIES, (float) tangent);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long lowA = AddressSpace.address(a, forward, cells * CELL);
        long highA = AddressSpace.address(a, backward, cells * CELL) + (cells - 1) * CELL;
        long lowB = AddressSpace.address(b, forward, cells * CELL);
        long highB = AddressSpace.address(b, backward, cells * CELL) + (cells - 1) * CELL;
        int differ = turn.signsDiffer(LANE_BITS);
        if (turn.isReal()) {
            for (int c = 0; c < cells; c++) {
                long xA = lowA + c * CELL & AddressSpace.MASK;
                long yA = highA - c * CELL & AddressSpace.MASK;
                long xB = lowB + c * CELL & AddressSpace.MASK;
                long yB = highB - c * CELL & AddressSpace.MASK;
                int odd = turn.isOdd(c);
                FloatVector signAhead = FloatVector.fromArray(SPECIES, ALTERNATING, odd * LANES);
                FloatVector signBehind = FloatVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES);
                FloatVector ahead = signAhead.mul(tan);
                FloatVector behind = signBehind.mul(tan);
                FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, xA, NATIVE);
                FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, xA + HALF, NATIVE);
                FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, yA, NATIVE);
                FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, yA + HALF, NATIVE);
                FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, xB, NATIVE);
                FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, xB + HALF, NATIVE);
                FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, yB, NATIVE);
                FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, yB + HALF, NATIVE);
                FloatVector ar0Back = ar0.rearrange(BACKWARD);
                FloatVector ai0Back = ai0.rearrange(BACKWARD);
                FloatVector ar1Back = ar1.rearrange(BACKWARD);
                FloatVector ai1Back = ai1.rearrange(BACKWARD);
                sum0 = br0.mul(ar1Back).add(bi0.mul(ai1Back)).fma(signAhead, sum0);
                sum1 = br1.mul(ar0Back).add(bi1.mul(ai0Back)).fma(signBehind, sum1);
                ar1Back.fma(ahead, ar0).intoMemorySegment(inA, xA, NATIVE);
                ai1Back.fma(ahead, ai0).intoMemorySegment(inA, xA + HALF, NATIVE);
                ar0Back.fma(behind, ar1).intoMemorySegment(inA, yA, NATIVE);
                ai0Back.fma(behind, ai1).intoMemorySegment(inA, yA + HALF, NATIVE);
                FloatVector br0Back = br0.rearrange(BACKWARD);
                FloatVector bi0Back = bi0.rearrange(BACKWARD);
                FloatVector br1Back = br1.rearrange(BACKWARD);
                FloatVector bi1Back = bi1.rearrange(BACKWARD);
                br1Back.fma(ahead, br0).intoMemorySegment(inB, xB, NATIVE);
                bi1Back.fma(ahead, bi0).intoMemorySegment(inB, xB + HALF, NATIVE);
                br0Back.fma(behind, br1).intoMemorySegment(inB, yB, NATIVE);
                bi0Back.fma(behind, bi1).intoMemorySegment(inB, yB + HALF, NATIVE);
            }
        } else {
            for (int c = 0; c < cells; c++) {
                long xA = lowA + c * CELL & AddressSpace.MASK;
                long yA = highA - c * CELL & AddressSpace.MASK;
                long xB = lowB + c * CELL & AddressSpace.MASK;
                long yB = highB - c * CELL & AddressSpace.MASK;
                int odd = turn.isOdd(c);
                FloatVector signAhead = FloatVector.fromArray(SPECIES, ALTERNATING, odd * LANES);
                FloatVector signBehind = FloatVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES);
                FloatVector ahead = signAhead.mul(tan);
                FloatVector behind = signBehind.mul(tan);
                FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, xA, NATIVE);
                FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, xA + HALF, NATIVE);
                FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, yA, NATIVE);
                FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, yA + HALF, NATIVE);
                FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, xB, NATIVE);
                FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, xB + HALF, NATIVE);
                FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, yB, NATIVE);
                FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, yB + HALF, NATIVE);
                FloatVector ar0Back = ar0.rearrange(BACKWARD);
                FloatVector ai0Back = ai0.rearrange(BACKWARD);
                FloatVector ar1Back = ar1.rearrange(BACKWARD);
                FloatVector ai1Back = ai1.rearrange(BACKWARD);
                sum0 = br0.mul(ai1Back).sub(bi0.mul(ar1Back)).fma(signAhead, sum0);
                sum1 = br1.mul(ai0Back).sub(bi1.mul(ar0Back)).fma(signBehind, sum1);
                ai1Back.fma(ahead, ar0).intoMemorySegment(inA, xA, NATIVE);
                ai0.sub(ar1Back.mul(ahead)).intoMemorySegment(inA, xA + HALF, NATIVE);
                ai0Back.fma(behind, ar1).intoMemorySegment(inA, yA, NATIVE);
                ai1.sub(ar0Back.mul(behind)).intoMemorySegment(inA, yA + HALF, NATIVE);
                FloatVector br0Back = br0.rearrange(BACKWARD);
                FloatVector bi0Back = bi0.rearrange(BACKWARD);
                FloatVector br1Back = br1.rearrange(BACKWARD);
                FloatVector bi1Back = bi1.rearrange(BACKWARD);
                bi1Back.fma(ahead, br0).intoMemorySegment(inB, xB, NATIVE);
                bi0.sub(br1Back.mul(ahead)).intoMemorySegment(inB, xB + HALF, NATIVE);
                bi0Back.fma(behind, br1).intoMemorySegment(inB, yB, NATIVE);
                bi1.sub(br0Back.mul(behind)).intoMemorySegment(inB, yB + HALF, NATIVE);
            }
        }
        return sum(sum0.add(sum1));
    }

    @Override
    public void fill(MemorySegment segment, long base, int cells, double value, long first) {
        FloatVector magnitude = FloatVector.broadcast(SPECIES, (float) value);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        long firstCell = first >> LANE_BITS;
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            int turns = Long.bitCount(firstCell + c) & 3;
            FloatVector.fromArray(SPECIES, QUARTER_TURNS, 2 * turns * LANES).mul(magnitude).intoMemorySegment(memory, at, NATIVE);
            FloatVector.fromArray(SPECIES, QUARTER_TURNS, (2 * turns + 1) * LANES).mul(magnitude).intoMemorySegment(memory, at + HALF, NATIVE);
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
            IntVector next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            FloatVector a = index.selectFrom(re0).reinterpretAsFloats();
            FloatVector b = index.selectFrom(im0).reinterpretAsFloats();
            FloatVector p = next.selectFrom(re1).reinterpretAsFloats();
            FloatVector q = next.selectFrom(im1).reinterpretAsFloats();
            FloatVector cos = a.mul(p).sub(b.mul(q));
            FloatVector sin = a.mul(q).add(b.mul(p));
            if (count > 2) {
                next = index.lanewise(VectorOperators.LSHR, 2 * LANE_BITS);
                p = next.selectFrom(re2).reinterpretAsFloats();
                q = next.selectFrom(im2).reinterpretAsFloats();
                FloatVector turned = cos.mul(p).sub(sin.mul(q));
                sin = cos.mul(q).add(sin.mul(p));
                cos = turned;
            }
            if (count > 3) {
                next = index.lanewise(VectorOperators.LSHR, 3 * LANE_BITS);
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
            next = index0.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index0.selectFrom(re0).reinterpretAsFloats();
            b = index0.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
            next = index1.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index1.selectFrom(re0).reinterpretAsFloats();
            b = index1.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            next = index2.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index2.selectFrom(re0).reinterpretAsFloats();
            b = index2.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            next = index3.lanewise(VectorOperators.LSHR, LANE_BITS);
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
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
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
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
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
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
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
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
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
        if (Integer.bitCount(rows) > 1 || Integer.bitCount(cells) != 1) {
            throw new IllegalArgumentException("%d rows of %d cells, but both must be powers of two".formatted(rows, cells));
        }
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
