package org.assay.comparison.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assay.classical.search.WeightedGraph;

/**
 * The graph generator with which the G-set was made, after the public description of G. Rinaldi's
 * {@code rudy}: the same draws from {@link FlipRandom}, and the same order of edges when printed.
 *
 * <p>Edges print by smaller node, those of one node from the newest to the oldest; random weights are
 * drawn in a like order, but over both directions.
 */
final class Rudy {
    private final int nodes;
    private final List<int[]> edges = new ArrayList<>();
    private final List<List<Integer>> edgesOf = new ArrayList<>();
    private double[] weights = new double[0];

    private Rudy(int nodes) {
        this.nodes = nodes;
        for (int u = 0; u < nodes; u++) {
            edgesOf.add(new ArrayList<>());
        }
    }

    private void edge(int u, int v) {
        edgesOf.get(u).add(edges.size());
        edgesOf.get(v).add(edges.size());
        edges.add(new int[] {u, v});
    }

    /** {@code -rnd_graph nodes density seed}; density in percent of all pairs. */
    static Rudy random(int nodes, double density, long seed) {
        long count = Math.round(nodes * (nodes - 1.0) * density / 200);
        FlipRandom random = new FlipRandom(seed);
        Rudy graph = new Rudy(nodes);
        Set<Long> present = new HashSet<>();
        while (graph.edges.size() < count) {
            int u = random.below(nodes);
            int v = random.below(nodes);
            if (u != v && present.add(key(u, v, nodes))) {
                graph.edge(u, v);
            }
        }
        return graph.withUnitWeights();
    }

    /** {@code -toroidal_grid_2D rows columns}: along each row first, then along each column. */
    static Rudy torus(int rows, int columns) {
        Rudy graph = new Rudy(rows * columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                graph.edge(r * columns + c, r * columns + (c + 1) % columns);
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                graph.edge(r * columns + c, (r + 1) % rows * columns + c);
            }
        }
        return graph.withUnitWeights();
    }

    /** {@code -planar nodes density seed}: a random triangulation, from which edges are dropped down to a percentage. */
    static Rudy planar(int nodes, double density, long seed) {
        FlipRandom random = new FlipRandom(seed);
        List<int[]> kept = triangulation(nodes, random);
        double limit = density * 3 * (nodes - 2) / 100;
        while (kept.size() > limit) {
            int dropped = random.below(kept.size());
            int[] last = kept.removeLast();
            if (dropped < kept.size()) {
                kept.set(dropped, last);
            }
        }
        Rudy graph = new Rudy(nodes);
        kept.forEach(e -> graph.edge(e[0], e[1]));
        return graph.withUnitWeights();
    }

    /** Each new node falls into a random inner face of a triangle, and splits it in three. */
    private static List<int[]> triangulation(int nodes, FlipRandom random) {
        List<int[]> faces = new ArrayList<>(List.of(new int[] {0, 1, 2}));
        List<int[]> edges = new ArrayList<>(List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2}));
        for (int node = 3; node < nodes; node++) {
            int face = random.below(faces.size());
            int[] corners = faces.get(face);
            for (int corner : corners) {
                edges.add(new int[] {corner, node});
            }
            faces.set(face, new int[] {corners[0], corners[1], node});
            faces.add(new int[] {corners[0], corners[2], node});
            faces.add(new int[] {corners[1], corners[2], node});
        }
        return edges;
    }

    /** {@code a b +}: the edges of both, each pair once, in the order in which the two print. */
    static Rudy union(Rudy a, Rudy b) {
        Rudy graph = new Rudy(a.nodes);
        Set<Long> present = new HashSet<>();
        for (Rudy part : List.of(a, b)) {
            for (int e : part.printOrder()) {
                int u = part.edges.get(e)[0];
                int v = part.edges.get(e)[1];
                if (present.add(key(u, v, a.nodes))) {
                    graph.edge(Math.min(u, v), Math.max(u, v));
                }
            }
        }
        return graph.withUnitWeights();
    }

    /** {@code -random 0 1 seed -times 2 -plus -1}: weights +1 and -1. */
    Rudy withSigns(long seed) {
        FlipRandom random = new FlipRandom(seed);
        for (int u = 0; u < nodes; u++) {
            for (int e : edgesOf.get(u).reversed()) {
                if (u <= otherEnd(e, u)) {
                    weights[e] = 2 * random.below(2) - 1;
                }
            }
        }
        return this;
    }

    private Rudy withUnitWeights() {
        weights = new double[edges.size()];
        Arrays.fill(weights, 1);
        return this;
    }

    private List<Integer> printOrder() {
        List<Integer> order = new ArrayList<>();
        for (int u = 0; u < nodes; u++) {
            for (int e : edgesOf.get(u).reversed()) {
                if (u < otherEnd(e, u)) {
                    order.add(e);
                }
            }
        }
        return order;
    }

    private int otherEnd(int edge, int node) {
        int[] ends = edges.get(edge);
        return ends[0] == node ? ends[1] : ends[0];
    }

    private static long key(int u, int v, int nodes) {
        return (long) Math.min(u, v) * nodes + Math.max(u, v);
    }

    /** The graph with its edges in the order in which rudy prints them. */
    WeightedGraph graph() {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int e : printOrder()) {
            graph.edge(edges.get(e)[0], edges.get(e)[1], weights[e]);
        }
        return graph.build();
    }
}
