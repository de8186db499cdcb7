package org.assay.comparison.resource.tolerant;

import java.util.OptionalLong;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many distillation units a round needs so that enough of them succeed.
 *
 * <p>The estimator asks for the quantile of a binomial distribution, and its library answers in three
 * ways. Below 1000 units the quantile is exact. Above, with a variance over 80, it is the expansion of
 * Moorhead (2013) with one term misprinted: {@code 3 w^4 + 7 w^2 - 16/1620} instead of {@code (3 w^4 + 7
 * w^2 - 16)/1620}, and one missing division by the standard deviation. Otherwise it is the nearest
 * integer by Newton's method, which may be one below the quantile. The published results contain these
 * differences (1672 units where the exact quantile asks for 1677), so they are repeated here.
 */
final class UnitCounts {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** Rounds with this many units are given up. */
    private static final long UNREASONABLE = 1_000_000_000_000_000L;

    private static final int EXACT_BELOW = 1000;
    private static final int MOST_ITERATIONS = 200;
    private static final double NORMAL_ABOVE_VARIANCE = 80;

    private UnitCounts() {}

    /**
     * Units that yield {@code needed} states, but for a probability of {@code risk}.
     *
     * @param failure probability that one unit fails, strictly within 0..1
     * @return empty if no reasonable number does
     */
    static OptionalLong forStates(long needed, double failure, double risk) {
        long units = needed;
        while (statesOf(units, failure, risk) < needed) {
            units *= 2;
            if (units >= UNREASONABLE) {
                return OptionalLong.empty();
            }
        }
        long high = units;
        long low = units / 2;
        while (low < high) {
            long middle = (low + high) / 2;
            if (statesOf(middle, failure, risk) >= needed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(high);
    }

    /** States that so many units yield, but for a probability of {@code risk}. */
    static long statesOf(long units, double failure, double risk) {
        double success = 1 - failure;
        double variance = units * success * failure;
        if (units < EXACT_BELOW) {
            return sumsFromBelow(units, success, failure, risk)
                    ? fromBelow(units, success, failure, CorrectingCode.power(failure, (int) units), risk)
                    : fromAbove(units, success, failure, CorrectingCode.power(success, (int) units), risk);
        }
        return variance > NORMAL_ABOVE_VARIANCE
                ? Math.max(0, (long) Math.floor(expansion(units, success, variance, risk)))
                : nearest(units, success, failure, risk);
    }

    /** Which end the estimator sums from; it shows where a probability equals the risk but for its last bit. */
    private static boolean sumsFromBelow(long n, double p, double q, double risk) {
        boolean farAbove = n >= 64 && p > 0.75; // Hoeffding: the lower half has less than exp(-8)
        return !farAbove && (p < 0.5 || risk <= atMost(n / 2, n, p, q));
    }

    private static long fromBelow(long n, double p, double q, double none, double risk) {
        double term = none;
        double sum = term - risk;
        long k = 0;
        while (sum < 0 && k < n) {
            k++;
            term *= p / q * ((n - k + 1.0) / k);
            sum += term;
        }
        return k;
    }

    private static long fromAbove(long n, double p, double q, double all, double risk) {
        double term = all;
        double sum = 1 - risk - term;
        long failures = 0;
        while (sum >= 0 && failures < n) {
            failures++;
            term *= q / p * ((n - failures + 1.0) / failures);
            sum -= term;
        }
        return n - failures;
    }

    /**
     * Newton's method on the distribution function from the mode, until the step rounds to nothing. Where
     * it leaves the possible numbers the estimator never ends; the exact quantile stands in.
     */
    private static long nearest(long n, double p, double q, double risk) {
        long m = (long) Math.floor(p * (n + 1));
        for (int iteration = 0; iteration < MOST_ITERATIONS && m >= 0 && m <= n; iteration++) {
            double step = (risk - atMost(m, n, p, q)) / probability(m, n, p, q);
            if (Math.abs(step) < 0.5) {
                return m;
            }
            m += Math.round(step);
        }
        return p < q
                ? fromBelow(n, p, q, Math.exp(n * Math.log1p(-p)), risk)
                : fromAbove(n, p, q, Math.exp(n * Math.log1p(-q)), risk);
    }

    /** P(X <= m), summed over whichever of successes and failures is rare. */
    private static double atMost(long m, long n, double p, double q) {
        return p < q ? lowerTail(m, n, p, q) : 1 - lowerTail(n - m - 1, n, q, p);
    }

    /** P(at most k of n) for an event of small probability, by the recurrence of its terms. */
    private static double lowerTail(long k, long n, double rare, double usual) {
        if (k < 0) {
            return 0;
        }
        double term = Math.exp(n * Math.log1p(-rare));
        double sum = term;
        for (long i = 1; i <= k; i++) {
            term *= rare / usual * ((n - i + 1.0) / i);
            sum += term;
        }
        return sum;
    }

    private static double probability(long m, long n, double p, double q) {
        double rare = Math.min(p, q);
        long k = p < q ? m : n - m;
        double term = Math.exp(n * Math.log1p(-rare));
        for (long i = 1; i <= k; i++) {
            term *= rare / (1 - rare) * ((n - i + 1.0) / i);
        }
        return term;
    }

    private static double expansion(long n, double p, double variance, double risk) {
        double w = NORMAL.inverseCumulativeProbability(risk);
        double w2 = w * w;
        double w3 = w2 * w;
        double w4 = w3 * w;
        double w5 = w4 * w;
        double w6 = w5 * w;
        double p2 = p * p;
        double p3 = p2 * p;
        double p4 = p2 * p2;
        double skew = 2 * p - 1;
        double sd = Math.sqrt(variance);
        double third = w5 * (4 * p4 - 8 * p3 - 48 * p2 + 52 * p - 23) / 17280
                + w3 * (256 * p4 - 512 * p3 - 147 * p2 + 403 * p - 137) / 38880
                - w * (433 * p4 - 866 * p3 - 921 * p2 + 1354 * p - 671) / 38880;
        double fourth = w6 * skew * (p2 - p + 1) * (p2 - p + 19) / 34020
                + w4 * skew * (9 * p4 - 18 * p3 - 35 * p2 + 44 * p - 25) / 15120
                + w2 * skew * (923 * p4 - 1846 * p3 + 5271 * p2 - 4348 * p + 5189) / 408240
                - 4 * skew * (p + 1) * (p - 2) * (23 * p2 - 23 * p + 2) / 25515;
        return n * p + sd * w + (p + 1) / 3 - skew * w2 / 6
                + w3 * (2 * p2 - 2 * p - 1) / (72 * sd)
                - w * (7 * p2 - 7 * p + 1) / 36
                + skew * (p + 1) * (p - 2) * (3 * w4 + 7 * w2 - 16.0 / 1620) / variance
                + third / (sd * variance)
                + fourth / (variance * variance);
    }
}
