package org.assay.comparison.contender;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.assay.classical.search.Spins;
import org.assay.comparison.problem.Goal;

/**
 * One run of a contender: what it found, and what clocks said meanwhile.
 *
 * @param timing of this very run; never the same twice
 */
public record Trial(Outcome outcome, Timing timing) {

    public Trial {
        if (outcome.trace().size() != timing.traceNanos().size()) {
            throw new IllegalArgumentException("%d improvements, but %d times of them"
                    .formatted(outcome.trace().size(), timing.traceNanos().size()));
        }
    }

    /**
     * What follows from problem, contender, seed and budget alone, as long as no limit of time ended
     * the run.
     *
     * @param answer       the best assignment, or nothing where the method gives an expectation only
     * @param samples      the costs of all assignments that were read out; for most methods the answer alone
     * @param expectedCost the exact mean of a quantum read-out, where it was computed
     * @param trace        each improvement of the best cost, in order
     * @param workOnce     the part of it that beginning anew would not repeat, such as training whose result is
     *                     the same for every seed
     * @param counters     work by name, in the order in which a table shows it
     * @param settled      values that the run chose, such as trained angles
     * @param bound        proved: no assignment has a better cost; nothing where there is no proof
     * @param stop         why it ended: the criterion, the value it saw, and the threshold that this met
     */
    public record Outcome(
            long seed,
            Optional<Answer> answer,
            Histogram samples,
            OptionalDouble expectedCost,
            List<Improvement> trace,
            long work,
            long workOnce,
            Map<String, Long> counters,
            Map<String, List<Double>> settled,
            OptionalDouble bound,
            String stop) {
        public Outcome {
            trace = List.copyOf(trace);
            counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
            settled = Collections.unmodifiableMap(new LinkedHashMap<>(settled));
        }

        /** The mean over samples; where there are none, the expected cost. */
        public double meanCost() {
            return samples.samples() > 0 ? samples.mean() : expectedCost.orElse(Double.NaN);
        }
    }

    /** An assignment and its cost. */
    public record Answer(double cost, Spins assignment) {}

    /** A best cost, and the work done until it was found. */
    public record Improvement(long work, double cost) {}

    /**
     * What was measured.
     *
     * @param nanos      wall-clock time from start to end
     * @param cpuNanos   processor time of all Java threads meanwhile; without compiler and collector
     * @param nanosOnce  the part of {@code nanos} that beginning anew would not repeat
     * @param traceNanos wall-clock time until each improvement
     */
    public record Timing(long nanos, long cpuNanos, long nanosOnce, List<Long> traceNanos) {
        public Timing {
            traceNanos = List.copyOf(traceNanos);
        }

        public double seconds() {
            return nanos * 1e-9;
        }

        public double cpuSeconds() {
            return cpuNanos * 1e-9;
        }
    }

    /** Wall-clock nanoseconds until the best cost was at least as good as a target; nothing if it never was. */
    public OptionalDouble nanosTo(double target, Goal goal) {
        return firstReaching(target, goal).mapToDouble(i -> timing.traceNanos().get(i)).findFirst();
    }

    /** Work until the best cost was at least as good as a target; nothing if it never was. */
    public OptionalDouble workTo(double target, Goal goal) {
        return firstReaching(target, goal).mapToDouble(i -> outcome.trace().get(i).work()).findFirst();
    }

    private IntStream firstReaching(double target, Goal goal) {
        return IntStream.range(0, outcome.trace().size())
                .filter(i -> !goal.better(target, outcome.trace().get(i).cost()))
                .limit(1);
    }
}
