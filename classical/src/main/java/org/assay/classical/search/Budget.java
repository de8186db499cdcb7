package org.assay.classical.search;

import java.time.Duration;

/**
 * How much a search may spend, and the energy that ends it early. A search ends with the first limit
 * it meets. Limits of runs, updates and target give the same answer on any number of threads; a
 * limit of time does not repeat.
 *
 * @param runs    independent runs, at least 1; {@code Long.MAX_VALUE} for no limit
 * @param updates flips considered in all runs together, at least 1; {@code Long.MAX_VALUE} for no
 *                limit. A run ends at the first of its own checkpoints (often a sweep) past it
 * @param nanos   wall-clock time, at least 1; {@code Long.MAX_VALUE} for no limit
 * @param target  an energy at or below which the search ends; negative infinity for none
 * @param threads runs made at a time, 1..1024
 */
public record Budget(long runs, long updates, long nanos, double target, int threads) {
    private static final int MOST_THREADS = 1024;

    public Budget {
        requirePositive("runs", runs);
        requirePositive("updates", updates);
        requirePositive("nanoseconds", nanos);
        requirePositive("threads", threads);
        if (threads > MOST_THREADS) {
            throw new IllegalArgumentException("%d threads, but at most %d are allowed".formatted(threads, MOST_THREADS));
        }
        if (Double.isNaN(target)) {
            throw new IllegalArgumentException("target energy is NaN; for none give negative infinity");
        }
    }

    private static void requirePositive(String what, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%d %s, but a budget has at least 1".formatted(value, what));
        }
    }

    /** So many runs of the solver's own length, on one thread. */
    public static Budget ofRuns(long runs) {
        return new Budget(runs, Long.MAX_VALUE, Long.MAX_VALUE, Double.NEGATIVE_INFINITY, 1);
    }

    /** So many flips considered, on one thread. */
    public static Budget ofUpdates(long updates) {
        return new Budget(Long.MAX_VALUE, updates, Long.MAX_VALUE, Double.NEGATIVE_INFINITY, 1);
    }

    /** So many flips considered per spin of the model, on one thread. */
    public static Budget ofSweeps(SpinModel model, long sweeps) {
        return ofUpdates(Math.multiplyExact(sweeps, (long) model.size()));
    }

    /** So much wall-clock time, on one thread. */
    public static Budget ofTime(Duration time) {
        return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, time.toNanos(), Double.NEGATIVE_INFINITY, 1);
    }

    public Budget withRuns(long runs) {
        return new Budget(runs, updates, nanos, target, threads);
    }

    public Budget withUpdates(long updates) {
        return new Budget(runs, updates, nanos, target, threads);
    }

    public Budget withTime(Duration time) {
        return new Budget(runs, updates, time.toNanos(), target, threads);
    }

    /** Ends at this energy or below. For MaxCut the energy is minus the cut. */
    public Budget withTarget(double target) {
        return new Budget(runs, updates, nanos, target, threads);
    }

    public Budget withThreads(int threads) {
        return new Budget(runs, updates, nanos, target, threads);
    }

    boolean hasEnd() {
        return runs < Long.MAX_VALUE || updates < Long.MAX_VALUE || nanos < Long.MAX_VALUE;
    }
}
