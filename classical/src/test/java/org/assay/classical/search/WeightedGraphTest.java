package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WeightedGraphTest {

    @Test
    void edgesKeepTheirOrderAndPutTheSmallerNodeFirst() {
        WeightedGraph graph = WeightedGraph.of(4, new int[] {3, 0, 2}, new int[] {1, 2, 1}, new double[] {5, -1, 0.5});

        assertThat(graph.edges()).isEqualTo(3);
        assertThat(graph.source(0)).isEqualTo(1);
        assertThat(graph.target(0)).isEqualTo(3);
        assertThat(graph.weight(0)).isEqualTo(5);
        assertThat(graph.degree(1)).isEqualTo(2);
        assertThat(graph.neighbour(1, 0)).isEqualTo(3);
        assertThat(graph.neighbour(1, 1)).isEqualTo(2);
        assertThat(graph.neighbourWeight(1, 1)).isEqualTo(0.5);
        assertThat(graph.totalWeight()).isEqualTo(4.5);
        assertThat(graph.totalMagnitude()).isEqualTo(6.5);
    }

    @Test
    void cutValuesOfTheAsymmetricTriangleFollowTheBits() {
        double[] costs = {0, 10, 9, 3, 3, 9, 10, 0};
        for (int bits = 0; bits < 8; bits++) {
            Spins spins = Spins.ofBits(3, bits);
            assertThat(Graphs.asymmetricTriangle().cutValue(spins)).isEqualTo(costs[bits]);
            assertThat(Graphs.asymmetricTriangle().cutValue(spins.toSides())).isEqualTo(costs[bits]);
        }
    }

    @Test
    void knowsWhetherSumsAreExact() {
        assertThat(WeightedGraph.builder(3).edge(0, 1, 1L << 40).edge(1, 2, -3).build().hasIntegerWeights()).isTrue();
        assertThat(WeightedGraph.builder(3).edge(0, 1, 0.5).build().hasIntegerWeights()).isFalse();
        assertThat(WeightedGraph.builder(3).edge(0, 1, 0x1p53).edge(1, 2, 1).build().hasIntegerWeights()).isFalse();
    }

    @Test
    void aScaledGraphIsTheOneThatItsWeightsWouldHaveMade() {
        WeightedGraph graph = WeightedGraph.of(4, new int[] {3, 0, 2}, new int[] {1, 2, 1}, new double[] {5, -1, 2});
        WeightedGraph expected = WeightedGraph.of(4, new int[] {3, 0, 2}, new int[] {1, 2, 1}, new double[] {2.5, -0.5, 1});

        assertThat(graph.scaled(0.5)).usingRecursiveComparison().isEqualTo(expected);
        assertThat(graph.scaled(2).hasIntegerWeights()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> graph.scaled(Double.MAX_VALUE)).withMessageContaining("sum to infinity");
    }

    @Test
    void mergesParallelEdgesOnlyWhenAsked() {
        WeightedGraph.Builder edges = WeightedGraph.builder(3).edge(0, 1, 2).edge(1, 2, 1).edge(1, 0, 3);

        assertThatIllegalArgumentException().isThrownBy(edges::build).withMessageContaining("edge 0 - 1 comes twice");
        WeightedGraph merged = edges.buildMergingParallelEdges();
        assertThat(merged.edges()).isEqualTo(2);
        assertThat(merged.weight(0)).isEqualTo(5);
    }

    @Test
    void refusesWhatIsNoGraph() {
        assertThatIllegalArgumentException().isThrownBy(() -> WeightedGraph.builder(0)).withMessageContaining("0 nodes");
        WeightedGraph.Builder graph = WeightedGraph.builder(3);
        assertThatIllegalArgumentException().isThrownBy(() -> graph.edge(1, 3)).withMessageContaining("counted from 1");
        assertThatIllegalArgumentException().isThrownBy(() -> graph.edge(-1, 2)).withMessageContaining("edge -1 - 2");
        assertThatIllegalArgumentException().isThrownBy(() -> graph.edge(2, 2)).withMessageContaining("self-loop");
        assertThatIllegalArgumentException().isThrownBy(() -> graph.edge(0, 1, Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> graph.build().cutValue(new boolean[2])).withMessageContaining("2 nodes");
    }
}
