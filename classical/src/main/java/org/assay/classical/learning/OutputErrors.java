package org.assay.classical.learning;

import org.assay.classical.learning.data.DataSet;
import org.assay.classical.objective.Require;

/** The losses that networks are trained with. */
final class OutputErrors {

    private OutputErrors() {}

    /** The loss of the architecture. */
    static OutputError of(Architecture architecture, DataSet data) {
        return switch (architecture.loss()) {
            case CROSS_ENTROPY -> new CrossEntropy(data.classes().labels(), architecture.outputs());
            case MEAN_SQUARED_ERROR ->
                new SquaredError(data, architecture.outputs(), architecture.layers().getLast().activation());
        };
    }

    /** {@code -ln softmax(z)_label}; derivative {@code softmax(z) - onehot}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record CrossEntropy(int[] labels, int outputs) implements OutputError {

        @Override
        public double lossAndError(int[] batch, float[] output, int stride, float[] error) {
            double loss = 0;
            double[] p = new double[outputs];
            for (int row = 0; row < batch.length; row++) {
                int label = labels[batch[row]];
                double logSum = Softmax.of(output, row * stride, 1, p);
                loss += logSum - output[row * stride + label];
                p[label] -= 1;
                for (int j = 0; j < outputs; j++) {
                    error[row * stride + j] = (float) (p[j] / batch.length);
                }
            }
            return loss;
        }
    }

    /** Mean over the outputs of (y - t)^2. */
    record SquaredError(DataSet data, int outputs, Activation activation) implements OutputError {

        @Override
        public double lossAndError(int[] batch, float[] output, int stride, float[] error) {
            double loss = 0;
            for (int row = 0; row < batch.length; row++) {
                for (int j = 0; j < outputs; j++) {
                    int at = row * stride + j;
                    double difference = output[at] - Losses.target(data, batch[row], j, outputs);
                    loss += difference * difference / outputs;
                    error[at] = (float) (2 * difference / outputs / batch.length * activation.slope(output[at]));
                }
            }
            return loss;
        }
    }

    /**
     * A share of the cross-entropy with the labels, and for the rest T^2 times the divergence from the
     * teacher's softened answers, KL(softmax(u/T) || softmax(z/T)); derivative {@code share (p - onehot) +
     * (1 - share) T (softmax(z/T) - softmax(u/T))}.
     *
     * @param teacher probabilities row by row, one row a sample; softmax(u/T) follows from their logarithms
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Distilled(CrossEntropy hard, float[] teacher, double temperature, double hardShare) implements OutputError {

        Distilled {
            Require.positive("temperature", temperature);
            Require.that(hardShare >= 0 && hardShare <= 1, "share of hard labels", hardShare, "must lie in [0, 1]");
        }

        @Override
        public double lossAndError(int[] batch, float[] output, int stride, float[] error) {
            int outputs = hard.outputs;
            double loss = hardShare * hard.lossAndError(batch, output, stride, error);
            double[] s = new double[outputs];
            double[] t = new double[outputs];
            float[] logarithms = new float[outputs];
            double weight = (1 - hardShare) * temperature;
            for (int row = 0; row < batch.length; row++) {
                for (int j = 0; j < outputs; j++) {
                    logarithms[j] = (float) Math.log(Math.max(Float.MIN_NORMAL, teacher[batch[row] * outputs + j]));
                }
                Softmax.of(logarithms, 0, temperature, t);
                Softmax.of(output, row * stride, temperature, s);
                for (int j = 0; j < outputs; j++) {
                    loss += weight * temperature * t[j] * (Math.log(t[j]) - Math.log(s[j]));
                    int at = row * stride + j;
                    error[at] = (float) (hardShare * error[at] + weight * (s[j] - t[j]) / batch.length);
                }
            }
            return loss;
        }
    }
}
