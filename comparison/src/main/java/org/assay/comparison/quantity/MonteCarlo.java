package org.assay.comparison.quantity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final RandomGeneratorFactory<RandomGenerator> STREAMS = RandomGeneratorFactory.of("L64X128MixRandom");

    /** 5 MB of the usual rows. */
    private static final int MOST_KEPT = 64;

    /** The rows used last: the quantities of a report share most of their parameters. Locked while in use, and never written. */
    private static final Map<Row, double[]> KEPT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Row, double[]> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public MonteCarlo {
        if (draws < 2) {
            throw new IllegalArgumentException("draws is %d, but must be at least 2".formatted(draws));
        }
    }

    /** Joint samples of some quantities, in their order. */
    public List<Samples> sample(List<? extends Quantity> quantities) {
        Evaluation evaluation = Evaluation.of(quantities);
        double[][] results = evaluation.at(rows(evaluation.leaves(), draws, seed), draws);
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

    /** Draws of each leaf: a row each, the caller's own. */
    static double[][] draw(List<Given> leaves, int draws, long seed) {
        double[][] rows = rows(leaves, draws, seed);
        for (int leaf = 0; leaf < rows.length; leaf++) {
            double[] own = Arrays.copyOf(rows[leaf], draws);
            Arrays.fill(own, rows[leaf].length, draws, own[0]);
            rows[leaf] = own;
        }
        return rows;
    }

    /** The same, shared; what is known exactly has one number in its row. */
    private static double[][] rows(List<Given> leaves, int draws, long seed) {
        double[][] rows = new double[leaves.size()][];
        Map<String, Integer> seen = new HashMap<>();
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            Given given = leaves.get(leaf);
            int namesakes = seen.merge(given.name(), 1, Integer::sum);
            rows[leaf] = given.distribution() instanceof Distribution.Point(double value)
                    ? new double[] {value}
                    : row(new Row(given.distribution(), given.name() + (namesakes == 1 ? "" : "#" + namesakes), draws, seed));
        }
        return rows;
    }

    /** Draws of one parameter, and all that they depend on. */
    private record Row(Distribution distribution, String stream, int draws, long seed) {}

    private static double[] row(Row row) {
        synchronized (KEPT) {
            return KEPT.computeIfAbsent(row, MonteCarlo::drawn);
        }
    }

    private static double[] drawn(Row row) {
        RandomGenerator random = stream(row.seed, row.stream);
        double[] levels = new double[row.draws];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = random.nextDouble(Double.MIN_NORMAL, 1);
        }
        if (row.distribution instanceof Distribution.Beta beta) {
            return beta.quantiles(levels);
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] = row.distribution.quantile(levels[i]);
        }
        return levels;
    }

    private static RandomGenerator stream(long seed, String name) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return STREAMS.create(hash ^ Long.rotateLeft(seed * 0x9e3779b97f4a7c15L, 32));
    }
}
