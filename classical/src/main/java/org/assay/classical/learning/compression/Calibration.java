package org.assay.classical.learning.compression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assay.classical.learning.Activation;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Layer;
import org.assay.classical.learning.Loss;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.data.DataSet;

/** The ranges that numbers inside a network take. */
final class Calibration {

    private Calibration() {}

    /**
     * Scales for the features, then for the sums of each layer; where the activation is ReLU, for the
     * positive sums alone, because the end of the range does the cutting.
     */
    static List<AffineScale> scales(Network network, DataSet data) {
        List<AffineScale> scales = new ArrayList<>();
        scales.add(covering(data.inputs(), false));
        for (int l = 0; l < network.architecture().layers().size(); l++) {
            boolean positive = network.architecture().layers().get(l).activation() == Activation.RELU;
            scales.add(covering(headless(network, l).answers(data), positive));
        }
        return scales;
    }

    private static AffineScale covering(float[] values, boolean positive) {
        double least = 0;
        double greatest = 0;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return AffineScale.covering(positive ? 0 : least, greatest);
    }

    /** The network up to the sums of one layer, without its activation. */
    private static Network headless(Network network, int last) {
        Architecture whole = network.architecture();
        List<Layer> layers = new ArrayList<>(whole.layers().subList(0, last));
        layers.add(new Layer(whole.layers().get(last).outputs(), Activation.IDENTITY));
        Architecture part = new Architecture(whole.inputs(), layers, Loss.MEAN_SQUARED_ERROR);
        return new Network(part, Arrays.copyOf(network.parameters(), part.parameters()));
    }
}
