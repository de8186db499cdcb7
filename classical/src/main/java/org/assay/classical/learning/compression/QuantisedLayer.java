package org.assay.classical.learning.compression;

import org.assay.classical.learning.Activation;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Network;

/**
 * One layer of a quantised network. With inputs {@code sx (x - zx)} and weights {@code sw (w - zw)} the
 * sum is {@code sx sw (sum (x - zx)(w - zw) + b)}, where b is the bias in units of {@code sx sw}; the
 * bracket is an integer. A hidden layer turns it into its output's units by the factor {@code sx sw / sz},
 * held as a 31-bit integer and a shift; a table of 256 bytes does the work of tanh.
 */
final class QuantisedLayer {

    /** A scale as a float and a zero as a byte. */
    static final int SCALE_BYTES = 5;

    /** Most inputs of a layer: as many products of two differences of bytes fit into 31 bits. */
    private static final int MOST_INPUTS = 33_000;

    private static final byte[] NO_TABLE = {};

    private final int inputs;
    /** One row an output. */
    private final byte[] weights;
    private final int[] biases;
    private final AffineScale inputScale;
    private final AffineScale weightScale;
    private final AffineScale sumScale;
    private final AffineScale outputScale;
    private final long factor;
    private final int shift;
    private final byte[] table;

    private QuantisedLayer(
            Activation activation, byte[] weights, int[] biases, AffineScale input, AffineScale weight, AffineScale sum) {
        this.inputs = weights.length / biases.length;
        this.weights = weights;
        this.biases = biases;
        this.inputScale = input;
        this.weightScale = weight;
        this.sumScale = sum;
        double ratio = input.scale() * weight.scale() / sum.scale();
        int exponent = Math.getExponent(ratio);
        this.shift = 30 - exponent;
        this.factor = Math.round(Math.scalb(ratio, shift));
        boolean tabled = activation == Activation.TANH;
        this.outputScale = tabled ? AffineScale.covering(-1, 1) : sum;
        this.table = tabled ? table(sum, outputScale) : NO_TABLE;
    }

    /** @param sum scale of the layer's sums */
    static QuantisedLayer of(Network network, int l, AffineScale input, AffineScale sum) {
        Architecture architecture = network.architecture();
        int inputs = architecture.inputsOf(l);
        int outputs = architecture.layers().get(l).outputs();
        if (inputs > MOST_INPUTS) {
            throw new IllegalArgumentException("layer %d has %d inputs, but sums of bytes are exact only up to %d"
                    .formatted(l, inputs, MOST_INPUTS));
        }
        float[] parameters = network.parameters();
        int from = architecture.offsetOf(l);
        AffineScale scale = range(parameters, from, inputs * outputs);
        byte[] weights = new byte[inputs * outputs];
        int[] biases = new int[outputs];
        double unit = input.scale() * scale.scale();
        for (int j = 0; j < outputs; j++) {
            for (int i = 0; i < inputs; i++) {
                weights[j * inputs + i] = scale.quantise(parameters[from + i * outputs + j]);
            }
            biases[j] = (int) Math.clamp(
                    Math.round(parameters[from + inputs * outputs + j] / unit), Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
        }
        return new QuantisedLayer(architecture.layers().get(l).activation(), weights, biases, input, scale, sum);
    }

    private static AffineScale range(float[] values, int from, int count) {
        double least = 0;
        double greatest = 0;
        for (int i = from; i < from + count; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        return AffineScale.covering(least, greatest);
    }

    private static byte[] table(AffineScale from, AffineScale to) {
        byte[] table = new byte[256];
        for (int q = -128; q < 128; q++) {
            table[q + 128] = to.quantise(Math.tanh(from.value(q)));
        }
        return table;
    }

    AffineScale outputScale() {
        return outputScale;
    }

    AffineScale weightScale() {
        return weightScale;
    }

    /** The outputs of a hidden layer. */
    byte[] hidden(byte[] x) {
        byte[] output = new byte[biases.length];
        for (int j = 0; j < output.length; j++) {
            byte sum = rescaled(sum(x, j));
            output[j] = table.length == 0 ? sum : table[sum + 128];
        }
        return output;
    }

    /** The sums of the last layer, as numbers. */
    float[] sums(byte[] x) {
        double unit = inputScale.scale() * weightScale.scale();
        float[] sums = new float[biases.length];
        for (int j = 0; j < sums.length; j++) {
            sums[j] = (float) (unit * sum(x, j));
        }
        return sums;
    }

    private int sum(byte[] x, int j) {
        int zeroX = inputScale.zero();
        int zeroW = weightScale.zero();
        int row = j * inputs;
        int sum = biases[j];
        for (int i = 0; i < inputs; i++) {
            sum += (x[i] - zeroX) * (weights[row + i] - zeroW);
        }
        return sum;
    }

    /** Round to nearest of sum times factor / 2^shift, moved to the output's zero and cut to a byte. */
    private byte rescaled(int sum) {
        long product = sum * factor;
        long rounded = shift <= 0 ? product << -shift : shift > 62 ? 0 : (product + (1L << (shift - 1))) >> shift;
        return (byte) Math.clamp(rounded + sumScale.zero(), -128, 127);
    }

    long bytes() {
        return weights.length + 4L * biases.length + table.length + 2L * SCALE_BYTES + 5;
    }
}
