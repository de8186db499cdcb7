package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link TileKernels} in double precision on vectors of two numbers.
 *
 * <p>The compiler has no instructions for exchanging two doubles nor for widening two bytes, so vectors
 * change their lanes as four ints, levels are read one by one, and the phases of a cell come from a table
 * of all pairs of levels, of which neighbours, a spin apart, meet few. What concerns no lanes is done by the
 * loops of {@link DoubleTileKernels}.
 */
final class PairTileKernels implements TileKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_128;
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final VectorShuffle<Integer> ACROSS = VectorShuffle.fromValues(IntVector.SPECIES_128, 2, 3, 0, 1);

    /** {@code (-1)^popcount(lane)}, and then the opposite. */
    private static final double[] SIGNS = {1, -1, -1, 1};

    private final TileKernels loops = new DoubleTileKernels();

    PairTileKernels() {
        if (loops.lanes() != SPECIES.length()) {
            throw new IllegalStateException("vectors have %d lanes here, not two".formatted(loops.lanes()));
        }
    }

    @Override
    public int lanes() {
        return loops.lanes();
    }

    @Override
    public int bytesPerCell() {
        return loops.bytesPerCell();
    }

    @Override
    public String name() {
        return loops.name();
    }

    @Override
    public void mix8(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        loops.mix8(segment, base, stride, rows, bit, cells, tangent);
    }

    @Override
    public void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        loops.mix4(segment, base, stride, rows, bit, cells, tangent);
    }

    @Override
    public void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent) {
        loops.mix2(segment, base, stride, rows, bit, cells, tangent);
    }

    @Override
    public void mixCells(MemorySegment segment, long base, int cells, double tangent) {
        loops.mix8(segment, base, CELL, cells, 0, 1, tangent);
        DoubleVector turn = DoubleVector.fromArray(SPECIES, SIGNS, 0).mul(-tangent);
        for (int c = 0; c < cells; c += 4) {
            long at = base + c * CELL;
            DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 2 * HALF, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 3 * HALF, NATIVE);
            DoubleVector b4 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 4 * HALF, NATIVE);
            DoubleVector b5 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 5 * HALF, NATIVE);
            DoubleVector b6 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 6 * HALF, NATIVE);
            DoubleVector b7 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 7 * HALF, NATIVE);
            b0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b0).intoMemorySegment(segment, at, NATIVE);
            b1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b1).intoMemorySegment(segment, at + HALF, NATIVE);
            b2.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b2).intoMemorySegment(segment, at + 2 * HALF, NATIVE);
            b3.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b3).intoMemorySegment(segment, at + 3 * HALF, NATIVE);
            b4.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b4).intoMemorySegment(segment, at + 4 * HALF, NATIVE);
            b5.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b5).intoMemorySegment(segment, at + 5 * HALF, NATIVE);
            b6.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b6).intoMemorySegment(segment, at + 6 * HALF, NATIVE);
            b7.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b7).intoMemorySegment(segment, at + 7 * HALF, NATIVE);
        }
    }

    @Override
    public void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, double tangent, ComplementTurn turn) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, tangent);
        long end = backward + (cells - 1) * CELL;
        int differ = turn.signsDiffer(1);
        boolean real = turn.isReal();
        for (int c = 0; c < cells; c++) {
            long x = forward + c * CELL;
            long y = end - c * CELL;
            int odd = turn.isOdd(c);
            DoubleVector ahead = DoubleVector.fromArray(SPECIES, SIGNS, 2 * odd).mul(tan);
            DoubleVector behind = DoubleVector.fromArray(SPECIES, SIGNS, 2 * (odd ^ differ)).mul(tan);
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, segment, x, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, segment, x + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, segment, y, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, segment, y + HALF, NATIVE);
            DoubleVector r0Back = r0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector i0Back = i0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector r1Back = r1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector i1Back = i1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            if (real) {
                r1Back.fma(ahead, r0).intoMemorySegment(segment, x, NATIVE);
                i1Back.fma(ahead, i0).intoMemorySegment(segment, x + HALF, NATIVE);
                r0Back.fma(behind, r1).intoMemorySegment(segment, y, NATIVE);
                i0Back.fma(behind, i1).intoMemorySegment(segment, y + HALF, NATIVE);
            } else {
                i1Back.fma(ahead, r0).intoMemorySegment(segment, x, NATIVE);
                i0.sub(r1Back.mul(ahead)).intoMemorySegment(segment, x + HALF, NATIVE);
                i0Back.fma(behind, r1).intoMemorySegment(segment, y, NATIVE);
                i1.sub(r0Back.mul(behind)).intoMemorySegment(segment, y + HALF, NATIVE);
            }
        }
    }

    @Override
    public double innerX8(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        return loops.innerX8(a, b, base, stride, rows, bit, cells);
    }

    @Override
    public double innerX2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells) {
        return loops.innerX2(a, b, base, stride, rows, bit, cells);
    }

    @Override
    public double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, double tangent) {
        return loops.innerAndMix4(a, b, base, stride, rows, bit, cells, tangent);
    }

    @Override
    public double innerXCells(MemorySegment a, MemorySegment b, long base, int cells) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, b, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE);
            sum0 = re.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(DoubleVector.fromMemorySegment(SPECIES, a, at, NATIVE), sum0);
            sum1 = im.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(DoubleVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE), sum1);
        }
        DoubleVector lanes = sum0.add(sum1);
        return loops.innerX8(a, b, base, CELL, cells, 0, 1) + lanes.lane(0) - lanes.lane(1);
    }

    @Override
    public double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, double tangent,
            ComplementTurn turn) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        long end = backward + (cells - 1) * CELL;
        int differ = turn.signsDiffer(1);
        boolean real = turn.isReal();
        for (int c = 0; c < cells; c++) {
            long x = forward + c * CELL;
            long y = end - c * CELL;
            int odd = turn.isOdd(c);
            DoubleVector ahead = DoubleVector.fromArray(SPECIES, SIGNS, 2 * odd);
            DoubleVector behind = DoubleVector.fromArray(SPECIES, SIGNS, 2 * (odd ^ differ));
            DoubleVector br0 = DoubleVector.fromMemorySegment(SPECIES, b, x, NATIVE);
            DoubleVector bi0 = DoubleVector.fromMemorySegment(SPECIES, b, x + HALF, NATIVE);
            DoubleVector br1 = DoubleVector.fromMemorySegment(SPECIES, b, y, NATIVE);
            DoubleVector bi1 = DoubleVector.fromMemorySegment(SPECIES, b, y + HALF, NATIVE);
            DoubleVector ar0Back = DoubleVector.fromMemorySegment(SPECIES, a, x, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector ai0Back = DoubleVector.fromMemorySegment(SPECIES, a, x + HALF, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector ar1Back = DoubleVector.fromMemorySegment(SPECIES, a, y, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector ai1Back = DoubleVector.fromMemorySegment(SPECIES, a, y + HALF, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            if (real) {
                sum0 = br0.mul(ar1Back).add(bi0.mul(ai1Back)).fma(ahead, sum0);
                sum1 = br1.mul(ar0Back).add(bi1.mul(ai0Back)).fma(behind, sum1);
            } else {
                sum0 = br0.mul(ai1Back).sub(bi0.mul(ar1Back)).fma(ahead, sum0);
                sum1 = br1.mul(ai0Back).sub(bi1.mul(ar0Back)).fma(behind, sum1);
            }
        }
        mixWithComplement(a, forward, backward, cells, tangent, turn);
        mixWithComplement(b, forward, backward, cells, tangent, turn);
        return DoubleTileKernels.sum(sum0.add(sum1));
    }

    @Override
    public void fill(MemorySegment segment, long base, int cells, double value, long first) {
        loops.fill(segment, base, cells, value, first);
    }

    @Override
    public double norm(MemorySegment segment, long base, int cells) {
        return loops.norm(segment, base, cells);
    }

    @Override
    public void squares(MemorySegment segment, long base, int cells, MemorySegment out) {
        loops.squares(segment, base, cells, out);
    }

    /** A table of {@code side^2} pairs: two real parts and two imaginary ones where lane 0 has level {@code k mod side}, lane 1 {@code k div side}. */
    @Override
    public PhaseTables phaseTables(double weight, double scale, int most, boolean mirrored) {
        int side = most + 1;
        double[] cos = new double[side];
        double[] sin = new double[side];
        for (int level = 0; level < side; level++) {
            cos[level] = scale * Math.cos(weight * level);
            sin[level] = -scale * Math.sin(weight * level);
        }
        double[] pairs = new double[4 * side * side];
        for (int k = 0; k < side * side; k++) {
            pairs[4 * k] = cos[k % side];
            pairs[4 * k + 1] = cos[k / side];
            pairs[4 * k + 2] = sin[k % side];
            pairs[4 * k + 3] = sin[k / side];
        }
        return new PhaseTables(side, pairs);
    }

    @Override
    public void phaseByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables) {
        double[] pairs = tables.doubles();
        int side = tables.count();
        long step = mirrored ? -2 : 2;
        long low = mirrored ? first + 1 : first;
        long high = mirrored ? first : first + 1;
        for (int c = 0; c < cells - 3; c += 4) {
            long at = base + c * CELL;
            long lower = low + c * step;
            long upper = high + c * step;
            int pair0 = levels.get(ValueLayout.JAVA_BYTE, lower) + side * levels.get(ValueLayout.JAVA_BYTE, upper);
            int pair1 = levels.get(ValueLayout.JAVA_BYTE, lower + step) + side * levels.get(ValueLayout.JAVA_BYTE, upper + step);
            int pair2 = levels.get(ValueLayout.JAVA_BYTE, lower + 2 * step) + side * levels.get(ValueLayout.JAVA_BYTE, upper + 2 * step);
            int pair3 = levels.get(ValueLayout.JAVA_BYTE, lower + 3 * step) + side * levels.get(ValueLayout.JAVA_BYTE, upper + 3 * step);
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 2 * HALF, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 3 * HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 4 * HALF, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 5 * HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 6 * HALF, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 7 * HALF, NATIVE);
            DoubleVector cos;
            DoubleVector sin;
            cos = DoubleVector.fromArray(SPECIES, pairs, 4 * pair0);
            sin = DoubleVector.fromArray(SPECIES, pairs, 4 * pair0 + 2);
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(segment, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(segment, at + HALF, NATIVE);
            cos = DoubleVector.fromArray(SPECIES, pairs, 4 * pair1);
            sin = DoubleVector.fromArray(SPECIES, pairs, 4 * pair1 + 2);
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(segment, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(segment, at + 3 * HALF, NATIVE);
            cos = DoubleVector.fromArray(SPECIES, pairs, 4 * pair2);
            sin = DoubleVector.fromArray(SPECIES, pairs, 4 * pair2 + 2);
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(segment, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(segment, at + 5 * HALF, NATIVE);
            cos = DoubleVector.fromArray(SPECIES, pairs, 4 * pair3);
            sin = DoubleVector.fromArray(SPECIES, pairs, 4 * pair3 + 2);
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(segment, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(segment, at + 7 * HALF, NATIVE);
        }
        for (int c = cells & ~3; c < cells; c++) {
            long at = base + c * CELL;
            int pair = levels.get(ValueLayout.JAVA_BYTE, low + c * step) + side * levels.get(ValueLayout.JAVA_BYTE, high + c * step);
            DoubleVector cos = DoubleVector.fromArray(SPECIES, pairs, 4 * pair);
            DoubleVector sin = DoubleVector.fromArray(SPECIES, pairs, 4 * pair + 2);
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(segment, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(segment, at + HALF, NATIVE);
        }
    }

    @Override
    public double energyByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        long step = mirrored ? -2 : 2;
        long low = mirrored ? first + 1 : first;
        long high = mirrored ? first : first + 1;
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            DoubleVector cost = DoubleVector.broadcast(SPECIES, (double) levels.get(ValueLayout.JAVA_BYTE, low + c * step))
                    .withLane(1, levels.get(ValueLayout.JAVA_BYTE, high + c * step));
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            sum = re.mul(re).add(im.mul(im)).fma(cost, sum);
        }
        return DoubleTileKernels.sum(sum);
    }

    @Override
    public void multiplyByLevels(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        long step = mirrored ? -2 : 2;
        long low = mirrored ? first + 1 : first;
        long high = mirrored ? first : first + 1;
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            DoubleVector cost = DoubleVector.broadcast(SPECIES, (double) levels.get(ValueLayout.JAVA_BYTE, low + c * step))
                    .withLane(1, levels.get(ValueLayout.JAVA_BYTE, high + c * step));
            DoubleVector.fromMemorySegment(SPECIES, a, at, NATIVE).mul(cost).intoMemorySegment(out, at, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE).mul(cost).intoMemorySegment(out, at + HALF, NATIVE);
        }
    }

    @Override
    public double innerByLevels(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        long step = mirrored ? -2 : 2;
        long low = mirrored ? first + 1 : first;
        long high = mirrored ? first : first + 1;
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            DoubleVector cost = DoubleVector.broadcast(SPECIES, (double) levels.get(ValueLayout.JAVA_BYTE, low + c * step))
                    .withLane(1, levels.get(ValueLayout.JAVA_BYTE, high + c * step));
            DoubleVector ar = DoubleVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            DoubleVector ai = DoubleVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            DoubleVector br = DoubleVector.fromMemorySegment(SPECIES, b, at, NATIVE);
            DoubleVector bi = DoubleVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE);
            sum = br.mul(ai).sub(bi.mul(ar)).fma(cost, sum);
        }
        return DoubleTileKernels.sum(sum);
    }
}
