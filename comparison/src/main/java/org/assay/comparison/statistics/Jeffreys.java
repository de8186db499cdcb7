package org.assay.comparison.statistics;

import java.util.random.RandomGenerator;

/**
 * What is known of a probability after some successes in some trials: Beta(k + 1/2, n - k + 1/2), the
 * posterior of Jeffreys' prior.
 */
public record Jeffreys(long successes, long trials) {

    public Jeffreys {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "%d successes in %d trials; need 0 <= successes <= trials".formatted(successes, trials));
        }
    }

    /** One probability drawn from it. */
    public double draw(RandomGenerator random) {
        double a = gamma(successes + 0.5, random);
        double b = gamma(trials - successes + 0.5, random);
        return a / (a + b);
    }

    /**
     * A gamma variate of scale 1, by rejection; shapes below 1 by a power of a uniform.
     *
     * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang 2000</a>
     */
    private static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
