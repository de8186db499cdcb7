package org.assay.classical.learning.compression;

import java.util.ArrayList;
import java.util.List;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Footprint;
import org.assay.classical.learning.Model;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.data.DataSet;

/**
 * A network in bytes: weights and activations are 8-bit integers with one {@link AffineScale} for each
 * tensor, sums are 32-bit integers, and hidden layers are rescaled by a fixed-point factor, so that
 * everything between the features and the sums of the last layer is integer arithmetic. Made after
 * training; the ranges of activations are those of a calibration set.
 *
 * @see <a href="https://arxiv.org/abs/1712.05877">Jacob et al. 2018</a>
 */
public final class QuantisedNetwork implements Model {

    private final Architecture architecture;
    private final AffineScale inputScale;
    private final List<QuantisedLayer> layers = new ArrayList<>();

    /** @param calibration samples like those to be answered, such as those of the training */
    public QuantisedNetwork(Network network, DataSet calibration) {
        this.architecture = network.architecture();
        List<AffineScale> scales = Calibration.scales(network, calibration);
        this.inputScale = scales.getFirst();
        AffineScale before = inputScale;
        for (int l = 0; l < architecture.layers().size(); l++) {
            QuantisedLayer layer = QuantisedLayer.of(network, l, before, scales.get(l + 1));
            layers.add(layer);
            before = layer.outputScale();
        }
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public float[] answers(DataSet data) {
        if (data.features() != architecture.inputs()) {
            throw new IllegalArgumentException("%s has %d features, but the network %s takes %d"
                    .formatted(data.name(), data.features(), architecture, architecture.inputs()));
        }
        int outputs = architecture.outputs();
        float[] answers = new float[data.samples() * outputs];
        for (int sample = 0; sample < data.samples(); sample++) {
            System.arraycopy(answer(data.input(sample)), 0, answers, sample * outputs, outputs);
        }
        return answers;
    }

    private float[] answer(float[] features) {
        byte[] values = new byte[features.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = inputScale.quantise(features[i]);
        }
        for (QuantisedLayer layer : layers.subList(0, layers.size() - 1)) {
            values = layer.hidden(values);
        }
        float[] answer = layers.getLast().sums(values);
        architecture.layers().getLast().activation().applyTo(answer);
        return answer;
    }

    @Override
    public Footprint footprint() {
        long bytes = layers.stream().mapToLong(QuantisedLayer::bytes).sum() + QuantisedLayer.SCALE_BYTES;
        return new Footprint(bytes, architecture.multiplyAdds(), Byte.SIZE);
    }
}
