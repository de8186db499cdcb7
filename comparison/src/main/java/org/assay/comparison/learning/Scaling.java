package org.assay.comparison.learning;

import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.Split;

/** What is done to features before anyone learns from them. */
public enum Scaling {
    /** Each feature to mean 0 and deviation 1 over the training samples. */
    STANDARDISED,
    /** Each sample to Euclidean norm 1, as amplitudes have it; a sample of zeros stays. */
    UNIT_NORM;

    Split apply(Split split) {
        return switch (this) {
            case STANDARDISED -> split.standardised();
            case UNIT_NORM -> new Split(normalised(split.train()), normalised(split.test()));
        };
    }

    private static DataSet normalised(DataSet data) {
        float[] inputs = data.inputs().clone();
        int features = data.features();
        for (int from = 0; from < inputs.length; from += features) {
            double squares = 0;
            for (int i = from; i < from + features; i++) {
                squares += (double) inputs[i] * inputs[i];
            }
            double norm = squares == 0 ? 1 : Math.sqrt(squares);
            for (int i = from; i < from + features; i++) {
                inputs[i] = (float) (inputs[i] / norm);
            }
        }
        return data.withInputs(features, inputs);
    }
}
