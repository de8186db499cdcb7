package org.assay.comparison.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The G-set of Helmberg and Rendl, made from its recipes instead of downloaded: the same graphs as
 * the published files, edge order included.
 *
 * <p>How each recipe was checked: G1 by the digest of the published file; G14, G15, G22, G70 and the
 * torus of G50 against a public copy; the planar ones by their numbers of edges, which depend on the
 * seeds; the others by the best cut that long annealing finds, which is the published one or 0.3 %
 * below it, where another seed would be off by far more. G32-G34 and the large ones that are missing
 * here did not pass such a check: load them from a file.
 *
 * <p>Best known values are those of Benlic and Hao; later work has raised a few by some units.
 *
 * @see <a href="https://doi.org/10.1137/S1052623497328987">Helmberg and Rendl 2000</a>
 */
final class GSet {
    private static final String BLS = "Benlic and Hao 2013, Breakout local search for the max-cut problem, table of results";
    private static final String DATE = "2026-11";

    private record Recipe(Supplier<Rudy> graph, Optimum optimum) {}

    private static final Map<String, Recipe> RECIPES = recipes();

    private GSet() {}

    static List<String> names() {
        return List.copyOf(RECIPES.keySet());
    }

    static Optional<Problem> find(String name) {
        return Optional.ofNullable(RECIPES.get(name)).map(recipe -> Problem.of(
                        "gset:" + name, new Cost.MaxCut(recipe.graph.get().graph()), new Origin.Named())
                .withOptimum(recipe.optimum));
    }

    private static Map<String, Recipe> recipes() {
        Map<String, Recipe> all = new LinkedHashMap<>();
        family(all, 1, i -> Rudy.random(800, 6, 8001 + i), 11624, 11620, 11622, 11646, 11631);
        family(all, 6, i -> Rudy.random(800, 6, 8001 + i).withSigns(8001 + i), 2178, 2006, 2005, 2054, 2000);
        family(all, 11, i -> Rudy.torus(100 >> i, 8 << i).withSigns(8001 + i), 564, 556);
        family(all, 13, _ -> Rudy.torus(25, 32).withSigns(8003), 582);
        family(all, 14, i -> planars(800, 99, 8001 + 2 * i), 3064, 3050, 3052, 3047);
        family(all, 18, i -> planars(800, 99, 8001 + 2 * i).withSigns(8001 + i), 992, 906, 941, 931);
        family(all, 22, i -> Rudy.random(2000, 1, 20001 + i), 13359, 13344, 13337, 13340, 13328);
        family(all, 27, i -> Rudy.random(2000, 1, 20001 + i).withSigns(20001 + i), 3341, 3298, 3405, 3413, 3310);
        family(all, 35, i -> planars(2000, 99, 20001 + 2 * i), 7684, 7678, 7689, 7687);
        family(all, 39, i -> planars(2000, 99, 20001 + 2 * i).withSigns(20001 + i), 2408, 2400, 2405, 2481);
        family(all, 43, i -> Rudy.random(1000, 2, 10001 + i), 6660, 6650, 6654, 6649, 6657);
        proved(all, "G48", () -> Rudy.torus(50, 60), 6000, "bipartite: every edge is cut");
        proved(all, "G49", () -> Rudy.torus(30, 100), 6000, "bipartite: every edge is cut");
        proved(all, "G50", () -> Rudy.torus(25, 120), 5880, "each of 120 disjoint odd cycles loses an edge, and no more is lost");
        family(all, 51, i -> planars(1000, 100, 10001 + 2 * i), 3848, 3851, 3850, 3852);
        family(all, 58, _ -> planars(5000, 99, 50001), 19263);
        family(all, 63, _ -> planars(7000, 99, 70001), 26997);
        family(all, 70, _ -> Rudy.random(10_000, 0.02, 100_001), 9541);
        return all;
    }

    private interface ByIndex {
        Rudy graph(int index);
    }

    private static void family(Map<String, Recipe> all, int first, ByIndex graph, double... bestKnown) {
        for (int i = 0; i < bestKnown.length; i++) {
            int index = i;
            all.put("G" + (first + i), new Recipe(() -> graph.graph(index), Optimum.bestKnown(bestKnown[i], BLS, DATE)));
        }
    }

    private static void proved(Map<String, Recipe> all, String name, Supplier<Rudy> graph, double value, String reason) {
        all.put(name, new Recipe(graph, Optimum.proved(value, reason)));
    }

    private static Rudy planars(int nodes, double density, long seed) {
        return Rudy.union(Rudy.planar(nodes, density, seed), Rudy.planar(nodes, density, seed + 1));
    }
}
