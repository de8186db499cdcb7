package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfiniteSizeTest {

    @Test
    void sherringtonKirkpatrickHasThePublishedEnergies() {
        assertThat(InfiniteSize.sherringtonKirkpatrick(QaoaAngles.of(.5, Math.PI / 8))).isCloseTo(.3032653299, within(1e-10));
        assertThat(InfiniteSize.sherringtonKirkpatrick(new QaoaAngles(
                        new double[] {.38174264, .66549924}, new double[] {.49596777, .26904314})))
                .isCloseTo(.4075450300, within(1e-10));
        assertThat(InfiniteSize.sherringtonKirkpatrick(new QaoaAngles(
                        new double[] {.32986726, .56894021, .64085172}, new double[] {.54996391, .36753450, .21087780})))
                .isCloseTo(.4726189018, within(1e-10));
    }

    /** Energies: table 1 of Farhi, Goldstone, Gutmann, Zhou 2019 (arXiv:1910.08187). */
    @ParameterizedTest
    @CsvSource({"1, .3033", "2, .4075", "3, .4726", "4, .5157", "5, .5476", "6, .5721", "7, .5915", "8, .6073"})
    void tableOfTheSherringtonKirkpatrickModelHasThePublishedEnergies(int depth, double energy) {
        assertThat(InfiniteSize.sherringtonKirkpatrick(FixedAngles.sherringtonKirkpatrick(depth))).isCloseTo(energy, within(6e-5));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void noAngleOfThatTableCanBeImproved(int depth) {
        double[] angles = FixedAngles.sherringtonKirkpatrick(depth).toArray();
        double energy = InfiniteSize.sherringtonKirkpatrick(QaoaAngles.of(angles));
        for (int i = 0; i < angles.length; i++) {
            for (double step : new double[] {-0.01, 0.01}) {
                double[] other = angles.clone();
                other[i] += step;
                assertThat(InfiniteSize.sherringtonKirkpatrick(QaoaAngles.of(other))).as("angle %d, %s", i, step).isLessThan(energy);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, .6924500869", "2, .7559064145", "3, .7923983075"})
    void cubicGraphsOfLargeGirthHaveTheKnownFractionAtTheFixedAngles(int depth, double fraction) {
        assertThat(InfiniteSize.largeGirthCutFraction(3, FixedAngles.cubic(depth))).isCloseTo(fraction, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"Petersen, 1", "Heawood, 2"})
    void graphsOfEnoughGirthHaveTheFractionOfInfiniteOnes(String graph, int depth) {
        Qaoa qaoa = Qaoa.of(Graphs.named(graph).diagonal());
        double edges = 1.5 * qaoa.qubits();
        QaoaAngles angles = Graphs.randomAngles(depth, 9);
        assertThat(qaoa.energy(angles) / edges)
                .isCloseTo(InfiniteSize.largeGirthCutFraction(3, angles), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void ringsHaveTheFractionOfDegreeTwo(int depth) {
        QaoaAngles angles = Graphs.randomAngles(depth, 10);
        assertThat(Qaoa.of(Graphs.ring(10).diagonal()).energy(angles) / 10)
                .isCloseTo(InfiniteSize.largeGirthCutFraction(2, angles), within(1e-12));
    }

    @Test
    void manyNeighboursApproachTheSherringtonKirkpatrickModel() {
        QaoaAngles angles = new QaoaAngles(new double[] {.38174264, .66549924}, new double[] {.49596777, .26904314});
        int degree = 100_000;
        double gain = Math.sqrt(degree) * (InfiniteSize.largeGirthCutFraction(degree, angles.scaled(2 / Math.sqrt(degree), 1)) - 0.5);
        assertThat(gain).isCloseTo(InfiniteSize.sherringtonKirkpatrick(angles), within(1e-5));
    }

    @Test
    void refusesTooDeepAndTooFewNeighbours() {
        assertThatThrownBy(() -> InfiniteSize.sherringtonKirkpatrick(Graphs.randomAngles(11, 1))).hasMessageContaining("at most p = 10");
        assertThatThrownBy(() -> InfiniteSize.largeGirthCutFraction(1, QaoaAngles.of(1, 1))).hasMessageContaining("degree is 1");
    }
}
