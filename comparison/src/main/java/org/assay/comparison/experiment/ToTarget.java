package org.assay.comparison.experiment;

import java.util.Arrays;
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
 * <pre>mean(once) + min over c of  mean(min(c, length)) . max(1, ln(1 - q) / ln(1 - p(c)))</pre>
 *
 * <p>where {@code once} is what beginning anew need not repeat, such as training for angles that do not depend
 * on the seed, the length is that of the rest, and p(c) is the probability of having reached the target by c. Beginning anew at the best c, not
 * at the end of a trial, takes care that no method suffers from a badly chosen length.
 *
 * <p>The least of many estimates from the same trials would be too low: by two to three times where
 * hits come at random moments, however many trials there are. So every trial is judged at the cut-off
 * that the <em>other</em> trials recommend (cross-fitting), among the moments of their hits, set a
 * trial's share later, and no cut-off at all; their p is taken at its Wilson bound of one standard
 * error, lest one early hit decide. Where no trial reached the target, only a bound is known: the value
 * and everything above it.
 *
 * <p>The interval resamples the trials at these cut-offs and draws p from its Jeffreys posterior, so that
 * ten successes in ten trials do not pass for certainty. It begins no later than what the best cut-off in
 * hindsight would give. In simulated studies it covers the truth in 0.86 to 0.99 of 5 trials and in 0.87
 * to 0.99 of 10 or 20 (see the test).
 *
 * @param value    in the unit of what was spent
 * @param isBound  whether the value is only a lower bound
 * @param attempt  mean spent on a trial up to its cut-off, in the same unit, without what is spent once
 * @see <a href="https://doi.org/10.1126/science.1252319">Ronnow et al. 2014</a>
 * @see <a href="https://doi.org/10.1111/ectj.12097">Chernozhukov et al. 2018</a> on cross-fitting
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
 */
public record ToTarget(double value, Interval interval, boolean isBound, double attempt, int successes, int trials) {

    /**
     * One trial, in any unit.
     *
     * @param spent   in the whole trial
     * @param reached spent when the target was reached; NaN if it never was
     * @param once    of what was spent, before anything else: not spent again when the method is begun anew
     */
    public record Attempt(double spent, double reached, double once) {

        /** With nothing done once. */
        public Attempt(double spent, double reached) {
            this(spent, reached, 0);
        }

        /** What begins anew. */
        private Attempt repeated() {
            return new Attempt(spent - once, reached - once);
        }

        boolean hasReachedBy(double cutOff) {
            return reached <= cutOff;
        }

        double spentBy(double cutOff) {
            return Math.min(cutOff, spent);
        }
    }

    /**
     * Of at least one trial.
     *
     * @param confidence q, such as 0.99
     */
    static ToTarget of(List<Attempt> trials, double confidence, Bootstrap bootstrap) {
        double[] once = trials.stream().mapToDouble(Attempt::once).toArray();
        double onceMean = mean(once);
        List<Attempt> attempts = trials.stream().map(Attempt::repeated).toList();
        int n = attempts.size();
        int successes = (int) attempts.stream().filter(a -> !Double.isNaN(a.reached())).count();
        if (successes == 0) {
            double meanSpent = attempts.stream().mapToDouble(Attempt::spent).average().orElseThrow();
            double mostLikely = TimeToTarget.upperLimit(0, n, (1 + bootstrap.level()) / 2);
            double bound = onceMean + TimeToTarget.of(meanSpent, mostLikely, confidence);
            return new ToTarget(bound, Interval.atLeast(bound), true, meanSpent, 0, n);
        }
        double[] cutOffs = cutOffsByOthers(attempts, confidence);
        double[] lengths = new double[n];
        Arrays.setAll(lengths, i -> attempts.get(i).spentBy(cutOffs[i]));
        int hits = (int) IntStream.range(0, n).filter(i -> attempts.get(i).hasReachedBy(cutOffs[i])).count();
        double attempt = mean(lengths);
        double value = onceMean + TimeToTarget.of(attempt, (double) hits / n, confidence);
        Jeffreys probability = new Jeffreys(hits, n);
        Interval spread = bootstrap.percentile(n, (indices, random) -> mean(indices, once) + TimeToTarget.of(
                mean(indices, lengths), probability.draw(random), confidence));
        Interval points = new Interval(Math.min(value, onceMean + inHindsight(attempts, confidence)), value);
        return new ToTarget(value, spread.hull(points), false, attempt, successes, n);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double mean(int[] indices, double[] values) {
        double sum = 0;
        for (int i : indices) {
            sum += values[i];
        }
        return sum / indices.length;
    }

    /** The same in another unit, at a rate per unit that is itself uncertain. */
    ToTarget times(double rate, Interval rates) {
        return new ToTarget(value * rate, interval.times(rates), isBound, attempt * rate, successes, trials);
    }

    /** For each trial the cut-off that all the others recommend; infinite where none of them reached the target. */
    private static double[] cutOffsByOthers(List<Attempt> attempts, double confidence) {
        int n = attempts.size();
        double[] candidates = new double[n];
        Arrays.setAll(candidates, k -> attempts.get(k).reached() * (1 + 1.0 / n));
        double[] spent = Arrays.stream(candidates).map(c -> spent(attempts, c)).toArray();
        int[] hits = Arrays.stream(candidates).mapToInt(c -> hits(attempts, c)).toArray();
        double spentInAll = spent(attempts, Double.POSITIVE_INFINITY);
        int hitsInAll = hits(attempts, Double.POSITIVE_INFINITY);
        double[] chosen = new double[n];
        for (int i = 0; i < n; i++) {
            Attempt own = attempts.get(i);
            chosen[i] = Double.POSITIVE_INFINITY;
            double least = cautious(spentInAll, own, chosen[i], hitsInAll, n, confidence);
            for (int k = 0; k < n; k++) {
                double value = k == i ? Double.NaN : cautious(spent[k], own, candidates[k], hits[k], n, confidence);
                if (value < least) {
                    least = value;
                    chosen[i] = candidates[k];
                }
            }
        }
        return chosen;
    }

    /** The value without one of the trials, at the Wilson bound of p; infinite without hits. */
    private static double cautious(double spent, Attempt without, double cutOff, int hits, int trials, double confidence) {
        int others = hits - (without.hasReachedBy(cutOff) ? 1 : 0);
        return others == 0 ? Double.POSITIVE_INFINITY
                : TimeToTarget.of((spent - without.spentBy(cutOff)) / (trials - 1), wilson(others, trials - 1), confidence);
    }

    /** The least value over all cut-offs at hits: what the trials would give if they were their own judges. */
    private static double inHindsight(List<Attempt> attempts, double confidence) {
        return attempts.stream().mapToDouble(Attempt::reached).filter(r -> !Double.isNaN(r))
                .map(c -> TimeToTarget.of(spent(attempts, c) / attempts.size(), (double) hits(attempts, c) / attempts.size(), confidence))
                .min().orElse(Double.POSITIVE_INFINITY);
    }

    private static double spent(List<Attempt> attempts, double cutOff) {
        return attempts.stream().mapToDouble(a -> a.spentBy(cutOff)).sum();
    }

    private static int hits(List<Attempt> attempts, double cutOff) {
        return (int) attempts.stream().filter(a -> a.hasReachedBy(cutOff)).count();
    }

    /** The lower end of Wilson's score interval, one standard error wide. */
    private static double wilson(int hits, int trials) {
        double n = trials;
        double p = hits / n;
        return Math.max(0, (p + 1 / (2 * n) - Math.sqrt(p * (1 - p) / n + 1 / (4 * n * n))) / (1 + 1 / n));
    }
}
