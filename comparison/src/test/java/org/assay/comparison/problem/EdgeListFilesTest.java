package org.assay.comparison.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assay.classical.search.WeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeListFilesTest {
    @TempDir
    Path folder;

    /** In the text, / ends a line. */
    @ParameterizedTest
    @ValueSource(strings = {
        "3 3/1 2 8/2 3 1/1 3 2", "3 3 /1 2 8  /2\t3\t1/1 3 2/", "3 3 made by hand, 2024/1 2 8/2 3 1/1 3 2",
        "# a comment/3 3//1 2 8/% another/2 3 1/1 3 2//", "3 3/0 1 8/1 2 1/0 2 2", "3 4/1 2 8/2 2 0/2 3 1/3 1 2",
        "3 3/1 2 8.0/2 3 1e0/1 3 +2", "0 1 8/1 2 1/0 2 2", "0,1,8/1,2,1/0,2,2", "1 2 8/2 3 1/3 1 2/# end"})
    void readsTheTriangleWithHarmlessJunk(String text) throws IOException {
        Problem problem = read("triangle.txt", text);
        assertThat(Encoding.diagonal(problem.cost()).values()).containsExactly(0, 10, 9, 3, 3, 9, 10, 0);
    }

    @Test
    void weightsDefaultToOne() throws IOException {
        WeightedGraph graph = graph(read("c4.txt", "4 4/1 2/2 3/3 4/4 1"));
        assertThat(graph.nodes()).isEqualTo(4);
        assertThat(graph.totalWeight()).isEqualTo(4);
    }

    @Test
    void edgeListsReachToTheLargestNode() throws IOException {
        assertThat(graph(read("a.edges", "1 2/2 5")).nodes()).isEqualTo(5);
        assertThat(graph(read("b.edges", "0 2/2 5")).nodes()).isEqualTo(6);
        assertThat(graph(read("c.edges", "3 4/1 2/2 3/")).edges()).as("the first line is an edge too").isEqualTo(3);
    }

    @Test
    void rememberWhereAProblemCameFrom() throws IOException {
        Problem problem = read("c4.txt", "4 4/1 2/2 3/3 4/4 1");
        assertThat(problem.name()).isEqualTo("c4.txt");
        assertThat(problem).hasToString("MaxCut on c4.txt: 4 nodes, 4 edges");
        assertThat(problem.origin()).isInstanceOfSatisfying(Origin.File.class, file -> {
            assertThat(file.format()).isEqualTo(Format.RUDY);
            assertThat(file.sha256()).isEqualTo(Digests.sha256("4 4\n1 2\n2 3\n3 4\n4 1"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "4 5/1 2/2 3/3 4/4 1 | 1:3: the header announces 5 edges, but 4 lines follow; is the file cut off? (an edge list without header is read from a file named .edges)",
        "4 3/1 2/2 3/3 4/4 1 | 5:1: one edge too many: the header announces 3 edges, but 4 lines follow; correct the header (an edge list without header is read from a file named .edges)",
        "4 2/1 2 1/2 5 1 | 3:3: node 5 is out of range; the file has nodes 1 to 4",
        "4 2/1 2 1/-1 3 1 | 3:1: node -1 is out of range; the file has nodes 1 to 4",
        "4 2/1 2 1/2 x 1 | 3:3: node is 'x', but must be a whole number from 1 to 4",
        "4 2/1 2 NaN/2 3 1 | 2:5: weight is 'NaN', but must be a finite number",
        "4 2/1 2 1/2 3 Infinity | 3:5: weight is 'Infinity', but must be a finite number",
        "4 2/1 2 1/2 3 heavy | 3:5: weight is 'heavy', but must be a finite number",
        "4 2/1 2 1/3 3 4 | 3:1: edge 3 3 is a self-loop of weight 4, which no cut contains; delete the line, or give linear terms in a .qubo or .json file",
        "4 2/1 2 1/2 1 1 | 3:1: edge 2 1 was given before, in line 2; add the two weights up if both are meant",
        "4 2/1 2 1 9/2 3 1 | 2:1: 4 words, but an edge is two nodes and perhaps a weight",
        "4 2/1 2 1/3 | 3:1: 1 words, but an edge is two nodes and perhaps a weight",
        "0 1/1 2 1 | 1:1: number of nodes is '0', but must be a whole number from 1 to 20000000",
        "4 -1/1 2 1 | 1:3: number of edges is '-1', but must be a whole number from 0 to 2147483647",
        "99999999999 1/1 2 1 | 1:1: number of nodes is '99999999999', but must be a whole number from 1 to 20000000",
        "four 1/1 2 1 | 1:1: number of nodes is 'four', but must be a whole number from 1 to 20000000",
        "4 | 1:1: header is '4', but must be two numbers: nodes edges",
        "# nothing | 1: only comments; expected a header 'nodes edges'"})
    void refusesTheRestWithItsPlace(String text, String message) throws IOException {
        Path file = folder.resolve("bad.rud");
        Files.writeString(file, text.replace('/', '\n'));
        assertThatThrownBy(() -> ProblemFiles.read(file)).isInstanceOf(ProblemFormatException.class).hasMessage(file + ":" + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 2/2 2 | 2:1: edge 2 2 is a self-loop of weight 1, which no cut contains; delete the line, or give linear terms in a .qubo or .json file",
        "1 2/a b | 2:1: node is 'a', but must be a whole number from 0 to 20000000",
        "1 2/2 -3 | 2:3: node is '-3', but must be a whole number from 0 to 20000000",
        "# nothing | 1: only comments; expected edges 'u v' or 'u v weight'"})
    void refusesBadEdgeLists(String text, String message) throws IOException {
        Path file = folder.resolve("bad.edges");
        Files.writeString(file, text.replace('/', '\n'));
        assertThatThrownBy(() -> ProblemFiles.read(file)).isInstanceOf(ProblemFormatException.class).hasMessage(file + ":" + message);
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        Path missing = folder.resolve("missing.txt");
        assertThatThrownBy(() -> Problems.resolve(missing.toString(), 7)).hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> Problems.resolve(folder.toString(), 7)).hasMessage(folder + " is a directory; name a file in it");
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n");
        assertThatThrownBy(() -> Problems.resolve(empty.toString(), 7)).isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(empty + " is empty; expected a graph or another problem");
        Path binary = Files.write(folder.resolve("binary.txt"), new byte[] {(byte) 0x1f, (byte) 0x8b, 8, 0, (byte) 0xff});
        assertThatThrownBy(() -> Problems.resolve(binary.toString(), 7))
                .hasMessage(binary + " is not a text file (UTF-8); unpack it first if it is compressed");
    }

    @Test
    void anErrorShowsItsLine() {
        assertThatThrownBy(() -> ProblemFiles.parse("g.txt", "4 2\n1 2 1\n2 5 1\n", Format.RUDY))
                .isInstanceOfSatisfying(ProblemFormatException.class, e -> assertThat(e.excerpt())
                        .isEqualTo("    3 | 2 5 1%n      |   ^".formatted()));
    }

    private Problem read(String name, String text) throws IOException {
        return Problems.resolve(Files.writeString(folder.resolve(name), text.replace('/', '\n')).toString(), 7);
    }

    private static WeightedGraph graph(Problem problem) {
        return ((Cost.MaxCut) problem.cost()).graph();
    }
}
