package org.assay.comparison.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assay.classical.learning.Activation;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.Recipe;
import org.assay.classical.learning.TrainingResult;
import org.assay.classical.learning.compression.MagnitudePruning;
import org.assay.classical.learning.compression.SparseNetwork;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.DataSets;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The models that introductions state, held against networks that are really built. */
class TextbookModelsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"simplenet, 241, 220, 1320", "mnist, 101770, 101632, 609792"})
    void operationsOfTheTwoNetworks(String name, int parameters, long multiplyAdds, long operations) {
        Architecture network = Recipe.named(name, 7).architecture();
        assertThat(network.parameters()).isEqualTo(parameters);
        assertThat(network.multiplyAdds()).isEqualTo(multiplyAdds);
        assertThat(network.flopsPerSampleStep()).isEqualTo(operations);
        double predicted = EffortModel.DENSE_TRAINING.cost(parameters, 1);
        assertThat(predicted / operations).as("biases are parameters and hardly work").isBetween(1.0, 1.1);
    }

    /** Training operations of large models by 6 N D: Chinchilla 5.88e23, GPT-3 3.15e23. */
    @ParameterizedTest
    @CsvSource({"70e9, 1.4e12, 5.88e23", "175e9, 300e9, 3.15e23"})
    void operationsOfLargeLanguageModels(double parameters, double tokens, double operations) {
        assertThat(EffortModel.DENSE_TRAINING.cost(parameters, tokens)).isCloseTo(operations, within(1e-12 * operations));
    }

    /** GPT-3 as reported: 1287 MWh at 0.429 kg/kWh are 552 t. */
    @Test
    void emissionsOfALargeTrainingAsReported() {
        assertThat(1287e3 * 0.429 / 1000).isCloseTo(552, within(0.5));
    }

    static Stream<Arguments> networksOfEverySize() {
        return Stream.of(Arguments.of(10, new int[] {20, 1}), Arguments.of(100, new int[] {50, 10}),
                Arguments.of(784, new int[] {128, 10}), Arguments.of(1000, new int[] {500, 100, 10}));
    }

    @ParameterizedTest
    @MethodSource("networksOfEverySize")
    void aConstantOfSixHoldsForDenseNetworksToATenth(int inputs, int[] sizes) {
        Architecture network = Architecture.regression(inputs, Activation.RELU, sizes);
        EffortModel.Observation run = new EffortModel.Observation("run", network.parameters(), 1000, 1000.0 * network.flopsPerSampleStep());
        EffortModel.Fit fit = EffortModel.fit(List.of(run));
        assertThat(fit.model().c()).isBetween(5.4, 6.0);
    }

    /** Fitted on both networks at once it is off by less than 5 %: as an operation count the model holds. */
    @Test
    void oneConstantServesBothNetworksAsAnOperationCount() {
        EffortModel.Fit fit = EffortModel.fit(Stream.of("simplenet", "mnist").map(name -> {
            Architecture network = Recipe.named(name, 7).architecture();
            return new EffortModel.Observation(name, network.parameters(), 5000, 5000.0 * network.flopsPerSampleStep());
        }).toList());
        assertThat(fit.holdsWithin(1.05)).isTrue();
        assertThat(fit.parity()).allSatisfy(point -> assertThat(point.ratio()).isBetween(0.95, 1.05));
        assertThat(fit.toString()).startsWith("c = 5.729, off by up to x1.05");
    }

    /** Samples as a real training counted them, on problems of both networks' kind. */
    @Test
    void aRealTrainingLearnsFromEachSampleOnceAnEpoch() {
        Recipe recipe = Recipe.named("simplenet", 7);
        DataSet data = DataSets.friedman(300, 10, 0.1, 7);
        TrainingResult result = recipe.training().withEpochs(3).train(Network.initial(recipe.architecture(), 7), data);
        assertThat(result.work().terms()).isEqualTo(3 * 300);
        double operations = (double) result.work().terms() * recipe.architecture().flopsPerSampleStep();
        double predicted = EffortModel.DENSE_TRAINING.cost(recipe.architecture().parameters(), result.work().terms());
        assertThat(predicted / operations).isBetween(1.0, 1.1);
    }

    /** Nine tenths of the weights gone: a dense machine multiplies as before, a sparse one by a tenth. */
    @Test
    void pruningBreaksTheModelEitherWay() {
        Network dense = Network.initial(Recipe.named("mnist", 7).architecture(), 7);
        Network pruned = new MagnitudePruning(0.9).apply(dense);
        long remaining = 0;
        for (float weight : pruned.parameters()) {
            remaining += weight != 0 ? 1 : 0;
        }
        double d = 1000;
        EffortModel.Observation before = new EffortModel.Observation("dense", dense.architecture().parameters(), d,
                d * dense.footprint().multiplyAdds());
        EffortModel.Observation stillDense = new EffortModel.Observation("pruned, dense kernels", remaining, d,
                d * pruned.footprint().multiplyAdds());
        EffortModel.Observation sparse = new EffortModel.Observation("pruned, sparse kernels", remaining, d,
                d * new SparseNetwork(pruned).footprint().multiplyAdds());
        assertThat(EffortModel.fit(List.of(before, sparse)).factor()).as("n counts what is left").isLessThan(1.1);
        assertThat(EffortModel.fit(List.of(before, stillDense)).factor()).as("n fell tenfold, the work did not").isGreaterThan(2.5);
    }

    /** Two runs that cost alike at a hundredfold n d, for a fixed cost rules them both: c is off by 10 either way. */
    @Test
    void aFixedCostBreaksTheModel() {
        EffortModel.Fit fit = EffortModel.fit(List.of(new EffortModel.Observation("small", 100, 10, 1),
                new EffortModel.Observation("large", 1000, 100, 1)));
        assertThat(fit.factor()).isCloseTo(10, within(1e-9));
        assertThat(fit.holdsWithin(2)).isFalse();
        assertThat(fit.model().cost(100, 10)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void joulesNeedTwoNumbersMore() {
        double joules = EffortModel.DENSE_TRAINING.joules(1e6, 1e3, 1e-11, 0.5);
        assertThat(joules).isCloseTo(6e9 * 1e-11 / 0.5, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> EffortModel.DENSE_TRAINING.joules(1, 1, 1, 50)).withMessageContaining("percentage");
        assertThatIllegalArgumentException().isThrownBy(() -> EffortModel.fit(List.of())).withMessageContaining("no runs");
        assertThatIllegalArgumentException().isThrownBy(() -> new EffortModel.Observation("x", 0, 1, 1)).withMessageContaining("x: n is 0.0");
    }

    @Test
    void efficiencyRisesWithLoadAndNeverReachesOne() {
        List<Efficiency.Point> curve = Efficiency.overLoad(50, 150, 1.2, 11);
        assertThat(curve).hasSize(11);
        assertThat(curve.getFirst().eta()).isZero();
        assertThat(curve.getLast().eta()).isCloseTo(150 / (1.2 * 200), within(1e-12));
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).eta()).isGreaterThan(curve.get(i - 1).eta()).isLessThan(1);
        }
        assertThat(Efficiency.svg("eta of a <server>", curve)).contains("<title>eta of a &lt;server&gt;</title>").contains("polyline points=\"50.0,250.0 ");
        assertThat(new Efficiency(50, 200).then(new Efficiency(30, 40)).eta()).isCloseTo(0.1875, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> new Efficiency(3, 2)).withMessageContaining("0 <= out <= in");
        assertThatIllegalArgumentException().isThrownBy(() -> Efficiency.overLoad(1, 1, 0.9, 3)).withMessageContaining("PUE");
    }

    @Test
    void withoutSerialPartOrSharedPowerEveryNumberOfMachinesNeedsTheSameEnergy() {
        ParallelScaling ideal = new ParallelScaling(1000, 0, 0, 0, 100);
        for (long machines : new long[] {1, 2, 16, 1000}) {
            assertThat(ideal.speedup(machines)).isCloseTo(machines, within(1e-9 * machines));
            assertThat(ideal.efficiency(machines)).isCloseTo(1, within(1e-12));
            assertThat(ideal.joules(machines)).isCloseTo(1e5, within(1e-6));
        }
    }

    /** Amdahl: a twentieth serial, at most twenty times faster, and the more machines the more energy. */
    @Test
    void theSerialPartBoundsTheSpeedupAndCostsEnergy() {
        ParallelScaling run = new ParallelScaling(1000, 0.05, 0, 0, 100);
        assertThat(run.speedup(16)).isCloseTo(1 / (0.05 + 0.95 / 16), within(1e-9));
        assertThat(run.speedup(1_000_000)).isLessThan(20).isCloseTo(20, Percentage.withPercentage(0.01));
        assertThat(run.joules(16)).isGreaterThan(run.joules(1));
        assertThat(run.frugal(64)).isEqualTo(1);
        assertThat(run.fastest(64)).isEqualTo(64);
    }

    @Test
    void sharedPowerMakesAFewMachinesFrugalAndCommunicationMakesManySlow() {
        ParallelScaling run = new ParallelScaling(1000, 0.01, 5, 2000, 100);
        assertThat(run.frugal(200)).isBetween(2L, 60L);
        assertThat(run.fastest(1000)).isBetween(50L, 500L);
        assertThat(run.frugal(200)).isLessThan(run.fastest(1000));
        assertThatIllegalArgumentException().isThrownBy(() -> run.seconds(0)).withMessageContaining("machines is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new ParallelScaling(1, 1.5, 0, 0, 1)).withMessageContaining("serial share 1.5");
    }
}
