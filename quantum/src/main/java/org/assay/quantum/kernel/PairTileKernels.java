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
        DoubleVector tan = DoubleVector.broadcast(SPECIES, tangent);
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -tangent);
        for (int c = 0; c < cells; c += 4) {
            long at = base + c * CELL;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 2 * HALF, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 3 * HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 4 * HALF, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 5 * HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 6 * HALF, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 7 * HALF, NATIVE);
            i0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(tan, r0).intoMemorySegment(segment, at, NATIVE);
            r0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(minus, i0).intoMemorySegment(segment, at + HALF, NATIVE);
            i1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(tan, r1).intoMemorySegment(segment, at + 2 * HALF, NATIVE);
            r1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(minus, i1).intoMemorySegment(segment, at + 3 * HALF, NATIVE);
            i2.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(tan, r2).intoMemorySegment(segment, at + 4 * HALF, NATIVE);
            r2.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(minus, i2).intoMemorySegment(segment, at + 5 * HALF, NATIVE);
            i3.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(tan, r3).intoMemorySegment(segment, at + 6 * HALF, NATIVE);
            r3.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(minus, i3).intoMemorySegment(segment, at + 7 * HALF, NATIVE);
        }
    }

    @Override
    public void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, double tangent) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, tangent);
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -tangent);
        long end = backward + (cells - 1) * CELL;
        for (int c = 0; c < cells; c++) {
            long a = forward + c * CELL;
            long b = end - c * CELL;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, segment, a, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, segment, a + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, segment, b, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, segment, b + HALF, NATIVE);
            DoubleVector r0Back = r0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector i0Back = i0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector r1Back = r1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector i1Back = i1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            i1Back.fma(tan, r0).intoMemorySegment(segment, a, NATIVE);
            r1Back.fma(minus, i0).intoMemorySegment(segment, a + HALF, NATIVE);
            i0Back.fma(tan, r1).intoMemorySegment(segment, b, NATIVE);
            r0Back.fma(minus, i1).intoMemorySegment(segment, b + HALF, NATIVE);
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
        DoubleVector plus = DoubleVector.zero(SPECIES);
        DoubleVector less = DoubleVector.zero(SPECIES);
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            DoubleVector otherRe = re.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector otherIm = im.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            plus = otherIm.fma(DoubleVector.fromMemorySegment(SPECIES, b, at, NATIVE), plus);
            less = otherRe.fma(DoubleVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE), less);
        }
        return loops.innerX8(a, b, base, CELL, cells, 0, 1) + DoubleTileKernels.sum(plus.sub(less));
    }

    /** The inner product pairs each cell with its complement both ways, which is twice one of them. */
    @Override
    public double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, double tangent) {
        DoubleVector plus = DoubleVector.zero(SPECIES);
        DoubleVector less = DoubleVector.zero(SPECIES);
        long end = backward + (cells - 1) * CELL;
        for (int c = 0; c < cells; c++) {
            long x = forward + c * CELL;
            long y = end - c * CELL;
            DoubleVector ar0 = DoubleVector.fromMemorySegment(SPECIES, a, x, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector ai0 = DoubleVector.fromMemorySegment(SPECIES, a, x + HALF, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector br0 = DoubleVector.fromMemorySegment(SPECIES, b, x, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector bi0 = DoubleVector.fromMemorySegment(SPECIES, b, x + HALF, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            plus = ai0.fma(DoubleVector.fromMemorySegment(SPECIES, b, y, NATIVE), plus);
            less = ar0.fma(DoubleVector.fromMemorySegment(SPECIES, b, y + HALF, NATIVE), less);
            plus = br0.fma(DoubleVector.fromMemorySegment(SPECIES, a, y + HALF, NATIVE), plus);
            less = bi0.fma(DoubleVector.fromMemorySegment(SPECIES, a, y, NATIVE), less);
        }
        mixWithComplement(a, forward, backward, cells, tangent);
        mixWithComplement(b, forward, backward, cells, tangent);
        return DoubleTileKernels.sum(plus.sub(less));
    }

    @Override
    public void fill(MemorySegment segment, long base, int cells, double value) {
        loops.fill(segment, base, cells, value);
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
