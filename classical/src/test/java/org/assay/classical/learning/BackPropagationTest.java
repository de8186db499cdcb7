package org.assay.classical.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.kernel.MatrixKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackPropagationTest {

    private static final RandomGenerator UNUSED = new SplittableRandom(0);

    @ParameterizedTest
    @MethodSource("org.assay.classical.learning.Networks#everyKind")
    void lossAndGradientAreThoseOfTheDefinition(Architecture architecture) {
        for (int samples : new int[] {1, 2, 7, 8, 19}) {
            DataSet data = Networks.randomData(architecture, samples + 3, 9);
            Network network = Network.initial(architecture, 4);
            int[] batch = IntStream.range(0, samples).map(i -> (i * 5) % (samples + 3)).toArray();
            double[] expected = new double[architecture.parameters()];
            if (IntStream.of(batch).map(i -> label(data, i)).distinct().count() < 2 && samples == 1) {
                continue;
            }
            double value = new NetworkLoss(architecture, data).valueAndGradient(network.parametersAsDoubles(), batch, expected);
            for (MatrixKernels kernels : List.of(MatrixKernels.scalar(), MatrixKernels.fastest())) {
                BackPropagation pass = new BackPropagation(architecture, kernels, 20);
                pass.load(network);
                double loss = pass.learn(data, batch, OutputErrors.of(architecture, data), UNUSED);
                assertThat(loss / samples).as("%s, %d samples", architecture, samples).isCloseTo(value, within(1e-6));
                assertClose(pass.plainGradient(), expected, 3e-6);
            }
        }
    }

    private static int label(DataSet data, int sample) {
        return data.targets() instanceof org.assay.classical.learning.data.Targets.Classes classes ? classes.labels()[sample] : sample;
    }

    private static void assertClose(float[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat((double) actual[i]).as("parameter %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @Test
    void theGradientWithDropoutIsThatOfTheThinnedNetwork() {
        var layers = List.of(
                new Layer(24, Activation.TANH, 0.3), new Layer(18, Activation.RELU, 0.5), new Layer(3, Activation.SOFTMAX));
        var architecture = new Architecture(6, layers, Loss.CROSS_ENTROPY);
        DataSet data = Networks.randomData(architecture, 8, 2);
        int[] batch = IntStream.range(0, 8).toArray();
        BackPropagation pass = new BackPropagation(architecture, MatrixKernels.scalar(), 8);
        Network network = Network.initial(architecture, 4);
        float[] x = network.parameters();
        pass.load(network);
        pass.learn(data, batch, OutputErrors.of(architecture, data), masks());
        float[] gradient = pass.plainGradient();
        double norm = 0;
        for (float g : gradient) {
            norm += g * g;
        }
        double h = 1e-3 / Math.sqrt(norm); // short, to cross few kinks of ReLU
        double rise = lossAlong(pass, architecture, data, batch, x, gradient, h)
                - lossAlong(pass, architecture, data, batch, x, gradient, -h);
        assertThat(rise / (2 * h)).isCloseTo(norm, within(norm * 2e-3));
    }

    private static double lossAlong(
            BackPropagation pass, Architecture architecture, DataSet data, int[] batch, float[] x, float[] gradient, double h) {
        float[] moved = x.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (h * gradient[i]);
        }
        pass.load(new Network(architecture, moved));
        return pass.learn(data, batch, OutputErrors.of(architecture, data), masks()) / batch.length;
    }

    private static RandomGenerator masks() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(77);
    }

    /** A linear network: the mean answer over many masks is the answer without any. */
    @Test
    void dropoutLeavesTheMeanOfALinearNetwork() {
        var layers = List.of(new Layer(32, Activation.IDENTITY, 0.4), new Layer(1, Activation.IDENTITY));
        var architecture = new Architecture(2, layers, Loss.MEAN_SQUARED_ERROR);
        DataSet data = new DataSet("zero", 2, new float[] {1, -1}, new org.assay.classical.learning.data.Targets.Values(1, new float[1]));
        Network network = Network.initial(architecture, 4);
        BackPropagation pass = new BackPropagation(architecture, MatrixKernels.scalar(), 1);
        pass.load(network);
        double[] sums = new double[2];
        OutputError spy = (batch, output, stride, error) -> {
            sums[0] += output[0];
            sums[1] += output[0] * output[0];
            return 0;
        };
        RandomGenerator random = masks();
        int runs = 20_000;
        for (int i = 0; i < runs; i++) {
            pass.learn(data, new int[] {0}, spy, random);
        }
        double mean = sums[0] / runs;
        double deviation = Math.sqrt((sums[1] / runs - mean * mean) / runs);
        assertThat(mean).isCloseTo(network.answers(data)[0], within(4 * deviation));
        assertThat(deviation).isGreaterThan(0);
    }

    @Test
    void answersAreTheSameInBatchesOfAnySize() {
        Architecture architecture = Architecture.classifier(5, Activation.RELU, 17, 4);
        DataSet data = Networks.randomData(architecture, 23, 9);
        Network network = Network.initial(architecture, 1);
        float[] whole = network.answers(data);
        for (int capacity : new int[] {1, 3, 8, 23}) {
            BackPropagation pass = new BackPropagation(architecture, MatrixKernels.fastest(), capacity);
            pass.load(network);
            assertThat(pass.answers(data)).containsExactly(whole);
        }
    }

    @Test
    void loadingAndUnloadingKeepsEveryParameter() {
        Networks.everyKind().forEach(architecture -> {
            Network network = Network.initial(architecture, 8);
            BackPropagation pass = new BackPropagation(architecture, MatrixKernels.scalar(), 2);
            pass.load(network);
            assertThat(pass.network().parameters()).containsExactly(network.parameters());
        });
    }
}
