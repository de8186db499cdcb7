package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assay.classical.search.SearchStop.Criterion;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every solver owes: true energies, small optima, repeatable answers, budgets kept, no NaN. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SolverContract {

    /** The solvers that are held to it. */
    protected abstract Stream<SpinSolver> solvers();

    private static Stream<SpinModel> models() {
        Random random = new Random(6);
        return Stream.of(
                SpinModel.maxCut(Graphs.petersen()),
                SpinModel.maxCut(Graphs.asymmetricTriangle()),
                Graphs.randomIsing(12, 0.5, false, random),
                Graphs.randomIsing(12, 0.5, true, random),
                SpinModel.maxCut(Graphs.complete(12)));
    }

    private static Stream<SpinModel> awkwardModels() {
        WeightedGraph negative = WeightedGraph.builder(5).edge(0, 1, -1).edge(1, 2, -3).edge(3, 4, -2).build();
        WeightedGraph huge = WeightedGraph.builder(4).edge(0, 1, 0x1p40).edge(1, 2, 1).edge(2, 3, -0x1p35 - 1).build();
        WeightedGraph enormous = WeightedGraph.builder(4).edge(0, 1, 1e300).edge(1, 2, 1e300).edge(0, 2, 1e290).build();
        WeightedGraph tiny = WeightedGraph.builder(3).edge(0, 1, 1e-300).edge(1, 2, 1e-300).edge(0, 2, 3e-300).build();
        return Stream.of(
                SpinModel.maxCut(WeightedGraph.builder(1).build()),
                SpinModel.maxCut(WeightedGraph.builder(20).build()),
                SpinModel.maxCut(WeightedGraph.builder(7).edge(0, 1).edge(2, 3).edge(3, 4).build()),
                SpinModel.maxCut(WeightedGraph.builder(3).edge(0, 1, 0).build()),
                SpinModel.maxCut(negative),
                SpinModel.maxCut(huge),
                SpinModel.maxCut(enormous),
                SpinModel.maxCut(tiny),
                SpinModel.ising(new double[] {1, -2, 0}, WeightedGraph.builder(3).build(), 5));
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void findsTheOptimumOfSmallModels(SpinSolver solver) {
        models().forEach(model -> {
            SearchResult result = solver.solve(model, 2, Budget.ofRuns(200));
            assertThat(result.energy()).as("%s by %s", model, solver).isCloseTo(Graphs.leastEnergy(model), within(1e-12));
            assertConsistent(model, result);
        });
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void answersAwkwardModels(SpinSolver solver) {
        awkwardModels().forEach(model -> {
            SearchResult result = solver.solve(model, 3, Budget.ofRuns(50));
            double least = Graphs.leastEnergy(model);
            assertThat(result.energy()).as("%s by %s", model, solver).isCloseTo(least, within(1e-12 * Math.abs(least)));
            assertConsistent(model, result);
        });
    }

    private static void assertConsistent(SpinModel model, SearchResult result) {
        assertThat(result.energy()).isEqualTo(model.energy(result.best()));
        assertThat(result.lowerBound()).isLessThanOrEqualTo(result.energy());
        List<Improvement> trace = result.trace();
        assertThat(trace.getLast().energy()).isEqualTo(result.energy());
        assertThat(trace.getLast().updates()).isLessThanOrEqualTo(result.work().updates());
        for (int k = 1; k < trace.size(); k++) {
            assertThat(trace.get(k).energy()).isLessThan(trace.get(k - 1).energy());
            assertThat(trace.get(k).updates()).isGreaterThanOrEqualTo(trace.get(k - 1).updates());
            assertThat(trace.get(k).nanos()).isGreaterThanOrEqualTo(trace.get(k - 1).nanos());
        }
        assertThat(result.work().moves()).isLessThanOrEqualTo(result.work().updates());
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void theNumberOfThreadsChangesNothing(SpinSolver solver) {
        SpinModel model = SpinModel.maxCut(Graphs.random(60, 0.2, false, new Random(8)));
        for (Budget budget : List.of(Budget.ofRuns(20), Budget.ofSweeps(model, 1990), Budget.ofRuns(1000).withTarget(-70))) {
            SearchResult alone = solver.solve(model, 4, budget);
            for (int threads : new int[] {2, 3, 8}) {
                SearchResult together = solver.solve(model, 4, budget.withThreads(threads));
                assertThat(timeless(together)).as("%d threads", threads).isEqualTo(timeless(alone));
            }
        }
    }

    /** A result without what was measured. */
    private static List<Object> timeless(SearchResult r) {
        List<String> trace = r.trace().stream().map(i -> i.run() + " " + i.updates() + " " + i.energy()).toList();
        return List.of(r.best(), r.energy(), r.lowerBound(), r.runs(), r.work(), r.stop(), trace);
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void seedsDiffer(SpinSolver solver) {
        SpinModel model = SpinModel.maxCut(Graphs.random(100, 0.1, true, new Random(8)));
        Budget once = Budget.ofSweeps(model, 3);
        assertThat(solver.solve(model, 1, once).best()).isNotEqualTo(solver.solve(model, 2, once).best());
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void keepsTheBudgetOfUpdatesToACheckpoint(SpinSolver solver) {
        SpinModel model = SpinModel.maxCut(Graphs.random(50, 0.2, false, new Random(8)));
        long updates = 12_345;
        SearchResult result = solver.solve(model, 1, Budget.ofUpdates(updates));
        assertThat(result.stop().criterion()).isEqualTo(Criterion.UPDATES);
        // A descent that ends a run may pass the limit by the sweeps that it takes.
        assertThat(result.work().updates()).isBetween(updates * 9 / 10, updates * 2);
    }
}
