package org.assay.comparison.contender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.assay.classical.descent.StopReason;
import org.assay.classical.search.Spins;
import org.assay.comparison.problem.Goal;

/** Takes down one trial while it runs. Starts its clocks when made. */
final class Recorder {
    /** Read-outs that are kept aside until there are so many: maps in the loop of a method would be most of its work, and of the compiler's. */
    private static final int LATE = 64;

    private final CpuClock cpu = new CpuClock();
    private final long start = System.nanoTime();
    private final Goal goal;
    private final long seed;
    private final Budget budget;
    private final TreeMap<Double, Long> samples = new TreeMap<>();
    private final double[] lateCosts = new double[LATE];
    private final long[] lateTimes = new long[LATE];
    private int late;
    private final List<Trial.Improvement> trace = new ArrayList<>();
    private final List<Long> traceNanos = new ArrayList<>();
    private final Map<String, Long> counters = new LinkedHashMap<>();
    private String lastCounter = "";
    private long lastCount;
    private final Map<String, List<Double>> settled = new LinkedHashMap<>();
    private Optional<Trial.Answer> best = Optional.empty();
    private OptionalDouble expectedCost = OptionalDouble.empty();
    private OptionalDouble bound = OptionalDouble.empty();
    private Optional<StopReason> descent = Optional.empty();
    private long work;
    private long workOnce;
    private long nanosOnce;
    private long runs;

    Recorder(Goal goal, long seed, Budget budget) {
        this.goal = goal;
        this.seed = seed;
        this.budget = budget;
    }

    long elapsedNanos() {
        return System.nanoTime() - start;
    }

    /** Adds work under a name that a table shows. */
    void work(String counter, long amount) {
        work += amount;
        count(counter, amount);
    }

    /** Counts something that is not part of the budget's work. */
    void count(String counter, long amount) {
        if (!counter.equals(lastCounter)) {
            addLastCount();
            lastCounter = counter;
        }
        lastCount += amount;
    }

    private void addLastCount() {
        if (!lastCounter.isEmpty()) {
            counters.merge(lastCounter, lastCount, Long::sum);
        }
        lastCount = 0;
    }

    void settle(String name, List<Double> values) {
        settled.put(name, values);
    }

    /** Takes down a proof that no cost is better. */
    void prove(double cost) {
        bound = OptionalDouble.of(cost);
    }

    void expect(double cost) {
        expectedCost = OptionalDouble.of(cost);
    }

    /** A read-out, so many times the same. */
    void sample(double cost, long times, Supplier<Spins> assignment) {
        if (late == LATE) {
            addLateSamples();
        }
        lateCosts[late] = cost;
        lateTimes[late++] = times;
        if (best.isEmpty() || goal.better(cost, best.get().cost())) {
            best = Optional.of(new Trial.Answer(cost, assignment.get()));
            trace.add(new Trial.Improvement(work, cost));
            traceNanos.add(elapsedNanos());
        }
    }

    private void addLateSamples() {
        for (int i = 0; i < late; i++) {
            samples.merge(lateCosts[i], lateTimes[i], Long::sum);
        }
        late = 0;
    }

    /** An improvement that was seen before its answer is known. */
    void passed(long atWork, long atNanos, double cost) {
        if (trace.isEmpty() || goal.better(cost, trace.getLast().cost())) {
            trace.add(new Trial.Improvement(atWork, cost));
            traceNanos.add(atNanos);
        }
    }

    /** All until now is a preparation, which a method that is begun anew need not repeat. */
    void prepared() {
        workOnce = work;
        nanosOnce = elapsedNanos();
    }

    /** Ends a run of the method; whether the budget allows another. */
    boolean another() {
        runs++;
        return runs < budget.runs() && withinLimits();
    }

    boolean withinLimits() {
        return work < budget.work() && !isLate();
    }

    /** Also when the thread was asked to end: what it has so far is kept. */
    boolean isLate() {
        return elapsedNanos() >= budget.nanos() || Thread.currentThread().isInterrupted();
    }

    long remainingWork() {
        return Math.max(0, budget.work() - work);
    }

    /** Takes down why a descent ended; the last one counts. */
    void descended(StopReason reason) {
        descent = Optional.of(reason);
    }

    /** Why the trial ends, if the budget ended it, and before it the reason of the last descent. */
    String budgetReason() {
        return descent.map(reason -> "last descent: " + reason + "; ").orElse("") + limitMet();
    }

    private String limitMet() {
        if (Thread.currentThread().isInterrupted()) {
            return "ended early";
        }
        if (isLate()) {
            return String.format(Locale.ROOT, "seconds %.6g >= %.6g", elapsedNanos() * 1e-9, budget.nanos() * 1e-9);
        }
        return work >= budget.work() ? "work " + work + " >= " + budget.work() : "runs " + runs + " >= " + budget.runs();
    }

    /** Stops the clocks, and only then asks why the trial ended: words take longer than some trials. */
    Trial end(Supplier<String> stop) {
        addLateSamples();
        addLastCount();
        lastCounter = "";
        Trial.Timing timing = new Trial.Timing(elapsedNanos(), cpu.nanos(), nanosOnce, traceNanos);
        Trial.Outcome outcome = new Trial.Outcome(
                seed, best, Histogram.of(samples), expectedCost, trace, work, workOnce, counters, settled, bound, stop.get());
        return new Trial(outcome, timing);
    }
}
