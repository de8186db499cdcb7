package org.assay.classical.search;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops by the Vector API, in vectors of the machine's preferred size. Bodies are written
 * out: helper methods around vectors would put them on the heap.
 */
final class VectorSweepKernel implements SweepKernel {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, INTS.vectorShape());
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, INTS.vectorShape());
    private static final VectorSpecies<Float> HALF_FLOATS = VectorSpecies.of(
            float.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 2)));

    /** Whether vectors fit into blocks and beat scalar loops. */
    static boolean isWorthwhile() {
        int lanes = INTS.length();
        return lanes >= 4 && lanes <= SweepLayout.BLOCK && SweepLayout.BLOCK % lanes == 0;
    }

    @Override
    public void fill(HeatStream stream, float[] heat) {
        for (int lane = 0; lane < HeatStream.LANES; lane += INTS.length()) {
            fillLanes(stream.state, heat, lane);
        }
    }

    private static void fillLanes(int[] state, float[] heat, int lane) {
        IntVector s0 = IntVector.fromArray(INTS, state, lane);
        IntVector s1 = IntVector.fromArray(INTS, state, HeatStream.LANES + lane);
        IntVector s2 = IntVector.fromArray(INTS, state, 2 * HeatStream.LANES + lane);
        IntVector s3 = IntVector.fromArray(INTS, state, 3 * HeatStream.LANES + lane);
        for (int k = lane; k < heat.length; k += HeatStream.LANES) {
            IntVector x = ((FloatVector) s0.add(s3)
                            .lanewise(VectorOperators.LSHR, 1)
                            .add(1)
                            .convert(VectorOperators.I2F, 0))
                    .reinterpretAsInts()
                    .and(0x7fffffff);
            FloatVector rest = (FloatVector) IntVector.broadcast(INTS, 31 + 127)
                    .sub(x.lanewise(VectorOperators.LSHR, 23))
                    .convert(VectorOperators.I2F, 0);
            FloatVector t = x.and(0x7fffff).or(0x3f800000).reinterpretAsFloats().sub(1f);
            FloatVector q = t.fma(FloatVector.broadcast(FLOATS, HeatStream.Q6), FloatVector.broadcast(FLOATS, HeatStream.Q5));
            q = t.fma(q, FloatVector.broadcast(FLOATS, HeatStream.Q4));
            q = t.fma(q, FloatVector.broadcast(FLOATS, HeatStream.Q3));
            q = t.fma(q, FloatVector.broadcast(FLOATS, HeatStream.Q2));
            q = t.fma(q, FloatVector.broadcast(FLOATS, HeatStream.Q1));
            q = t.fma(q, FloatVector.broadcast(FLOATS, HeatStream.Q0));
            t.neg().fma(q, rest).max(0f).intoArray(heat, k);

            IntVector shifted = s1.lanewise(VectorOperators.LSHL, 9);
            s2 = s2.lanewise(VectorOperators.XOR, s0);
            s3 = s3.lanewise(VectorOperators.XOR, s1);
            s1 = s1.lanewise(VectorOperators.XOR, s2);
            s0 = s0.lanewise(VectorOperators.XOR, s3);
            s2 = s2.lanewise(VectorOperators.XOR, shifted);
            s3 = s3.lanewise(VectorOperators.ROL, 11);
        }
        s0.intoArray(state, lane);
        s1.intoArray(state, HeatStream.LANES + lane);
        s2.intoArray(state, 2 * HeatStream.LANES + lane);
        s3.intoArray(state, 3 * HeatStream.LANES + lane);
    }

    @Override
    public int judge(int[] localFields, int[] masks, float[] heat, float most, int first) {
        int flips = 0;
        for (int k = 0; k < SweepLayout.BLOCK; k += INTS.length()) {
            IntVector mask = IntVector.fromArray(INTS, masks, first + k);
            IntVector step = IntVector.fromArray(INTS, localFields, first + k)
                    .lanewise(VectorOperators.XOR, mask)
                    .sub(mask);
            FloatVector limit = FloatVector.fromArray(FLOATS, heat, first + k).mul(most);
            flips |= (int) step.convert(VectorOperators.I2F, 0).compare(VectorOperators.LE, limit).toLong() << k;
        }
        return flips;
    }

    @Override
    public int judge(double[] localFields, double[] spins, float[] heat, double most, int first) {
        int flips = 0;
        for (int k = 0; k < SweepLayout.BLOCK; k += DOUBLES.length()) {
            DoubleVector step = DoubleVector.fromArray(DOUBLES, spins, first + k)
                    .neg()
                    .mul(DoubleVector.fromArray(DOUBLES, localFields, first + k));
            DoubleVector limit = ((DoubleVector) FloatVector.fromArray(HALF_FLOATS, heat, first + k)
                            .convertShape(VectorOperators.F2D, DOUBLES, 0))
                    .mul(most);
            flips |= (int) step.compare(VectorOperators.LE, limit).toLong() << k;
        }
        return flips;
    }
}
