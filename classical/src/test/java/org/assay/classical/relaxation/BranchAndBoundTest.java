package org.assay.classical.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assay.classical.search.Budget;
import org.assay.classical.search.Elimination;
import org.assay.classical.search.Graphs;
import org.assay.classical.search.GrayCode;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SearchStop.Criterion;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.Spins;
import org.assay.classical.search.WeightedGraph;
import org.junit.jupiter.api.Test;

class BranchAndBoundTest {
    /** Neither eliminates nor enumerates, but for one spin. */
    private static final BranchAndBound BOUNDS_ONLY = new BranchAndBound(0, 1);

    @Test
    void agreesWithTheObviousLoop() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int spins = 3 + seed % 11;
            boolean gaussian = seed % 3 == 0;
            SpinModel model = seed % 2 == 0
                    ? SpinModel.maxCut(Graphs.random(spins, 0.7, gaussian, random))
                    : Graphs.randomIsing(spins, 0.7, gaussian, random);
            SearchResult result = BOUNDS_ONLY.solve(model, seed, Budget.ofRuns(1));

            assertThat(result.energy()).as("seed %d", seed).isCloseTo(Graphs.leastEnergy(model), within(1e-12));
            assertThat(result.isProvedOptimal()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void provesSparseModelsOfSixtySpins() {
        for (boolean signed : new boolean[] {false, true}) {
            SpinModel model = SpinModel.maxCut(Graphs.cubic(60, signed, new Random(1)));
            SearchResult result = BOUNDS_ONLY.solve(model, 1, Budget.ofRuns(1));

            assertThat(result.energy()).isEqualTo(new Elimination().solve(model, 0, Budget.ofRuns(1)).energy());
            assertThat(result.stop().criterion()).isEqualTo(Criterion.PROVED);
        }
    }

    @Test
    void provesDenseModelsOfFortySpins() {
        for (boolean gaussian : new boolean[] {false, true}) {
            SpinModel model = SpinModel.maxCut(Graphs.random(40, 1, gaussian, new Random(1)));
            assertThat(new BranchAndBound().solve(model, 1, Budget.ofRuns(1)).isProvedOptimal()).isTrue();
        }
        SpinModel thirty = SpinModel.maxCut(Graphs.random(30, 1, false, new Random(2)));
        assertThat(BOUNDS_ONLY.solve(thirty, 1, Budget.ofRuns(1)).energy()).isEqualTo(GrayCode.census(thirty).energy());
    }

    @Test
    void boundsOfSubproblemsHoldWhileTheyAreTied() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            SpinModel model = SpinModel.maxCut(Graphs.random(10, 0.8, true, random));
            Subproblem problem = Subproblem.of(model, 1);
            UnitVectors vectors = UnitVectors.random(10, 6, random);
            TriangleBound relaxation = new TriangleBound(problem, vectors, random);
            while (problem.size() > 3) {
                double least = Graphs.leastEnergy(problem.toModel());
                relaxation.tighten(least, 40, () -> false);
                assertThat(relaxation.proved()).as("seed %d, %d left", seed, problem.size()).isLessThanOrEqualTo(least + 1e-12);
                int tied = 1 + random.nextInt(problem.size() - 1);
                int to = random.nextInt(tied);
                boolean opposite = random.nextBoolean();
                TriangleBound parent = relaxation;
                problem = problem.tie(tied, to, opposite);
                relaxation = new TriangleBound(problem, parent.vectors().without(tied), random);
                relaxation.inherit(parent, tied, to, opposite);
            }
        }
    }

    @Test
    void tiedVerticesStandForTheWholeModel() {
        Random random = new Random(4);
        SpinModel model = SpinModel.maxCut(Graphs.random(8, 0.7, true, random));
        Subproblem problem = Subproblem.of(model, 0.5).tie(5, 2, true).tie(6, 0, false).tie(2, 1, true);
        for (int bits = 0; bits < 32; bits++) {
            Spins vertices = Spins.ofBits(5, bits);
            assertThat(problem.toModel().energy(vertices))
                    .isCloseTo(2 * model.energy(problem.toOriginal(vertices)), within(1e-12));
        }
    }

    @Test
    void aSearchCutShortGivesTheBoundOfWhatIsOpen() {
        SpinModel model = SpinModel.maxCut(Graphs.random(90, 1, false, new Random(1)));
        SearchResult result = new BranchAndBound().solve(model, 1, Budget.ofUpdates(3_000_000));

        assertThat(result.isProvedOptimal()).isFalse();
        assertThat(result.lowerBound()).isBetween(1.3 * result.energy(), result.energy());
        assertThat(result.stop().criterion()).isEqualTo(Criterion.UPDATES);
    }

    @Test
    void answersModelsWithoutCouplings() {
        SpinModel empty = SpinModel.maxCut(WeightedGraph.builder(300).build());
        assertThat(new BranchAndBound().solve(empty, 1, Budget.ofRuns(1)).isProvedOptimal()).isTrue();
        SpinModel huge = SpinModel.maxCut(WeightedGraph.builder(3).edge(0, 1, 1e300).edge(1, 2, -2e300).edge(0, 2, 1).build());
        assertThat(BOUNDS_ONLY.solve(huge, 1, Budget.ofRuns(1)).energy()).isEqualTo(-1e300 - 1);
    }

    @Test
    void refusesWhatIsTooLarge() {
        SpinModel large = SpinModel.maxCut(Graphs.random(201, 0.5, false, new Random(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BranchAndBound().solve(large, 1, Budget.ofRuns(1)))
                .withMessageContaining("201 spins");
        assertThatIllegalArgumentException().isThrownBy(() -> new BranchAndBound(21, 5)).withMessageContaining("0..20");
    }
}
