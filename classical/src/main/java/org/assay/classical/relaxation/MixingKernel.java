package org.assay.classical.relaxation;

import org.assay.classical.machine.Vectors;

/** The inner loop of the mixing method. Implementations agree bit for bit. */
interface MixingKernel {

    /** Vectors of fewer components than this many times couplings are mixed by plain loops at once. */
    int WORTH_VECTORS = 50_000;

    /** The kernel for a problem: plain loops where it is small, or where the Vector API is missing. */
    static MixingKernel of(Couplings couplings, UnitVectors vectors) {
        long work = (long) couplings.values.length * vectors.stride;
        return work >= WORTH_VECTORS ? fastest() : new ScalarMixingKernel();
    }

    /** The kernel for long work: by vectors where there are any. */
    static MixingKernel fastest() {
        boolean vector = Vectors.EXIST && VectorMixingKernel.isWorthwhile();
        return vector ? new VectorMixingKernel() : new ScalarMixingKernel();
    }

    /** Writes {@code sum_j J_ij v_j} into {@code pull}, over all columns. */
    void pull(Couplings couplings, UnitVectors vectors, int i, double[] pull);
}
