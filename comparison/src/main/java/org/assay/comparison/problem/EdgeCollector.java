package org.assay.comparison.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assay.classical.search.WeightedGraph;

/** Gathers the edges of a file; refuses loops and second edges with their place. */
final class EdgeCollector {
    private static final String LOOP = "edge %d %d is a self-loop of weight %s, which no cut contains; delete the line, or"
            + " give linear terms in a .qubo or .json file";
    private final SourceText source;
    private final int firstNode;
    private final int nodes;
    private final WeightedGraph.Builder graph;
    private final Map<Long, Mention> seen = new HashMap<>();

    private boolean merging;

    private record Mention(int line, double weight) {}

    /** @param firstNode what the file calls node 0 */
    EdgeCollector(SourceText source, int nodes, int firstNode) {
        this.source = source;
        this.nodes = nodes;
        this.firstNode = firstNode;
        this.graph = WeightedGraph.builder(nodes);
    }

    /** An edge from words {@code u v} or {@code u v weight}. */
    void edge(List<SourceText.Word> words) {
        edge(words, words.getFirst(), false);
    }

    /** The same, where a second mention with the same weight is the same edge. */
    void edgeEitherWay(List<SourceText.Word> words, SourceText.Word place) {
        edge(words, place, true);
    }

    private void edge(List<SourceText.Word> words, SourceText.Word place, boolean mayRepeat) {
        if (words.size() < 2 || words.size() > 3) {
            throw source.error(place, "%d words, but an edge is two nodes and perhaps a weight".formatted(words.size()));
        }
        int u = node(words.get(0));
        int v = node(words.get(1));
        double weight = words.size() == 3 ? source.number(words.get(2), "weight") : 1;
        if (u != v) {
            add(u, v, weight, place, mayRepeat);
        } else if (weight != 0) {
            throw source.error(place, LOOP.formatted(u + firstNode, v + firstNode, CanonicalText.number(weight)));
        }
    }

    /**
     * An edge between nodes counted from 0.
     *
     * @param mayRepeat whether a second mention with the same weight is the same edge
     */
    void add(int u, int v, double weight, SourceText.Word place, boolean mayRepeat) {
        long key = (long) Math.min(u, v) * nodes + Math.max(u, v);
        Mention first = seen.putIfAbsent(key, new Mention(place.line(), weight));
        if (first == null) {
            graph.edge(u, v, weight);
        } else if (!mayRepeat || first.weight != weight) {
            throw source.error(place, "edge %d %d was given before, in line %d; add the two weights up if both are meant"
                    .formatted(u + firstNode, v + firstNode, first.line));
        }
    }

    /** An edge to whose weight others between the same nodes add. */
    void addUp(int u, int v, double weight) {
        graph.edge(u, v, weight);
        merging = true;
    }

    /** The node that a word names, counted from 0. */
    int node(SourceText.Word word) {
        int last = firstNode + nodes - 1;
        try {
            int node = Integer.parseInt(word.text());
            if (node >= firstNode && node <= last) {
                return node - firstNode;
            }
            throw source.error(word, "node %d is out of range; the file has nodes %d to %d".formatted(node, firstNode, last));
        } catch (NumberFormatException e) {
            throw source.error(word, "node is '%s', but must be a whole number from %d to %d".formatted(word.text(), firstNode, last));
        }
    }

    int distinctEdges() {
        return seen.size();
    }

    WeightedGraph graph() {
        return merging ? graph.buildMergingParallelEdges() : graph.build();
    }
}
