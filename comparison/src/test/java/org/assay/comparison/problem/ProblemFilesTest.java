package org.assay.comparison.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.assay.classical.search.Spins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemFilesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> everyFormatWithWhatItHolds() {
        return Arrays.stream(Format.values()).flatMap(format -> Stream.of(
                        "petersen", "triangle812", "torus:3x4", "sk:7", "skg:6", "beasley:8:50", "portfolio:6", "partition:7",
                        "max3sat:8", "labs:6", "gnp:9:0")
                .map(name -> Problems.resolve(name, 3))
                .filter(problem -> holds(format, problem.cost()))
                .map(problem -> Arguments.of(format, problem)));
    }

    private static boolean holds(Format format, Cost cost) {
        return switch (format) {
            case RUDY, EDGE_LIST, DIMACS, GRAPHML, MATRIX_MARKET ->
                cost instanceof Cost.MaxCut cut && (format != Format.EDGE_LIST || cut.graph().edges() > 0);
            case GRAPH6 -> cost instanceof Cost.MaxCut cut && cut.graph().totalMagnitude() == cut.graph().edges()
                    && cut.graph().totalWeight() == cut.graph().edges();
            case QBSOLV, BQPJSON -> Encoding.isQuadratic(cost);
            case DIMACS_CNF -> cost instanceof Cost.MaxSat;
        };
    }

    @ParameterizedTest
    @MethodSource("everyFormatWithWhatItHolds")
    void whatIsWrittenReadsBackAsTheSameProblem(Format format, Problem problem) throws IOException {
        Path file = folder.resolve("problem." + format.suffixes().getFirst());
        Files.writeString(file, ProblemFiles.write(problem.cost(), format));
        Cost read = ProblemFiles.read(file).cost();
        double constant = format == Format.QBSOLV ? difference(problem.cost(), read, 0) : 0;
        assertThat(read.size()).isEqualTo(problem.size());
        for (int x = 0; x < 1 << problem.size(); x++) {
            assertThat(difference(problem.cost(), read, x)).as("assignment %d", x).isCloseTo(constant, within(1e-9));
        }
    }

    private static double difference(Cost written, Cost read, int x) {
        Spins assignment = Encoding.assignment(written.size(), x);
        return written.goal().energy(written.of(assignment)) - read.goal().energy(read.of(assignment));
    }

    /** In the text, / ends a line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a.col | c a triangle/p edge 3 3/e 1 2 8/e 2 3 1/e 1 3 2",
        "a.txt | c a triangle/p col 3 3/n 1 5/e 1 2 8/e 2 3 1/e 1 3 2/e 2 1 8/e 3 2 1/e 3 1 2",
        "a.txt | c as arcs/p sp 3 6/a 1 2 8/a 2 3 1/a 1 3 2/a 2 1 8/a 3 2 1/a 3 1 2",
        "a.mtx | %%MatrixMarket matrix coordinate integer symmetric/% a comment/3 3 4/2 1 8/3 2 1/3 1 2/1 1 0",
        "a.txt | %%MatrixMarket matrix coordinate real general/3 3 6/2 1 8/3 2 1/3 1 2/1 2 8/2 3 1/1 3 2.0",
        "a.graphml | <graphml xmlns='http:§§graphml.graphdrawing.org§xmlns'><key id='w' for='edge' attr.name='weight' attr.type='double'§>"
                + "<graph edgedefault='undirected'><node id='a'§><node id='b'§><node id='c'§>"
                + "<edge source='a' target='b'><data key='w'>8<§data><§edge><edge source='b' target='c'><data key='w'>1<§data><§edge>"
                + "<edge source='a' target='c'><data key='w'>2<§data><§edge><§graph><§graphml>"})
    void readsTheTriangle(String name, String text) throws IOException {
        Problem problem = read(name, text.replace('/', '\n').replace('§', '/'));
        assertThat(Encoding.diagonal(problem.cost()).values()).containsExactly(0, 10, 9, 3, 3, 9, 10, 0);
    }

    /** Encodings from the definition of the format (nauty's formats.txt): 5 nodes, edges 02 04 13 34. */
    @Test
    void readsGraph6() throws IOException {
        Cost.MaxCut cut = (Cost.MaxCut) read("a.txt", ">>graph6<<DQc\n").cost();
        assertThat(cut.size()).isEqualTo(5);
        assertThat(ProblemFiles.write(cut, Format.RUDY).lines().skip(1)).containsExactlyInAnyOrder("1 3 1", "1 5 1", "2 4 1", "4 5 1");
        assertThat(ProblemFiles.write(cut, Format.GRAPH6)).isEqualTo("DQc\n");
    }

    @Test
    void readsQuboWithBothTriangles() throws IOException {
        Cost cost = read("a.qubo", "c a comment\np qubo 0 3 2 3\n0 0 -1\n2 2 3.5\n0 1 2\n1 0 2\n1 2 -4\n").cost();
        assertThat(cost.of(Encoding.assignment(3, 0b011))).isEqualTo(-1 + 4);
        assertThat(cost.of(Encoding.assignment(3, 0b111))).isEqualTo(-1 + 3.5 + 4 - 4);
    }

    @Test
    void readsBqpJsonWithScaleAndOffset() throws IOException {
        String text = """
                {"version": "1.0.0", "id": 0, "metadata": {}, "variable_ids": [4, 9], "variable_domain": "%s", "scale": 2.0,
                 "offset": 0.5, "linear_terms": [{"id": 9, "coeff": 3}], "quadratic_terms": [{"id_head": 9, "id_tail": 4, "coeff": -1}]}
                """;
        Cost spins = read("a.json", text.formatted("spin")).cost();
        assertThat(spins.of(Encoding.assignment(2, 0b00))).isEqualTo(2 * (0.5 + 3 - 1));
        assertThat(spins.of(Encoding.assignment(2, 0b10))).isEqualTo(2 * (0.5 - 3 + 1));
        Cost bits = read("b.txt", text.formatted("boolean")).cost();
        assertThat(bits.of(Encoding.assignment(2, 0b11))).isEqualTo(2 * (0.5 + 3 - 1));
        assertThat(bits.of(Encoding.assignment(2, 0b01))).isEqualTo(1);
    }

    @Test
    void readsClausesOverSeveralLinesAndStopsAtAPercentSign() throws IOException {
        Cost cost = read("a.cnf", "c from SATLIB\np cnf 3 2\n1 -3\n 0 2 3\n-1 0\n%\n0\n").cost();
        assertThat(cost.of(Encoding.assignment(3, 0b101))).isEqualTo(2);
        assertThat(cost.of(Encoding.assignment(3, 0b001))).isEqualTo(1);
        Cost weighted = read("a.wcnf", "p wcnf 2 2 10\n2.5 1 0\n4 -1 2 0\n").cost();
        assertThat(weighted.of(Encoding.assignment(2, 0b01))).isEqualTo(2.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a.col | e 1 2 | 1: no line that begins with p; expected 'p edge NODES EDGES'",
        "a.col | p edge 3 | 1:1: header has 3 words, but must be 'p edge NODES EDGES'",
        "a.col | p edge 3 2/e 1 2 | 1:10: the header announces 2 edges, but 1 follow (1 different); is the file cut off?",
        "a.col | p edge 3 1/e 1 4 | 2:5: node 4 is out of range; the file has nodes 1 to 3",
        "a.col | p edge 3 2/e 1 2 1/e 2 1 5 | 3:1: edge 2 1 was given before, in line 2; add the two weights up if both are meant",
        "a.col | p edge 3 1/q 1 2 | 2:1: line of kind 'q', but a DIMACS graph has e (edge), n, d, v, x and c (comment)",
        "a.mtx | %%MatrixMarket matrix coordinate real symmetric/2 3 1/2 1 1 | 2:3: number of columns (a graph has as many as rows) is '3', but must be a whole number from 2 to 2",
        "a.mtx | %%MatrixMarket matrix coordinate real symmetric/2 2 2/2 1 1 | 2:5: the file announces 2 entries, but 1 follow",
        "a.mtx | %%MatrixMarket matrix coordinate real symmetric/2 2 1/2 1 | 3:1: 2 words, but an entry is 'row column value'",
        "a.mtx | %%MatrixMarket matrix coordinate real symmetric/2 2 1/2 2 7 | 3:1: edge 2 2 is a self-loop of weight 7, which no cut contains; delete the line, or give linear terms in a .qubo or .json file",
        "a.qubo | p qubo 0 2 1 1/0 0 1/0 1 x | 3:5: value is 'x', but must be a finite number",
        "a.qubo | p qubo 0 2 2 1/0 0 1/0 1 1 | 1:12: the header announces 2 diagonal entries, but 1 follow",
        "a.qubo | p qubo 0 2 0 1/0 2 1 | 2:3: node 2 is out of range; the file has nodes 0 to 1",
        "a.qubo | p qubo 0 2 0 1/0 1 | 2:1: 2 words, but an entry is 'i j value'",
        "a.cnf | p cnf 2 1/1 -2 | 2:3: the last clause does not end; add a 0 after it",
        "a.cnf | p cnf 2 2/1 -2 0 | 1:9: the header announces 2 clauses, but 1 follow",
        "a.cnf | p cnf 2 1/3 0 | 2:1: literal is '3', but must be a whole number from -2 to 2",
        "a.cnf | p cnf 2 1/1 -1 0 | 2:3: the clause holds always, by 1 and -1; delete it",
        "a.cnf | p cnf 2 1/0 | 2:1: the clause is empty and can never hold; delete it",
        "a.g6 | D? | 1: not graph6: Graph string seems to be corrupt. Not enough data to read graph6 graph",
        "a.graphml | <html><§html> | 1: the graph has no node",
        "a.graphml | <!DOCTYPE graphml> | 1: a DOCTYPE may pull in other files and is not read; delete it",
        "a.json | {} | 1: version is '', but must be 1.0.0",
        "a.json | {'version':'1.0.0','variable_domain':'qutrit'} | 1: variable_domain is 'qutrit', but must be spin or boolean",
        "a.json | {'version':'1.0.0','variable_domain':'spin','variable_ids':[]} | 1: variable_ids is missing or empty",
        "a.json | {'version':'1.0.0','variable_domain':'spin','variable_ids':[1],'linear_terms':[{'id':2,'coeff':1}]} | 1: linear_terms[0].id is 2, which is not among variable_ids",
        "a.json | {'version':'1.0.0','variable_domain':'spin','variable_ids':[1],'linear_terms':[{'id':1,'coeff':'x'}]} | 1: linear_terms[0].coeff is \"x\", but must be a finite number"})
    void refusesTheRestWithItsPlace(String name, String text, String message) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text.replace('/', '\n').replace('\'', '"').replace('§', '/'));
        assertThatThrownBy(() -> ProblemFiles.read(file)).isInstanceOf(ProblemFormatException.class).hasMessage(file + ":" + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a.json | {'a' 1}", "a.graphml | <graphml><node", "a.graphml | <graphml></graph>"})
    void complaintsOfLibrariesKeepTheirPlace(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text.replace('\'', '"'));
        assertThatThrownBy(() -> ProblemFiles.read(file)).isInstanceOf(ProblemFormatException.class)
                .hasMessageMatching("\\Q" + file + "\\E:\\d+:\\d+: not (JSON|GraphML): (?s).+");
    }

    @Test
    void refusesOtherKindsOfMatrices() {
        assertThatThrownBy(() -> ProblemFiles.parse("a.mtx", "%%MatrixMarket matrix array real general\n2 2\n", Format.MATRIX_MARKET))
                .hasMessage("a.mtx:1:1: banner is '%%matrixmarket matrix array real general', but must be"
                        + " '%%MatrixMarket matrix coordinate real|integer|pattern symmetric|general'");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void suffixesTellTheFormat(Format format) {
        assertThat(format.suffixes()).allSatisfy(suffix -> assertThat(Format.ofName("dir.x/File." + suffix.toUpperCase(Locale.ROOT))).hasValue(format));
    }

    @Test
    void saysWhatAFormatCannotHold() {
        Cost labs = Problems.resolve("labs:6", 7).cost();
        assertThatThrownBy(() -> ProblemFiles.write(labs, Format.RUDY)).hasMessage("rudy cannot hold LABS, only MaxCut; try bqpjson");
        assertThatThrownBy(() -> ProblemFiles.write(labs, Format.QBSOLV)).hasMessage("qbsolv cannot hold LABS, only quadratic costs; try bqpjson");
        assertThatThrownBy(() -> ProblemFiles.write(Problems.resolve("max3sat:6", 7).cost(), Format.BQPJSON))
                .hasMessage("bqpjson cannot hold Max-SAT, only quadratic costs; try DIMACS CNF");
        assertThatThrownBy(() -> ProblemFiles.write(Problems.resolve("triangle812", 7).cost(), Format.GRAPH6))
                .hasMessage("graph6 has no weights, but edge 0 1 weighs 8; write rudy or GraphML");
    }

    private Problem read(String name, String text) throws IOException {
        return ProblemFiles.read(Files.writeString(folder.resolve(name), text));
    }
}
