package org.assay.comparison.quantity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.assay.comparison.quantity.Quantity.Given;

/**
 * Draws the uncertain inputs of quantities and computes the quantities from them.
 *
 * <p>All quantities of one call see the same draws, so that what they share cancels in their ratio.
 * Every parameter has a stream of random numbers of its own, found from the seed and its name: one
 * parameter more does not move the others.
 *
 * @param draws at least 2
 */
public record MonteCarlo(int draws, long seed) {

    /** 10 000 draws from seed 7. */
    public static final MonteCarlo USUAL = new MonteCarlo(10_000, 7);

    public MonteCarlo {
        if (draws < 2) {
            throw new IllegalArgumentException("draws is %d, but must be at least 2".formatted(draws));
        }
    }

    /** Joint samples of some quantities, in their order. */
    public List<Samples> sample(List<? extends Quantity> quantities) {
        Evaluation evaluation = Evaluation.of(quantities);
        List<Given> leaves = evaluation.leaves();
        double[][] inputs = draw(leaves, draws, seed);
        double[][] results = new double[quantities.size()][draws];
        double[] point = new double[leaves.size()];
        for (int i = 0; i < draws; i++) {
            for (int leaf = 0; leaf < point.length; leaf++) {
                point[leaf] = inputs[leaf][i];
            }
            double[] values = evaluation.at(point);
            for (int q = 0; q < values.length; q++) {
                results[q][i] = values[q];
            }
        }
        return IntStream.range(0, quantities.size())
                .mapToObj(q -> new Samples(quantities.get(q), results[q])).toList();
    }

    public Samples sample(Quantity quantity) {
        return sample(List.of(quantity)).getFirst();
    }

    /** The two quantities on the same draws. */
    public Versus compare(Quantity first, Quantity second) {
        List<Samples> both = sample(List.of(first, second.in(first.unit())));
        return new Versus(both.getFirst(), both.getLast());
    }

    /** Draws of each leaf: a row each. */
    static double[][] draw(List<Given> leaves, int draws, long seed) {
        double[][] rows = new double[leaves.size()][];
        Map<String, Integer> seen = new HashMap<>();
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            Given given = leaves.get(leaf);
            int namesakes = seen.merge(given.name(), 1, Integer::sum);
            String name = given.name() + (namesakes == 1 ? "" : "#" + namesakes);
            rows[leaf] = draw(given.distribution(), stream(seed, name), draws);
        }
        return rows;
    }

    private static double[] draw(Distribution distribution, RandomGenerator random, int draws) {
        double[] row = random.doubles(draws, Double.MIN_NORMAL, 1).toArray();
        if (distribution instanceof Distribution.Beta beta) {
            return beta.quantiles(row);
        }
        Arrays.setAll(row, i -> distribution.quantile(row[i]));
        return row;
    }

    private static RandomGenerator stream(long seed, String name) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return RandomGeneratorFactory.of("L64X128MixRandom").create(hash ^ Long.rotateLeft(seed * 0x9e3779b97f4a7c15L, 32));
    }
}
