package org.assay.comparison.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedGraphsTest {

    /** Optimum and number of optimal assignments. */
    @ParameterizedTest
    @CsvSource({
        "k3, 2, 6", "k4, 4, 6", "k5, 6, 20", "k33, 9, 2", "prism3, 7, 6", "cube, 12, 2", "petersen, 12, 10", "house, 5, 4",
        "path5, 4, 2", "c5, 4, 10", "triangle812, 10, 2"})
    void optimaAreThoseOfTheLiterature(String name, double optimum, long count) {
        Problem problem = Problems.resolve(name, 7);
        double[] cuts = Encoding.diagonal(problem.cost()).values();
        assertThat(Arrays.stream(cuts).filter(c -> c == optimum)).hasSize((int) count);
        assertThat(Arrays.stream(cuts).max().orElseThrow()).isEqualTo(optimum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k2", "k7", "k8", "k3,3", "k2,5", "k1,6", "c3", "c8", "c9", "ring:8", "ring:11", "path2", "path9", "cube",
        "house", "k33", "labs:3", "labs:4", "labs:9", "labs:12", "labs:15", "labs:16"})
    void statedOptimaAreTrue(String name) {
        Problem problem = Problems.resolve(name, 7);
        DiagonalHamiltonian energies = Encoding.energyDiagonal(problem.cost());
        Optimum optimum = problem.optimum().orElseThrow();
        assertThat(optimum.isProved()).isTrue();
        assertThat(problem.cost().goal().energy(optimum.value())).isEqualTo(energies.min());
    }

    @ParameterizedTest
    @CsvSource({"petersen, 15, 3", "cube, 12, 3", "prism3, 9, 3", "k33, 9, 3", "ring:12, 12, 2", "k6, 15, 5"})
    void regularGraphsAreRegular(String name, int edges, int degree) {
        Cost.MaxCut cut = (Cost.MaxCut) Problems.resolve(name, 7).cost();
        assertThat(cut.graph().edges()).isEqualTo(edges);
        for (int u = 0; u < cut.size(); u++) {
            assertThat(cut.graph().degree(u)).isEqualTo(degree);
        }
    }
}
