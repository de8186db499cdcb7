package org.assay.classical.relaxation;

import java.util.Arrays;
import org.assay.classical.machine.FusedMultiplyAdd;

/** The definition in plain Java. */
final class ScalarMixingKernel implements MixingKernel {

    @Override
    public void pull(Couplings couplings, UnitVectors vectors, int i, double[] pull) {
        Arrays.fill(pull, 0);
        for (int k = couplings.offsets[i]; k < couplings.offsets[i + 1]; k++) {
            double value = couplings.values[k];
            int row = couplings.neighbours[k] * vectors.stride;
            for (int c = 0; c < pull.length; c++) {
                pull[c] = FusedMultiplyAdd.onceOrTwice(vectors.rows[row + c], value, pull[c]);
            }
        }
    }
}
