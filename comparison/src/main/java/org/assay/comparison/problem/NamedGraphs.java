package org.assay.comparison.problem;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assay.classical.search.WeightedGraph;

/** Graphs that the literature knows by name, every edge of weight 1 but in the asymmetric triangle. */
final class NamedGraphs {
    private static final String EXHAUSTIVE = "exhaustive search over all assignments";
    private static final Pattern COMPLETE = Pattern.compile("k(\\d{1,4})");
    private static final Pattern BIPARTITE = Pattern.compile("k(\\d{1,3}),(\\d{1,3})");
    private static final Pattern CYCLE = Pattern.compile("c(\\d{1,6})");
    private static final Pattern PATH = Pattern.compile("path(\\d{1,6})");

    private record Entry(String summary, double maximumCut, WeightedGraph graph) {}

    private static final Map<String, Entry> GRAPHS = new TreeMap<>(Map.of(
            "petersen", new Entry("Petersen graph, 3-regular, girth 5", 12, petersen()),
            "cube", new Entry("cube, 3-regular and bipartite", 12, cube()),
            "prism3", new Entry("triangular prism", 7, graph(6, 0, 1, 1, 2, 0, 2, 3, 4, 4, 5, 3, 5, 0, 3, 1, 4, 2, 5)),
            "house", new Entry("square with a triangle on top", 5, graph(5, 0, 1, 1, 2, 2, 3, 0, 3, 2, 4, 3, 4)),
            "k33", new Entry("complete bipartite graph K3,3", 9, completeBipartite(3, 3)),
            "triangle812", new Entry("triangle with weights 8, 1, 2: tells a reversed bit order", 10,
                    WeightedGraph.builder(3).edge(0, 1, 8).edge(1, 2, 1).edge(0, 2, 2).build())));

    private NamedGraphs() {}

    /** Names and one line on each; the last ones stand for families. */
    static Map<String, String> summaries() {
        Map<String, String> summaries = new TreeMap<>();
        GRAPHS.forEach((name, entry) -> summaries.put(name, entry.summary));
        summaries.put("k5", "complete graph; any number");
        summaries.put("k3,4", "complete bipartite graph; any two numbers");
        summaries.put("c5", "cycle; any number from 3");
        summaries.put("path5", "path; any number from 2");
        return summaries;
    }

    static Optional<Problem> find(String name) {
        Entry entry = GRAPHS.get(name);
        return entry == null ? family(name) : Optional.of(problem(name, entry.graph, entry.maximumCut, EXHAUSTIVE));
    }

    private static Optional<Problem> family(String name) {
        Matcher complete = COMPLETE.matcher(name);
        Matcher bipartite = BIPARTITE.matcher(name);
        Matcher cycle = CYCLE.matcher(name);
        Matcher path = PATH.matcher(name);
        if (complete.matches() && number(complete, 1) >= 2) {
            int n = number(complete, 1);
            return Optional.of(problem(name, complete(n), (double) (n / 2) * ((n + 1) / 2), "the halves of a complete graph"));
        }
        if (bipartite.matches() && number(bipartite, 1) > 0 && number(bipartite, 2) > 0) {
            int a = number(bipartite, 1);
            int b = number(bipartite, 2);
            return Optional.of(problem(name, completeBipartite(a, b), (double) a * b, "bipartite: every edge is cut"));
        }
        if (cycle.matches() && number(cycle, 1) >= 3) {
            return Optional.of(ring(name, number(cycle, 1)));
        }
        if (path.matches() && number(path, 1) >= 2) {
            int n = number(path, 1);
            return Optional.of(problem(name, path(n), n - 1, "a tree is bipartite: every edge is cut"));
        }
        return Optional.empty();
    }

    /** The cycle on so many nodes, under a name. */
    static Problem ring(String name, int nodes) {
        String reason = nodes % 2 == 0 ? "an even cycle is bipartite: every edge is cut" : "an odd cycle loses one edge";
        return problem(name, cycle(nodes), nodes - nodes % 2, reason);
    }

    private static Problem problem(String name, WeightedGraph graph, double maximumCut, String reason) {
        return Problem.of(name, new Cost.MaxCut(graph), new Origin.Named())
                .withOptimum(Optimum.proved(maximumCut, reason));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static WeightedGraph graph(int nodes, int... ends) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int i = 0; i < ends.length; i += 2) {
            graph.edge(ends[i], ends[i + 1]);
        }
        return graph.build();
    }

    /** Outer cycle 0..4, spokes, inner pentagram 5..9. */
    private static WeightedGraph petersen() {
        WeightedGraph.Builder graph = WeightedGraph.builder(10);
        for (int i = 0; i < 5; i++) {
            graph.edge(i, (i + 1) % 5).edge(i, i + 5).edge(5 + i, 5 + (i + 2) % 5);
        }
        return graph.build();
    }

    /** Nodes are joined where their numbers differ in one bit. */
    private static WeightedGraph cube() {
        WeightedGraph.Builder graph = WeightedGraph.builder(8);
        for (int u = 0; u < 8; u++) {
            for (int bit = 1; bit < 8; bit *= 2) {
                if ((u & bit) == 0) {
                    graph.edge(u, u | bit);
                }
            }
        }
        return graph.build();
    }

    private static WeightedGraph complete(int nodes) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int u = 0; u < nodes; u++) {
            for (int v = u + 1; v < nodes; v++) {
                graph.edge(u, v);
            }
        }
        return graph.build();
    }

    private static WeightedGraph completeBipartite(int left, int right) {
        WeightedGraph.Builder graph = WeightedGraph.builder(left + right);
        for (int u = 0; u < left; u++) {
            for (int v = left; v < left + right; v++) {
                graph.edge(u, v);
            }
        }
        return graph.build();
    }

    private static WeightedGraph cycle(int nodes) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int u = 0; u < nodes; u++) {
            graph.edge(u, (u + 1) % nodes);
        }
        return graph.build();
    }

    private static WeightedGraph path(int nodes) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int u = 0; u + 1 < nodes; u++) {
            graph.edge(u, u + 1);
        }
        return graph.build();
    }
}
