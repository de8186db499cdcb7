package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link TileKernels} in double precision, on vectors of the machine's preferred width.
 *
 * <p>Mixers are real, so that loops take real and imaginary parts one after the other: eight rows of one of
 * them fit the sixteen vector registers of a processor with 256 bits, eight complex rows would not.
 *
 * <p>Loop bodies are written out: helper methods that take and return vectors are not always inlined,
 * and then cost ten times the work. {@code FloatTileKernels} is this source with the types exchanged;
 * a test holds them together. Costs and inner products have classes of their own, in the same way.
 */
final class DoubleTileKernels implements TileKernels {

    static final VectorSpecies<Double> SPECIES = VectorWidth.DOUBLES;
    static final int LANES = SPECIES.length();
    static final long HALF = SPECIES.vectorByteSize();
    static final long CELL = 2 * HALF;
    private static final long EIGHT = 8 * CELL;
    static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    static final VectorShuffle<Double> ACROSS_1 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 1) & LANES - 1);
    static final VectorShuffle<Double> ACROSS_2 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 2) & LANES - 1);
    static final VectorShuffle<Double> ACROSS_4 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 4) & LANES - 1);
    static final VectorShuffle<Double> ACROSS_8 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 8) & LANES - 1);
    static final VectorShuffle<Double> BACKWARD = VectorShuffle.fromOp(SPECIES, lane -> LANES - 1 - lane);
    static final int LANE_BITS = Integer.numberOfTrailingZeros(LANES);

    /** 1 in lanes that have this bit, -1 in the others: the sign of what a qubit of the lanes adds in its mixer. */
    static final DoubleVector ONES_1 = onesOf(1);
    static final DoubleVector ONES_2 = onesOf(2);
    static final DoubleVector ONES_4 = onesOf(4);
    static final DoubleVector ONES_8 = onesOf(8);
    private static final DoubleVector ONE = ONES_1.mul(ONES_1);

    /** {@code (-1)^popcount(lane)}, and then the opposite. */
    static final double[] ALTERNATING = alternating();

    /** For {@code k} from 0 to 3 the real and then the imaginary parts of {@code i^(k + popcount(lane))}. */
    static final double[] QUARTER_TURNS = quarterTurns();

    private static DoubleVector onesOf(int bit) {
        double[] ones = new double[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            ones[lane] = (lane & bit) == 0 ? -1 : 1;
        }
        return DoubleVector.fromArray(SPECIES, ones, 0);
    }

    private static double[] alternating() {
        double[] signs = new double[2 * LANES];
        for (int k = 0; k < signs.length; k++) {
            signs[k] = (Integer.bitCount(k % LANES) + k / LANES) % 2 == 0 ? 1 : -1;
        }
        return signs;
    }

    private static double[] quarterTurns() {
        double[] turns = new double[8 * LANES];
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
        return "double, " + VectorWidth.description();
    }

    @Override
    public int bytesPerCell() {
        return (int) CELL;
    }

    @Override
    public int growthOfRow() {
        return 3 + LANE_BITS + 1;
    }

    @Override
    public void mix16(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector sineCosine = DoubleVector.broadcast(SPECIES, angle.sineCosine());
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 16; group++) {
            long row = (group & ~lowMask) * 16L + (group & lowMask);
            long rowAt = origin + row * stride;
            // Real and imaginary parts alike.
            for (int half = 0; half < 2 * cells; half++) {
                long at0 = rowAt + half * HALF & AddressSpace.MASK;
                // Registers do not hold fifteen distances; behind a mask the compiler does not add them up again.
                long at4 = at0 + 4 * step & AddressSpace.MASK;
                long at8 = at4 + 4 * step & AddressSpace.MASK;
                long at12 = at8 + 4 * step & AddressSpace.MASK;
                DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at0, NATIVE);
                DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at0 + step, NATIVE);
                DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at0 + 2 * step, NATIVE);
                DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at0 + 3 * step, NATIVE);
                DoubleVector b4 = DoubleVector.fromMemorySegment(SPECIES, memory, at4, NATIVE);
                DoubleVector b5 = DoubleVector.fromMemorySegment(SPECIES, memory, at4 + step, NATIVE);
                DoubleVector b6 = DoubleVector.fromMemorySegment(SPECIES, memory, at4 + 2 * step, NATIVE);
                DoubleVector b7 = DoubleVector.fromMemorySegment(SPECIES, memory, at4 + 3 * step, NATIVE);
                DoubleVector b8 = DoubleVector.fromMemorySegment(SPECIES, memory, at8, NATIVE);
                DoubleVector b9 = DoubleVector.fromMemorySegment(SPECIES, memory, at8 + step, NATIVE);
                DoubleVector b10 = DoubleVector.fromMemorySegment(SPECIES, memory, at8 + 2 * step, NATIVE);
                DoubleVector b11 = DoubleVector.fromMemorySegment(SPECIES, memory, at8 + 3 * step, NATIVE);
                DoubleVector b12 = DoubleVector.fromMemorySegment(SPECIES, memory, at12, NATIVE);
                DoubleVector b13 = DoubleVector.fromMemorySegment(SPECIES, memory, at12 + step, NATIVE);
                DoubleVector b14 = DoubleVector.fromMemorySegment(SPECIES, memory, at12 + 2 * step, NATIVE);
                DoubleVector b15 = DoubleVector.fromMemorySegment(SPECIES, memory, at12 + 3 * step, NATIVE);
                DoubleVector inner = b4.add(b8);
                DoubleVector outer = b0.sub(b12);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b4 = outer.fma(tan, b4);
                b8 = outer.fma(tan, b8);
                b12 = b12.add(inner);
                inner = b5.add(b9);
                outer = b1.sub(b13);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b1 = b1.sub(inner);
                b5 = outer.fma(tan, b5);
                b9 = outer.fma(tan, b9);
                b13 = b13.add(inner);
                inner = b6.add(b10);
                outer = b2.sub(b14);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b2 = b2.sub(inner);
                b6 = outer.fma(tan, b6);
                b10 = outer.fma(tan, b10);
                b14 = b14.add(inner);
                inner = b7.add(b11);
                outer = b3.sub(b15);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b3 = b3.sub(inner);
                b7 = outer.fma(tan, b7);
                b11 = outer.fma(tan, b11);
                b15 = b15.add(inner);
                inner = b1.add(b2);
                outer = b0.sub(b3);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b1 = outer.fma(tan, b1);
                b2 = outer.fma(tan, b2);
                b3 = b3.add(inner);
                inner = b5.add(b6);
                outer = b4.sub(b7);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b4 = b4.sub(inner);
                b5 = outer.fma(tan, b5);
                b6 = outer.fma(tan, b6);
                b7 = b7.add(inner);
                inner = b9.add(b10);
                outer = b8.sub(b11);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b8 = b8.sub(inner);
                b9 = outer.fma(tan, b9);
                b10 = outer.fma(tan, b10);
                b11 = b11.add(inner);
                inner = b13.add(b14);
                outer = b12.sub(b15);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b12 = b12.sub(inner);
                b13 = outer.fma(tan, b13);
                b14 = outer.fma(tan, b14);
                b15 = b15.add(inner);
                b0.intoMemorySegment(memory, at0, NATIVE);
                b1.intoMemorySegment(memory, at0 + step, NATIVE);
                b2.intoMemorySegment(memory, at0 + 2 * step, NATIVE);
                b3.intoMemorySegment(memory, at0 + 3 * step, NATIVE);
                b4.intoMemorySegment(memory, at4, NATIVE);
                b5.intoMemorySegment(memory, at4 + step, NATIVE);
                b6.intoMemorySegment(memory, at4 + 2 * step, NATIVE);
                b7.intoMemorySegment(memory, at4 + 3 * step, NATIVE);
                b8.intoMemorySegment(memory, at8, NATIVE);
                b9.intoMemorySegment(memory, at8 + step, NATIVE);
                b10.intoMemorySegment(memory, at8 + 2 * step, NATIVE);
                b11.intoMemorySegment(memory, at8 + 3 * step, NATIVE);
                b12.intoMemorySegment(memory, at12, NATIVE);
                b13.intoMemorySegment(memory, at12 + step, NATIVE);
                b14.intoMemorySegment(memory, at12 + 2 * step, NATIVE);
                b15.intoMemorySegment(memory, at12 + 3 * step, NATIVE);
            }
        }
    }

    @Override
    public void mix8(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -angle.tangent());
        DoubleVector sineCosine = DoubleVector.broadcast(SPECIES, angle.sineCosine());
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 8; group++) {
            long row = (group & ~lowMask) * 8L + (group & lowMask);
            long rowAt = origin + row * stride;
            for (int c = 0; c < cells; c++) {
                long at = rowAt + c * CELL & AddressSpace.MASK;
                // Registers do not hold seven distances; behind a mask the compiler does not add them up again.
                long half = at + 4 * step & AddressSpace.MASK;
                // Real parts.
                DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
                DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
                DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
                DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
                DoubleVector b4 = DoubleVector.fromMemorySegment(SPECIES, memory, half, NATIVE);
                DoubleVector b5 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step, NATIVE);
                DoubleVector b6 = DoubleVector.fromMemorySegment(SPECIES, memory, half + 2 * step, NATIVE);
                DoubleVector b7 = DoubleVector.fromMemorySegment(SPECIES, memory, half + 3 * step, NATIVE);
                DoubleVector x = b0;
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
                DoubleVector inner = b1.add(b2);
                DoubleVector outer = b0.sub(b3);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b1 = outer.fma(tan, b1);
                b2 = outer.fma(tan, b2);
                b3 = b3.add(inner);
                inner = b5.add(b6);
                outer = b4.sub(b7);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b4 = b4.sub(inner);
                b5 = outer.fma(tan, b5);
                b6 = outer.fma(tan, b6);
                b7 = b7.add(inner);
                b0.intoMemorySegment(memory, at, NATIVE);
                b1.intoMemorySegment(memory, at + step, NATIVE);
                b2.intoMemorySegment(memory, at + 2 * step, NATIVE);
                b3.intoMemorySegment(memory, at + 3 * step, NATIVE);
                b4.intoMemorySegment(memory, half, NATIVE);
                b5.intoMemorySegment(memory, half + step, NATIVE);
                b6.intoMemorySegment(memory, half + 2 * step, NATIVE);
                b7.intoMemorySegment(memory, half + 3 * step, NATIVE);
                // Imaginary parts.
                b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
                b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
                b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
                b4 = DoubleVector.fromMemorySegment(SPECIES, memory, half + HALF, NATIVE);
                b5 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step + HALF, NATIVE);
                b6 = DoubleVector.fromMemorySegment(SPECIES, memory, half + 2 * step + HALF, NATIVE);
                b7 = DoubleVector.fromMemorySegment(SPECIES, memory, half + 3 * step + HALF, NATIVE);
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
                inner = b1.add(b2);
                outer = b0.sub(b3);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b1 = outer.fma(tan, b1);
                b2 = outer.fma(tan, b2);
                b3 = b3.add(inner);
                inner = b5.add(b6);
                outer = b4.sub(b7);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b4 = b4.sub(inner);
                b5 = outer.fma(tan, b5);
                b6 = outer.fma(tan, b6);
                b7 = b7.add(inner);
                b0.intoMemorySegment(memory, at + HALF, NATIVE);
                b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
                b2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
                b3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
                b4.intoMemorySegment(memory, half + HALF, NATIVE);
                b5.intoMemorySegment(memory, half + step + HALF, NATIVE);
                b6.intoMemorySegment(memory, half + 2 * step + HALF, NATIVE);
                b7.intoMemorySegment(memory, half + 3 * step + HALF, NATIVE);
            }
        }
    }

    @Override
    public void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        if (cells == 1) {
            mix4Alone(segment, base, stride, rows, bit, angle);
            return;
        }
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector sineCosine = DoubleVector.broadcast(SPECIES, angle.sineCosine());
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 4; group++) {
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long rowAt = origin + row * stride;
            for (int c = 0; c < cells; c += 2) {
                long at = rowAt + c * CELL & AddressSpace.MASK;
                // The first cell's real parts.
                DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
                DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
                DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
                DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
                DoubleVector inner = b1.add(b2);
                DoubleVector outer = b0.sub(b3);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b1 = outer.fma(tan, b1);
                b2 = outer.fma(tan, b2);
                b3 = b3.add(inner);
                b0.intoMemorySegment(memory, at, NATIVE);
                b1.intoMemorySegment(memory, at + step, NATIVE);
                b2.intoMemorySegment(memory, at + 2 * step, NATIVE);
                b3.intoMemorySegment(memory, at + 3 * step, NATIVE);
                // The first cell's imaginary parts.
                b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
                b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
                b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
                inner = b1.add(b2);
                outer = b0.sub(b3);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b1 = outer.fma(tan, b1);
                b2 = outer.fma(tan, b2);
                b3 = b3.add(inner);
                b0.intoMemorySegment(memory, at + HALF, NATIVE);
                b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
                b2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
                b3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
                // The second cell's real parts.
                b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + 2 * HALF, NATIVE);
                b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step + 2 * HALF, NATIVE);
                b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step + 2 * HALF, NATIVE);
                inner = b1.add(b2);
                outer = b0.sub(b3);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b1 = outer.fma(tan, b1);
                b2 = outer.fma(tan, b2);
                b3 = b3.add(inner);
                b0.intoMemorySegment(memory, at + 2 * HALF, NATIVE);
                b1.intoMemorySegment(memory, at + step + 2 * HALF, NATIVE);
                b2.intoMemorySegment(memory, at + 2 * step + 2 * HALF, NATIVE);
                b3.intoMemorySegment(memory, at + 3 * step + 2 * HALF, NATIVE);
                // The second cell's imaginary parts.
                b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + 3 * HALF, NATIVE);
                b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step + 3 * HALF, NATIVE);
                b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step + 3 * HALF, NATIVE);
                inner = b1.add(b2);
                outer = b0.sub(b3);
                inner = outer.fma(tan, inner).mul(sineCosine);
                outer = outer.sub(inner);
                b0 = b0.sub(inner);
                b1 = outer.fma(tan, b1);
                b2 = outer.fma(tan, b2);
                b3 = b3.add(inner);
                b0.intoMemorySegment(memory, at + 3 * HALF, NATIVE);
                b1.intoMemorySegment(memory, at + step + 3 * HALF, NATIVE);
                b2.intoMemorySegment(memory, at + 2 * step + 3 * HALF, NATIVE);
                b3.intoMemorySegment(memory, at + 3 * step + 3 * HALF, NATIVE);
            }
        }
    }

    /** Rows of one cell. */
    private static void mix4Alone(MemorySegment segment, long base, long stride, int rows, int bit, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector sineCosine = DoubleVector.broadcast(SPECIES, angle.sineCosine());
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, 1));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 4; group++) {
            long row = (group & ~lowMask) * 4L + (group & lowMask);
            long at = origin + row * stride & AddressSpace.MASK;
            DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step, NATIVE);
            DoubleVector inner = b1.add(b2);
            DoubleVector outer = b0.sub(b3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            b0 = b0.sub(inner);
            b1 = outer.fma(tan, b1);
            b2 = outer.fma(tan, b2);
            b3 = b3.add(inner);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + step, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step, NATIVE);
            b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * step + HALF, NATIVE);
            b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * step + HALF, NATIVE);
            inner = b1.add(b2);
            outer = b0.sub(b3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            b0 = b0.sub(inner);
            b1 = outer.fma(tan, b1);
            b2 = outer.fma(tan, b2);
            b3 = b3.add(inner);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * step + HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * step + HALF, NATIVE);
        }
    }

    @Override
    public void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        if (cells == 1) {
            mix2Alone(segment, base, stride, rows, bit, angle);
            return;
        }
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -angle.tangent());
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 2; group++) {
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long rowAt = origin + row * stride;
            for (int c = 0; c < cells; c += 2) {
                long at = rowAt + c * CELL & AddressSpace.MASK;
                // The first cell's real parts.
                DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
                DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
                DoubleVector x = b0;
                b0 = b1.fma(minus, b0);
                b1 = x.fma(tan, b1);
                b0.intoMemorySegment(memory, at, NATIVE);
                b1.intoMemorySegment(memory, at + step, NATIVE);
                // The first cell's imaginary parts.
                b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
                x = b0;
                b0 = b1.fma(minus, b0);
                b1 = x.fma(tan, b1);
                b0.intoMemorySegment(memory, at + HALF, NATIVE);
                b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
                // The second cell's real parts.
                b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + 2 * HALF, NATIVE);
                x = b0;
                b0 = b1.fma(minus, b0);
                b1 = x.fma(tan, b1);
                b0.intoMemorySegment(memory, at + 2 * HALF, NATIVE);
                b1.intoMemorySegment(memory, at + step + 2 * HALF, NATIVE);
                // The second cell's imaginary parts.
                b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + 3 * HALF, NATIVE);
                x = b0;
                b0 = b1.fma(minus, b0);
                b1 = x.fma(tan, b1);
                b0.intoMemorySegment(memory, at + 3 * HALF, NATIVE);
                b1.intoMemorySegment(memory, at + step + 3 * HALF, NATIVE);
            }
        }
    }

    /** Rows of one cell. */
    private static void mix2Alone(MemorySegment segment, long base, long stride, int rows, int bit, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -angle.tangent());
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, extent(stride, rows, 1));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 2; group++) {
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long at = origin + row * stride & AddressSpace.MASK;
            DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step, NATIVE);
            DoubleVector x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + step, NATIVE);
            b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step + HALF, NATIVE);
            x = b0;
            b0 = b1.fma(minus, b0);
            b1 = x.fma(tan, b1);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + step + HALF, NATIVE);
        }
    }

    @Override
    public void mixCells(MemorySegment segment, long base, int cells, MixerAngle angle) {
        // Where registers are short, a number spread over the lanes would be spread again before each use; a product is kept.
        DoubleVector tan = ONE.mul(DoubleVector.broadcast(SPECIES, angle.tangent()));
        DoubleVector minus = ONE.mul(DoubleVector.broadcast(SPECIES, -angle.tangent()));
        DoubleVector turn1 = ONES_1.mul(tan);
        DoubleVector turn2 = ONES_2.mul(tan);
        DoubleVector turn4 = ONES_4.mul(tan);
        DoubleVector turn8 = ONES_8.mul(tan);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c += 8) {
            long at = origin + c * CELL & AddressSpace.MASK;
            // Real parts.
            DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            DoubleVector b4 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 8 * HALF, NATIVE);
            DoubleVector b5 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 10 * HALF, NATIVE);
            DoubleVector b6 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 12 * HALF, NATIVE);
            DoubleVector b7 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 14 * HALF, NATIVE);
            DoubleVector x;
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
            if (LANES > 1) {
                b0 = b0.rearrange(ACROSS_1).fma(turn1, b0);
                b1 = b1.rearrange(ACROSS_1).fma(turn1, b1);
                b2 = b2.rearrange(ACROSS_1).fma(turn1, b2);
                b3 = b3.rearrange(ACROSS_1).fma(turn1, b3);
                b4 = b4.rearrange(ACROSS_1).fma(turn1, b4);
                b5 = b5.rearrange(ACROSS_1).fma(turn1, b5);
                b6 = b6.rearrange(ACROSS_1).fma(turn1, b6);
                b7 = b7.rearrange(ACROSS_1).fma(turn1, b7);
            }
            if (LANES > 2) {
                b0 = b0.rearrange(ACROSS_2).fma(turn2, b0);
                b1 = b1.rearrange(ACROSS_2).fma(turn2, b1);
                b2 = b2.rearrange(ACROSS_2).fma(turn2, b2);
                b3 = b3.rearrange(ACROSS_2).fma(turn2, b3);
                b4 = b4.rearrange(ACROSS_2).fma(turn2, b4);
                b5 = b5.rearrange(ACROSS_2).fma(turn2, b5);
                b6 = b6.rearrange(ACROSS_2).fma(turn2, b6);
                b7 = b7.rearrange(ACROSS_2).fma(turn2, b7);
            }
            if (LANES > 4) {
                b0 = b0.rearrange(ACROSS_4).fma(turn4, b0);
                b1 = b1.rearrange(ACROSS_4).fma(turn4, b1);
                b2 = b2.rearrange(ACROSS_4).fma(turn4, b2);
                b3 = b3.rearrange(ACROSS_4).fma(turn4, b3);
                b4 = b4.rearrange(ACROSS_4).fma(turn4, b4);
                b5 = b5.rearrange(ACROSS_4).fma(turn4, b5);
                b6 = b6.rearrange(ACROSS_4).fma(turn4, b6);
                b7 = b7.rearrange(ACROSS_4).fma(turn4, b7);
            }
            if (LANES > 8) {
                b0 = b0.rearrange(ACROSS_8).fma(turn8, b0);
                b1 = b1.rearrange(ACROSS_8).fma(turn8, b1);
                b2 = b2.rearrange(ACROSS_8).fma(turn8, b2);
                b3 = b3.rearrange(ACROSS_8).fma(turn8, b3);
                b4 = b4.rearrange(ACROSS_8).fma(turn8, b4);
                b5 = b5.rearrange(ACROSS_8).fma(turn8, b5);
                b6 = b6.rearrange(ACROSS_8).fma(turn8, b6);
                b7 = b7.rearrange(ACROSS_8).fma(turn8, b7);
            }
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            b4.intoMemorySegment(memory, at + 8 * HALF, NATIVE);
            b5.intoMemorySegment(memory, at + 10 * HALF, NATIVE);
            b6.intoMemorySegment(memory, at + 12 * HALF, NATIVE);
            b7.intoMemorySegment(memory, at + 14 * HALF, NATIVE);
            // Imaginary parts.
            b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            b4 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 9 * HALF, NATIVE);
            b5 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 11 * HALF, NATIVE);
            b6 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 13 * HALF, NATIVE);
            b7 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 15 * HALF, NATIVE);
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
            if (LANES > 1) {
                b0 = b0.rearrange(ACROSS_1).fma(turn1, b0);
                b1 = b1.rearrange(ACROSS_1).fma(turn1, b1);
                b2 = b2.rearrange(ACROSS_1).fma(turn1, b2);
                b3 = b3.rearrange(ACROSS_1).fma(turn1, b3);
                b4 = b4.rearrange(ACROSS_1).fma(turn1, b4);
                b5 = b5.rearrange(ACROSS_1).fma(turn1, b5);
                b6 = b6.rearrange(ACROSS_1).fma(turn1, b6);
                b7 = b7.rearrange(ACROSS_1).fma(turn1, b7);
            }
            if (LANES > 2) {
                b0 = b0.rearrange(ACROSS_2).fma(turn2, b0);
                b1 = b1.rearrange(ACROSS_2).fma(turn2, b1);
                b2 = b2.rearrange(ACROSS_2).fma(turn2, b2);
                b3 = b3.rearrange(ACROSS_2).fma(turn2, b3);
                b4 = b4.rearrange(ACROSS_2).fma(turn2, b4);
                b5 = b5.rearrange(ACROSS_2).fma(turn2, b5);
                b6 = b6.rearrange(ACROSS_2).fma(turn2, b6);
                b7 = b7.rearrange(ACROSS_2).fma(turn2, b7);
            }
            if (LANES > 4) {
                b0 = b0.rearrange(ACROSS_4).fma(turn4, b0);
                b1 = b1.rearrange(ACROSS_4).fma(turn4, b1);
                b2 = b2.rearrange(ACROSS_4).fma(turn4, b2);
                b3 = b3.rearrange(ACROSS_4).fma(turn4, b3);
                b4 = b4.rearrange(ACROSS_4).fma(turn4, b4);
                b5 = b5.rearrange(ACROSS_4).fma(turn4, b5);
                b6 = b6.rearrange(ACROSS_4).fma(turn4, b6);
                b7 = b7.rearrange(ACROSS_4).fma(turn4, b7);
            }
            if (LANES > 8) {
                b0 = b0.rearrange(ACROSS_8).fma(turn8, b0);
                b1 = b1.rearrange(ACROSS_8).fma(turn8, b1);
                b2 = b2.rearrange(ACROSS_8).fma(turn8, b2);
                b3 = b3.rearrange(ACROSS_8).fma(turn8, b3);
                b4 = b4.rearrange(ACROSS_8).fma(turn8, b4);
                b5 = b5.rearrange(ACROSS_8).fma(turn8, b5);
                b6 = b6.rearrange(ACROSS_8).fma(turn8, b6);
                b7 = b7.rearrange(ACROSS_8).fma(turn8, b7);
            }
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 7 * HALF, NATIVE);
            b4.intoMemorySegment(memory, at + 9 * HALF, NATIVE);
            b5.intoMemorySegment(memory, at + 11 * HALF, NATIVE);
            b6.intoMemorySegment(memory, at + 13 * HALF, NATIVE);
            b7.intoMemorySegment(memory, at + 15 * HALF, NATIVE);
        }
    }

    @Override
    public void mixHighCells(MemorySegment segment, long base, int cells, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -angle.tangent());
        DoubleVector sineCosine = DoubleVector.broadcast(SPECIES, angle.sineCosine());
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int g = 0; g < cells / 8; g++) {
            long at = origin + (g + (g & -8) * 7L) * CELL & AddressSpace.MASK;
            // Real parts.
            DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + EIGHT, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * EIGHT, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * EIGHT, NATIVE);
            DoubleVector b4 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 4 * EIGHT, NATIVE);
            DoubleVector b5 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 5 * EIGHT, NATIVE);
            DoubleVector b6 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 6 * EIGHT, NATIVE);
            DoubleVector b7 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 7 * EIGHT, NATIVE);
            DoubleVector x = b0;
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
            DoubleVector inner = b1.add(b2);
            DoubleVector outer = b0.sub(b3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            b0 = b0.sub(inner);
            b1 = outer.fma(tan, b1);
            b2 = outer.fma(tan, b2);
            b3 = b3.add(inner);
            inner = b5.add(b6);
            outer = b4.sub(b7);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            b4 = b4.sub(inner);
            b5 = outer.fma(tan, b5);
            b6 = outer.fma(tan, b6);
            b7 = b7.add(inner);
            b0.intoMemorySegment(memory, at, NATIVE);
            b1.intoMemorySegment(memory, at + EIGHT, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * EIGHT, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * EIGHT, NATIVE);
            b4.intoMemorySegment(memory, at + 4 * EIGHT, NATIVE);
            b5.intoMemorySegment(memory, at + 5 * EIGHT, NATIVE);
            b6.intoMemorySegment(memory, at + 6 * EIGHT, NATIVE);
            b7.intoMemorySegment(memory, at + 7 * EIGHT, NATIVE);
            // Imaginary parts.
            b0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            b1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + EIGHT + HALF, NATIVE);
            b2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * EIGHT + HALF, NATIVE);
            b3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * EIGHT + HALF, NATIVE);
            b4 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 4 * EIGHT + HALF, NATIVE);
            b5 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 5 * EIGHT + HALF, NATIVE);
            b6 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 6 * EIGHT + HALF, NATIVE);
            b7 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 7 * EIGHT + HALF, NATIVE);
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
            inner = b1.add(b2);
            outer = b0.sub(b3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            b0 = b0.sub(inner);
            b1 = outer.fma(tan, b1);
            b2 = outer.fma(tan, b2);
            b3 = b3.add(inner);
            inner = b5.add(b6);
            outer = b4.sub(b7);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            b4 = b4.sub(inner);
            b5 = outer.fma(tan, b5);
            b6 = outer.fma(tan, b6);
            b7 = b7.add(inner);
            b0.intoMemorySegment(memory, at + HALF, NATIVE);
            b1.intoMemorySegment(memory, at + EIGHT + HALF, NATIVE);
            b2.intoMemorySegment(memory, at + 2 * EIGHT + HALF, NATIVE);
            b3.intoMemorySegment(memory, at + 3 * EIGHT + HALF, NATIVE);
            b4.intoMemorySegment(memory, at + 4 * EIGHT + HALF, NATIVE);
            b5.intoMemorySegment(memory, at + 5 * EIGHT + HALF, NATIVE);
            b6.intoMemorySegment(memory, at + 6 * EIGHT + HALF, NATIVE);
            b7.intoMemorySegment(memory, at + 7 * EIGHT + HALF, NATIVE);
        }
    }

    @Override
    public void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, MixerAngle angle, ComplementTurn turn) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -angle.tangent());
        DoubleVector tanMet = turn.isReal() ? tan : minus;
        long met = turn.isReal() ? 0 : HALF;
        long last = HALF - met;
        MemorySegment memory = AddressSpace.of(segment);
        long low = AddressSpace.address(segment, forward, cells * CELL);
        long high = AddressSpace.address(segment, backward, cells * CELL) + (cells - 1) * CELL;
        int differ = turn.signsDiffer(LANE_BITS);
        for (int c = 0; c < cells; c++) {
            long x = low + c * CELL & AddressSpace.MASK;
            long y = high - c * CELL & AddressSpace.MASK;
            int odd = turn.isOdd(c);
            DoubleVector signs = DoubleVector.fromArray(SPECIES, ALTERNATING, odd * LANES);
            DoubleVector signsBehind = DoubleVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES);
            // Real parts ahead, and what they meet behind.
            DoubleVector f = DoubleVector.fromMemorySegment(SPECIES, memory, x, NATIVE);
            DoubleVector g = DoubleVector.fromMemorySegment(SPECIES, memory, y + met, NATIVE);
            DoubleVector back = f.rearrange(BACKWARD);
            g.rearrange(BACKWARD).fma(signs.mul(tan), f).intoMemorySegment(memory, x, NATIVE);
            back.fma(signsBehind.mul(tanMet), g).intoMemorySegment(memory, y + met, NATIVE);
            // Imaginary parts ahead, and what they meet behind.
            f = DoubleVector.fromMemorySegment(SPECIES, memory, x + HALF, NATIVE);
            g = DoubleVector.fromMemorySegment(SPECIES, memory, y + last, NATIVE);
            back = f.rearrange(BACKWARD);
            g.rearrange(BACKWARD).fma(signs.mul(tanMet), f).intoMemorySegment(memory, x + HALF, NATIVE);
            back.fma(signsBehind.mul(tan), g).intoMemorySegment(memory, y + last, NATIVE);
        }
    }

    @Override
    public void mix4WithComplement(
            MemorySegment segment, long forward, long backward, long stride, int cells, MixerAngle angle, ComplementTurn turn) {
        turn.requireRows(cells);
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector sineCosine = DoubleVector.broadcast(SPECIES, angle.sineCosine());
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -angle.tangent());
        DoubleVector tanMet = turn.isReal() ? tan : minus;
        long met = turn.isReal() ? 0 : HALF;
        long last = HALF - met;
        MemorySegment memory = AddressSpace.of(segment);
        long low = AddressSpace.address(segment, forward, extent(stride, 4, cells));
        long high = AddressSpace.address(segment, backward, extent(stride, 4, cells)) + (cells - 1) * CELL;
        long step = stride & AddressSpace.MASK;
        long three = 3 * step & AddressSpace.MASK; // to the compiler a product is a difference, and might be negative
        int differ = turn.signsDiffer(LANE_BITS);
        for (int c = 0; c < cells; c++) {
            long x = low + c * CELL & AddressSpace.MASK;
            long y = high - c * CELL & AddressSpace.MASK;
            int odd = turn.isOdd(c);
            DoubleVector signs = DoubleVector.fromArray(SPECIES, ALTERNATING, odd * LANES);
            DoubleVector signsBehind = DoubleVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES);
            // Real parts ahead, and what they meet behind.
            DoubleVector f0 = DoubleVector.fromMemorySegment(SPECIES, memory, x, NATIVE);
            DoubleVector f1 = DoubleVector.fromMemorySegment(SPECIES, memory, x + step, NATIVE);
            DoubleVector f2 = DoubleVector.fromMemorySegment(SPECIES, memory, x + 2 * step, NATIVE);
            DoubleVector f3 = DoubleVector.fromMemorySegment(SPECIES, memory, x + three, NATIVE);
            DoubleVector g0 = DoubleVector.fromMemorySegment(SPECIES, memory, y + met, NATIVE);
            DoubleVector g1 = DoubleVector.fromMemorySegment(SPECIES, memory, y + step + met, NATIVE);
            DoubleVector g2 = DoubleVector.fromMemorySegment(SPECIES, memory, y + 2 * step + met, NATIVE);
            DoubleVector g3 = DoubleVector.fromMemorySegment(SPECIES, memory, y + three + met, NATIVE);
            DoubleVector ahead = signs.mul(tan);
            DoubleVector behind = signsBehind.mul(tanMet);
            DoubleVector aheadMinus = ahead.neg();
            DoubleVector behindMinus = behind.neg();
            DoubleVector back;
            back = f0.rearrange(BACKWARD);
            f0 = g3.rearrange(BACKWARD).fma(ahead, f0);
            g3 = back.fma(behind, g3);
            back = f1.rearrange(BACKWARD);
            f1 = g2.rearrange(BACKWARD).fma(aheadMinus, f1);
            g2 = back.fma(behindMinus, g2);
            back = f2.rearrange(BACKWARD);
            f2 = g1.rearrange(BACKWARD).fma(aheadMinus, f2);
            g1 = back.fma(behindMinus, g1);
            back = f3.rearrange(BACKWARD);
            f3 = g0.rearrange(BACKWARD).fma(ahead, f3);
            g0 = back.fma(behind, g0);
            DoubleVector inner = f1.add(f2);
            DoubleVector outer = f0.sub(f3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            f0 = f0.sub(inner);
            f1 = outer.fma(tan, f1);
            f2 = outer.fma(tan, f2);
            f3 = f3.add(inner);
            inner = g1.add(g2);
            outer = g0.sub(g3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            g0 = g0.sub(inner);
            g1 = outer.fma(tan, g1);
            g2 = outer.fma(tan, g2);
            g3 = g3.add(inner);
            f0.intoMemorySegment(memory, x, NATIVE);
            f1.intoMemorySegment(memory, x + step, NATIVE);
            f2.intoMemorySegment(memory, x + 2 * step, NATIVE);
            f3.intoMemorySegment(memory, x + three, NATIVE);
            g0.intoMemorySegment(memory, y + met, NATIVE);
            g1.intoMemorySegment(memory, y + step + met, NATIVE);
            g2.intoMemorySegment(memory, y + 2 * step + met, NATIVE);
            g3.intoMemorySegment(memory, y + three + met, NATIVE);
            // Imaginary parts ahead, and what they meet behind.
            f0 = DoubleVector.fromMemorySegment(SPECIES, memory, x + HALF, NATIVE);
            f1 = DoubleVector.fromMemorySegment(SPECIES, memory, x + step + HALF, NATIVE);
            f2 = DoubleVector.fromMemorySegment(SPECIES, memory, x + 2 * step + HALF, NATIVE);
            f3 = DoubleVector.fromMemorySegment(SPECIES, memory, x + three + HALF, NATIVE);
            g0 = DoubleVector.fromMemorySegment(SPECIES, memory, y + last, NATIVE);
            g1 = DoubleVector.fromMemorySegment(SPECIES, memory, y + step + last, NATIVE);
            g2 = DoubleVector.fromMemorySegment(SPECIES, memory, y + 2 * step + last, NATIVE);
            g3 = DoubleVector.fromMemorySegment(SPECIES, memory, y + three + last, NATIVE);
            ahead = signs.mul(tanMet);
            behind = signsBehind.mul(tan);
            aheadMinus = ahead.neg();
            behindMinus = behind.neg();
            back = f0.rearrange(BACKWARD);
            f0 = g3.rearrange(BACKWARD).fma(ahead, f0);
            g3 = back.fma(behind, g3);
            back = f1.rearrange(BACKWARD);
            f1 = g2.rearrange(BACKWARD).fma(aheadMinus, f1);
            g2 = back.fma(behindMinus, g2);
            back = f2.rearrange(BACKWARD);
            f2 = g1.rearrange(BACKWARD).fma(aheadMinus, f2);
            g1 = back.fma(behindMinus, g1);
            back = f3.rearrange(BACKWARD);
            f3 = g0.rearrange(BACKWARD).fma(ahead, f3);
            g0 = back.fma(behind, g0);
            inner = f1.add(f2);
            outer = f0.sub(f3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            f0 = f0.sub(inner);
            f1 = outer.fma(tan, f1);
            f2 = outer.fma(tan, f2);
            f3 = f3.add(inner);
            inner = g1.add(g2);
            outer = g0.sub(g3);
            inner = outer.fma(tan, inner).mul(sineCosine);
            outer = outer.sub(inner);
            g0 = g0.sub(inner);
            g1 = outer.fma(tan, g1);
            g2 = outer.fma(tan, g2);
            g3 = g3.add(inner);
            f0.intoMemorySegment(memory, x + HALF, NATIVE);
            f1.intoMemorySegment(memory, x + step + HALF, NATIVE);
            f2.intoMemorySegment(memory, x + 2 * step + HALF, NATIVE);
            f3.intoMemorySegment(memory, x + three + HALF, NATIVE);
            g0.intoMemorySegment(memory, y + last, NATIVE);
            g1.intoMemorySegment(memory, y + step + last, NATIVE);
            g2.intoMemorySegment(memory, y + 2 * step + last, NATIVE);
            g3.intoMemorySegment(memory, y + three + last, NATIVE);
        }
    }

    @Override
    public void fill(MemorySegment segment, long base, int cells, double value, long first) {
        DoubleVector magnitude = DoubleVector.broadcast(SPECIES, value);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        long firstCell = first >> LANE_BITS;
        // Four at a time, which is also too much for the compiler to take into a caller: what a warm-up compiles is then this loop.
        int c = 0;
        for (; c < cells - 3; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            int turns0 = Long.bitCount(firstCell + c) & 3;
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, 2 * turns0 * LANES).mul(magnitude).intoMemorySegment(memory, at, NATIVE);
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, (2 * turns0 + 1) * LANES).mul(magnitude).intoMemorySegment(memory, at + HALF, NATIVE);
            int turns1 = Long.bitCount(firstCell + c + 1) & 3;
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, 2 * turns1 * LANES).mul(magnitude).intoMemorySegment(memory, at + CELL, NATIVE);
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, (2 * turns1 + 1) * LANES).mul(magnitude).intoMemorySegment(memory, at + CELL + HALF, NATIVE);
            int turns2 = Long.bitCount(firstCell + c + 2) & 3;
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, 2 * turns2 * LANES).mul(magnitude).intoMemorySegment(memory, at + 2 * CELL, NATIVE);
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, (2 * turns2 + 1) * LANES).mul(magnitude).intoMemorySegment(memory, at + 2 * CELL + HALF, NATIVE);
            int turns3 = Long.bitCount(firstCell + c + 3) & 3;
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, 2 * turns3 * LANES).mul(magnitude).intoMemorySegment(memory, at + 3 * CELL, NATIVE);
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, (2 * turns3 + 1) * LANES).mul(magnitude).intoMemorySegment(memory, at + 3 * CELL + HALF, NATIVE);
        }
        for (; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            int turns = Long.bitCount(firstCell + c) & 3;
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, 2 * turns * LANES).mul(magnitude).intoMemorySegment(memory, at, NATIVE);
            DoubleVector.fromArray(SPECIES, QUARTER_TURNS, (2 * turns + 1) * LANES).mul(magnitude).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public double norm(MemorySegment segment, long base, int cells) {
        DoubleVector ofRe = DoubleVector.zero(SPECIES);
        DoubleVector ofIm = DoubleVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            ofRe = re.fma(re, ofRe);
            ofIm = im.fma(im, ofIm);
        }
        return sum(ofRe.add(ofIm));
    }

    @Override
    public void squares(MemorySegment segment, long base, int cells, MemorySegment out) {
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            re.fma(re, im.mul(im)).intoMemorySegment(out, c * HALF, NATIVE);
        }
    }

    /** From the first byte to the last of so many rows. */
    static long extent(long stride, int rows, int cells) {
        if (Integer.bitCount(rows) > 1 || Integer.bitCount(cells) != 1) {
            throw new IllegalArgumentException("%d rows of %d cells, but both must be powers of two".formatted(rows, cells));
        }
        return rows == 0 ? 0 : (rows - 1) * stride + cells * CELL;
    }

    /** Always in the same order; {@code reduceLanes} leaves it to the compiler, which may change its mind. */
    static double sum(DoubleVector vector) {
        if (LANES == 2) {
            return vector.lane(0) + vector.lane(1);
        }
        DoubleVector v = vector;
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
