package org.assay.comparison.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assay.classical.search.WeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GSetTest {

    @Test
    void g1IsThePublishedFileByteForByte() {
        assertThat(Problems.resolve("gset:G1", 7).digest())
                .isEqualTo("e29951b22493bdcafa104e4dee0d338d8e8b79973b959efdf949561f9c45d36c");
    }

    /** Nodes, edges and best known cut as tabled by Benlic and Hao 2013. */
    @ParameterizedTest
    @CsvSource({
        "G1, 800, 19176, 11624", "G6, 800, 19176, 2178", "G11, 800, 1600, 564", "G12, 800, 1600, 556", "G13, 800, 1600, 582",
        "G14, 800, 4694, 3064", "G15, 800, 4661, 3050", "G16, 800, 4672, 3052", "G17, 800, 4667, 3047", "G18, 800, 4694, 992",
        "G21, 800, 4667, 931", "G22, 2000, 19990, 13359", "G27, 2000, 19990, 3341", "G35, 2000, 11778, 7684",
        "G36, 2000, 11766, 7678", "G37, 2000, 11785, 7689", "G38, 2000, 11779, 7687", "G42, 2000, 11779, 2481",
        "G43, 1000, 9990, 6660", "G48, 3000, 6000, 6000", "G50, 3000, 6000, 5880", "G51, 1000, 5909, 3848",
        "G52, 1000, 5916, 3851", "G53, 1000, 5914, 3850", "G54, 1000, 5916, 3852", "G58, 5000, 29570, 19263",
        "G63, 7000, 41459, 26997", "G70, 10000, 9999, 9541"})
    void sizesAndBestKnownCutsAreThoseOfTheTable(String name, int nodes, int edges, double best) {
        Problem problem = Problems.resolve("gset:" + name, 7);
        assertThat(graph(name).nodes()).isEqualTo(nodes);
        assertThat(graph(name).edges()).isEqualTo(edges);
        assertThat(problem.optimum().orElseThrow().value()).isEqualTo(best);
    }

    /** Beginning or end of public copies of the files. */
    @Test
    void edgesComeInTheOrderOfTheFiles() {
        assertThat(lines("G14").subList(1, 7)).containsExactly("1 7 1", "1 10 1", "1 12 1", "1 13 1", "1 14 1", "1 15 1");
        assertThat(last("G14", 3)).containsExactly("760 771 1", "762 765 1", "773 792 1");
        assertThat(last("G15", 1)).containsExactly("793 796 1");
        assertThat(last("G22", 4)).containsExactly("1978 1994 1", "1980 1995 1", "1981 1994 1", "1986 1998 1");
        assertThat(last("G50", 121)).startsWith("2880 3000 1", "2881 3000 1", "2881 2882 1", "2882 2883 1");
        assertThat(last("G70", 3)).containsExactly("9844 9873 1", "9869 9973 1", "9893 9909 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G6", "G11", "G18", "G27", "G39"})
    void signedGraphsHaveBothSignsInEqualParts(String name) {
        WeightedGraph graph = graph(name);
        int positive = 0;
        for (int e = 0; e < graph.edges(); e++) {
            assertThat(Math.abs(graph.weight(e))).isEqualTo(1);
            positive += graph.weight(e) > 0 ? 1 : 0;
        }
        assertThat((double) positive / graph.edges()).isBetween(0.46, 0.54);
    }

    @Test
    void signedGraphsHaveTheEdgesOfTheirPlainTwins() {
        assertThat(ends(graph("G6"))).isEqualTo(ends(graph("G1")));
        assertThat(ends(graph("G18"))).isEqualTo(ends(graph("G14")));
    }

    @Test
    void toriOfEvenSidesHaveAProvedOptimum() {
        assertThat(Problems.resolve("gset:G48", 7).optimum().orElseThrow().isProved()).isTrue();
        assertThat(Problems.resolve("gset:G1", 7).optimum().orElseThrow().isProved()).isFalse();
    }

    @Test
    void doesNotGuessWhatItHasNoRecipeFor() {
        assertThatThrownBy(() -> Problems.resolve("gset:G32", 7)).isInstanceOf(ProblemException.class)
                .hasMessage("gset:G32: no recipe for 'G32'; there are G1..G31, G35..G54, G58, G63, G70."
                        + " Download the others and give the file");
    }

    private static List<String> ends(WeightedGraph graph) {
        return CanonicalText.of(new Cost.MaxCut(graph)).lines().skip(1).map(line -> line.substring(0, line.lastIndexOf(' '))).toList();
    }

    private static WeightedGraph graph(String name) {
        return ((Cost.MaxCut) Problems.resolve("gset:" + name, 7).cost()).graph();
    }

    private static List<String> lines(String name) {
        return CanonicalText.of(new Cost.MaxCut(graph(name))).lines().toList();
    }

    private static List<String> last(String name, int count) {
        List<String> lines = lines(name);
        return lines.subList(lines.size() - count, lines.size());
    }
}
