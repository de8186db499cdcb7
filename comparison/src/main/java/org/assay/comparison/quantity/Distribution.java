package org.assay.comparison.quantity;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What is believed of an uncertain number.
 *
 * <p>Everything goes through {@link #quantile}: one uniform number in, one draw out. That is what
 * lets Monte Carlo use common random numbers and a tornado move one input at a time.
 */
public sealed interface Distribution {

    /** The number that is exceeded with probability {@code 1 - u}, for {@code u} strictly within 0..1. */
    double quantile(double u);

    /** All possible values where they are bounded, otherwise the central 95 %. */
    default Interval range() {
        return Interval.of(quantile(0.025), quantile(0.975));
    }

    default double median() {
        return quantile(0.5);
    }

    /** Known exactly. */
    record Point(double value) implements Distribution {
        public Point {
            requireFinite(value, "value");
        }

        @Override
        public double quantile(double u) {
            return value;
        }

        @Override
        public Interval range() {
            return Interval.point(value);
        }
    }

    /** Equally likely anywhere in {@code low..high}. */
    record Uniform(double low, double high) implements Distribution {
        public Uniform {
            requireOrdered(low, high);
        }

        @Override
        public double quantile(double u) {
            return low + u * (high - low);
        }

        @Override
        public Interval range() {
            return Interval.of(low, high);
        }
    }

    /** Of unknown order of magnitude: the logarithm is uniform. Both ends are positive. */
    record LogUniform(double low, double high) implements Distribution {
        public LogUniform {
            requireOrdered(low, high);
            requirePositive(low, "low");
        }

        @Override
        public double quantile(double u) {
            return low * Math.pow(high / low, u);
        }

        @Override
        public Interval range() {
            return Interval.of(low, high);
        }
    }

    /** Rises from {@code low} to {@code mode} and falls to {@code high}. */
    record Triangular(double low, double mode, double high) implements Distribution {
        public Triangular {
            requireOrdered(low, high);
            if (!(low <= mode && mode <= high)) {
                throw new IllegalArgumentException("mode is %s, but must lie within %s..%s".formatted(mode, low, high));
            }
        }

        @Override
        public double quantile(double u) {
            double width = high - low;
            return u * width < mode - low
                    ? low + Math.sqrt(u * width * (mode - low))
                    : high - Math.sqrt((1 - u) * width * (high - mode));
        }

        @Override
        public Interval range() {
            return Interval.of(low, high);
        }
    }

    /** As likely below the median as above it, evenly on each side: a reading with unequal margins. */
    record AroundMedian(double low, double median, double high) implements Distribution {
        public AroundMedian {
            requireOrdered(low, high);
            if (!(low <= median && median <= high)) {
                throw new IllegalArgumentException("median is %s, but must lie within %s..%s".formatted(median, low, high));
            }
        }

        @Override
        public double quantile(double u) {
            return u < 0.5 ? low + 2 * u * (median - low) : median + (2 * u - 1) * (high - median);
        }

        @Override
        public Interval range() {
            return Interval.of(low, high);
        }
    }

    /** The logarithm is normal; 68 % lies within {@code median / gsd .. median * gsd}. */
    record LogNormal(double median, double gsd) implements Distribution {
        private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

        public LogNormal {
            requirePositive(median, "median");
            if (!(gsd >= 1 && Double.isFinite(gsd))) {
                throw new IllegalArgumentException(
                        "geometric standard deviation is %s, but must be at least 1; did you pass its logarithm?"
                                .formatted(gsd));
            }
        }

        @Override
        public double quantile(double u) {
            return gsd == 1 ? median : median * Math.pow(gsd, NORMAL.inverseCumulativeProbability(u));
        }
    }

    /** A probability after {@code alpha - 1} successes and {@code beta - 1} failures on a flat prior. */
    record Beta(double alpha, double beta) implements Distribution {
        public Beta {
            requirePositive(alpha, "alpha");
            requirePositive(beta, "beta");
        }

        /** What k successes in n trials say of the rate, by Jeffreys' prior Beta(1/2, 1/2). */
        public static Beta jeffreys(long successes, long trials) {
            if (successes < 0 || trials < successes) {
                throw new IllegalArgumentException(
                        "%d successes in %d trials; need 0 <= successes <= trials".formatted(successes, trials));
            }
            return new Beta(successes + 0.5, trials - successes + 0.5);
        }

        @Override
        public double quantile(double u) {
            return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(u);
        }

        /** {@link #quantile} of each, a tenth of the work where they are many. */
        double[] quantiles(double[] levels) {
            return new BetaQuantiles(alpha, beta).of(levels);
        }
    }

    /** One of several values, with weights that need not sum to 1. Values ascend. */
    record Discrete(List<Double> values, List<Double> weights) implements Distribution {
        public Discrete {
            values = List.copyOf(values);
            weights = List.copyOf(weights);
            if (values.isEmpty() || values.size() != weights.size()) {
                throw new IllegalArgumentException("%d values with %d weights; need as many, and at least one"
                        .formatted(values.size(), weights.size()));
            }
            for (int i = 0; i < values.size(); i++) {
                requireFinite(values.get(i), "value");
                requirePositive(weights.get(i), "weight");
                if (i > 0 && values.get(i) <= values.get(i - 1)) {
                    throw new IllegalArgumentException("values are %s, but must ascend".formatted(values));
                }
            }
        }

        @Override
        public double quantile(double u) {
            double left = u * weights.stream().flatMapToDouble(DoubleStream::of).sum();
            for (int i = 0; i < values.size() - 1; i++) {
                left -= weights.get(i);
                if (left <= 0) {
                    return values.get(i);
                }
            }
            return values.getLast();
        }

        @Override
        public Interval range() {
            return Interval.of(values.getFirst(), values.getLast());
        }
    }

    static Distribution point(double value) {
        return new Point(value);
    }

    /**
     * The usual reading of a bare range: uniform within a decade, log-uniform where positive ends lie
     * more than a decade apart (then it is the order of magnitude that nobody knows).
     */
    static Distribution between(double low, double high) {
        return low > 0 && high > 10 * low ? new LogUniform(low, high) : new Uniform(low, high);
    }

    private static void requireFinite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s is %s, but must be finite".formatted(name, value));
        }
    }

    private static void requirePositive(double value, String name) {
        requireFinite(value, name);
        if (value <= 0) {
            throw new IllegalArgumentException("%s is %s, but must be positive".formatted(name, value));
        }
    }

    private static void requireOrdered(double low, double high) {
        requireFinite(low, "low");
        requireFinite(high, "high");
        if (high < low) {
            throw new IllegalArgumentException("range is %s..%s; its ends are swapped".formatted(low, high));
        }
    }
}
