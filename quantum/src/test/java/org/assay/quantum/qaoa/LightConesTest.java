package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LightConesTest {

    @ParameterizedTest
    @CsvSource({
        "K3", "K4", "'K3,3'", "Prism3", "Cube", "Petersen", "House", "Path5", "C5", "C6", "C8", "C10",
    })
    void energyAndGradientAgreeWithTheWholeState(String graph) {
        IsingHamiltonian cost = Graphs.named(graph);
        for (int depth = 1; depth <= 3; depth++) {
            agreeWithTheWholeState(cost, Graphs.randomAngles(depth, depth));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void energyAndGradientAgreeWithFieldsAndWeights(long seed) {
        agreeWithTheWholeState(sparse(11, seed), Graphs.randomAngles(1 + (int) (seed % 3), seed));
    }

    private static void agreeWithTheWholeState(IsingHamiltonian cost, QaoaAngles angles) {
        double[] expected = new double[2 * angles.depth()];
        double[] gradient = new double[2 * angles.depth()];
        double energy = Qaoa.of(cost.diagonal()).energyAndGradient(angles, expected);
        LightCones cones = LightCones.of(cost, angles.depth());
        assertThat(cones.energy(angles)).isCloseTo(energy, within(1e-11));
        assertThat(cones.energyAndGradient(angles, gradient)).isCloseTo(energy, within(1e-11));
        assertThat(gradient).containsExactly(expected, within(1e-11));
    }

    /** A ring with a few chords and fields, all of random size. */
    private static IsingHamiltonian sparse(int spins, long seed) {
        Random random = new Random(seed);
        List<Coupling> couplings = new ArrayList<>();
        for (int i = 0; i < spins; i++) {
            couplings.add(new Coupling(i, (i + 1) % spins, random.nextGaussian()));
        }
        couplings.add(new Coupling(0, spins / 2, random.nextGaussian()));
        List<Double> fields = IntStream.range(0, spins)
                .mapToObj(i -> i % 3 == 0 ? random.nextGaussian() : 0.0)
                .toList();
        return new IsingHamiltonian(fields, couplings, 0.5);
    }

    @ParameterizedTest
    @CsvSource({"Petersen, 1", "Heawood, 2", "McGee, 2", "Tutte-Coxeter, 2"})
    void graphsOfLargeGirthHaveOneBallAndTheValueOfTheTree(String graph, int depth) {
        IsingHamiltonian cost = Graphs.named(graph);
        LightCones cones = LightCones.of(cost, depth);
        assertThat(cones.cones()).hasSize(1);
        assertThat(cones.cones().getFirst().multiplicity()).isEqualTo(cost.spins() * 3 / 2);
        QaoaAngles angles = FixedAngles.cubic(depth);
        assertThat(cones.energy(angles) / (1.5 * cost.spins()))
                .isCloseTo(InfiniteSize.largeGirthCutFraction(3, angles), within(1e-12));
    }

    @Test
    void thousandsOfSpinsHaveAFewKindsOfBall() {
        IsingHamiltonian cost = Graphs.randomCubic(3000, 8);
        LightCones cones = LightCones.of(cost, 2);
        QaoaAngles angles = FixedAngles.cubic(2);
        assertThat(cones.largestBall()).isEqualTo(14);
        assertThat(cones.cones()).hasSizeLessThan(60);
        assertThat(cones.cones().stream().mapToInt(LightCones.Cone::multiplicity).sum()).isEqualTo(4500);
        assertThat(cones.energy(angles) / 4500).isCloseTo(.7559, within(2e-3));
        assertThat(LightCones.of(cost, 1).energy(QaoaAngles.of(.4, .3)))
                .isCloseTo(DepthOne.of(cost).energy(.4, .3), within(1e-8));
    }

    @Test
    void normalFormDoesNotDependOnTheNamesOfTheSpins() {
        IsingHamiltonian cost = Graphs.randomCubic(60, 4);
        List<Integer> names = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        Collections.shuffle(names, new Random(4));
        IsingHamiltonian renamed = IsingHamiltonian.ofCouplings(
                60,
                cost.couplings().stream()
                        .map(c -> new Coupling(names.get(c.i()), names.get(c.j()), c.strength()))
                        .toList(),
                cost.constant());
        assertThat(LightCones.of(renamed, 2).cones()).hasSameElementsAs(LightCones.of(cost, 2).cones());
    }

    @Test
    void refusesABallThatDoesNotFitAndAnglesOfAnotherDepth() {
        IsingHamiltonian cost = Graphs.randomCubic(100, 1);
        assertThatThrownBy(() -> LightCones.of(cost, 3)).hasMessageContaining("at most 24 are allowed; try a smaller depth");
        LightCones cones = LightCones.of(cost, 1);
        assertThatThrownBy(() -> cones.energy(FixedAngles.cubic(2))).hasMessageContaining("of depth 1, but the angles of depth 2");
        assertThatThrownBy(() -> LightCones.of(cost, 0)).hasMessageContaining("depth is 0");
    }

    /** Neither an energy nor a gradient is half done, of cones or of the plain loops that they run on. */
    @Test
    void interruptionEndsARunBetweenConesAndLayers() {
        IsingHamiltonian cost = Graphs.randomCubic(30, 1);
        LightCones cones = LightCones.of(cost, 2);
        QaoaAngles angles = FixedAngles.cubic(2);
        double energy = cones.energy(angles);
        PlainEngine plain = new PlainEngine(Graphs.named("Petersen").diagonal(), Mixer.X);
        try {
            for (Runnable run : List.<Runnable>of(
                    () -> cones.energy(angles),
                    () -> cones.energyAndGradient(angles, new double[4]),
                    () -> plain.energy(angles),
                    () -> plain.energyAndGradient(angles, new double[4]))) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(run::run).isInstanceOf(CancellationException.class).hasMessageMatching("interrupted a(fter 0 of \\d+ light|t layer 1 of 2).*");
                assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
            }
        } finally {
            Thread.interrupted();
        }
        assertThat(cones.energy(angles)).isEqualTo(energy);
    }
}
