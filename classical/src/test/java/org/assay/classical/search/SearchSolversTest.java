package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assay.classical.search.SearchStop.Criterion;
import org.assay.classical.search.SimulatedBifurcation.Variant;
import org.junit.jupiter.api.Test;

class SearchSolversTest extends SolverContract {

    @Override
    protected Stream<SpinSolver> solvers() {
        return Stream.of(
                new Greedy(),
                new OneFlipSearch(),
                new Annealing(100),
                new Annealing(50, new BetaRange(0.1, 3)),
                new TabuSearch(300),
                new TabuSearch(300, 20),
                new BreakoutLocalSearch(300),
                new ParallelTempering(4, 50),
                new SimulatedBifurcation(Variant.BALLISTIC, 60),
                new SimulatedBifurcation(Variant.DISCRETE, 60, 1.25));
    }

    @Test
    void stopsAtTheTarget() {
        SpinModel model = SpinModel.maxCut(Graphs.petersen());
        SearchResult result = new Annealing(100).solve(model, 1, Budget.ofRuns(1_000_000).withTarget(-12));

        assertThat(result.stop().criterion()).isEqualTo(Criterion.TARGET);
        assertThat(result.stop()).hasToString("energy -12 <= target -12");
        assertThat(result.reached(-12)).isPresent();
        assertThat(result.reached(-13)).isEmpty();
    }

    @Test
    void stopsWhenTimeIsUp() {
        SpinModel model = SpinModel.maxCut(Graphs.complete(30));
        Budget instant = Budget.ofTime(Duration.ofNanos(1)).withThreads(2);
        SearchResult result = new Annealing(1_000_000_000).solve(model, 1, instant);

        assertThat(result.stop().criterion()).isEqualTo(Criterion.TIME);
        assertThat(model.energy(result.best())).isEqualTo(result.energy());
    }

    /** A schedule of a billion sweeps has not begun to cool when time is up, unless it is shortened. */
    @Test
    void schedulesFitTheTimeThatIsLeft() {
        SpinModel model = SpinModel.maxCut(Graphs.random(200, 0.1, false, new Random(3)));
        double least = new Annealing(2000).solve(model, 1, Budget.ofRuns(5)).energy();
        for (SpinSolver endless : List.of(new Annealing(1_000_000_000), new SimulatedBifurcation(Variant.DISCRETE, 1_000_000_000))) {
            SearchResult result = endless.solve(model, 1, Budget.ofTime(Duration.ofMillis(500)));
            assertThat(result.stop().criterion()).isEqualTo(Criterion.TIME);
            assertThat(result.energy()).as("%s", endless).isLessThanOrEqualTo(0.93 * least);
        }
    }

    @Test
    void refusesABudgetWithoutEnd() {
        SpinModel model = SpinModel.maxCut(Graphs.petersen());
        Budget endless = Budget.ofRuns(Long.MAX_VALUE).withTarget(-12);
        assertThatIllegalArgumentException().isThrownBy(() -> new Greedy().solve(model, 1, endless)).withMessageContaining("no end");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Annealing(0)).withMessageContaining("0 sweeps");
        assertThatIllegalArgumentException().isThrownBy(() -> new TabuSearch(10, 0)).withMessageContaining("patience of 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new BreakoutLocalSearch(0)).withMessageContaining("0 steps");
        assertThatIllegalArgumentException().isThrownBy(() -> new ParallelTempering(1, 5)).withMessageContaining("1 replicas");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatedBifurcation(Variant.DISCRETE, 5, 2))
                .withMessageContaining("time step is 2.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaRange(2, 1)).withMessageContaining("hot <= cold");
        assertThatIllegalArgumentException().isThrownBy(() -> new BetaRange(Double.NaN, 1)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.ofRuns(0)).withMessageContaining("0 runs");
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.ofRuns(1).withThreads(0)).withMessageContaining("0 threads");
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.ofRuns(1).withTarget(Double.NaN)).withMessageContaining("NaN");
    }
}
