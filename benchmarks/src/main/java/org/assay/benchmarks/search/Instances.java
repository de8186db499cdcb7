package org.assay.benchmarks.search;

import java.util.Random;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problems;

/** The models that are benchmarked, by name. */
final class Instances {

    private Instances() {}

    /** {@code G1}, {@code G11}, {@code G14} or {@code G22} of the G-set. */
    static SpinModel gset(String name) {
        return Encoding.spinModel(Problems.resolve("gset:" + name, 1).cost());
    }

    /** Every pair coupled by +1 or -1. */
    static SpinModel dense(int spins, long seed) {
        Random random = new Random(seed);
        WeightedGraph.Builder graph = WeightedGraph.builder(spins);
        for (int u = 0; u < spins; u++) {
            for (int v = u + 1; v < spins; v++) {
                graph.edge(u, v, random.nextBoolean() ? 1 : -1);
            }
        }
        return SpinModel.maxCut(graph.build());
    }

    /** Stops a benchmark whose answer is wrong. */
    static void require(boolean right, Object answer) {
        if (!right) {
            throw new IllegalStateException("what is timed is wrong: " + answer);
        }
    }
}
