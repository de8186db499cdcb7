package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link CostKernels} on vectors of the machine's preferred width. */
final class DoubleCostKernels implements CostKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);

    /** Doubles in reverse, as pairs of ints: the compiler cannot exchange two doubles. */
    private static final VectorShuffle<Integer> BACKWARD = VectorShuffle.fromOp(INTS, i -> 2 * (LANES - 1 - i / 2) + i % 2);

    @Override
    public double energy(MemorySegment segment, long base, int cells, MemorySegment costs, long first, boolean mirrored) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            DoubleVector cost = DoubleVector.fromMemorySegment(SPECIES, costs, (first + c * step) * Double.BYTES, NATIVE);
            if (mirrored) {
                cost = cost.reinterpretAsInts().rearrange(BACKWARD).reinterpretAsDoubles();
            }
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            sum = re.mul(re).add(im.mul(im)).fma(cost, sum);
        }
        return DoubleTileKernels.sum(sum);
    }

    @Override
    public void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment costs, long first, boolean mirrored) {
        long step = mirrored ? -LANES : LANES;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment to = AddressSpace.of(out);
        long originOut = AddressSpace.address(out, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originOut + c * CELL & AddressSpace.MASK;
            DoubleVector cost = DoubleVector.fromMemorySegment(SPECIES, costs, (first + c * step) * Double.BYTES, NATIVE);
            if (mirrored) {
                cost = cost.reinterpretAsInts().rearrange(BACKWARD).reinterpretAsDoubles();
            }
            DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE).mul(cost).intoMemorySegment(to, bt, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE).mul(cost).intoMemorySegment(to, bt + HALF, NATIVE);
        }
    }

    /**
     * Sine and cosine by reduction to an eighth of a turn (Cody and Waite, in three parts) and Taylor
     * polynomials of degree 17 and 16, exact to an ulp there.
     */
    @Override
    public void phase(MemorySegment segment, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale) {
        long step = mirrored ? -LANES : LANES;
        DoubleVector minusGamma = DoubleVector.broadcast(SPECIES, -gamma);
        DoubleVector magic = DoubleVector.broadcast(SPECIES, 0x1.8p52);
        LongVector zero = LongVector.zero(LONGS);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            DoubleVector angle = DoubleVector.fromMemorySegment(SPECIES, costs, (first + c * step) * Double.BYTES, NATIVE).mul(minusGamma);
            if (mirrored) {
                angle = angle.reinterpretAsInts().rearrange(BACKWARD).reinterpretAsDoubles();
            }
            DoubleVector shifted = angle.fma(DoubleVector.broadcast(SPECIES, 2 / Math.PI), magic);
            LongVector quadrant = shifted.reinterpretAsLongs();
            DoubleVector turns = shifted.sub(magic);
            DoubleVector x = turns.fma(DoubleVector.broadcast(SPECIES, -0x1.921fb54442d18p0), angle);
            x = turns.fma(DoubleVector.broadcast(SPECIES, -0x1.1a62633145c06p-54), x);
            DoubleVector y = x.mul(x);
            DoubleVector s = y.mul(1.0 / 355687428096000.0).sub(1.0 / 1307674368000.0);
            s = s.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 6227020800.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 39916800.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 362880.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 5040.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 120.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 6.0));
            s = s.mul(y).fma(x, x);
            DoubleVector o = y.mul(1.0 / 20922789888000.0).sub(1.0 / 87178291200.0);
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 479001600.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 3628800.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 40320.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 720.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 24.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, -0.5));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0));
            // Exchanged in odd quadrants, by bits: the compiler cannot choose among two doubles.
            LongVector odd = zero.sub(quadrant.lanewise(VectorOperators.AND, 1L));
            LongVector exchange = s.reinterpretAsLongs().lanewise(VectorOperators.XOR, o.reinterpretAsLongs()).lanewise(VectorOperators.AND, odd);
            LongVector sin = s.reinterpretAsLongs().lanewise(VectorOperators.XOR, exchange);
            LongVector cos = o.reinterpretAsLongs().lanewise(VectorOperators.XOR, exchange);
            LongVector sinSign = quadrant.lanewise(VectorOperators.AND, 2L).lanewise(VectorOperators.LSHL, 62);
            LongVector cosSign = quadrant.add(1L).lanewise(VectorOperators.AND, 2L).lanewise(VectorOperators.LSHL, 62);
            DoubleVector sine = sin.lanewise(VectorOperators.XOR, sinSign).reinterpretAsDoubles().mul(scale);
            DoubleVector cosine = cos.lanewise(VectorOperators.XOR, cosSign).reinterpretAsDoubles().mul(scale);
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cosine).sub(im.mul(sine)).intoMemorySegment(memory, at, NATIVE);
            re.mul(sine).add(im.mul(cosine)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    /** Sines as in {@link #phase}. */
    @Override
    public double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale) {
        long step = mirrored ? -LANES : LANES;
        DoubleVector minusGamma = DoubleVector.broadcast(SPECIES, -gamma);
        DoubleVector magic = DoubleVector.broadcast(SPECIES, 0x1.8p52);
        LongVector zero = LongVector.zero(LONGS);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            DoubleVector cost = DoubleVector.fromMemorySegment(SPECIES, costs, (first + c * step) * Double.BYTES, NATIVE);
            if (mirrored) {
                cost = cost.reinterpretAsInts().rearrange(BACKWARD).reinterpretAsDoubles();
            }
            DoubleVector ar = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            DoubleVector ai = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            DoubleVector br = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            DoubleVector bi = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            sum = br.mul(ai).sub(bi.mul(ar)).fma(cost, sum);
            DoubleVector angle = cost.mul(minusGamma);
            DoubleVector shifted = angle.fma(DoubleVector.broadcast(SPECIES, 2 / Math.PI), magic);
            LongVector quadrant = shifted.reinterpretAsLongs();
            DoubleVector turns = shifted.sub(magic);
            DoubleVector x = turns.fma(DoubleVector.broadcast(SPECIES, -0x1.921fb54442d18p0), angle);
            x = turns.fma(DoubleVector.broadcast(SPECIES, -0x1.1a62633145c06p-54), x);
            DoubleVector y = x.mul(x);
            DoubleVector s = y.mul(1.0 / 355687428096000.0).sub(1.0 / 1307674368000.0);
            s = s.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 6227020800.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 39916800.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 362880.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 5040.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 120.0));
            s = s.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 6.0));
            s = s.mul(y).fma(x, x);
            DoubleVector o = y.mul(1.0 / 20922789888000.0).sub(1.0 / 87178291200.0);
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 479001600.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 3628800.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 40320.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, -1.0 / 720.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0 / 24.0));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, -0.5));
            o = o.fma(y, DoubleVector.broadcast(SPECIES, 1.0));
            // Exchanged in odd quadrants, by bits: the compiler cannot choose among two doubles.
            LongVector odd = zero.sub(quadrant.lanewise(VectorOperators.AND, 1L));
            LongVector exchange = s.reinterpretAsLongs().lanewise(VectorOperators.XOR, o.reinterpretAsLongs()).lanewise(VectorOperators.AND, odd);
            LongVector sin = s.reinterpretAsLongs().lanewise(VectorOperators.XOR, exchange);
            LongVector cos = o.reinterpretAsLongs().lanewise(VectorOperators.XOR, exchange);
            LongVector sinSign = quadrant.lanewise(VectorOperators.AND, 2L).lanewise(VectorOperators.LSHL, 62);
            LongVector cosSign = quadrant.add(1L).lanewise(VectorOperators.AND, 2L).lanewise(VectorOperators.LSHL, 62);
            DoubleVector sine = sin.lanewise(VectorOperators.XOR, sinSign).reinterpretAsDoubles().mul(scale);
            DoubleVector cosine = cos.lanewise(VectorOperators.XOR, cosSign).reinterpretAsDoubles().mul(scale);
            ar.mul(cosine).sub(ai.mul(sine)).intoMemorySegment(inA, at, NATIVE);
            ar.mul(sine).add(ai.mul(cosine)).intoMemorySegment(inA, at + HALF, NATIVE);
            br.mul(cosine).sub(bi.mul(sine)).intoMemorySegment(inB, bt, NATIVE);
            br.mul(sine).add(bi.mul(cosine)).intoMemorySegment(inB, bt + HALF, NATIVE);
        }
        return DoubleTileKernels.sum(sum);
    }
}
