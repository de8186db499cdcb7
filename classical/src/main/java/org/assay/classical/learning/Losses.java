package org.assay.classical.learning;

import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.Targets.Classes;
import org.assay.classical.learning.data.Targets.Values;

/** The losses of single samples, from answers in a flat array. */
final class Losses {

    /** Least probability that a logarithm is taken of: the smallest normal float. */
    private static final double LEAST = Float.MIN_NORMAL;

    private Losses() {}

    /** Refuses targets that do not fit the outputs. */
    static void requireFit(Architecture architecture, DataSet data) {
        if (data.features() != architecture.inputs()) {
            throw new IllegalArgumentException("%s has %d features, but the network %s takes %d"
                    .formatted(data.name(), data.features(), architecture, architecture.inputs()));
        }
        int outputs = architecture.outputs();
        boolean squared = architecture.loss() == Loss.MEAN_SQUARED_ERROR;
        boolean fits = switch (data.targets()) {
            case Classes classes -> classes.count() == outputs || (squared && outputs == 1 && classes.count() == 2);
            case Values values -> squared && values.width() == outputs;
        };
        if (!fits) {
            throw new IllegalArgumentException("%s has %s, but the network %s under %s answers with %d numbers"
                    .formatted(data.name(), describe(data), architecture, architecture.loss(), outputs));
        }
    }

    private static String describe(DataSet data) {
        return switch (data.targets()) {
            case Classes classes -> classes.count() + " classes";
            case Values values -> values.width() + " values a sample";
        };
    }

    /** Target of one output under squared error. */
    static double target(DataSet data, int sample, int output, int outputs) {
        return switch (data.targets()) {
            case Classes classes when outputs == 1 -> classes.labels()[sample];
            case Classes classes -> classes.labels()[sample] == output ? 1 : 0;
            case Values values -> values.values()[sample * outputs + output];
        };
    }

    /** Mean loss of answers, row by row. */
    static double mean(Architecture architecture, DataSet data, float[] answers) {
        requireFit(architecture, data);
        double sum = 0;
        for (int sample = 0; sample < data.samples(); sample++) {
            sum += ofSample(architecture, data, sample, answers);
        }
        return sum / data.samples();
    }

    private static double ofSample(Architecture architecture, DataSet data, int sample, float[] answers) {
        int outputs = architecture.outputs();
        int at = sample * outputs;
        return switch (architecture.loss()) {
            case CROSS_ENTROPY -> -Math.log(Math.max(LEAST, answers[at + data.classes().labels()[sample]]));
            case MEAN_SQUARED_ERROR -> {
                double sum = 0;
                for (int output = 0; output < outputs; output++) {
                    double error = answers[at + output] - target(data, sample, output, outputs);
                    sum += error * error / outputs;
                }
                yield sum;
            }
        };
    }
}
