package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assay.classical.search.SimulatedBifurcation.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every baseline's own acceptance: cuts that it must reach on public instances, by work and never by the clock. */
class SolverGatesTest {
    private static final long SEED = 1;

    static Stream<Arguments> gates() {
        return Stream.of(
                Arguments.of("G1", GSet.g1(), new Greedy(), 10, 11000),
                Arguments.of("G1", GSet.g1(), new OneFlipSearch(), 10, 11300),
                Arguments.of("G1", GSet.g1(), new Annealing(1000), 10, 11624),
                Arguments.of("G11", GSet.g11(), new Annealing(4000), 10, 562),
                Arguments.of("G14", GSet.g14(), new Annealing(4000), 10, 3058),
                Arguments.of("G22", GSet.g22(), new Annealing(2000), 10, 13350),
                Arguments.of("G1", GSet.g1(), new TabuSearch(100_000), 3, 11590),
                Arguments.of("G11", GSet.g11(), new TabuSearch(100_000), 3, 556),
                Arguments.of("G1", GSet.g1(), new BreakoutLocalSearch(100_000), 3, 11585),
                Arguments.of("G11", GSet.g11(), new BreakoutLocalSearch(100_000), 3, 554),
                Arguments.of("G1", GSet.g1(), new ParallelTempering(32, 1000), 1, 11617),
                Arguments.of("G11", GSet.g11(), new ParallelTempering(16, 1000), 2, 562),
                Arguments.of("G1", GSet.g1(), new SimulatedBifurcation(Variant.BALLISTIC, 1000), 10, 11610),
                Arguments.of("G1", GSet.g1(), new SimulatedBifurcation(Variant.BALLISTIC, 1000, 1.25), 10, 11610),
                Arguments.of("G1", GSet.g1(), new SimulatedBifurcation(Variant.DISCRETE, 1000), 10, 11590),
                Arguments.of("G11", GSet.g11(), new SimulatedBifurcation(Variant.DISCRETE, 1000), 10, 556));
    }

    @ParameterizedTest(name = "{2} reaches {4} on {0}")
    @MethodSource("gates")
    void reachesItsGate(String name, WeightedGraph graph, SpinSolver solver, int runs, double gate) {
        SearchResult result = solver.solve(SpinModel.maxCut(graph), SEED, Budget.ofRuns(runs));

        assertThat(-result.energy()).as("%s, seed %d", name, SEED).isGreaterThanOrEqualTo(gate);
        assertThat(graph.cutValue(result.best())).isEqualTo(-result.energy());
    }

    @Test
    void theGatesStandOnTheInstancesOfTheLiterature() {
        assertThat(GSet.g1().edges()).isEqualTo(19176);
        assertThat(GSet.g11().edges()).isEqualTo(1600);
        assertThat(GSet.g14().edges()).isEqualTo(4694);
        assertThat(GSet.g22().edges()).isEqualTo(19990);
    }
}
