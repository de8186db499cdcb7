package org.assay.comparison.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.resource.TimeToTarget;
import org.assay.comparison.statistics.Bootstrap;
import org.assay.comparison.statistics.Jeffreys;

/**
 * How much a method spends until it has reached the target with a stated confidence, when it is begun
 * anew as often as needed:
 *
 * <pre>min over c of  mean(min(c, length)) . max(1, ln(1 - q) / ln(1 - p(c)))</pre>
 *
 * <p>where p(c) is the share of trials that had reached the target by c. Beginning anew at the best c,
 * not at the end of a trial, takes care that no method suffers from a badly chosen length. The interval
 * resamples the lengths and draws p(c) from its Jeffreys posterior, so that ten successes in ten trials
 * do not pass for certainty. Where no trial reached the target, only a bound is known: the value and
 * everything above it.
 *
 * @param value    in the unit of what was spent
 * @param isBound  whether the value is only a lower bound
 * @param attempt  the best c, in the same unit; the mean length of a trial for a bound
 * @see <a href="https://doi.org/10.1126/science.1252319">Ronnow et al. 2014</a>
 */
public record ToTarget(double value, Interval interval, boolean isBound, double attempt, int successes, int trials) {

    /**
     * One trial, in any unit.
     *
     * @param spent   in the whole trial
     * @param reached spent when the target was reached; NaN if it never was
     */
    public record Attempt(double spent, double reached) {}

    /**
     * Of at least one trial.
     *
     * @param confidence q, such as 0.99
     */
    static ToTarget of(List<Attempt> attempts, double confidence, Bootstrap bootstrap) {
        int n = attempts.size();
        int successes = (int) attempts.stream().filter(a -> !Double.isNaN(a.reached())).count();
        double meanSpent = attempts.stream().mapToDouble(Attempt::spent).average().orElseThrow();
        if (successes == 0) {
            double mostLikely = TimeToTarget.upperLimit(0, n, (1 + bootstrap.level()) / 2);
            double bound = TimeToTarget.of(meanSpent, mostLikely, confidence);
            return new ToTarget(bound, Interval.atLeast(bound), true, meanSpent, 0, n);
        }
        Attempt[] sorted = attempts.toArray(Attempt[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Attempt::reached));
        Best best = best(sorted, all(n), confidence);
        Jeffreys probability = new Jeffreys(best.successes(), n);
        Interval spread = bootstrap.percentile(n, (indices, random) -> TimeToTarget.of(
                meanLength(sorted, indices, best.cutOff()), probability.draw(random), confidence));
        return new ToTarget(best.value(), spread.hull(Interval.point(best.value())), false, best.cutOff(), successes, n);
    }

    /** The same in another unit, at a rate per unit that is itself uncertain. */
    ToTarget times(double rate, Interval rates) {
        return new ToTarget(value * rate, interval.times(rates), isBound, attempt * rate, successes, trials);
    }

    private record Best(double value, double cutOff, int successes) {}

    /** Over all cut-offs at which some trial reached the target; attempts ascend by that. */
    private static Best best(Attempt[] sorted, int[] chosen, double confidence) {
        Best best = new Best(Double.POSITIVE_INFINITY, 0, 0);
        for (int k = 0; k < chosen.length && !Double.isNaN(sorted[chosen[k]].reached()); k++) {
            double cutOff = sorted[chosen[k]].reached();
            if (k + 1 < chosen.length && sorted[chosen[k + 1]].reached() == cutOff) {
                continue;
            }
            double value = TimeToTarget.of(meanLength(sorted, chosen, cutOff), (k + 1.0) / chosen.length, confidence);
            if (value < best.value()) {
                best = new Best(value, cutOff, k + 1);
            }
        }
        return best;
    }

    private static double meanLength(Attempt[] sorted, int[] chosen, double cutOff) {
        double sum = 0;
        for (int i : chosen) {
            sum += Math.min(cutOff, sorted[i].spent());
        }
        return sum / chosen.length;
    }

    private static int[] all(int size) {
        return IntStream.range(0, size).toArray();
    }
}
