package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link CostKernels} on vectors of the machine's preferred width. */
final class DoubleCostKernels implements CostKernels {

    private static final VectorSpecies<Double> SPECIES = VectorWidth.DOUBLES;
    private static final int LANES = SPECIES.length();
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    private static final VectorSpecies<Long> LONGS = SPECIES.withLanes(long.class);
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);

    /** Doubles in reverse, as pairs of ints: the compiler cannot exchange two doubles. */
    private static final VectorShuffle<Integer> BACKWARD = VectorShuffle.fromOp(INTS, i -> 2 * (LANES - 1 - i / 2) + i % 2);

    /** As many cells have a vector of their own, if there are more. */
    private static final int MOST_LOWER = 8;

    /** In the factors of a run behind those vectors, real before imaginary part: a number for each value of the upper bits. */
    private static final int UPPER = 2 * MOST_LOWER * LANES;

    /** Behind those angles: of the first cell's lanes, and what each bit of the cell number adds; and their cosines and sines. */
    private static final int ANGLES = UPPER + 2 * (MOST_PAIRED / MOST_LOWER);

    /** Whole vectors of them: {@link #MOST_PAIRED} has six bits. */
    private static final int ANGLE_COUNT = LANES + 8;

    private static final int COSINES = ANGLES + ANGLE_COUNT;
    private static final int SINES = COSINES + ANGLE_COUNT;

    /** A thread's own. */
    private static final ThreadLocal<double[]> FACTORS = ThreadLocal.withInitial(() -> new double[SINES + ANGLE_COUNT]);

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

    /**
     * {@inheritDoc}
     *
     * <p>A vector for each of eight cells, which says what the lanes and three bits of the cell number add, times a number
     * for the upper bits, times what pairs of bits add.
     */
    @Override
    public void phase(MemorySegment segment, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale, MemorySegment pairs) {
        double[] f = FACTORS.get();
        factors(Math.max(1, cells), costs, first, mirrored, gamma, scale, f);
        int lower = Math.clamp(cells, 1, MOST_LOWER);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment ofPairs = AddressSpace.of(pairs);
        long originOfPairs = AddressSpace.address(pairs, 0, cells * CELL);
        for (int u = 0; u < cells / lower; u++) {
            DoubleVector ur = DoubleVector.broadcast(SPECIES, f[UPPER + 2 * u]);
            DoubleVector ui = DoubleVector.broadcast(SPECIES, f[UPPER + 2 * u + 1]);
            long from = u * lower * CELL;
            for (int j = 0; j < lower; j++) {
                long at = origin + from + j * CELL & AddressSpace.MASK;
                long pair = originOfPairs + from + j * CELL & AddressSpace.MASK;
                DoubleVector lr = DoubleVector.fromArray(SPECIES, f, 2 * j * LANES);
                DoubleVector li = DoubleVector.fromArray(SPECIES, f, 2 * j * LANES + LANES);
                DoubleVector er = lr.mul(ur).sub(li.mul(ui));
                DoubleVector ei = lr.fma(ui, li.mul(ur));
                DoubleVector tr = DoubleVector.fromMemorySegment(SPECIES, ofPairs, pair, NATIVE);
                DoubleVector ti = DoubleVector.fromMemorySegment(SPECIES, ofPairs, pair + HALF, NATIVE);
                DoubleVector cosine = er.mul(tr).sub(ei.mul(ti));
                DoubleVector sine = er.fma(ti, ei.mul(tr));
                DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
                DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
                re.mul(cosine).sub(im.mul(sine)).intoMemorySegment(memory, at, NATIVE);
                re.fma(sine, im.mul(cosine)).intoMemorySegment(memory, at + HALF, NATIVE);
            }
        }
    }

    /** Phases as in the other {@link #phase(MemorySegment, long, int, MemorySegment, long, boolean, double, double, MemorySegment)}. */
    @Override
    public double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale, MemorySegment pairs) {
        double[] f = FACTORS.get();
        factors(Math.max(1, cells), costs, first, mirrored, gamma, scale, f);
        int lower = Math.clamp(cells, 1, MOST_LOWER);
        long step = mirrored ? -LANES : LANES;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        MemorySegment ofPairs = AddressSpace.of(pairs);
        long originOfPairs = AddressSpace.address(pairs, 0, cells * CELL);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int u = 0; u < cells / lower; u++) {
            DoubleVector ur = DoubleVector.broadcast(SPECIES, f[UPPER + 2 * u]);
            DoubleVector ui = DoubleVector.broadcast(SPECIES, f[UPPER + 2 * u + 1]);
            long from = u * lower * CELL;
            for (int j = 0; j < lower; j++) {
                long at = originA + from + j * CELL & AddressSpace.MASK;
                long bt = originB + from + j * CELL & AddressSpace.MASK;
                long pair = originOfPairs + from + j * CELL & AddressSpace.MASK;
                DoubleVector lr = DoubleVector.fromArray(SPECIES, f, 2 * j * LANES);
                DoubleVector li = DoubleVector.fromArray(SPECIES, f, 2 * j * LANES + LANES);
                DoubleVector er = lr.mul(ur).sub(li.mul(ui));
                DoubleVector ei = lr.fma(ui, li.mul(ur));
                DoubleVector tr = DoubleVector.fromMemorySegment(SPECIES, ofPairs, pair, NATIVE);
                DoubleVector ti = DoubleVector.fromMemorySegment(SPECIES, ofPairs, pair + HALF, NATIVE);
                DoubleVector cosine = er.mul(tr).sub(ei.mul(ti));
                DoubleVector sine = er.fma(ti, ei.mul(tr));
                DoubleVector cost = DoubleVector.fromMemorySegment(SPECIES, costs, (first + (u * lower + j) * step) * Double.BYTES, NATIVE);
                if (mirrored) {
                    cost = cost.reinterpretAsInts().rearrange(BACKWARD).reinterpretAsDoubles();
                }
                DoubleVector ar = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
                DoubleVector ai = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
                DoubleVector br = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
                DoubleVector bi = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
                sum = br.mul(ai).sub(bi.mul(ar)).fma(cost, sum);
                ar.mul(cosine).sub(ai.mul(sine)).intoMemorySegment(inA, at, NATIVE);
                ar.fma(sine, ai.mul(cosine)).intoMemorySegment(inA, at + HALF, NATIVE);
                br.mul(cosine).sub(bi.mul(sine)).intoMemorySegment(inB, bt, NATIVE);
                br.fma(sine, bi.mul(cosine)).intoMemorySegment(inB, bt + HALF, NATIVE);
            }
        }
        return DoubleTileKernels.sum(sum);
    }

    /** Writes the factors of a run: vectors for the lower three bits of the cell number, numbers for the upper ones. */
    private static void factors(int cells, MemorySegment costs, long first, boolean mirrored, double gamma, double scale, double[] f) {
        int bits = Integer.numberOfTrailingZeros(cells);
        long from = mirrored ? first + LANES - 1 : first;
        int step = mirrored ? -1 : 1;
        for (int lane = 0; lane < LANES; lane++) {
            f[ANGLES + lane] = -gamma * costs.getAtIndex(ValueLayout.JAVA_DOUBLE, from + step * lane);
        }
        double own = costs.getAtIndex(ValueLayout.JAVA_DOUBLE, from);
        for (int k = 0; k < bits; k++) {
            f[ANGLES + LANES + k] = -gamma * (costs.getAtIndex(ValueLayout.JAVA_DOUBLE, from + step * ((long) LANES << k)) - own);
        }
        sinesAndCosines(LANES + bits, f);
        for (int lane = 0; lane < LANES; lane++) {
            f[lane] = scale * f[COSINES + lane];
            f[LANES + lane] = scale * f[SINES + lane];
        }
        int lowerBits = Math.min(bits, Integer.numberOfTrailingZeros(MOST_LOWER));
        for (int j = 1; j < 1 << lowerBits; j++) {
            int bit = 31 - Integer.numberOfLeadingZeros(j);
            int known = 2 * (j ^ 1 << bit) * LANES;
            DoubleVector r = DoubleVector.fromArray(SPECIES, f, known);
            DoubleVector i = DoubleVector.fromArray(SPECIES, f, known + LANES);
            DoubleVector cosine = DoubleVector.broadcast(SPECIES, f[COSINES + LANES + bit]);
            DoubleVector sine = DoubleVector.broadcast(SPECIES, f[SINES + LANES + bit]);
            r.mul(cosine).sub(i.mul(sine)).intoArray(f, 2 * j * LANES);
            r.fma(sine, i.mul(cosine)).intoArray(f, 2 * j * LANES + LANES);
        }
        f[UPPER] = 1;
        f[UPPER + 1] = 0;
        for (int u = 1; u < 1 << bits - lowerBits; u++) {
            int bit = 31 - Integer.numberOfLeadingZeros(u);
            int known = UPPER + 2 * (u ^ 1 << bit);
            double cosine = f[COSINES + LANES + lowerBits + bit];
            double sine = f[SINES + LANES + lowerBits + bit];
            f[UPPER + 2 * u] = f[known] * cosine - f[known + 1] * sine;
            f[UPPER + 2 * u + 1] = f[known] * sine + f[known + 1] * cosine;
        }
    }

    /** Of so many angles, as in {@link #phase(MemorySegment, long, int, MemorySegment, long, boolean, double, double)}. */
    private static void sinesAndCosines(int count, double[] f) {
        DoubleVector magic = DoubleVector.broadcast(SPECIES, 0x1.8p52);
        LongVector zero = LongVector.zero(LONGS);
        for (int k = 0; k < count; k += LANES) {
            DoubleVector angle = DoubleVector.fromArray(SPECIES, f, ANGLES + k);
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
            DoubleVector sine = sin.lanewise(VectorOperators.XOR, sinSign).reinterpretAsDoubles();
            DoubleVector cosine = cos.lanewise(VectorOperators.XOR, cosSign).reinterpretAsDoubles();
            cosine.intoArray(f, COSINES + k);
            sine.intoArray(f, SINES + k);
        }
    }
}
