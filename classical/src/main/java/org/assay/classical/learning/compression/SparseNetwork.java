package org.assay.classical.learning.compression;

import java.util.ArrayList;
import java.util.List;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Footprint;
import org.assay.classical.learning.Layer;
import org.assay.classical.learning.Model;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.data.DataSet;

/**
 * A network that holds and multiplies only the weights that are not 0, in compressed sparse rows, one
 * row an output. Answers are those of the network it was made of, but for rounding. It takes less
 * room than the dense form below two thirds of the weights, and is faster below a far smaller share.
 */
public final class SparseNetwork implements Model {

    /** Most inputs of a layer, for indexes of two bytes. */
    private static final int MOST_INPUTS = 1 << Character.SIZE;

    private final Architecture architecture;
    private final List<Rows> layers = new ArrayList<>();

    /** The weights of {@code network} that are not 0. */
    public SparseNetwork(Network network) {
        this.architecture = network.architecture();
        float[] parameters = network.parameters();
        for (int l = 0; l < architecture.layers().size(); l++) {
            layers.add(Rows.of(architecture, l, parameters));
        }
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public float[] answers(DataSet data) {
        int outputs = architecture.outputs();
        float[] answers = new float[data.samples() * outputs];
        for (int sample = 0; sample < data.samples(); sample++) {
            float[] values = data.input(sample);
            for (int l = 0; l < layers.size(); l++) {
                values = layers.get(l).multiply(values);
                architecture.layers().get(l).activation().applyTo(values);
            }
            System.arraycopy(values, 0, answers, sample * outputs, outputs);
        }
        return answers;
    }

    @Override
    public Footprint footprint() {
        long bytes = layers.stream().mapToLong(Rows::bytes).sum();
        long multiplyAdds = layers.stream().mapToLong(layer -> layer.values.length).sum();
        return new Footprint(bytes, multiplyAdds, Float.SIZE);
    }

    /** One layer: row j has the entries rowStarts[j] to rowStarts[j + 1]. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Rows(int[] rowStarts, char[] columns, float[] values, float[] biases) {

        static Rows of(Architecture architecture, int l, float[] parameters) {
            Layer layer = architecture.layers().get(l);
            int inputs = architecture.inputsOf(l);
            if (inputs > MOST_INPUTS) {
                throw new IllegalArgumentException("layer %d has %d inputs, but the sparse form takes at most %d"
                        .formatted(l, inputs, MOST_INPUTS));
            }
            int from = architecture.offsetOf(l);
            int count = nonZeros(parameters, from, architecture.weightsOf(l));
            Rows rows = new Rows(
                    new int[layer.outputs() + 1], new char[count], new float[count], new float[layer.outputs()]);
            int at = 0;
            for (int j = 0; j < layer.outputs(); j++) {
                for (int i = 0; i < inputs; i++) {
                    float weight = parameters[from + i * layer.outputs() + j];
                    if (weight != 0) {
                        rows.columns[at] = (char) i;
                        rows.values[at++] = weight;
                    }
                }
                rows.rowStarts[j + 1] = at;
                rows.biases[j] = parameters[from + architecture.weightsOf(l) + j];
            }
            return rows;
        }

        private static int nonZeros(float[] parameters, int from, int count) {
            int nonZeros = 0;
            for (int i = from; i < from + count; i++) {
                nonZeros += parameters[i] != 0 ? 1 : 0;
            }
            return nonZeros;
        }

        float[] multiply(float[] input) {
            float[] output = biases.clone();
            for (int j = 0; j < output.length; j++) {
                for (int at = rowStarts[j]; at < rowStarts[j + 1]; at++) {
                    output[j] += input[columns[at]] * values[at];
                }
            }
            return output;
        }

        long bytes() {
            return 4L * rowStarts.length + 2L * columns.length + 4L * values.length + 4L * biases.length;
        }
    }
}
