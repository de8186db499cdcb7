package org.assay.comparison.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Repeats a piece of work until the compiler has done what it will do for it.
 *
 * <p>Repetitions are taken in windows. The warm-up is over when in four windows in a row the
 * fastest repetition was hardly faster than the fastest of those before, or when the time is up, but never
 * before one repetition. One such window says little: loops count for a while at one pace before the
 * compiler takes them up. Time is processor time of this thread, so that a busy machine gives the compiler, which
 * works on other threads, more of the clock's time and not less.
 *
 * @param windowNanos how long a window is, at least
 * @param mostNanos when to stop in any case
 * @param clock processor time in ns
 */
record WarmUp(long windowNanos, long mostNanos, LongSupplier clock) {

    private static final int MOST_RUNS = 20_000;

    private static final int PATIENCE = 4;

    /** A window that is not faster by more than this is no progress. */
    private static final double HARDLY = 0.9;

    /**
     * Processor time of this thread; or a quarter of the time by the clock, if that is more, for work
     * that waits for other threads.
     */
    static LongSupplier processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean counts = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        long start = System.nanoTime();
        long cpuStart = counts ? threads.getCurrentThreadCpuTime() : 0;
        return () -> {
            long elapsed = System.nanoTime() - start;
            return counts ? Math.max(threads.getCurrentThreadCpuTime() - cpuStart, elapsed / 4) : elapsed;
        };
    }

    /** @param work is given the number of the repetition; the count of repetitions is returned */
    int of(IntConsumer work) {
        long start = clock.getAsLong();
        double best = Double.POSITIVE_INFINITY;
        int runs = 0;
        int idle = 0;
        while (runs < MOST_RUNS && clock.getAsLong() - start < mostNanos) {
            long windowStart = clock.getAsLong();
            double windowBest = Double.POSITIVE_INFINITY;
            long before = windowStart;
            while (runs < MOST_RUNS && before - windowStart < windowNanos) {
                work.accept(runs++);
                long after = clock.getAsLong();
                windowBest = Math.min(windowBest, (double) after - before);
                before = after;
            }
            idle = windowBest > HARDLY * best ? idle + 1 : 0;
            if (idle == PATIENCE) {
                return runs;
            }
            best = Math.min(best, windowBest);
        }
        return runs;
    }
}
