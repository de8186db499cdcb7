package org.assay.classical.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Instances of the G-set (Helmberg and Rendl 2000), made by the recipes of Rinaldi's {@code rudy}
 * from Knuth's portable generator GB_FLIP (The Stanford GraphBase, 1993).
 */
public final class GSet {
    private GSet() {}

    /** 800 nodes, 19176 edges of weight 1, random; best known cut 11624. */
    public static WeightedGraph g1() {
        return random(800, 19176, 8001);
    }

    /** 2000 nodes, 19990 edges of weight 1, random; best known cut 13359. */
    public static WeightedGraph g22() {
        return random(2000, 19990, 20001);
    }

    /** 800 nodes, union of two planar graphs, 4694 edges of weight 1; best known cut 3064. */
    public static WeightedGraph g14() {
        Arcs union = new Arcs(800);
        union.addNew(planar(800, 99, 8001));
        union.addNew(planar(800, 99, 8002));
        return union.graph();
    }

    /** 800 nodes on a 100 x 8 torus, 1600 edges of weight +1 or -1; best known cut 564. */
    public static WeightedGraph g11() {
        Arcs torus = new Arcs(800);
        for (int r = 0; r < 100; r++) {
            for (int c = 0; c < 8; c++) {
                torus.add(8 * r + c, 8 * r + (c + 1) % 8);
            }
        }
        for (int r = 0; r < 100; r++) {
            for (int c = 0; c < 8; c++) {
                torus.add(8 * r + c, 8 * ((r + 1) % 100) + c);
            }
        }
        torus.drawSigns(new Flip(8001));
        return torus.graph();
    }

    private static WeightedGraph random(int nodes, int edges, int seed) {
        Flip flip = new Flip(seed);
        Arcs arcs = new Arcs(nodes);
        while (arcs.edges.size() < edges) {
            arcs.addNew(List.of(new int[] {flip.below(nodes), flip.below(nodes)}));
        }
        return arcs.graph();
    }

    private static List<int[]> planar(int nodes, int percent, int seed) {
        Flip flip = new Flip(seed);
        List<int[]> faces = new ArrayList<>(List.of(new int[] {0, 1, 2}));
        List<int[]> edges = new ArrayList<>(List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 2}));
        for (int w = 1; w < nodes - 2; w++) {
            int face = flip.below(2 * w - 1);
            int[] f = faces.get(face);
            int d = w + 2;
            for (int corner : f) {
                edges.add(new int[] {corner, d});
            }
            faces.set(face, new int[] {f[0], f[1], d});
            faces.add(new int[] {f[0], f[2], d});
            faces.add(new int[] {f[1], f[2], d});
        }
        while (edges.size() > percent * 3 * (nodes - 2) / 100.0) {
            int drawn = flip.below(edges.size());
            int[] last = edges.removeLast();
            if (drawn < edges.size()) {
                edges.set(drawn, last);
            }
        }
        return edges;
    }

    /** A graph under construction; each node lists its arcs newest first, as in the Stanford GraphBase. */
    private static final class Arcs {
        private final List<int[]> edges = new ArrayList<>();
        private final List<Integer> weights = new ArrayList<>();
        private final Set<Long> pairs = new HashSet<>();
        private final List<List<Integer>> edgesOf = new ArrayList<>();

        Arcs(int nodes) {
            for (int u = 0; u < nodes; u++) {
                edgesOf.add(new ArrayList<>());
            }
        }

        void add(int u, int v) {
            edgesOf.get(u).addFirst(edges.size());
            edgesOf.get(v).addFirst(edges.size());
            edges.add(new int[] {u, v});
            weights.add(1);
        }

        void addNew(List<int[]> candidates) {
            for (int[] e : candidates) {
                if (e[0] != e[1] && pairs.add((long) Math.min(e[0], e[1]) << 32 | Math.max(e[0], e[1]))) {
                    add(e[0], e[1]);
                }
            }
        }

        void drawSigns(Flip flip) {
            forEachEdgeFromSmallerNode(e -> weights.set(e, 2 * flip.below(2) - 1));
        }

        WeightedGraph graph() {
            WeightedGraph.Builder graph = WeightedGraph.builder(edgesOf.size());
            forEachEdgeFromSmallerNode(e -> graph.edge(edges.get(e)[0], edges.get(e)[1], weights.get(e)));
            return graph.build();
        }

        private void forEachEdgeFromSmallerNode(IntConsumer action) {
            for (int u = 0; u < edgesOf.size(); u++) {
                for (int e : edgesOf.get(u)) {
                    if (Math.min(edges.get(e)[0], edges.get(e)[1]) == u) {
                        action.accept(e);
                    }
                }
            }
        }
    }

    /** GB_FLIP: the subtractive generator a_n = a_{n-24} - a_{n-55} mod 2^31. */
    private static final class Flip {
        private static final int MASK = 0x7fffffff;
        private final int[] a = new int[56];
        private int next;

        Flip(int start) {
            a[0] = -1;
            int seed = start;
            int previous = seed;
            int value = 1;
            a[55] = previous;
            for (int i = 21; i != 0; i = (i + 21) % 55) {
                a[i] = value;
                value = (previous - value) & MASK;
                seed = (seed & 1) != 0 ? 0x40000000 + (seed >> 1) : seed >> 1;
                value = (value - seed) & MASK;
                previous = a[i];
            }
            for (int warm = 0; warm < 5; warm++) {
                cycle();
            }
        }

        private int cycle() {
            for (int i = 1; i < 25; i++) {
                a[i] = (a[i] - a[i + 31]) & MASK;
            }
            for (int i = 25; i < 56; i++) {
                a[i] = (a[i] - a[i - 24]) & MASK;
            }
            next = 54;
            return a[55];
        }

        private int draw() {
            return a[next] >= 0 ? a[next--] : cycle();
        }

        int below(int bound) {
            long fair = (1L << 31) - (1L << 31) % bound;
            int drawn = draw();
            while (drawn >= fair) {
                drawn = draw();
            }
            return drawn % bound;
        }
    }
}
