package org.assay.comparison.resource;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Repetitions until a method that succeeds at random has succeeded.
 *
 * @see <a href="https://doi.org/10.1126/science.1252319">Ronnow et al. 2014</a>
 */
public final class TimeToTarget {

    private TimeToTarget() {}

    /**
     * Expected number of runs, not rounded, to succeed at least once with probability {@code
     * confidence}: {@code max(1, ln(1-q) / ln(1-p))}. Infinite at {@code probability} 0.
     */
    public static double repetitions(double probability, double confidence) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("success probability is %s, but must lie within 0..1".formatted(probability));
        }
        return probability >= confidence ? 1 : Math.log1p(-confidence) / Math.log1p(-probability);
    }

    /** The same as whole runs. */
    public static double wholeRepetitions(double probability, double confidence) {
        return Math.ceil(repetitions(probability, confidence));
    }

    /** Time to target in the unit of {@code runTime}. */
    public static double of(double runTime, double probability, double confidence) {
        return runTime * repetitions(probability, confidence);
    }

    /**
     * The exact upper limit of a success probability after some trials (Clopper-Pearson).
     *
     * @param level one-sided, such as 0.975
     */
    public static double upperLimit(long successes, long trials, double level) {
        if (successes < 0 || trials < 1 || successes > trials) {
            throw new IllegalArgumentException(
                    "%d successes in %d trials; need 0 <= successes <= trials".formatted(successes, trials));
        }
        if (successes == trials) {
            return 1;
        }
        return successes == 0
                ? -Math.expm1(Math.log1p(-level) / trials)
                : new BetaDistribution(null, successes + 1.0, trials - successes).inverseCumulativeProbability(level);
    }
}
