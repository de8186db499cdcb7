package org.assay.comparison.experiment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assay.comparison.contender.Budget;
import org.assay.comparison.contender.Contender;
import org.assay.comparison.contender.Contenders;
import org.assay.comparison.problem.Problem;

/**
 * What is to be run.
 *
 * @param trials     of each contender; nothing for what each calls usual
 * @param budget     of each trial
 * @param timeLimit  for all trials of a contender together, shared evenly; when it is spent no further
 *                   trial begins. Nothing for no limit
 * @param target     quality that counts as success, such as 0.95
 * @param confidence with which the target is to be reached, such as 0.99
 * @param resamples  behind each interval
 */
public record Plan(
        Problem problem,
        List<Contender> contenders,
        OptionalInt trials,
        Budget budget,
        Optional<Duration> timeLimit,
        long seed,
        double target,
        double confidence,
        int resamples) {
    public static final long USUAL_SEED = 7;
    /** Under a limit of time: enough for an interval, and each long enough to get somewhere. */
    private static final int MOST_LIMITED_TRIALS = 5;

    public Plan {
        contenders = List.copyOf(contenders);
        if (contenders.isEmpty()) {
            throw new IllegalArgumentException("no contender to run; name at least one");
        }
        if (trials.isPresent() && trials.getAsInt() < 1) {
            throw new IllegalArgumentException("%d trials, but at least 1 is needed".formatted(trials.getAsInt()));
        }
        requireShare("target", target);
        requireShare("confidence", confidence);
    }

    /** The panel of the problem, at the usual target 0.95 and confidence 0.99. */
    public static Plan of(Problem problem, long seed) {
        return new Plan(problem, Contenders.panelFor(problem), OptionalInt.empty(), Budget.ONE_RUN, Optional.empty(), seed, 0.95, 0.99, 2000);
    }

    public Plan withContenders(List<Contender> others) {
        return new Plan(problem, others, trials, budget, timeLimit, seed, target, confidence, resamples);
    }

    public Plan withTrials(int count) {
        return new Plan(problem, contenders, OptionalInt.of(count), budget, timeLimit, seed, target, confidence, resamples);
    }

    public Plan withBudget(Budget limits) {
        return new Plan(problem, contenders, trials, limits, timeLimit, seed, target, confidence, resamples);
    }

    /** As many runs as fit the time, in as many trials as before or up to five. */
    public Plan withTimeLimit(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("time limit is %s, but must be positive".formatted(limit));
        }
        return new Plan(problem, contenders, trials, Budget.ofTime(limit), Optional.of(limit), seed, target, confidence, resamples);
    }

    public Plan withTarget(double quality) {
        return new Plan(problem, contenders, trials, budget, timeLimit, seed, quality, confidence, resamples);
    }

    /** Trials that are planned of a contender. */
    public int trialsOf(Contender contender) {
        int usual = contender.usualTrials(problem);
        return trials.orElse(timeLimit.isPresent() ? Math.min(usual, MOST_LIMITED_TRIALS) : usual);
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1) || (name.equals("confidence") && value == 1)) {
            throw new IllegalArgumentException(
                    "%s is %s, but must lie between 0 and 1; did you pass a percentage?".formatted(name, value));
        }
    }
}
