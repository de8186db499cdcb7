package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.StateVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QaoaTest {

    @Test
    void asymmetricTriangleHasTheKnownEnergies() {
        Qaoa qaoa = Qaoa.of(Graphs.asymmetricTriangle().diagonal());
        assertThat(qaoa.energy(QaoaAngles.of(.3, .4))).isCloseTo(7.428204255350, within(1e-11));
        assertThat(qaoa.energy(new QaoaAngles(new double[] {.3, .2}, new double[] {.4, .1})))
                .isCloseTo(6.599689323141, within(1e-11));
    }

    @Test
    void asymmetricTriangleFavoursTheAssignmentsOfItsBestCut() {
        Qaoa qaoa = Qaoa.of(Graphs.asymmetricTriangle().diagonal());
        QaoaAngles best = DepthOne.of(Graphs.asymmetricTriangle()).optimise(Sense.MAXIMISE).angles();
        double[] probabilities = qaoa.probabilities(best);
        int[] byProbability = IntStream.range(0, 8)
                .boxed()
                .sorted((x, y) -> Double.compare(probabilities[y], probabilities[x]))
                .mapToInt(Integer::intValue)
                .toArray();
        // x0 = 1 alone, and its complement: node 0 carries the two heavy edges. Read with the bits
        // reversed it would be node 2, which cuts 3 only.
        assertThat(Arrays.copyOf(byProbability, 2)).containsExactlyInAnyOrder(0b001, 0b110);
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "K3, 2, 2, 2",
        "K4, 3.697516099, 4, 4",
        "K5, 5.905211821, 6, 6",
        "'K3,3', 6.232050808, 8.019757344, 8.857860255",
        "Prism3, 5.939222468, 6.602948885, 6.878022071",
        "Cube, 8.309401077, 9.695338463, 11.352574538",
        "Petersen, 10.386751346, 11.10532001, 11.723643298",
        "House, 4.110068884, 4.623429761, 4.826191888",
        "Path5, 3.122184855, 3.527312652, 3.772816759",
        "C5, 3.75, 4, 4",
        "C6, 4.5, 5, 6",
        "C8, 6, 6.666666667, 7",
        "C10, 7.5, 8.333333333, 8.75",
    })
    void optimisedCutsAreTheKnownOnes(String graph, double one, double two, double three) {
        Qaoa qaoa = Qaoa.of(Graphs.named(graph).diagonal());
        assertThat(Ascent.best(qaoa, 1, 6, 1)).as("p = 1").isCloseTo(one, within(1e-9));
        assertThat(Ascent.best(qaoa, 2, 24, 2)).as("p = 2").isCloseTo(two, within(2e-9));
        assertThat(Ascent.best(qaoa, 3, 60, 3)).as("p = 3").isCloseTo(three, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("mixersAndCosts")
    void gradientAgreesWithFiniteDifferences(Mixer mixer, IsingHamiltonian cost) {
        Qaoa qaoa = Qaoa.of(cost.diagonal(), mixer);
        for (int depth = 1; depth <= 4; depth++) {
            QaoaAngles angles = Graphs.randomAngles(depth, 40 + depth);
            double[] gradient = new double[2 * depth];
            double energy = qaoa.energyAndGradient(angles, gradient);
            assertThat(energy).isCloseTo(qaoa.energy(angles), within(1e-12));
            for (int i = 0; i < gradient.length; i++) {
                assertThat(gradient[i])
                        .as("%s, depth %d, angle %d", mixer, depth, i)
                        .isCloseTo(centralDifference(qaoa, angles, i), within(1e-7));
            }
        }
    }

    /** Of order h^4: Richardson's combination of two steps. */
    private static double centralDifference(Qaoa qaoa, QaoaAngles angles, int i) {
        double h = 1e-3;
        return (8 * difference(qaoa, angles, i, h) - difference(qaoa, angles, i, 2 * h)) / (12 * h);
    }

    private static double difference(Qaoa qaoa, QaoaAngles angles, int i, double h) {
        double[] up = angles.toArray();
        double[] down = angles.toArray();
        up[i] += h;
        down[i] -= h;
        return qaoa.energy(QaoaAngles.of(up)) - qaoa.energy(QaoaAngles.of(down));
    }

    static Stream<Arguments> mixersAndCosts() {
        List<Mixer> mixers = List.of(Mixer.X, new Mixer.Grover(), new Mixer.XyRing(2), new Mixer.XyRing(1));
        List<IsingHamiltonian> costs = List.of(
                Graphs.asymmetricTriangle(), Graphs.random(2, true, 1), Graphs.random(7, true, 2), Graphs.named("House"));
        return mixers.stream().flatMap(m -> costs.stream().map(c -> Arguments.of(m, c)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void energyIsUnchangedWhenAllAnglesChangeSign(int spins) {
        Qaoa qaoa = Qaoa.of(Graphs.random(spins, true, spins).diagonal());
        QaoaAngles angles = Graphs.randomAngles(3, spins);
        assertThat(qaoa.energy(angles.scaled(-1, -1))).isCloseTo(qaoa.energy(angles), within(1e-12));
    }

    @Test
    void withoutFieldsBetaHasAPeriodOfAQuarterTurn() {
        Qaoa qaoa = Qaoa.of(Graphs.random(6, false, 3).diagonal());
        QaoaAngles angles = Graphs.randomAngles(2, 3);
        QaoaAngles moved = new QaoaAngles(
                angles.gammas(), new double[] {angles.beta(0) + Math.PI / 2, angles.beta(1) - Math.PI / 2});
        assertThat(qaoa.energy(moved)).isCloseTo(qaoa.energy(angles), within(1e-12));
    }

    @Test
    void integerWeightsGiveGammaAPeriodOfAFullTurn() {
        Qaoa qaoa = Qaoa.of(Graphs.asymmetricTriangle().diagonal());
        QaoaAngles angles = Graphs.randomAngles(2, 4);
        QaoaAngles moved = new QaoaAngles(
                new double[] {angles.gamma(0) + 2 * Math.PI, angles.gamma(1) - 4 * Math.PI}, angles.betas());
        assertThat(qaoa.energy(moved)).isCloseTo(qaoa.energy(angles), within(1e-12));
    }

    @Test
    void costOfManyValuesAgreesWithTheSameCostByLevels() {
        // 8192 distinct values do not fit the table of levels; rounded to 64 of them they do.
        int qubits = 13;
        double[] fine = IntStream.range(0, 1 << qubits).mapToDouble(x -> (x * 37 % 8192) / 1024.0).toArray();
        double[] coarse = Arrays.stream(fine).map(Math::floor).toArray();
        assertThat(CostLevels.of(fine)).isNull();
        assertThat(CostLevels.of(coarse)).isNotNull();
        QaoaAngles angles = Graphs.randomAngles(2, 5);
        double[] perturbed = coarse.clone();
        for (int x = 0; x < perturbed.length; x++) {
            perturbed[x] += 1e-15 * x;
        }
        assertThat(CostLevels.of(perturbed)).isNull();
        assertThat(Qaoa.of(new DiagonalHamiltonian(qubits, perturbed)).energy(angles))
                .isCloseTo(Qaoa.of(new DiagonalHamiltonian(qubits, coarse)).energy(angles), within(1e-9));
    }

    @Test
    void groverMixerKeepsAssignmentsOfEqualCostEqual() {
        Qaoa qaoa = Qaoa.of(Graphs.named("House").diagonal(), new Mixer.Grover());
        double[] probabilities = qaoa.probabilities(Graphs.randomAngles(3, 6));
        double[] cost = qaoa.cost().spread().values();
        for (int x = 0; x < cost.length; x++) {
            for (int y = 0; y < x; y++) {
                if (cost[x] == cost[y]) {
                    assertThat(probabilities[x]).isCloseTo(probabilities[y], within(1e-14));
                }
            }
        }
    }

    @Test
    void groverMixerAtHalfATurnIsGroversSearch() {
        // One marked item of 8: gamma = beta = pi gives sin^2((2p+1) asin 8^-1/2).
        double[] cost = new double[8];
        cost[5] = 1;
        Qaoa search = Qaoa.of(new DiagonalHamiltonian(3, cost), new Mixer.Grover());
        assertThat(search.energy(QaoaAngles.of(Math.PI, Math.PI))).isCloseTo(0.78125, within(1e-14));
        QaoaAngles twice = new QaoaAngles(new double[] {Math.PI, Math.PI}, new double[] {Math.PI, Math.PI});
        assertThat(search.energy(twice)).isCloseTo(0.9453125, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void xyMixerKeepsTheNumberOfOnes(int ones) {
        Qaoa qaoa = Qaoa.of(Graphs.random(5, true, 8).diagonal(), new Mixer.XyRing(ones));
        double[] probabilities = qaoa.probabilities(Graphs.randomAngles(3, 7));
        double kept = IntStream.range(0, 32)
                .filter(x -> Integer.bitCount(x) == ones)
                .mapToDouble(x -> probabilities[x])
                .sum();
        assertThat(kept).isCloseTo(1, within(1e-13));
    }

    @Test
    void stateAndSamplesGoWithTheProbabilities() {
        Qaoa qaoa = Qaoa.of(Graphs.asymmetricTriangle().diagonal());
        QaoaAngles angles = QaoaAngles.of(.3, .4);
        StateVector state = qaoa.state(angles);
        assertThat(state.probabilities()).containsExactly(qaoa.probabilities(angles), within(1e-15));
        Counts counts = qaoa.sample(angles, 100_000, new SplittableRandom(1));
        for (int x = 0; x < 8; x++) {
            // Five standard deviations of at most 1/2 sqrt(1e-5).
            assertThat(counts.frequency(x)).isCloseTo(state.probability(x), within(0.008));
        }
        qaoa.energy(QaoaAngles.of(1, 1));
        assertThat(state.probabilities()).as("the state is a copy").containsExactly(qaoa.probabilities(angles), within(1e-15));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Qaoa qaoa = Qaoa.of(Graphs.named("K3").diagonal());
        assertThatThrownBy(() -> qaoa.energyAndGradient(QaoaAngles.of(1, 1), new double[3]))
                .hasMessageContaining("2 entries, but the array has 3");
        assertThatThrownBy(() -> Qaoa.of(Graphs.named("K3").diagonal(), new Mixer.XyRing(4)))
                .hasMessageContaining("keeps 4 ones, but there are 3 qubits");
        assertThatThrownBy(() -> new Mixer.XyRing(-1)).hasMessageContaining("cannot be negative");
    }

    @Test
    void noQubitsHaveTheCostOfTheOneAssignmentThereIs() {
        double[] gradient = new double[2];
        try (Qaoa none = Qaoa.of(new DiagonalHamiltonian(0, new double[] {2.5})); Qaoa model = Qaoa.of(IsingHamiltonian.ofCouplings(0, List.of(), -1), QaoaOptions.DEFAULT)) {
            assertThat(none.energy(QaoaAngles.of(.3, .4))).isCloseTo(2.5, within(1e-15));
            assertThat(none.energyAndGradient(QaoaAngles.of(.3, .4), gradient)).isCloseTo(2.5, within(1e-15));
            assertThat(gradient).containsExactly(new double[2], within(1e-14));
            assertThat(none.sample(QaoaAngles.of(.3, .4), 7, new SplittableRandom(1)).shots()).isEqualTo(7);
            assertThat(model.energy(QaoaAngles.of(.3, .4))).isCloseTo(-1, within(1e-15));
        }
    }
}
