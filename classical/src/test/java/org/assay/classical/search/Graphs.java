package org.assay.classical.search;

import java.util.random.RandomGenerator;

/** Small graphs with known answers, and random ones. */
public final class Graphs {
    private Graphs() {}

    /** Edges of weight 1 as "0-1 1-2 ...". */
    public static WeightedGraph parse(int nodes, String edges) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (String edge : edges.split(" ", -1)) {
            String[] ends = edge.split("-", -1);
            graph.edge(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
        return graph.build();
    }

    public static WeightedGraph complete(int nodes) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int u = 0; u < nodes; u++) {
            for (int v = u + 1; v < nodes; v++) {
                graph.edge(u, v);
            }
        }
        return graph.build();
    }

    public static WeightedGraph cycle(int nodes) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int u = 0; u < nodes; u++) {
            graph.edge(u, (u + 1) % nodes);
        }
        return graph.build();
    }

    public static WeightedGraph petersen() {
        return parse(10, "0-1 1-2 2-3 3-4 4-0 0-5 1-6 2-7 3-8 4-9 5-7 7-9 9-6 6-8 8-5");
    }

    /** The triangle whose costs tell every order of bits apart. */
    public static WeightedGraph asymmetricTriangle() {
        return WeightedGraph.builder(3).edge(0, 1, 8).edge(1, 2, 1).edge(0, 2, 2).build();
    }

    /** Each pair is an edge with the given probability; weights +1 or -1, or Gaussian. */
    public static WeightedGraph random(int nodes, double probability, boolean gaussian, RandomGenerator random) {
        WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
        for (int u = 0; u < nodes; u++) {
            for (int v = u + 1; v < nodes; v++) {
                if (random.nextDouble() < probability) {
                    graph.edge(u, v, gaussian ? random.nextGaussian() : random.nextBoolean() ? 1 : -1);
                }
            }
        }
        return graph.build();
    }

    /** A random graph in which every node has three edges of weight 1, or of +1 and -1. */
    public static WeightedGraph cubic(int nodes, boolean signed, RandomGenerator random) {
        while (true) {
            int[] stubs = Greedy.shuffled(3 * nodes, random);
            WeightedGraph.Builder graph = WeightedGraph.builder(nodes);
            try {
                for (int k = 0; k < stubs.length; k += 2) {
                    graph.edge(stubs[k] / 3, stubs[k + 1] / 3, signed && random.nextBoolean() ? -1 : 1);
                }
                return graph.build();
            } catch (IllegalArgumentException loopOrParallel) {
                // Draw again: what is left is uniform over simple graphs.
            }
        }
    }

    /** Couplings as above, and fields of the same kind. */
    public static SpinModel randomIsing(int spins, double probability, boolean gaussian, RandomGenerator random) {
        double[] fields = new double[spins];
        for (int i = 0; i < spins; i++) {
            fields[i] = gaussian ? random.nextGaussian() : random.nextInt(-2, 3);
        }
        return SpinModel.ising(fields, random(spins, probability, gaussian, random), gaussian ? random.nextGaussian() : 3);
    }

    /** The least energy, the obvious slow way; at most 20 spins. */
    public static double leastEnergy(SpinModel model) {
        double least = Double.POSITIVE_INFINITY;
        for (int bits = 0; bits < 1 << model.size(); bits++) {
            least = Math.min(least, model.energy(Spins.ofBits(model.size(), bits)));
        }
        return least;
    }

    /** How many assignments have exactly this energy, the obvious slow way. */
    public static long assignmentsOf(SpinModel model, double energy) {
        long count = 0;
        for (int bits = 0; bits < 1 << model.size(); bits++) {
            count += model.energy(Spins.ofBits(model.size(), bits)) == energy ? 1 : 0;
        }
        return count;
    }
}
