package org.assay.comparison.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assay.classical.search.WeightedGraph;

/** The formats with a {@code p} line: DIMACS graphs, DIMACS CNF, and qbsolv's QUBO. Lines of {@code c} are comments. */
final class DimacsFiles {
    private static final int MOST = 20_000_000;

    private DimacsFiles() {}

    /** Edges {@code e u v [weight]} or {@code a u v [weight]}, nodes from 1; an edge may be listed in both directions. */
    static Cost readGraph(SourceText source) {
        List<SourceText.Word> header = header(source, "p edge NODES EDGES", 4);
        int nodes = source.integer(header.get(2), "number of nodes", 1, MOST);
        int edges = source.integer(header.get(3), "number of edges", 0, Integer.MAX_VALUE);
        EdgeCollector collector = new EdgeCollector(source, nodes, 1);
        int lines = 0;
        for (List<SourceText.Word> row : body(source)) {
            String kind = row.getFirst().text();
            if (kind.equals("e") || kind.equals("a")) {
                collector.edgeEitherWay(row.subList(1, row.size()), row.getFirst());
                lines++;
            } else if (!kind.matches("[ndvx]")) {
                throw source.error(row.getFirst(), "line of kind '%s', but a DIMACS graph has e (edge), n, d, v, x and c (comment)".formatted(kind));
            }
        }
        if (lines != edges && collector.distinctEdges() != edges) {
            throw source.error(header.get(3), "the header announces %d edges, but %d follow (%d different); is the file cut off?"
                    .formatted(edges, lines, collector.distinctEdges()));
        }
        return new Cost.MaxCut(collector.graph());
    }

    /** Clauses that end with 0, over several lines if need be; in wcnf each begins with its weight. */
    static Cost readCnf(SourceText source) {
        List<SourceText.Word> header = header(source, "p cnf VARIABLES CLAUSES", 4);
        boolean weighted = header.get(1).text().equals("wcnf");
        int variables = source.integer(header.get(2), "number of variables", 1, MOST);
        int announced = source.integer(header.get(3), "number of clauses", 0, MOST);
        List<Cost.MaxSat.Clause> clauses = new ArrayList<>();
        List<SourceText.Word> open = new ArrayList<>();
        for (List<SourceText.Word> row : body(source)) {
            if (row.getFirst().text().equals("%")) {
                break;
            }
            for (SourceText.Word word : row) {
                if (word.text().equals("0")) {
                    clauses.add(clause(source, open, word, weighted, variables));
                    open.clear();
                } else {
                    open.add(word);
                }
            }
        }
        if (!open.isEmpty()) {
            throw source.error(open.getLast(), "the last clause does not end; add a 0 after it");
        }
        if (clauses.size() != announced) {
            throw source.error(header.get(3), "the header announces %d clauses, but %d follow".formatted(announced, clauses.size()));
        }
        return new Cost.MaxSat(variables, clauses);
    }

    private static Cost.MaxSat.Clause clause(
            SourceText source, List<SourceText.Word> words, SourceText.Word end, boolean weighted, int variables) {
        double weight = weighted && !words.isEmpty() ? source.number(words.getFirst(), "weight") : 1;
        Set<Integer> literals = new LinkedHashSet<>();
        for (SourceText.Word word : words.subList(weighted && !words.isEmpty() ? 1 : 0, words.size())) {
            int literal = source.integer(word, "literal", -variables, variables);
            if (literals.contains(-literal)) {
                throw source.error(word, "the clause holds always, by %d and %d; delete it".formatted(-literal, literal));
            }
            literals.add(literal);
        }
        if (literals.isEmpty()) {
            throw source.error(end, "the clause is empty and can never hold; delete it");
        }
        return new Cost.MaxSat.Clause(List.copyOf(literals), weight);
    }

    /** {@code p qubo TOPOLOGY NODES DIAGONALS COUPLERS}; a pair may come in both orders, and its values add up. */
    static Cost readQubo(SourceText source) {
        List<SourceText.Word> header = header(source, "p qubo 0 NODES DIAGONALS COUPLERS", 6);
        int nodes = source.integer(header.get(3), "number of nodes", 1, MOST);
        int diagonals = source.integer(header.get(4), "number of diagonal entries", 0, MOST);
        int couplers = source.integer(header.get(5), "number of couplers", 0, Integer.MAX_VALUE);
        double[] linear = new double[nodes];
        EdgeCollector quadratic = new EdgeCollector(source, nodes, 0);
        int seenDiagonals = 0;
        int seenCouplers = 0;
        for (List<SourceText.Word> row : body(source)) {
            if (row.size() != 3) {
                throw source.error(row.getFirst(), "%d words, but an entry is 'i j value'".formatted(row.size()));
            }
            int i = quadratic.node(row.get(0));
            int j = quadratic.node(row.get(1));
            double value = source.number(row.get(2), "value");
            if (i == j) {
                linear[i] += value;
                seenDiagonals++;
            } else {
                quadratic.addUp(i, j, value);
                seenCouplers++;
            }
        }
        requireCount(source, header.get(4), "diagonal entries", diagonals, seenDiagonals);
        requireCount(source, header.get(5), "couplers", couplers, seenCouplers);
        return new Cost.Qubo(linear, quadratic.graph(), 0);
    }

    private static void requireCount(SourceText source, SourceText.Word place, String what, int announced, int seen) {
        if (announced != seen) {
            throw source.error(place, "the header announces %d %s, but %d follow".formatted(announced, what, seen));
        }
    }

    private static List<SourceText.Word> header(SourceText source, String usage, int words) {
        List<SourceText.Word> header = source.headerOf("p");
        if (header.isEmpty()) {
            throw source.error(1, 0, "no line that begins with p; expected '%s'".formatted(usage));
        }
        if (header.size() < words) {
            throw source.error(header.getFirst(), "header has %d words, but must be '%s'".formatted(header.size(), usage));
        }
        return header;
    }

    /** All rows but comments and the header. */
    private static List<List<SourceText.Word>> body(SourceText source) {
        return source.allRows().stream()
                .filter(row -> !row.getFirst().text().equals("c") && !row.getFirst().text().equals("p"))
                .toList();
    }

    static String writeGraph(WeightedGraph graph) {
        StringBuilder text = new StringBuilder("p edge %d %d\n".formatted(graph.nodes(), graph.edges()));
        for (int e = 0; e < graph.edges(); e++) {
            String weight = graph.weight(e) == 1 ? "" : " " + CanonicalText.number(graph.weight(e));
            text.append("e %d %d%s\n".formatted(graph.source(e) + 1, graph.target(e) + 1, weight));
        }
        return text.toString();
    }

    static String writeCnf(Cost.MaxSat sat) {
        boolean weighted = sat.clauses().stream().anyMatch(c -> c.weight() != 1);
        StringBuilder text = new StringBuilder("p %s %d %d\n".formatted(weighted ? "wcnf" : "cnf", sat.size(), sat.clauses().size()));
        for (Cost.MaxSat.Clause clause : sat.clauses()) {
            text.append(weighted ? CanonicalText.number(clause.weight()) + " " : "");
            text.append(clause.literals().stream().map(Object::toString).collect(Collectors.joining(" "))).append(" 0\n");
        }
        return text.toString();
    }

    /** The format has no place for a constant: it goes into a comment. */
    static String writeQubo(Cost.Qubo qubo) {
        WeightedGraph quadratic = qubo.quadratic();
        StringBuilder diagonal = new StringBuilder();
        int entries = 0;
        for (int i = 0; i < qubo.size(); i++) {
            if (qubo.linear()[i] != 0) {
                diagonal.append("%d %d %s\n".formatted(i, i, CanonicalText.number(qubo.linear()[i])));
                entries++;
            }
        }
        StringBuilder text = new StringBuilder("c minimise; add the constant %s\n".formatted(CanonicalText.number(qubo.constant())));
        text.append("p qubo 0 %d %d %d\n".formatted(qubo.size(), entries, quadratic.edges())).append(diagonal);
        for (int e = 0; e < quadratic.edges(); e++) {
            text.append("%d %d %s\n".formatted(quadratic.source(e), quadratic.target(e), CanonicalText.number(quadratic.weight(e))));
        }
        return text.toString();
    }
}
