package org.assay.classical.relaxation;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** By the Vector API, one column of vectors at a time, so that sums stay in registers. */
final class VectorMixingKernel implements MixingKernel {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    /** Whether vectors divide the stride and beat plain loops. */
    static boolean isWorthwhile() {
        return DOUBLES.length() > 1 && DOUBLES.length() <= 8;
    }

    @Override
    public void pull(Couplings couplings, UnitVectors vectors, int i, double[] pull) {
        int[] neighbours = couplings.neighbours;
        double[] values = couplings.values;
        double[] rows = vectors.rows;
        int stride = vectors.stride;
        int start = couplings.offsets[i];
        int end = couplings.offsets[i + 1];
        for (int c = 0; c < stride; c += DOUBLES.length()) {
            DoubleVector sum = DoubleVector.zero(DOUBLES);
            for (int k = start; k < end; k++) {
                sum = DoubleVector.fromArray(DOUBLES, rows, neighbours[k] * stride + c)
                        .fma(DoubleVector.broadcast(DOUBLES, values[k]), sum);
            }
            sum.intoArray(pull, c);
        }
    }
}
