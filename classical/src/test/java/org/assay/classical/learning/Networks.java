package org.assay.classical.learning;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.Targets;

/** Architectures of every kind, with data that fit them. */
final class Networks {

    private Networks() {}

    static Stream<Architecture> everyKind() {
        return Stream.of(
                Architecture.classifier(3, Activation.TANH, 4),
                Architecture.classifier(5, Activation.TANH, 7, 3),
                Architecture.classifier(5, Activation.RELU, 17, 33, 4),
                Architecture.classifier(2, Activation.IDENTITY, 3, 2),
                Architecture.regression(5, Activation.TANH, 6, 1),
                Architecture.regression(4, Activation.RELU, 20, 3),
                new Architecture(
                        3, List.of(new Layer(9, Activation.RELU), new Layer(1, Activation.TANH)), Loss.MEAN_SQUARED_ERROR));
    }

    static DataSet randomData(Architecture architecture, int samples, long seed) {
        var random = new SplittableRandom(seed);
        float[] inputs = floats(random, samples * architecture.inputs());
        int outputs = architecture.outputs();
        Targets targets = architecture.loss() == Loss.CROSS_ENTROPY
                ? Targets.Classes.numbered(outputs, random.ints(samples, 0, outputs).toArray())
                : new Targets.Values(outputs, floats(random, samples * outputs));
        return new DataSet("random", architecture.inputs(), inputs, targets);
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) random.nextDouble(-1, 1);
        }
        return floats;
    }
}
