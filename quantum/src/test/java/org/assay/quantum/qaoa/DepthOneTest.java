package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assay.quantum.observable.IsingHamiltonian;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthOneTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 9, 11})
    void energyAgreesWithTheStateVector(int spins) {
        for (long seed = 0; seed < 5; seed++) {
            IsingHamiltonian cost = Graphs.random(spins, seed % 2 == 0, seed);
            QaoaAngles angles = Graphs.randomAngles(1, 100 + seed);
            assertThat(DepthOne.of(cost).energy(angles.gamma(0), angles.beta(0)))
                    .as("seed %d", seed)
                    .isCloseTo(Qaoa.of(cost.diagonal()).energy(angles), within(1e-12));
        }
    }

    @Test
    void expectationsOfSpinsAndPairsAgreeWithTheStateVector() {
        IsingHamiltonian cost = Graphs.random(6, true, 11);
        double[] probabilities = Qaoa.of(cost.diagonal()).probabilities(QaoaAngles.of(0.7, 0.3));
        DepthOne closed = DepthOne.of(cost);
        for (int i = 0; i < 6; i++) {
            assertThat(closed.spinExpectations(0.7, 0.3)[i]).isCloseTo(parity(probabilities, 1 << i), within(1e-13));
            for (int j = 0; j < 6; j++) {
                if (i != j) {
                    assertThat(closed.pairExpectation(i, j, 0.7, 0.3))
                            .as("pair %d, %d", i, j)
                            .isCloseTo(parity(probabilities, 1 << i | 1 << j), within(1e-13));
                }
            }
        }
    }

    private static double parity(double[] probabilities, int mask) {
        double sum = 0;
        for (int x = 0; x < probabilities.length; x++) {
            sum += (Integer.bitCount(x & mask) % 2 == 0 ? 1 : -1) * probabilities[x];
        }
        return sum;
    }

    @Test
    void asymmetricTriangleHasTheKnownEnergy() {
        assertThat(DepthOne.of(Graphs.asymmetricTriangle()).energy(.3, .4)).isCloseTo(7.428204255350, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "K3, 2", "K4, 3.697516099", "K5, 5.905211821", "'K3,3', 6.232050808", "Prism3, 5.939222468",
        "Cube, 8.309401077", "Petersen, 10.386751346", "House, 4.110068884", "Path5, 3.122184855", "C5, 3.75",
    })
    void optimumIsTheKnownOne(String graph, double cut) {
        DepthOne.Optimum found = DepthOne.of(Graphs.named(graph)).optimise(Sense.MAXIMISE);
        assertThat(found.energy()).isCloseTo(cut, within(1e-9));
        assertThat(Qaoa.of(Graphs.named(graph).diagonal()).energy(found.angles())).isCloseTo(cut, within(1e-9));
    }

    /** On graphs of odd degree {@code pi - gamma} is as good. */
    @ParameterizedTest
    @CsvSource({"Petersen, MAXIMISE", "Petersen, MINIMISE", "Cube, MAXIMISE", "Heawood, MINIMISE"})
    void ofMirrorImagesTheOneNearestToZeroIsTaken(String graph, Sense sense) {
        IsingHamiltonian cost = Graphs.named(graph).times(sense.sign());
        assertThat(DepthOne.of(cost).optimise(sense).angles().gamma(0)).isCloseTo(Math.atan(1 / Math.sqrt(2)), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void optimumWithFieldsIsNotBeatenByAFineGrid(long seed) {
        IsingHamiltonian cost = Graphs.random(6, true, seed);
        DepthOne closed = DepthOne.of(cost);
        DepthOne.Optimum least = closed.optimise(Sense.MINIMISE);
        assertThat(closed.energy(least.angles().gamma(0), least.angles().beta(0))).isCloseTo(least.energy(), within(1e-12));
        double reach = Math.PI / closed.rootMeanSquare();
        for (int g = 0; g < 200; g++) {
            for (int b = 0; b < 100; b++) {
                assertThat(closed.energy(g * reach / 200, b * Math.PI / 100)).isGreaterThanOrEqualTo(least.energy() - 1e-9);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, .75", "3, .6924500897", "4, .6623797632", "5, .6431083506"})
    void triangleFreeRegularGraphsHaveTheKnownFraction(int degree, double fraction) {
        assertThat(FixedAngles.triangleFreeCutFraction(degree)).isCloseTo(fraction, within(1e-10));
        assertThat(InfiniteSize.largeGirthCutFraction(degree, FixedAngles.triangleFree(degree))).isCloseTo(fraction, within(1e-10));
    }

    @Test
    void twentyThousandNodesTakeNoStateVector() {
        DepthOne.Optimum found = DepthOne.of(Graphs.randomCubic(20_000, 5)).optimise(Sense.MAXIMISE);
        // A random cubic graph has a few triangles (4/3 expected), each of which costs a little.
        assertThat(found.energy() / 30_000).isCloseTo(.69245, within(2e-4));
        assertThat(found.angles().gamma(0)).isCloseTo(.6155, within(1e-3));
    }

    @Test
    void costWithoutTermsHasItsConstant() {
        IsingHamiltonian nothing = IsingHamiltonian.ofCouplings(3, java.util.List.of(), 4.5);
        assertThat(DepthOne.of(nothing).optimise(Sense.MAXIMISE).energy()).isEqualTo(4.5);
        assertThatThrownBy(() -> DepthOne.of(nothing).pairExpectation(1, 1, 0, 0)).hasMessageContaining("two different spins");
    }
}
