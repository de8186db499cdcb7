package org.assay.comparison.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assay.classical.search.WeightedGraph;

/** Random graphs, every edge of weight 1. */
final class RandomGraphs {

    private RandomGraphs() {}

    /**
     * A simple graph in which every node has the same degree: points are joined at random where that
     * makes neither loop nor double edge, and all begins again where it cannot go on. Nearly uniform.
     *
     * @see <a href="https://doi.org/10.1017/S0963548399003867">Steger and Wormald 1999</a>
     */
    static WeightedGraph regular(int nodes, int degree, InstanceRandom random) {
        EdgeSet edges = new EdgeSet(nodes);
        while (!joinAllPoints(edges, degree, random)) {
            edges = new EdgeSet(nodes);
        }
        return edges.sorted();
    }

    private static boolean joinAllPoints(EdgeSet edges, int degree, InstanceRandom random) {
        List<Integer> points = new ArrayList<>();
        for (int point = 0; point < edges.nodes * degree; point++) {
            points.add(point / degree);
        }
        int failures = 0;
        while (!points.isEmpty()) {
            int a = random.below(points.size());
            int b = random.below(points.size());
            if (edges.add(points.get(a), points.get(b))) {
                removeBySwapping(points, Math.max(a, b));
                removeBySwapping(points, Math.min(a, b));
                failures = 0;
            } else if (++failures > 20 && isStuck(edges, points)) {
                return false;
            }
        }
        return true;
    }

    private static void removeBySwapping(List<Integer> points, int index) {
        int last = points.removeLast();
        if (index < points.size()) {
            points.set(index, last);
        }
    }

    private static boolean isStuck(EdgeSet edges, List<Integer> points) {
        return points.stream().noneMatch(u -> points.stream().anyMatch(v -> edges.isFree(u, v)));
    }

    /** Each pair is an edge with probability p. */
    static WeightedGraph gnp(int nodes, double p, InstanceRandom random) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int u = 0; u < nodes; u++) {
            for (int v = u + 1; v < nodes; v++) {
                if (random.unit() < p) {
                    graph.edge(u, v);
                }
            }
        }
        return graph.build();
    }

    /** So many different edges, all sets of them alike. */
    static WeightedGraph gnm(int nodes, int edges, InstanceRandom random) {
        long pairs = (long) nodes * (nodes - 1) / 2;
        boolean choosePresent = edges <= pairs / 2;
        EdgeSet chosen = new EdgeSet(nodes);
        long draws = choosePresent ? edges : pairs - edges;
        while (chosen.size() < draws) {
            chosen.add(random.below(nodes), random.below(nodes));
        }
        return choosePresent ? chosen.sorted() : chosen.complement();
    }

    /**
     * Grown from a star on {@code links + 1} nodes; each further node is joined to so many different
     * ones, with probability proportional to their degree.
     *
     * @see <a href="https://doi.org/10.1126/science.286.5439.509">Barabasi and Albert 1999</a>
     */
    static WeightedGraph barabasiAlbert(int nodes, int links, InstanceRandom random) {
        EdgeSet edges = new EdgeSet(nodes);
        List<Integer> ends = new ArrayList<>();
        for (int v = 1; v <= links; v++) {
            edges.add(0, v);
            ends.addAll(List.of(0, v));
        }
        for (int v = links + 1; v < nodes; v++) {
            List<Integer> mine = new ArrayList<>();
            while (mine.size() < 2 * links) {
                int u = ends.get(random.below(ends.size()));
                if (edges.add(u, v)) {
                    mine.addAll(List.of(u, v));
                }
            }
            ends.addAll(mine);
        }
        return edges.sorted();
    }

    /**
     * A ring on which each node is joined to its {@code neighbours} nearest (an even number), and then
     * each edge's far end moved, with probability p, to a node drawn uniformly from those still free.
     *
     * @see <a href="https://doi.org/10.1038/30918">Watts and Strogatz 1998</a>
     */
    static WeightedGraph wattsStrogatz(int nodes, int neighbours, double p, InstanceRandom random) {
        EdgeSet edges = new EdgeSet(nodes);
        for (int reach = 1; reach <= neighbours / 2; reach++) {
            for (int u = 0; u < nodes; u++) {
                edges.add(u, (u + reach) % nodes);
            }
        }
        for (int reach = 1; reach <= neighbours / 2; reach++) {
            for (int u = 0; u < nodes; u++) {
                if (random.unit() < p) {
                    rewire(edges, u, (u + reach) % nodes, random);
                }
            }
        }
        return edges.sorted();
    }

    private static void rewire(EdgeSet edges, int u, int oldEnd, InstanceRandom random) {
        List<Integer> free = new ArrayList<>();
        for (int v = 0; v < edges.nodes; v++) {
            if (edges.isFree(u, v)) {
                free.add(v);
            }
        }
        if (!free.isEmpty() && edges.remove(u, oldEnd)) {
            edges.add(u, free.get(random.below(free.size())));
        }
    }

    /** A set of edges without loops. */
    private static final class EdgeSet {
        private final int nodes;
        private final Set<Long> keys = new HashSet<>();

        EdgeSet(int nodes) {
            this.nodes = nodes;
        }

        int size() {
            return keys.size();
        }

        boolean isFree(int u, int v) {
            return u != v && !keys.contains(key(u, v));
        }

        /** Whether the edge is new, and no loop. */
        boolean add(int u, int v) {
            return u != v && keys.add(key(u, v));
        }

        boolean remove(int u, int v) {
            return keys.remove(key(u, v));
        }

        private long key(int u, int v) {
            return (long) Math.min(u, v) * nodes + Math.max(u, v);
        }

        WeightedGraph sorted() {
            WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
            keys.stream().sorted().forEach(key -> graph.edge((int) (key / nodes), (int) (key % nodes)));
            return graph.build();
        }

        WeightedGraph complement() {
            WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
            for (int u = 0; u < nodes; u++) {
                for (int v = u + 1; v < nodes; v++) {
                    if (isFree(u, v)) {
                        graph.edge(u, v);
                    }
                }
            }
            return graph.build();
        }
    }
}
