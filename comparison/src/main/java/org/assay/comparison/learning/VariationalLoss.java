package org.assay.comparison.learning;

import java.util.Arrays;
import org.assay.classical.learning.data.DataSet;

/** Mean cross-entropy of a {@link VariationalClassifier} over samples, with its gradient. Not for several threads. */
final class VariationalLoss {

    private final VariationalClassifier model;
    private final CircuitSweep sweep;
    private final double[] expectations;
    private final double[] weights;
    private final double[] scores;

    VariationalLoss(VariationalClassifier model) {
        this.model = model;
        this.sweep = new CircuitSweep(model);
        this.expectations = new double[model.qubits()];
        this.weights = new double[model.qubits()];
        this.scores = new double[model.classes()];
    }

    /** The class of the highest score of every sample. */
    int[] classify(double[] parameters, DataSet data) {
        requireFit(data);
        sweep.load(parameters);
        int[] classes = new int[data.samples()];
        for (int i = 0; i < classes.length; i++) {
            answer(parameters, data, i);
            for (int k = 1; k < scores.length; k++) {
                classes[i] = scores[k] > scores[classes[i]] ? k : classes[i];
            }
        }
        return classes;
    }

    /** The mean loss over the samples of a batch; writes its gradient. */
    double learn(double[] parameters, DataSet data, int[] batch, double[] gradient) {
        requireFit(data);
        Arrays.fill(gradient, 0);
        sweep.load(parameters);
        double loss = 0;
        for (int sample : batch) {
            answer(parameters, data, sample);
            loss += toErrors(data.classes().labels()[sample]);
            propagate(parameters, gradient);
            sweep.backward(weights, gradient);
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= batch.length;
        }
        return loss / batch.length;
    }

    private void requireFit(DataSet data) {
        if (data.features() != model.features() || data.classes().count() != model.classes()) {
            throw new IllegalArgumentException("%s has %d features and %d classes, but the circuit is for %d and %d".formatted(
                    data.name(), data.features(), data.classes().count(), model.features(), model.classes()));
        }
    }

    /** Leaves the expectation values and the scores of one sample. */
    private void answer(double[] parameters, DataSet data, int sample) {
        sweep.forward(data.inputs(), sample * model.features(), expectations);
        for (int k = 0; k < scores.length; k++) {
            scores[k] = model.hasHead() ? headScore(parameters, k) : VariationalClassifier.SCALE * expectations[k];
        }
    }

    private double headScore(double[] parameters, int k) {
        double sum = parameters[bias(k)];
        for (int q = 0; q < model.qubits(); q++) {
            sum += parameters[weight(k, q)] * expectations[q];
        }
        return sum;
    }

    private int weight(int k, int qubit) {
        return model.rotations() + k * model.qubits() + qubit;
    }

    private int bias(int k) {
        return model.rotations() + model.classes() * model.qubits() + k;
    }

    /** Makes of the scores their errors, probability minus target, and returns the cross-entropy. */
    private double toErrors(int label) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double margin = highest - scores[label];
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - highest);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] = scores[k] / sum - (k == label ? 1 : 0);
        }
        return margin + Math.log(sum);
    }

    /** From the errors to the weights of the expectation values; adds the gradient of the head. */
    private void propagate(double[] parameters, double[] gradient) {
        for (int q = 0; q < model.qubits(); q++) {
            double sum = 0;
            for (int k = 0; k < scores.length && model.hasHead(); k++) {
                sum += parameters[weight(k, q)] * scores[k];
                gradient[weight(k, q)] += expectations[q] * scores[k];
            }
            boolean isScore = !model.hasHead() && q < scores.length;
            weights[q] = isScore ? VariationalClassifier.SCALE * scores[q] : sum;
        }
        for (int k = 0; k < scores.length && model.hasHead(); k++) {
            gradient[bias(k)] += scores[k];
        }
    }
}
