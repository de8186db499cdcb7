package org.assay.classical.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * An undirected graph with a finite weight on every edge, immutable.
 *
 * <p>Nodes are {@code 0..nodes-1}. Edges keep the order in which they came and are stored with
 * {@code source < target}; each node also has its neighbours, in edge order (compressed rows).
 * Self-loops are refused. A second edge between the same nodes is refused by {@link Builder#build()}
 * and added to the weight of the first by {@link Builder#buildMergingParallelEdges()}. An edge of
 * weight zero is an edge.
 */
public final class WeightedGraph {
    /** Below this every integer is a double, so that sums of integers are exact. */
    private static final double EXACT_BELOW = 0x1p53;

    private final int nodes;
    private final int[] sources;
    private final int[] targets;
    private final double[] weights;
    private final int[] offsets;
    private final int[] neighbours;
    private final double[] neighbourWeights;
    private final double totalWeight;
    private final double totalMagnitude;
    private final boolean integerWeights;

    private WeightedGraph(
            int nodes, int[] sources, int[] targets, double[] weights, int[] offsets, int[] neighbours, double[] neighbourWeights) {
        this.nodes = nodes;
        this.sources = sources;
        this.targets = targets;
        this.weights = weights;
        this.offsets = offsets;
        this.neighbours = neighbours;
        this.neighbourWeights = neighbourWeights;
        this.totalWeight = Sums.of(weights);
        this.totalMagnitude = Sums.ofMagnitudes(weights);
        this.integerWeights = totalMagnitude < EXACT_BELOW && areIntegers(weights);
        if (!Double.isFinite(totalMagnitude)) {
            throw new IllegalArgumentException(
                    "the weights' magnitudes sum to infinity, but their sum must be a double; divide them all by a common factor");
        }
    }

    private static double[] scaled(double[] weights, double factor) {
        double[] scaled = new double[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = weights[i] * factor;
        }
        return scaled;
    }

    /** A graph of the edges {@code sources[e] - targets[e]} of weight {@code weights[e]}; refuses parallel edges. */
    public static WeightedGraph of(int nodes, int[] sources, int[] targets, double[] weights) {
        if (sources.length != targets.length || sources.length != weights.length) {
            throw new IllegalArgumentException("%d sources, %d targets and %d weights, but every edge has one of each"
                    .formatted(sources.length, targets.length, weights.length));
        }
        Builder builder = builder(nodes);
        for (int e = 0; e < sources.length; e++) {
            builder.edge(sources[e], targets[e], weights[e]);
        }
        return builder.build();
    }

    /** A graph of so many nodes, at least one, to which edges are added one by one. */
    public static Builder builder(int nodes) {
        return new Builder(nodes);
    }

    private static WeightedGraph withRows(int nodes, int[] sources, int[] targets, double[] weights) {
        int[] offsets = rowOffsets(nodes, sources, targets);
        int[] neighbours = new int[2 * sources.length];
        double[] neighbourWeights = new double[2 * sources.length];
        int[] next = offsets.clone();
        for (int e = 0; e < sources.length; e++) {
            int there = next[sources[e]]++;
            int back = next[targets[e]]++;
            neighbours[there] = targets[e];
            neighbours[back] = sources[e];
            neighbourWeights[there] = weights[e];
            neighbourWeights[back] = weights[e];
        }
        return new WeightedGraph(nodes, sources, targets, weights, offsets, neighbours, neighbourWeights);
    }

    private static int[] rowOffsets(int nodes, int[] sources, int[] targets) {
        int[] offsets = new int[nodes + 1];
        for (int e = 0; e < sources.length; e++) {
            offsets[sources[e] + 1]++;
            offsets[targets[e] + 1]++;
        }
        for (int u = 0; u < nodes; u++) {
            offsets[u + 1] += offsets[u];
        }
        return offsets;
    }

    private static boolean areIntegers(double[] weights) {
        for (double weight : weights) {
            if (weight != Math.rint(weight)) {
                return false;
            }
        }
        return true;
    }

    public int nodes() {
        return nodes;
    }

    public int edges() {
        return sources.length;
    }

    /** The smaller node of an edge. */
    public int source(int edge) {
        return sources[edge];
    }

    /** The larger node of an edge. */
    public int target(int edge) {
        return targets[edge];
    }

    public double weight(int edge) {
        return weights[edge];
    }

    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /** The node at the other end of a node's k-th edge, {@code 0 <= k < degree(node)}. */
    public int neighbour(int node, int k) {
        return neighbours[offsets[node] + k];
    }

    /** The weight of a node's k-th edge. */
    public double neighbourWeight(int node, int k) {
        return neighbourWeights[offsets[node] + k];
    }

    /** Sum of all weights: the cut if every edge were cut. */
    public double totalWeight() {
        return totalWeight;
    }

    /** Sum of the weights' magnitudes. */
    public double totalMagnitude() {
        return totalMagnitude;
    }

    /** Whether every weight is an integer and their magnitudes sum to less than 2^53: then all sums are exact. */
    public boolean hasIntegerWeights() {
        return integerWeights;
    }

    /**
     * The graph of the same edges, in the same order, with every weight multiplied by a factor.
     *
     * @throws IllegalArgumentException if the products' magnitudes sum to more than a double holds
     */
    public WeightedGraph scaled(double factor) {
        return new WeightedGraph(
                nodes, sources, targets, scaled(weights, factor), offsets, neighbours, scaled(neighbourWeights, factor));
    }

    /** Total weight of the edges whose ends have unlike spins. */
    public double cutValue(Spins spins) {
        requireSize(spins.size());
        double cut = 0;
        for (int e = 0; e < sources.length; e++) {
            if (spins.isDown(sources[e]) != spins.isDown(targets[e])) {
                cut += weights[e];
            }
        }
        return cut;
    }

    /** Total weight of the edges between the nodes marked and those not marked. */
    public double cutValue(boolean[] side) {
        requireSize(side.length);
        double cut = 0;
        for (int e = 0; e < sources.length; e++) {
            if (side[sources[e]] != side[targets[e]]) {
                cut += weights[e];
            }
        }
        return cut;
    }

    private void requireSize(int size) {
        if (size != nodes) {
            throw new IllegalArgumentException("assignment of %d nodes to a graph of %d".formatted(size, nodes));
        }
    }

    /** Rows, shared within the package; nobody writes to them. */
    int[] rowOffsets() {
        return offsets;
    }

    int[] rowNeighbours() {
        return neighbours;
    }

    double[] rowWeights() {
        return neighbourWeights;
    }

    @Override
    public String toString() {
        return "graph of %d nodes and %d edges".formatted(nodes, edges());
    }

    /** Collects edges; checks each as it comes. */
    public static final class Builder {
        private final int nodes;
        private int[] sources = new int[16];
        private int[] targets = new int[16];
        private double[] weights = new double[16];
        private int edges;

        private Builder(int nodes) {
            if (nodes < 1) {
                throw new IllegalArgumentException("%d nodes, but a graph has at least 1".formatted(nodes));
            }
            this.nodes = nodes;
        }

        /** Adds an edge of weight 1. */
        public Builder edge(int u, int v) {
            return edge(u, v, 1);
        }

        /** Adds an edge; its ends may come in either order. */
        public Builder edge(int u, int v, double weight) {
            check(u, v, weight);
            if (edges == sources.length) {
                grow();
            }
            sources[edges] = Math.min(u, v);
            targets[edges] = Math.max(u, v);
            weights[edges++] = weight;
            return this;
        }

        private void check(int u, int v, double weight) {
            if (u < 0 || u >= nodes || v < 0 || v >= nodes) {
                throw new IllegalArgumentException(
                        "edge %d - %d, but nodes are 0..%d; are the nodes counted from 1?".formatted(u, v, nodes - 1));
            }
            if (u == v) {
                throw new IllegalArgumentException("edge %d - %d is a self-loop; no cut contains it".formatted(u, v));
            }
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("edge %d - %d has weight %s, but weights are finite".formatted(u, v, weight));
            }
        }

        private void grow() {
            int capacity = Math.multiplyExact(2, edges);
            sources = Arrays.copyOf(sources, capacity);
            targets = Arrays.copyOf(targets, capacity);
            weights = Arrays.copyOf(weights, capacity);
        }

        /** The graph; refuses two edges between the same nodes. */
        public WeightedGraph build() {
            WeightedGraph graph = graph();
            refuseParallelEdges(graph);
            return graph;
        }

        private WeightedGraph graph() {
            return withRows(nodes, Arrays.copyOf(sources, edges), Arrays.copyOf(targets, edges), Arrays.copyOf(weights, edges));
        }

        private static void refuseParallelEdges(WeightedGraph graph) {
            int[] seenFrom = new int[graph.nodes];
            Arrays.fill(seenFrom, -1);
            for (int u = 0; u < graph.nodes; u++) {
                for (int k = graph.offsets[u]; k < graph.offsets[u + 1]; k++) {
                    int v = graph.neighbours[k];
                    if (seenFrom[v] == u) {
                        throw new IllegalArgumentException(
                                "edge %d - %d comes twice; merge parallel edges to add their weights".formatted(u, v));
                    }
                    seenFrom[v] = u;
                }
            }
        }

        /** The graph in which edges between the same nodes are one, at the first's place, with the sum of their weights. */
        public WeightedGraph buildMergingParallelEdges() {
            Map<Long, Integer> first = new HashMap<>();
            Builder merged = new Builder(nodes);
            for (int e = 0; e < edges; e++) {
                Integer slot = first.putIfAbsent((long) sources[e] * nodes + targets[e], merged.edges);
                if (slot == null) {
                    merged.edge(sources[e], targets[e], weights[e]);
                } else {
                    merged.weights[slot] += weights[e];
                }
            }
            return merged.graph();
        }
    }
}
