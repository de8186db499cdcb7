package org.assay.classical.learning;

import java.util.ArrayList;
import java.util.List;
import org.assay.classical.objective.Require;

/**
 * The shape of a dense network, and the loss that it is trained for.
 *
 * <p>Softmax and cross-entropy come together, and in the last layer: their joint gradient is the
 * plain difference of probabilities and targets. The last layer drops nothing out.
 *
 * @param inputs features a sample, at least 1
 * @param layers at least one
 */
public record Architecture(int inputs, List<Layer> layers, Loss loss) {

    public Architecture {
        Require.atLeast("inputs", inputs, 1);
        layers = List.copyOf(layers);
        Require.atLeast("layers", layers.size(), 1);
        Layer last = layers.getLast();
        boolean inside = layers.subList(0, layers.size() - 1).stream()
                .anyMatch(layer -> layer.activation() == Activation.SOFTMAX);
        if (inside || (last.activation() == Activation.SOFTMAX) != (loss == Loss.CROSS_ENTROPY)) {
            throw new IllegalArgumentException(
                    "softmax must stand in the last layer, and there if and only if the loss is cross-entropy; the layers are %s and the loss is %s"
                            .formatted(layers, loss));
        }
        if (last.dropout() > 0) {
            throw new IllegalArgumentException(
                    "dropout of the last layer is %s, but answers are not dropped; put it in a hidden layer"
                            .formatted(last.dropout()));
        }
    }

    /** A classifier with hidden layers of one kind, softmax and cross-entropy: {@code classifier(784, RELU, 128, 10)}. */
    public static Architecture classifier(int inputs, Activation hidden, int... sizes) {
        return of(inputs, hidden, Activation.SOFTMAX, Loss.CROSS_ENTROPY, sizes);
    }

    /** A regression with hidden layers of one kind, plain outputs and squared error. */
    public static Architecture regression(int inputs, Activation hidden, int... sizes) {
        return of(inputs, hidden, Activation.IDENTITY, Loss.MEAN_SQUARED_ERROR, sizes);
    }

    private static Architecture of(int inputs, Activation hidden, Activation output, Loss loss, int... sizes) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            layers.add(new Layer(sizes[i], i < sizes.length - 1 ? hidden : output));
        }
        return new Architecture(inputs, layers, loss);
    }

    public int outputs() {
        return layers.getLast().outputs();
    }

    /** Inputs of a layer. */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).outputs();
    }

    /** Where the weights of a layer begin among the parameters; its biases follow them. */
    public int offsetOf(int layer) {
        int offset = 0;
        for (int before = 0; before < layer; before++) {
            offset += weightsOf(before) + layers.get(before).outputs();
        }
        return offset;
    }

    /** Weights of a layer, without biases. */
    public int weightsOf(int layer) {
        return Math.multiplyExact(inputsOf(layer), layers.get(layer).outputs());
    }

    /** Weights and biases in all. */
    public int parameters() {
        return offsetOf(layers.size());
    }

    /** Multiplications with a weight to answer one sample. */
    public long multiplyAdds() {
        long sum = 0;
        for (int layer = 0; layer < layers.size(); layer++) {
            sum += weightsOf(layer);
        }
        return sum;
    }

    /**
     * Floating-point operations to learn from one sample, by the customary count of six for each
     * weight: two forward, two for the gradient of the weight, two for that of its input. The last
     * are counted for the first layer too, where nobody computes them; see {@link #flopsDone}.
     */
    public long flopsPerSampleStep() {
        return 6 * multiplyAdds();
    }

    /** The same without the gradient of the inputs, which is not computed. */
    public long flopsDone() {
        return flopsPerSampleStep() - 2L * weightsOf(0);
    }

    /** Sizes from the inputs to the outputs, such as 784-128-10. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(inputs);
        layers.forEach(layer -> text.append('-').append(layer.outputs()));
        return text.toString();
    }
}
