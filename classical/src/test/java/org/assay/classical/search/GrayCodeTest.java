package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assay.classical.search.SearchStop.Criterion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrayCodeTest {

    @ParameterizedTest
    @CsvSource({
        "K3, 3, 0-1 1-2 0-2, 2, 6",
        "K4, 4, 0-1 0-2 0-3 1-2 1-3 2-3, 4, 6",
        "K5, 5, 0-1 0-2 0-3 0-4 1-2 1-3 1-4 2-3 2-4 3-4, 6, 20",
        "K33, 6, 0-3 0-4 0-5 1-3 1-4 1-5 2-3 2-4 2-5, 9, 2",
        "prism, 6, 0-1 1-2 2-0 3-4 4-5 5-3 0-3 1-4 2-5, 7, 6",
        "cube, 8, 0-1 1-2 2-3 3-0 4-5 5-6 6-7 7-4 0-4 1-5 2-6 3-7, 12, 2",
        "Petersen, 10, 0-1 1-2 2-3 3-4 4-0 0-5 1-6 2-7 3-8 4-9 5-7 7-9 9-6 6-8 8-5, 12, 10",
        "house, 5, 0-1 1-2 2-3 3-0 0-4 1-4, 5, 4",
        "path, 5, 0-1 1-2 2-3 3-4, 4, 2",
        "C5, 5, 0-1 1-2 2-3 3-4 4-0, 4, 10",
    })
    void namedGraphsHaveTheirMaximumCutsAndNumbersOfThem(String name, int nodes, String edges, double cut, long optima) {
        GrayCode.Census census = GrayCode.census(SpinModel.maxCut(Graphs.parse(nodes, edges)));

        assertThat(census.energy()).as(name).isEqualTo(-cut);
        assertThat(census.optima()).as(name).hasValue(optima);
    }

    @Test
    void agreesWithTheObviousLoopOnEverySize() {
        for (int spins = 1; spins <= 16; spins++) {
            for (boolean gaussian : new boolean[] {false, true}) {
                Random random = new Random(spins);
                SpinModel cut = SpinModel.maxCut(Graphs.random(spins, 0.5, gaussian, random));
                SpinModel ising = Graphs.randomIsing(spins, 0.5, gaussian, random);
                assertAgrees(cut);
                assertAgrees(ising);
            }
        }
    }

    private static void assertAgrees(SpinModel model) {
        double least = Graphs.leastEnergy(model);
        GrayCode.Census census = GrayCode.census(model);
        SearchResult result = new GrayCode().solve(model, 0, Budget.ofRuns(1));

        assertThat(census.energy()).as("%s", model).isCloseTo(least, within(1e-12));
        assertThat(model.energy(census.best())).isEqualTo(census.energy());
        assertThat(result.energy()).isEqualTo(census.energy());
        assertThat(result.isProvedOptimal()).isTrue();
        assertThat(result.stop().criterion()).isEqualTo(Criterion.PROVED);
        if (model.isIntegral()) {
            assertThat(census.optima()).hasValue(Graphs.assignmentsOf(model, least));
        }
    }

    @Test
    void countsLongRunsOfAGrayCode() {
        // 24 free spins are 2^14 steps over the table: checkpoints and Gaussian refreshes are passed.
        SpinModel integral = SpinModel.maxCut(Graphs.complete(25));
        assertThat(GrayCode.census(integral).optima()).hasValue(2L * 5200300);
        assertThat(GrayCode.census(integral).energy()).isEqualTo(-156);

        SpinModel gaussian = SpinModel.maxCut(Graphs.random(25, 1, true, new Random(9)));
        GrayCode.Census census = GrayCode.census(gaussian);
        assertThat(census.energy()).isEqualTo(new Annealing(2000).solve(gaussian, 1, Budget.ofRuns(10)).energy());
    }

    @Test
    void anEnumerationCutShortProvesNothing() {
        SpinModel model = SpinModel.maxCut(Graphs.complete(30));
        SearchResult result = new GrayCode().solve(model, 0, Budget.ofUpdates(1 << 20));

        assertThat(result.isProvedOptimal()).isFalse();
        assertThat(result.stop().criterion()).isEqualTo(Criterion.UPDATES);
    }

    @Test
    void refusesWhatWouldTakeDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrayCode.census(SpinModel.maxCut(Graphs.cycle(60))))
                .withMessageContaining("59 free spins")
                .withMessageContaining("branch and bound");
    }
}
