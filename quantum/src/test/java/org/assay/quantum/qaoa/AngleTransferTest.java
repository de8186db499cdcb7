package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AngleTransferTest {

    /** Of the cut, which is the more the less its negative is. */
    private static QaoaAngles ofCut(IsingHamiltonian cut, int depth) {
        return AngleTransfer.minimising(cut.times(-1), depth).orElseThrow().scaled(-1, 1);
    }

    @ParameterizedTest
    @CsvSource({"Petersen, 3", "Cube, 3", "Heawood, 3"})
    void firstLayerOfRegularGraphsWithoutTrianglesIsTheirBest(String graph, int degree) {
        QaoaAngles best = FixedAngles.triangleFree(degree);
        QaoaAngles angles = ofCut(Graphs.named(graph), 1);
        assertThat(angles.toArray()).containsExactly(best.toArray(), within(1e-7));
        assertThat(ofCut(Graphs.named(graph).times(2.5), 1).gamma(0)).as("weights of 2.5").isCloseTo(best.gamma(0) / 2.5, within(1e-7));
    }

    @Test
    void deeperOnesAreOfTheGlassAndEndWithItsTable() {
        QaoaAngles glass = FixedAngles.sherringtonKirkpatrick(4);
        QaoaAngles angles = ofCut(Graphs.ring(10), 4);
        // On a ring atan(1/sqrt(2 - 1)); the glass has 1/2.
        assertThat(angles.toArray()).containsExactly(glass.scaled(Math.PI / 4 / 0.5, 1).toArray(), within(1e-7));
        assertThat(ofCut(Graphs.ring(10), 20).depth()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"Petersen, 2", "Cube, 2", "Heawood, 2", "Petersen, 3"})
    void trainingFromThereFindsTheBestOfManyRandomStarts(String graph, int depth) {
        Qaoa qaoa = Qaoa.of(Graphs.named(graph).diagonal());
        double trained = Ascent.climb(qaoa, ofCut(Graphs.named(graph), depth).toArray());
        assertThat(trained).isGreaterThan(Ascent.best(qaoa, depth, 10, 5) - 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    void weightedGraphsAsWell(long seed) {
        IsingHamiltonian cost = Graphs.random(8, false, seed);
        Qaoa qaoa = Qaoa.of(cost.times(-1).diagonal());
        double trained = Ascent.climb(qaoa, ofCut(cost.times(-1), 3).toArray());
        double best = Ascent.best(qaoa, 3, 20, seed);
        double mean = -cost.constant();
        assertThat(trained - mean).isGreaterThan(0.99 * (best - mean));
    }

    @Test
    void costsThatAreNoGlassHaveNone() {
        assertThat(AngleTransfer.minimising(Graphs.random(8, true, 1), 3)).as("fields").isEmpty();
        assertThat(AngleTransfer.minimising(squareOfASum(10, 2), 3)).as("a penalty").isEmpty();
        assertThat(AngleTransfer.minimising(IsingHamiltonian.ofCouplings(3, List.of(), 1), 3)).as("nothing").isEmpty();
    }

    /** {@code (sum a_i z_i)^2}, as in number partitioning. */
    private static IsingHamiltonian squareOfASum(int spins, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = IntStream.range(0, spins).mapToDouble(_ -> random.nextInt(1, 1024)).toArray();
        List<Coupling> couplings = new ArrayList<>();
        double squares = 0;
        for (int i = 0; i < spins; i++) {
            squares += numbers[i] * numbers[i];
            for (int j = 0; j < i; j++) {
                couplings.add(new Coupling(i, j, 2 * numbers[i] * numbers[j]));
            }
        }
        return IsingHamiltonian.ofCouplings(spins, couplings, squares);
    }
}
