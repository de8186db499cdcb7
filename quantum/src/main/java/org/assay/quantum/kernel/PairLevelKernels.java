package org.assay.quantum.kernel;

import static org.assay.quantum.kernel.PairTileKernels.CELL;
import static org.assay.quantum.kernel.PairTileKernels.HALF;
import static org.assay.quantum.kernel.PairTileKernels.NATIVE;
import static org.assay.quantum.kernel.PairTileKernels.SPECIES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.DoubleVector;

/**
 * {@link LevelKernels} in double precision on vectors of two numbers.
 *
 * <p>The compiler has no instructions for widening two bytes, so levels are read one by one, and the phases of a cell
 * come from a table of all pairs of levels, of which neighbours, a spin apart, meet few.
 */
final class PairLevelKernels implements LevelKernels {

    /** A table of {@code side^2} pairs: two real parts and two imaginary ones where lane 0 has level {@code k mod side}, lane 1 {@code k div side}. */
    @Override
    public PhaseTables phaseTables(double weight, double scale, int most, boolean mirrored) {
        int side = most + 1;
        double[][] phases = PhaseTables.ofLevels(weight, scale, 0, side);
        double[] cos = phases[0];
        double[] sin = phases[1];
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
    public void phase(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored,
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
    public double energy(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
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
    public void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
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
    public double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables) {
        double inner = inner(a, b, base, cells, levels, first, mirrored);
        phase(a, base, cells, levels, first, mirrored, tables);
        phase(b, base, cells, levels, first, mirrored, tables);
        return inner;
    }

    private static double inner(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
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
