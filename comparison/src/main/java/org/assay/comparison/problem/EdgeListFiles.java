package org.assay.comparison.problem;

import java.util.List;
import org.assay.classical.search.WeightedGraph;

/** The two plain formats: rudy, with a header {@code nodes edges}, and edge lists without one. */
final class EdgeListFiles {
    private static final int MOST_NODES = 20_000_000;

    private EdgeListFiles() {}

    /**
     * Rudy: a header, of which the first two words count, then {@code u v [weight]} each line. Nodes
     * count from 1; where node 0 occurs and node {@code nodes} does not, from 0.
     */
    static Cost readRudy(SourceText source) {
        List<List<SourceText.Word>> rows = source.rows();
        if (rows.isEmpty()) {
            throw source.errorAtEnd("only comments; expected a header 'nodes edges'");
        }
        List<SourceText.Word> header = rows.getFirst();
        if (header.size() < 2) {
            throw source.error(header.getFirst(), "header is '%s', but must be two numbers: nodes edges".formatted(header.getFirst().text()));
        }
        int nodes = source.integer(header.get(0), "number of nodes", 1, MOST_NODES);
        int edges = source.integer(header.get(1), "number of edges", 0, Integer.MAX_VALUE);
        List<List<SourceText.Word>> lines = rows.subList(1, rows.size());
        if (lines.size() > edges) {
            throw source.error(lines.get(edges).getFirst(), "one edge too many: the header announces %d edges, but %d lines follow; correct the header%s"
                    .formatted(edges, lines.size(), hint(source)));
        }
        if (lines.size() < edges) {
            throw source.error(header.get(1), "the header announces %d edges, but %d lines follow; is the file cut off?%s"
                    .formatted(edges, lines.size(), hint(source)));
        }
        EdgeCollector collector = new EdgeCollector(source, nodes, countsFromZero(lines, nodes) ? 0 : 1);
        lines.forEach(collector::edge);
        return new Cost.MaxCut(collector.graph());
    }

    private static String hint(SourceText source) {
        return source.rows().getFirst().size() == 2 ? " (an edge list without header is read from a file named .edges)" : "";
    }

    private static boolean countsFromZero(List<List<SourceText.Word>> lines, int nodes) {
        String last = Integer.toString(nodes);
        return anyEnd(lines, "0") && !anyEnd(lines, last);
    }

    private static boolean anyEnd(List<List<SourceText.Word>> lines, String node) {
        return lines.stream().anyMatch(words -> words.stream().limit(2).anyMatch(w -> w.text().equals(node)));
    }

    /** Edge list: {@code u v [weight]} each line; nodes from 0 if node 0 occurs, otherwise from 1, up to the largest. */
    static Cost readEdgeList(SourceText source) {
        List<List<SourceText.Word>> rows = source.rows();
        if (rows.isEmpty()) {
            throw source.errorAtEnd("only comments; expected edges 'u v' or 'u v weight'");
        }
        int largest = 0;
        for (List<SourceText.Word> words : rows) {
            for (SourceText.Word word : words.subList(0, Math.min(2, words.size()))) {
                largest = Math.max(largest, source.integer(word, "node", 0, MOST_NODES));
            }
        }
        int first = anyEnd(rows, "0") ? 0 : 1;
        EdgeCollector collector = new EdgeCollector(source, largest + 1 - first, first);
        rows.forEach(collector::edge);
        return new Cost.MaxCut(collector.graph());
    }

    /**
     * Whether a file of unknown kind has a header: its first line holds two whole numbers and perhaps
     * words after them, and a weight stands in the second line, or as many lines follow as the second
     * number says, or no node is larger than the first number.
     */
    static boolean hasHeader(SourceText source) {
        List<List<SourceText.Word>> rows = source.rows();
        if (rows.isEmpty() || !looksLikeHeader(rows.getFirst())) {
            return false;
        }
        boolean weightsFollow = rows.size() > 1 && rows.get(1).size() == 3;
        boolean countFits = rows.getFirst().get(1).text().equals(Integer.toString(rows.size() - 1));
        int nodes = Integer.parseInt(rows.getFirst().getFirst().text());
        return weightsFollow || countFits || rows.stream().skip(1).flatMap(words -> words.stream().limit(2))
                .allMatch(w -> SourceText.isInteger(w) && Integer.parseInt(w.text()) <= nodes);
    }

    private static boolean looksLikeHeader(List<SourceText.Word> row) {
        return row.size() >= 2
                && row.stream().limit(2).allMatch(SourceText::isInteger)
                && (row.size() == 2 || !row.get(2).text().matches("[-+.\\d].*"));
    }

    static String writeRudy(WeightedGraph graph) {
        StringBuilder text = new StringBuilder();
        CanonicalText.rudy(text, graph);
        return text.toString();
    }

    /** Nodes from 0; weights are left out where all are 1. */
    static String writeEdgeList(WeightedGraph graph) {
        StringBuilder text = new StringBuilder("# nodes count from 0\n");
        boolean weighted = false;
        for (int e = 0; e < graph.edges(); e++) {
            weighted |= graph.weight(e) != 1;
        }
        for (int e = 0; e < graph.edges(); e++) {
            text.append(graph.source(e)).append(' ').append(graph.target(e));
            text.append(weighted ? " " + CanonicalText.number(graph.weight(e)) : "").append('\n');
        }
        return text.toString();
    }
}
