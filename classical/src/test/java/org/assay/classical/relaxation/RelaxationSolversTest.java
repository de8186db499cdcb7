package org.assay.classical.relaxation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assay.classical.descent.Descent;
import org.assay.classical.descent.GradientDescent;
import org.assay.classical.descent.Lbfgs;
import org.assay.classical.descent.Schedule;
import org.assay.classical.search.Budget;
import org.assay.classical.search.GSet;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SolverContract;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinSolver;
import org.assay.classical.search.WeightedGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RelaxationSolversTest extends SolverContract {
    private static final long SEED = 1;

    @Override
    protected Stream<SpinSolver> solvers() {
        return Stream.of(
                new GoemansWilliamson(new MixingMethod(1e-3, 200), 10),
                RelaxedDescent.adam(50),
                new RelaxedDescent(RelaxedDescent.Kind.MEANS, new Lbfgs(), 50),
                new MeanField(30),
                new Burer(300, 3));
    }

    static Stream<Arguments> gates() {
        WeightedGraph g1 = GSet.g1();
        WeightedGraph g11 = GSet.g11();
        Descent gradientDescent = new Descent(new GradientDescent(), Schedule.constant(1));
        return Stream.of(
                Arguments.of("G1", g1, new GoemansWilliamson(), 1, 11500),
                Arguments.of("G11", g11, new GoemansWilliamson(new MixingMethod(1e-3, 2000), 100), 1, 525),
                Arguments.of("G1", g1, RelaxedDescent.adam(300), 10, 11535),
                Arguments.of("G1", g1, new RelaxedDescent(RelaxedDescent.Kind.ANGLES, new Lbfgs(), 300), 10, 11535),
                Arguments.of("G1", g1, new RelaxedDescent(RelaxedDescent.Kind.ANGLES, gradientDescent, 300), 10, 11535),
                Arguments.of("G1", g1, new RelaxedDescent(RelaxedDescent.Kind.MEANS, new Lbfgs(), 300), 10, 11300),
                Arguments.of("G1", g1, new MeanField(100), 10, 11560),
                Arguments.of("G11", g11, new MeanField(100), 10, 545),
                Arguments.of("G1", g1, new Burer(4000), 1, 11590),
                Arguments.of("G14", GSet.g14(), new Burer(4000), 1, 3045));
    }

    @ParameterizedTest(name = "{2} reaches {4} on {0}")
    @MethodSource("gates")
    void reachesItsGate(String name, WeightedGraph graph, SpinSolver solver, int runs, double gate) {
        SearchResult result = solver.solve(SpinModel.maxCut(graph), SEED, Budget.ofRuns(runs));

        assertThat(-result.energy()).as("%s, seed %d", name, SEED).isGreaterThanOrEqualTo(gate);
        assertThat(graph.cutValue(result.best())).isEqualTo(-result.energy());
    }
}
