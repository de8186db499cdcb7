package org.assay.classical.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.kernel.MatrixKernels;
import org.jspecify.annotations.Nullable;

/**
 * The working memory of a network: parameters, gradients and activations for batches of a given size,
 * with every row padded as the kernels want it. Padding columns of weights and biases are 0, hence
 * so are those of outputs, errors and gradients, and every update rule leaves them so.
 *
 * <p>The gradient follows Rumelhart, Hinton and Williams (1986): with Y = f(X W + b) and E the
 * derivatives by X W + b, the derivatives are X^T E by W, the column sums of E by b, and E W^T by X.
 */
final class BackPropagation {

    private static final int TRANSPOSED_AT_ONCE = 16;

    private final Architecture architecture;
    private final MatrixKernels kernels;
    private final List<Stage> stages = new ArrayList<>();
    private final float[] input;
    private final float[] parameters;
    private final float[] gradient;

    /** @param capacity most samples in a batch */
    BackPropagation(Architecture architecture, MatrixKernels kernels, int capacity) {
        this.architecture = architecture;
        this.kernels = kernels;
        this.input = new float[Math.multiplyExact(capacity, architecture.inputs())];
        int size = 0;
        Stage before = null;
        for (int l = 0; l < architecture.layers().size(); l++) {
            Stage stage = new Stage(architecture.inputsOf(l), before, architecture.layers().get(l), size, capacity);
            stages.add(stage);
            size = stage.biases + stage.stride;
            before = stage;
        }
        this.parameters = new float[size];
        this.gradient = new float[size];
    }

    /** Padded, in the order of the padded gradient; to be updated in place. */
    float[] parameters() {
        return parameters;
    }

    /** Padded, as the last {@link #backward} left it. */
    float[] gradient() {
        return gradient;
    }

    void load(Network network) {
        copy(network.parameters(), true);
    }

    Network network() {
        return new Network(architecture, copy(new float[architecture.parameters()], false));
    }

    /** Which of the padded parameters are weights of value 0. */
    boolean[] zeroWeights() {
        boolean[] zeros = new boolean[parameters.length];
        for (Stage stage : stages) {
            for (int i = stage.weights; i < stage.biases; i++) {
                zeros[i] = parameters[i] == 0;
            }
        }
        return zeros;
    }

    /** The gradient without padding. */
    float[] plainGradient() {
        float[] plain = new float[architecture.parameters()];
        copy(plain, gradient, false);
        return plain;
    }

    private float[] copy(float[] plain, boolean in) {
        copy(plain, parameters, in);
        return plain;
    }

    private void copy(float[] plain, float[] padded, boolean in) {
        int at = 0;
        for (Stage stage : stages) {
            for (int row = 0; row <= stage.inputs; row++, at += stage.units) {
                int there = stage.weights + row * stage.stride;
                if (in) {
                    System.arraycopy(plain, at, padded, there, stage.units);
                } else {
                    System.arraycopy(padded, there, plain, at, stage.units);
                }
            }
        }
    }

    /** One batch forward and backward: fills the gradient of the mean loss and returns the sum of the losses. */
    double learn(DataSet data, int[] batch, OutputError error, RandomGenerator dropout) {
        gather(data, batch);
        for (Stage stage : stages) {
            stage.forward(batch.length);
            stage.drop(batch.length, dropout);
        }
        Stage last = stages.getLast();
        double loss = error.lossAndError(batch, last.output, last.stride, last.error);
        backward(batch.length);
        return loss;
    }

    /** Answers of all samples, row by row, without padding. */
    float[] answers(DataSet data) {
        if (data.features() != architecture.inputs()) {
            throw new IllegalArgumentException("%s has %d features, but the network %s takes %d"
                    .formatted(data.name(), data.features(), architecture, architecture.inputs()));
        }
        Stage last = stages.getLast();
        float[] answers = new float[data.samples() * last.units];
        int capacity = input.length / architecture.inputs();
        for (int from = 0; from < data.samples(); from += capacity) {
            int rows = Math.min(capacity, data.samples() - from);
            System.arraycopy(data.inputs(), from * data.features(), input, 0, rows * data.features());
            stages.forEach(stage -> stage.forward(rows));
            last.answer(rows, answers, from);
        }
        return answers;
    }

    private void gather(DataSet data, int[] batch) {
        int width = data.features();
        for (int row = 0; row < batch.length; row++) {
            System.arraycopy(data.inputs(), batch[row] * width, input, row * width, width);
        }
    }

    private void backward(int rows) {
        for (int l = stages.size() - 1; l >= 0; l--) {
            stages.get(l).gradients(rows);
            if (l > 0) {
                stages.get(l).passBack(rows);
            }
        }
    }

    /** One layer. */
    private final class Stage {

        private final int inputs;
        private final int units;
        /** Padded units: the distance of rows in the arrays of this stage. */
        private final int stride;

        private final int weights;
        private final int biases;
        private final Layer layer;
        private final @Nullable Stage before;
        private final boolean drops;
        private final float[] output;
        /** What the next stage sees: the output, with dropout in training. */
        private final float[] passed;

        private final float[] mask;
        private final float[] error;
        private final float[] transposed;

        Stage(int inputs, @Nullable Stage before, Layer layer, int offset, int capacity) {
            this.inputs = inputs;
            this.before = before;
            this.layer = layer;
            this.units = layer.outputs();
            this.stride = MatrixKernels.padded(units);
            this.weights = offset;
            this.biases = Math.addExact(offset, Math.multiplyExact(inputs, stride));
            this.output = new float[Math.multiplyExact(capacity, stride)];
            this.error = new float[output.length];
            this.drops = layer.dropout() > 0;
            this.passed = drops ? new float[output.length] : output;
            this.mask = drops ? new float[output.length] : new float[0];
            this.transposed = before == null ? new float[0] : new float[units * before.stride];
        }

        private float[] in() {
            return before == null ? input : before.passed;
        }

        private int inStride() {
            return before == null ? inputs : before.stride;
        }

        void forward(int rows) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(parameters, biases, output, row * stride, stride);
            }
            kernels.multiply(
                    rows, inputs, stride, in(), 0, inStride(), 1, parameters, weights, stride, output, 0, stride, true);
            activate(rows * stride);
            if (drops) {
                System.arraycopy(output, 0, passed, 0, rows * stride);
            }
        }

        private void activate(int end) {
            switch (layer.activation()) {
                case IDENTITY, SOFTMAX -> {}
                case RELU -> {
                    for (int i = 0; i < end; i++) {
                        output[i] = Math.max(0f, output[i]);
                    }
                }
                case TANH -> {
                    for (int i = 0; i < end; i++) {
                        output[i] = (float) Math.tanh(output[i]);
                    }
                }
            }
        }

        void drop(int rows, RandomGenerator random) {
            if (!drops) {
                return;
            }
            double keep = 1 - layer.dropout();
            int threshold = (int) Math.min(Integer.MAX_VALUE, Math.round(keep * 0x1p31));
            float scale = (float) (1 / keep);
            int end = rows * stride; // even, for strides are
            for (int i = 0; i < end; i += 2) {
                long bits = random.nextLong();
                mask[i] = scale * below(threshold, (int) bits >>> 1);
                mask[i + 1] = scale * below(threshold, (int) (bits >>> 33));
            }
            for (int i = 0; i < end; i++) {
                passed[i] = output[i] * mask[i];
            }
        }

        /** 1 where a number below 2^31 is below the threshold, otherwise 0; a branch would be mispredicted. */
        private static int below(int threshold, int number) {
            return (number - threshold) >>> 31;
        }

        /** X^T E, and the column sums of E. */
        void gradients(int rows) {
            kernels.multiply(
                    inputs, rows, stride, in(), 0, 1, inStride(), error, 0, stride, gradient, weights, stride, false);
            System.arraycopy(error, 0, gradient, biases, stride);
            for (int row = 1; row < rows; row++) {
                for (int j = 0; j < stride; j++) {
                    gradient[biases + j] += error[row * stride + j];
                }
            }
        }

        /** E W^T, through the dropout and the activation of the stage before. */
        void passBack(int rows) {
            Stage to = Objects.requireNonNull(before);
            transpose(to.stride);
            kernels.multiply(
                    rows, units, to.stride, error, 0, stride, 1, transposed, 0, to.stride, to.error, 0, to.stride, false);
            to.throughActivation(rows * to.stride);
        }

        private void transpose(int targetStride) {
            for (int i0 = 0; i0 < inputs; i0 += TRANSPOSED_AT_ONCE) {
                int end = Math.min(inputs, i0 + TRANSPOSED_AT_ONCE);
                for (int j = 0; j < units; j++) {
                    for (int i = i0; i < end; i++) {
                        transposed[j * targetStride + i] = parameters[weights + i * stride + j];
                    }
                }
            }
        }

        private void throughActivation(int end) {
            if (drops) {
                for (int i = 0; i < end; i++) {
                    error[i] *= mask[i];
                }
            }
            switch (layer.activation()) {
                case IDENTITY, SOFTMAX -> {}
                case RELU -> {
                    for (int i = 0; i < end; i++) {
                        error[i] *= Math.signum(output[i]); // 0 or 1, without a branch
                    }
                }
                case TANH -> {
                    for (int i = 0; i < end; i++) {
                        error[i] *= 1 - output[i] * output[i];
                    }
                }
            }
        }

        /** Copies answers without padding, probabilities under softmax. */
        void answer(int rows, float[] answers, int firstRow) {
            double[] p = new double[units];
            for (int row = 0; row < rows; row++) {
                int to = (firstRow + row) * units;
                if (layer.activation() == Activation.SOFTMAX) {
                    Softmax.of(output, row * stride, 1, p);
                    for (int j = 0; j < units; j++) {
                        answers[to + j] = (float) p[j];
                    }
                } else {
                    System.arraycopy(output, row * stride, answers, to, units);
                }
            }
        }
    }
}
