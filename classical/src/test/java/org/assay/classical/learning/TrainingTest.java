package org.assay.classical.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assay.classical.descent.Adam;
import org.assay.classical.descent.GradientDescent;
import org.assay.classical.descent.Momentum;
import org.assay.classical.descent.Schedule;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.descent.StopRule;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.DataSets;
import org.assay.classical.learning.data.Split;
import org.assay.classical.learning.data.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quality gates of the learning track, each over a few seeds. */
class TrainingTest {

    private static Split split(String name, long seed) {
        return Split.stratified(DataSets.named(name, seed), 0.25, seed).standardised();
    }

    private static Training adam(double rate, int batch, int epochs, long seed) {
        return new Training(new Adam(), Schedule.constant(rate), batch, epochs, seed);
    }

    private static double accuracy(Architecture architecture, Training training, Split split) {
        Network start = Network.initial(architecture, training.seed());
        return training.train(start, split.train()).network().evaluate(split.test()).accuracy();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aNetworkSeparatesTheMoons(long seed) {
        Architecture architecture = Architecture.classifier(2, Activation.TANH, 14, 2);
        Split many = new Split(DataSets.named("moons", seed), DataSets.twoMoons(4000, 0.2, seed + 100)).standardised();
        assertThat(accuracy(architecture, adam(0.02, 20, 150, seed), many)).as("seed %d", seed).isGreaterThan(0.955);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aNetworkTellsTheIrisesApart(long seed) {
        Architecture architecture = Architecture.classifier(4, Activation.TANH, 7, 3);
        assertThat(accuracy(architecture, adam(0.01, 16, 100, seed), split("iris", seed))).as("seed %d", seed).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aNetworkReadsDigits(long seed) {
        Architecture architecture = Architecture.classifier(64, Activation.RELU, 64, 10);
        assertThat(accuracy(architecture, adam(0.003, 32, 20, seed), split("digits", seed))).as("seed %d", seed).isGreaterThan(0.955);
    }

    @Test
    void plainDescentReadsDigitsToo() {
        Architecture architecture = Architecture.classifier(64, Activation.RELU, 32, 10);
        var training = new Training(new Momentum(0.9), Schedule.cosine(0.05, 0, 630), 32, 15, 4);
        assertThat(accuracy(architecture, training, split("digits", 4))).isGreaterThan(0.95);
    }

    @Test
    void simplenetFitsASmoothFunction() {
        Recipe recipe = Recipe.named("simplenet", 5);
        Split split = Split.stratified(DataSets.friedman(2000, 10, 0.05, 5), 0.25, 5);
        Network start = Network.initial(recipe.architecture(), 5);
        double before = start.evaluate(split.test()).loss();
        TrainingResult result = recipe.training().withEpochs(120).train(start, split.train());
        double after = result.network().evaluate(split.test()).loss();
        assertThat(after).as("%s, from a loss of %s", result, before).isLessThan(0.1);
        assertThat(before).isGreaterThan(0.8);
    }

    @Test
    void theNamedNetworksLearnOneBatchByHeart() {
        for (String name : Recipe.NAMES) {
            Recipe recipe = Recipe.named(name, 5);
            DataSet data = Networks.randomData(recipe.architecture(), 16, 6);
            Network start = Network.initial(recipe.architecture(), 5);
            TrainingResult result = recipe.training().withEpochs(150).train(start, data);
            assertThat(result.network().evaluate(data).loss()).as(name).isLessThan(0.4 * start.evaluate(data).loss());
        }
    }

    @Test
    void theSeedDecidesEverything() {
        Split split = split("moons", 1);
        Architecture architecture = Recipe.named("mnist", 1).architecture();
        Architecture dropped = new Architecture(
                2, java.util.List.of(architecture.layers().getFirst(), new Layer(2, Activation.SOFTMAX)), Loss.CROSS_ENTROPY);
        Network start = Network.initial(dropped, 1);
        float[] once = adam(0.01, 16, 3, 7).train(start, split.train()).network().parameters();
        assertThat(adam(0.01, 16, 3, 7).train(start, split.train()).network().parameters()).containsExactly(once);
        assertThat(adam(0.01, 16, 3, 8).train(start, split.train()).network().parameters()).isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 1e20, 1e38})
    void aRateThatDivergesEndsWithAFiniteNetwork(double rate) {
        DataSet data = DataSets.friedman(200, 10, 0.1, 1);
        Network start = Network.initial(Architecture.regression(10, Activation.RELU, 20, 1), 1);
        var training = new Training(new GradientDescent(), Schedule.constant(rate), 20, 200, 1);
        TrainingResult result = training.train(start, data);
        assertThat(result.reason().criterion()).as("%s", result).isEqualTo(Criterion.DIVERGED);
        assertThat(result.network().evaluate(data).loss()).isFinite();
        assertThat(result.epochs()).allSatisfy(epoch -> assertThat(epoch.loss()).isFinite());
    }

    @Test
    void keepsTheEpochThatValidatesBest() {
        Split split = split("moons", 3);
        Architecture architecture = Architecture.classifier(2, Activation.TANH, 30, 2);
        TrainingResult result = adam(0.1, 10, 40, 3).train(Network.initial(architecture, 3), split.train(), split.test());
        double least = result.epochs().stream()
                .mapToDouble(epoch -> epoch.validation().orElseThrow().loss())
                .min()
                .orElseThrow();
        assertThat(result.network().evaluate(split.test()).loss()).isEqualTo(least);
        assertThat(result.epochs()).hasSize(40);
    }

    @Test
    void stopsByWorkAndByLossAndCountsBatches() {
        Split split = split("iris", 1); // 112 or 113 samples for training
        Network start = Network.initial(Architecture.classifier(4, Activation.TANH, 7, 3), 1);
        int perEpoch = Math.ceilDiv(split.train().samples(), 16);
        var steps = adam(0.01, 16, 100, 1).train(start, split.train(), StopRule.maxSteps(10));
        assertThat(steps.reason().criterion()).isEqualTo(Criterion.MAX_STEPS);
        assertThat(steps.work().steps()).isEqualTo(10);
        var target = adam(0.01, 16, 100, 1).train(start, split.train(), StopRule.targetValue(0.3));
        assertThat(target.reason().criterion()).isEqualTo(Criterion.TARGET_VALUE);
        assertThat(target.work().steps()).isEqualTo((long) perEpoch * target.epochs().size());
        assertThat(target.epochs().getLast().loss()).isLessThanOrEqualTo(0.3);
        var all = adam(0.01, 16, 4, 1).train(start, split.train());
        assertThat(all.work().steps()).isEqualTo(4L * perEpoch);
        assertThat(all.work().terms()).isEqualTo(4L * split.train().samples());
        assertThat(all.reason().threshold()).isEqualTo(4.0 * perEpoch);
    }

    @Test
    void aSquaredErrorLearnsClassesByOneOutput() {
        Split split = split("moons", 2);
        Architecture architecture = Architecture.regression(2, Activation.TANH, 14, 1);
        assertThat(accuracy(architecture, adam(0.02, 20, 150, 2), split)).isGreaterThan(0.95);
    }

    @Test
    void aStudentLearnsFromItsTeacher() {
        Split split = split("digits", 6);
        Network teacher = adam(0.003, 32, 20, 6)
                .train(Network.initial(Architecture.classifier(64, Activation.RELU, 64, 10), 6), split.train())
                .network();
        Network student = Network.initial(Architecture.classifier(64, Activation.RELU, 8, 10), 6);
        Network taught = adam(0.003, 32, 30, 6).distil(student, teacher, split.train(), 3, 0.1).network();
        double agreement = agreement(teacher.classify(split.test()), taught.classify(split.test()));
        assertThat(agreement).isGreaterThan(0.9);
        assertThat(taught.evaluate(split.test()).accuracy()).isGreaterThan(0.88);
    }

    private static double agreement(int[] a, int[] b) {
        int same = 0;
        for (int i = 0; i < a.length; i++) {
            same += a[i] == b[i] ? 1 : 0;
        }
        return (double) same / a.length;
    }

    /** The gradient of the distilled loss by finite differences of the loss, in the last layer's sums. */
    @Test
    void theDistilledErrorIsTheDerivativeOfItsLoss() {
        float[] teacher = {0.7f, 0.2f, 0.1f, 0.05f, 0.9f, 0.05f};
        var error = new OutputErrors.Distilled(new OutputErrors.CrossEntropy(new int[] {1, 1}, 3), teacher, 2.5, 0.3);
        float[] z = {0.3f, -0.2f, 0.9f, 0, 1.5f, 0.4f, -0.8f, 0};
        float[] derivative = new float[8];
        error.lossAndError(new int[] {0, 1}, z, 4, derivative);
        for (int i = 0; i < 7; i++) {
            float[] up = z.clone();
            float[] down = z.clone();
            up[i] += 1e-2f;
            down[i] -= 1e-2f;
            double slope = (error.lossAndError(new int[] {0, 1}, up, 4, new float[8])
                            - error.lossAndError(new int[] {0, 1}, down, 4, new float[8]))
                    / ((double) up[i] - down[i]);
            assertThat((double) derivative[i]).isCloseTo(slope / 2, org.assertj.core.api.Assertions.within(1e-5));
        }
    }

    @Test
    void refusesDataThatCannotBeLearned() {
        Network start = Network.initial(Architecture.classifier(2, Activation.TANH, 3, 2), 1);
        DataSet dull = new DataSet("dull", 2, new float[8], Targets.Classes.numbered(2, new int[4]));
        assertThatThrownBy(() -> adam(0.1, 2, 1, 1).train(start, dull))
                .hasMessage("all 4 samples of dull are of class 0, but training needs at least two classes");
        assertThatThrownBy(() -> adam(0.1, 2, 1, 1).train(start, DataSets.iris()))
                .hasMessage("iris has 4 features, but the network 2-3-2 takes 2");
        assertThatThrownBy(() -> adam(0.1, 0, 1, 1)).hasMessage("batch size is 0, but must be at least 1");
    }

    @Test
    void theConfusionMatrixCountsEverySample() {
        Split split = split("iris", 1);
        Network network = adam(0.01, 16, 60, 1)
                .train(Network.initial(Architecture.classifier(4, Activation.TANH, 7, 3), 1), split.train())
                .network();
        Evaluation evaluation = network.evaluate(split.test());
        int diagonal = 0;
        for (int i = 0; i < 3; i++) {
            diagonal += evaluation.confusion()[i][i];
        }
        assertThat(diagonal).isEqualTo(evaluation.correct());
        assertThat(Arrays.stream(evaluation.confusion()).flatMapToInt(Arrays::stream).sum()).isEqualTo(evaluation.samples());
        assertThat(evaluation.toString()).contains("correct");
    }
}
