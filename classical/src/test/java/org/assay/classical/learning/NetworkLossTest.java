package org.assay.classical.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.Targets;
import org.assay.classical.objective.FiniteDifferences;
import org.assay.classical.objective.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkLossTest {

    @ParameterizedTest
    @MethodSource("org.assay.classical.learning.Networks#everyKind")
    void theGradientIsThatOfFiniteDifferences(Architecture architecture) {
        for (double penalty : new double[] {0, 0.3}) {
            var loss = new NetworkLoss(architecture, Networks.randomData(architecture, 6, 5), penalty);
            double[] x = Network.initial(architecture, 3).parametersAsDoubles();
            double[] exact = new double[x.length];
            double[] differences = new double[x.length];
            double value = loss.valueAndGradient(x, exact);
            assertThat(new FiniteDifferences(loss, 1e-5).valueAndGradient(x, differences)).isCloseTo(value, within(1e-12));
            assertThat(exact).containsExactly(differences, within(1e-8));
        }
    }

    @Test
    void aBatchIsTheMeanOverItsTerms() {
        Architecture architecture = Architecture.classifier(3, Activation.TANH, 4, 2);
        var loss = new NetworkLoss(architecture, Networks.randomData(architecture, 6, 5));
        double[] x = Network.initial(architecture, 3).parametersAsDoubles();
        Objective first = Objective.of(x.length, y -> loss.valueAndGradient(y, new int[] {4}, new double[x.length]));
        Objective second = Objective.of(x.length, y -> loss.valueAndGradient(y, new int[] {1}, new double[x.length]));
        assertThat(loss.valueAndGradient(x, new int[] {4, 1}, new double[x.length]))
                .isCloseTo((first.value(x) + second.value(x)) / 2, within(1e-15));
    }

    /** One unit: y = tanh(2 . 0.5 - 0.25), (y - 1)^2, and its derivatives by the chain rule. */
    @Test
    void aSingleUnitByHand() {
        var architecture = new Architecture(
                1, java.util.List.of(new Layer(1, Activation.TANH)), Loss.MEAN_SQUARED_ERROR);
        var data = new DataSet("one", 1, new float[] {2}, new Targets.Values(1, new float[] {1}));
        double[] gradient = new double[2];
        double y = Math.tanh(0.75);
        assertThat(new NetworkLoss(architecture, data).valueAndGradient(new double[] {0.5, -0.25}, gradient))
                .isCloseTo((y - 1) * (y - 1), within(1e-15));
        double slope = 2 * (y - 1) * (1 - y * y);
        assertThat(gradient).containsExactly(new double[] {2 * slope, slope}, within(1e-15));
    }

    @Test
    void withoutWeightsEveryClassIsEquallyLikely() {
        Architecture architecture = Architecture.classifier(3, Activation.TANH, 5);
        var loss = new NetworkLoss(architecture, Networks.randomData(architecture, 40, 5));
        assertThat(loss.value(new double[20])).isCloseTo(Math.log(5), within(1e-14));
    }

    @Test
    void refusesDataThatDoNotFit() {
        Architecture architecture = Architecture.classifier(3, Activation.TANH, 5);
        var regression = Networks.randomData(Architecture.regression(3, Activation.TANH, 5), 4, 1);
        assertThatThrownBy(() -> new NetworkLoss(architecture, regression))
                .hasMessage("random has 5 values a sample, but the network 3-5 under CROSS_ENTROPY answers with 5 numbers");
        var narrow = Networks.randomData(Architecture.classifier(2, Activation.TANH, 5), 4, 1);
        assertThatThrownBy(() -> new NetworkLoss(architecture, narrow))
                .hasMessage("random has 2 features, but the network 3-5 takes 3");
        var oneClass = new DataSet("dull", 3, new float[6], Targets.Classes.numbered(5, new int[] {2, 2}));
        assertThatThrownBy(() -> new NetworkLoss(architecture, oneClass))
                .hasMessage("all 2 samples of dull are of class 2, but training needs at least two classes");
    }
}
