package org.assay.comparison.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.statistics.Bootstrap;

/**
 * How the median cost grows with size: least squares through the binary logarithms of the medians, with
 * percentile intervals from resampling the instances within each size.
 *
 * @param intercept a, the binary logarithm of the cost at abscissa 0
 * @param rate      b, per abscissa of the law
 * @param draws     the line of each resample; of infinite rate where half of a large size was unsolved in it
 */
public record ScalingFit(Growth law, double intercept, double rate, Interval rateInterval, List<Line> draws, int smallest, int largest) {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY = RandomGeneratorFactory.of("L64X128MixRandom");
    private static final int FEWEST_SIZES = 3;

    /** A median that no line can reach: taken as growth without bound, the cautious reading. */
    private static final Line UNSOLVED = new Line(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** One line {@code log2 cost = intercept + rate x abscissa}. */
    public record Line(double intercept, double rate) {}

    public ScalingFit {
        draws = List.copyOf(draws);
    }

    /**
     * Fits a law.
     *
     * @param samples   one for each of at least three sizes, in any order; medians must be finite
     * @param resamples at least 100
     * @param level     of the interval, such as 0.95
     */
    public static ScalingFit of(Growth law, List<Sample> samples, int resamples, double level, long seed) {
        List<Sample> ordered = samples.stream().sorted(Comparator.comparingInt(Sample::size)).toList();
        requireSizes(ordered);
        Line best = line(law, ordered, ordered.stream().mapToDouble(Sample::median).toArray());
        RandomGenerator random = FACTORY.create(seed);
        List<Line> draws = new ArrayList<>();
        for (int r = 0; r < resamples; r++) {
            draws.add(line(law, ordered, ordered.stream().mapToDouble(s -> resampledMedian(s, random)).toArray()));
        }
        double[] rates = draws.stream().mapToDouble(Line::rate).toArray();
        return new ScalingFit(law, best.intercept, best.rate, interval(rates, level), draws,
                ordered.getFirst().size(), ordered.getLast().size());
    }

    private static void requireSizes(List<Sample> ordered) {
        long sizes = ordered.stream().mapToInt(Sample::size).distinct().count();
        if (sizes < FEWEST_SIZES || sizes < ordered.size()) {
            throw new IllegalArgumentException("%d different sizes in %d samples, but a fit needs at least %d, each once"
                    .formatted(sizes, ordered.size(), FEWEST_SIZES));
        }
        for (Sample sample : ordered) {
            if (Double.isInfinite(sample.median())) {
                throw new IllegalArgumentException("half of the instances of size %d or more were never solved; spend more there or leave the size out"
                        .formatted(sample.size()));
            }
        }
    }

    private static double resampledMedian(Sample sample, RandomGenerator random) {
        double[] drawn = new double[sample.costs().size()];
        Arrays.setAll(drawn, _ -> sample.costs().get(random.nextInt(drawn.length)));
        return Sample.median(drawn);
    }

    private static Line line(Growth law, List<Sample> samples, double[] medians) {
        double meanX = 0;
        double meanY = 0;
        int n = medians.length;
        if (Arrays.stream(medians).anyMatch(Double::isInfinite)) {
            return UNSOLVED;
        }
        for (int i = 0; i < n; i++) {
            meanX += law.abscissa(samples.get(i).size()) / n;
            meanY += log2(medians[i]) / n;
        }
        double sumXx = 0;
        double sumXy = 0;
        for (int i = 0; i < n; i++) {
            double x = law.abscissa(samples.get(i).size()) - meanX;
            sumXx += x * x;
            sumXy += x * (log2(medians[i]) - meanY);
        }
        double rate = sumXy / sumXx;
        return new Line(meanY - rate * meanX, rate);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static Interval interval(double[] values, double level) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = Bootstrap.quantile(sorted, (1 - level) / 2);
        if (Double.isInfinite(low)) {
            throw new IllegalArgumentException("nearly half of the instances of some size were never solved; spend more there or leave the size out");
        }
        return new Interval(low, Bootstrap.quantile(sorted, (1 + level) / 2));
    }

    /** The fitted cost at a size. */
    public double costAt(double size) {
        return Math.pow(2, intercept + rate * law.abscissa(size));
    }

    /**
     * By which factor the cost at a size is uncertain through the rate alone, up or down: 2 to the power
     * of half the interval's width times the distance from the largest size measured.
     */
    public double uncertaintyFactorAt(double size) {
        double distance = law.abscissa(size) - law.abscissa(largest);
        return distance <= 0 ? 1 : Math.pow(2, rateInterval.width() / 2 * distance);
    }

    /** Whether a size lies within the sizes measured and half their span beyond: further out a fit is no evidence. */
    public boolean isNear(double size) {
        return size <= largest + 0.5 * (largest - smallest);
    }
}
