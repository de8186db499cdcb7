package org.assay.classical.learning.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assay.classical.descent.Adam;
import org.assay.classical.descent.Schedule;
import org.assay.classical.learning.Activation;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Model;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.Training;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.DataSets;
import org.assay.classical.learning.data.Split;
import org.assay.classical.learning.data.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    private static final long SEED = 8;
    private static final Split DIGITS = Split.stratified(DataSets.digits(), 0.25, SEED).standardised();
    private static final Training TRAINING = new Training(new Adam(), Schedule.constant(0.003), 32, 20, SEED);
    private static final Network NETWORK = TRAINING.train(
                    Network.initial(Architecture.classifier(64, Activation.RELU, 64, 10), SEED), DIGITS.train())
            .network();

    private static double accuracy(Model model) {
        return model.evaluate(DIGITS.test()).accuracy();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.9})
    void pruningTakesTheSmallestWeightsOfAllLayersTogether(double share) {
        Network pruned = new MagnitudePruning(share).apply(NETWORK);
        float[] before = NETWORK.parameters();
        float[] after = pruned.parameters();
        float greatestGone = 0;
        float leastKept = Float.POSITIVE_INFINITY;
        int gone = 0;
        for (int i = 0; i < before.length; i++) {
            if (isBias(i) || after[i] != 0) {
                assertThat(after[i]).isEqualTo(before[i]);
                leastKept = isBias(i) ? leastKept : Math.min(leastKept, Math.abs(after[i]));
            } else {
                greatestGone = Math.max(greatestGone, Math.abs(before[i]));
                gone++;
            }
        }
        assertThat(gone).isEqualTo((int) Math.round(share * 4736));
        assertThat(greatestGone).isLessThanOrEqualTo(leastKept);
    }

    private static boolean isBias(int parameter) {
        return (parameter >= 4096 && parameter < 4160) || parameter >= 4800;
    }

    @Test
    void aSparseNetworkAnswersLikeTheDenseOne() {
        Network pruned = new MagnitudePruning(0.7).apply(NETWORK);
        SparseNetwork sparse = new SparseNetwork(pruned);
        float[] expected = pruned.answers(DIGITS.test());
        float[] answers = sparse.answers(DIGITS.test());
        for (int i = 0; i < answers.length; i++) {
            assertThat(answers[i]).isCloseTo(expected[i], within(1e-5f));
        }
        assertThat(sparse.footprint().multiplyAdds()).isEqualTo(4736 - Math.round(0.7 * 4736));
        assertThat(sparse.footprint().bytes()).isEqualTo(6 * sparse.footprint().multiplyAdds() + 4 * (65 + 11 + 74));
    }

    @Test
    void trainingOnRecoversAPrunedNetwork() {
        Network pruned = new MagnitudePruning(0.85).apply(NETWORK);
        Network tuned = TRAINING.withEpochs(10).keepingZeros().train(pruned, DIGITS.train()).network();
        assertThat(accuracy(tuned)).isGreaterThan(accuracy(pruned)).isGreaterThan(accuracy(NETWORK) - 0.02);
        float[] before = pruned.parameters();
        float[] after = tuned.parameters();
        for (int i = 0; i < before.length; i++) {
            if (before[i] == 0 && !isBias(i)) {
                assertThat(after[i]).isZero();
            }
        }
        var report = CompressionReport.of("pruned to 15 %", NETWORK, new SparseNetwork(tuned), DIGITS.test());
        assertThat(report.footprintAfter().bytes()).isLessThan(report.footprintBefore().bytes() / 3);
        assertThat(report.footprintAfter().multiplyAdds()).isEqualTo(710);
        assertThat(report.toString()).startsWith("pruned to 15 %: accuracy 0.9").contains("bytes 19240 -> ");
    }

    @Test
    void aQuarterOfTheBytesAnswersAlmostAsWell() {
        QuantisedNetwork quantised = new QuantisedNetwork(NETWORK, DIGITS.train());
        assertThat(accuracy(quantised)).isGreaterThan(accuracy(NETWORK) - 0.01);
        assertThat(quantised.footprint().bitsPerFactor()).isEqualTo(8);
        assertThat((double) quantised.footprint().bytes()).isLessThan(NETWORK.footprint().bytes() * 0.27);
        assertThat(quantised.evaluate(DIGITS.test()).loss()).isCloseTo(NETWORK.evaluate(DIGITS.test()).loss(), within(0.02));
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, names = {"RELU", "TANH", "IDENTITY"})
    void integerAnswersStayNearThoseInFloats(Activation hidden) {
        Architecture architecture = Architecture.regression(6, hidden, 20, 12, 2);
        Network network = Network.initial(architecture, 3);
        var random = new SplittableRandom(4);
        float[] inputs = new float[600];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextDouble(-1, 3);
        }
        DataSet data = new DataSet("random", 6, inputs, new Targets.Values(2, new float[200]));
        float[] exact = network.answers(data);
        float[] answers = new QuantisedNetwork(network, data).answers(data);
        double squares = 0;
        double errors = 0;
        for (int i = 0; i < exact.length; i++) {
            squares += exact[i] * exact[i];
            errors += (answers[i] - exact[i]) * (answers[i] - exact[i]);
        }
        assertThat(Math.sqrt(errors / squares)).as("relative error, %s", hidden).isLessThan(0.03).isGreaterThan(0);
    }

    /** The integer sums are exact: they equal the sums of what the bytes stand for, in double precision. */
    @Test
    void integerSumsAreThoseOfTheNumbersThatTheBytesStandFor() {
        Network one = new Network(Architecture.regression(3, Activation.RELU, 1), new float[] {0.5f, -1.25f, 2, 0.1f});
        AffineScale input = AffineScale.covering(-1, 2);
        QuantisedLayer layer = QuantisedLayer.of(one, 0, input, AffineScale.covering(-5, 5));
        AffineScale weight = layer.weightScale();
        double unit = input.scale() * weight.scale();
        byte[] x = {-128, 5, 127};
        double sum = unit * Math.round(0.1f / unit);
        float[] weights = one.parameters();
        for (int i = 0; i < 3; i++) {
            sum += input.value(x[i]) * weight.value(weight.quantise(weights[i]));
        }
        assertThat((double) layer.sums(x)[0]).isCloseTo(sum, within(1e-6));
        assertThat(layer.outputScale().value(layer.hidden(x)[0])).isCloseTo(sum, within(0.5 * 10 / 255 + 1e-6));
    }

    @Test
    void theScaleOfTheJavadoc() {
        AffineScale scale = AffineScale.covering(-1, 3);
        assertThat(scale).isEqualTo(new AffineScale(4 / 255.0, -64));
        assertThat(scale.value(-64)).isZero();
        assertThat(scale.value(127)).isCloseTo(2.996, within(5e-4));
    }

    @Test
    void roundingIsAtMostHalfAStepAndZeroIsExact() {
        for (double[] range : new double[][] {{-1, 3}, {0, 7}, {-2, 0}, {0.5, 1}, {-3, -1}, {-0.1, 100}}) {
            AffineScale scale = AffineScale.covering(range[0], range[1]);
            assertThat(scale.value(scale.quantise(0))).isZero();
            for (double value = Math.min(range[0], 0); value <= Math.max(range[1], 0); value += 0.01) {
                boolean inside = value >= scale.value(-128) && value <= scale.value(127); // the zero is rounded, too
                double most = scale.scale() * (inside ? 0.5 : 1) + 1e-12;
                assertThat(scale.value(scale.quantise(value))).isCloseTo(value, within(most));
            }
            assertThat(scale.quantise(1e9)).isEqualTo((byte) 127);
            assertThat(scale.quantise(-1e9)).isEqualTo((byte) -128);
        }
    }

    @Test
    void refusesAShareThatLeavesNothing() {
        assertThatThrownBy(() -> new MagnitudePruning(1)).hasMessage("share is 1.0, but must lie in [0, 1)");
        assertThatThrownBy(() -> new QuantisedNetwork(NETWORK, DataSets.iris())).hasMessageContaining("iris has 4 features");
    }
}
