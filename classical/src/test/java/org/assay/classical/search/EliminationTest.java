package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EliminationTest {

    @Test
    void agreesWithTheObviousLoop() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean gaussian = seed % 2 == 0;
            SpinModel model = seed % 3 == 0
                    ? SpinModel.maxCut(Graphs.random(1 + seed % 13, 0.4, gaussian, random))
                    : Graphs.randomIsing(1 + seed % 13, 0.4, gaussian, random);
            SearchResult result = new Elimination().solve(model, 0, Budget.ofRuns(1));

            assertThat(result.energy()).as("seed %d", seed).isCloseTo(Graphs.leastEnergy(model), within(1e-12));
            assertThat(result.isProvedOptimal()).isTrue();
        }
    }

    @Test
    void agreesWithTheGrayCodeOnCubicGraphs() {
        for (int seed = 0; seed < 6; seed++) {
            SpinModel model = SpinModel.maxCut(Graphs.cubic(22, seed % 2 == 0, new Random(seed)));
            assertThat(new Elimination().solve(model, 0, Budget.ofRuns(1)).energy())
                    .as("seed %d", seed)
                    .isEqualTo(GrayCode.census(model).energy());
        }
    }

    @Test
    void provesTheOptimumOfG11() {
        SearchResult result = new Elimination().solve(SpinModel.maxCut(GSet.g11()), 0, Budget.ofRuns(1));

        assertThat(result.energy()).isEqualTo(-564);
        assertThat(result.isProvedOptimal()).isTrue();
    }

    @Test
    void widthsAreThoseOfTheLiterature() {
        assertThat(width(Graphs.parse(5, "0-1 1-2 2-3 1-4"))).as("a tree").isEqualTo(1);
        assertThat(width(Graphs.cycle(9))).as("a ring").isEqualTo(2);
        assertThat(width(Graphs.complete(7))).as("a complete graph").isEqualTo(6);
        assertThat(width(Graphs.petersen())).as("Petersen").isEqualTo(4);
        assertThat(width(WeightedGraph.builder(3).build())).as("no couplings").isZero();
    }

    private static int width(WeightedGraph graph) {
        return EliminationOrder.of(SpinModel.maxCut(graph), 26).width();
    }

    @Test
    void refusesWhatIsTooWide() {
        SpinModel dense = SpinModel.maxCut(Graphs.complete(30));
        assertThat(new Elimination().accepts(dense)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Elimination().solve(dense, 0, Budget.ofRuns(1)))
                .withMessageContaining("wider than 22");
        SpinModel ring = SpinModel.maxCut(Graphs.cycle(5000));
        assertThat(new Elimination().accepts(ring)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Elimination().solve(ring, 0, Budget.ofRuns(1)))
                .withMessageContaining("5000 spins");
        assertThatIllegalArgumentException().isThrownBy(() -> new Elimination(27)).withMessageContaining("1..26");
    }

    @Test
    void cutShortItProvesNothing() {
        SpinModel model = SpinModel.maxCut(Graphs.cubic(60, false, new Random(1)));
        SearchResult result = new Elimination().solve(model, 0, Budget.ofUpdates(100));
        assertThat(result.isProvedOptimal()).isFalse();
        assertThat(model.energy(result.best())).isEqualTo(result.energy());
    }
}
