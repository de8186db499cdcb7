package org.assay.classical.learning;

import java.util.Arrays;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.objective.Require;
import org.assay.classical.objective.StochasticObjective;

/**
 * The loss of a network over a data set as a function of its parameters, by plain loops in double
 * precision: the definition that faster code is tested against, and an objective for any method of
 * {@code classical.descent}. Dropout is left out. The L2 penalty is {@code penalty/2} times the sum
 * of the squared weights, biases excepted.
 *
 * @param penalty not negative
 */
public record NetworkLoss(Architecture architecture, DataSet data, double penalty) implements StochasticObjective {

    public NetworkLoss {
        Losses.requireFit(architecture, data);
        data.requireTwoClasses();
        Require.notNegative("penalty", penalty);
    }

    /** Without penalty. */
    public NetworkLoss(Architecture architecture, DataSet data) {
        this(architecture, data, 0);
    }

    @Override
    public int dimension() {
        return architecture.parameters();
    }

    @Override
    public int terms() {
        return data.samples();
    }

    @Override
    public double valueAndGradient(double[] x, int[] batch, double[] gradient) {
        Arrays.fill(gradient, 0);
        double value = 0;
        double[][] outputs = new double[architecture.layers().size() + 1][];
        for (int sample : batch) {
            forward(x, sample, outputs);
            value += backward(x, sample, outputs, gradient, 1.0 / batch.length);
        }
        return value / batch.length + addPenalty(x, gradient);
    }

    @Override
    public double value(double[] x) {
        double value = 0;
        double[][] outputs = new double[architecture.layers().size() + 1][];
        for (int sample = 0; sample < terms(); sample++) {
            forward(x, sample, outputs);
            value += lossAndError(sample, outputs[outputs.length - 1], new double[architecture.outputs()]);
        }
        return value / terms() + addPenalty(x, new double[x.length]);
    }

    /** Fills outputs[0] with the features and outputs[l + 1] with the answers of layer l. */
    private void forward(double[] x, int sample, double[][] outputs) {
        float[] input = data.input(sample);
        outputs[0] = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            outputs[0][i] = input[i];
        }
        for (int l = 0; l < architecture.layers().size(); l++) {
            outputs[l + 1] = layer(x, l, outputs[l]);
        }
    }

    private double[] layer(double[] x, int l, double[] input) {
        Layer layer = architecture.layers().get(l);
        int units = layer.outputs();
        int weights = architecture.offsetOf(l);
        int biases = weights + architecture.weightsOf(l);
        double[] output = Arrays.copyOfRange(x, biases, biases + units);
        for (int i = 0; i < input.length; i++) {
            for (int j = 0; j < units; j++) {
                output[j] += input[i] * x[weights + i * units + j];
            }
        }
        for (int j = 0; j < units; j++) {
            output[j] = layer.activation().apply(output[j]);
        }
        if (layer.activation() == Activation.SOFTMAX) {
            softmax(output);
        }
        return output;
    }

    private static void softmax(double[] z) {
        double highest = Arrays.stream(z).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            z[i] = Math.exp(z[i] - highest);
            sum += z[i];
        }
        for (int i = 0; i < z.length; i++) {
            z[i] /= sum;
        }
    }

    /** Adds {@code scale} times the gradient of one sample's loss, and returns the loss. */
    private double backward(double[] x, int sample, double[][] outputs, double[] gradient, double scale) {
        int layers = architecture.layers().size();
        double[] error = new double[architecture.outputs()];
        double loss = lossAndError(sample, outputs[layers], error);
        for (int l = layers - 1; l >= 0; l--) {
            error = backward(x, l, outputs[l], outputs[l + 1], error, gradient, scale);
        }
        return loss;
    }

    /** The loss of one sample, and its derivative by each output (by each sum before softmax). */
    private double lossAndError(int sample, double[] answer, double[] error) {
        return switch (architecture.loss()) {
            case CROSS_ENTROPY -> {
                int label = data.classes().labels()[sample];
                System.arraycopy(answer, 0, error, 0, error.length);
                error[label] -= 1;
                yield -Math.log(Math.max(Double.MIN_NORMAL, answer[label]));
            }
            case MEAN_SQUARED_ERROR -> {
                double loss = 0;
                for (int j = 0; j < error.length; j++) {
                    double difference = answer[j] - Losses.target(data, sample, j, error.length);
                    error[j] = 2 * difference / error.length;
                    loss += difference * difference / error.length;
                }
                yield loss;
            }
        };
    }

    /** From the derivatives by a layer's outputs to those by its inputs, adding those by its parameters. */
    private double[] backward(
            double[] x, int l, double[] input, double[] output, double[] error, double[] gradient, double scale) {
        int units = output.length;
        int weights = architecture.offsetOf(l);
        int biases = weights + architecture.weightsOf(l);
        double[] slopes = new double[units];
        for (int j = 0; j < units; j++) {
            slopes[j] = error[j] * architecture.layers().get(l).activation().slope(output[j]);
            gradient[biases + j] += scale * slopes[j];
        }
        double[] before = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            int row = weights + i * units;
            for (int j = 0; j < units; j++) {
                gradient[row + j] += scale * slopes[j] * input[i];
                before[i] += slopes[j] * x[row + j];
            }
        }
        return before;
    }

    private double addPenalty(double[] x, double[] gradient) {
        if (penalty == 0) {
            return 0;
        }
        double squares = 0;
        for (int l = 0; l < architecture.layers().size(); l++) {
            int from = architecture.offsetOf(l);
            for (int i = from; i < from + architecture.weightsOf(l); i++) {
                squares += x[i] * x[i];
                gradient[i] += penalty * x[i];
            }
        }
        return penalty / 2 * squares;
    }
}
