package org.assay.comparison.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Repeats pieces of work until the compiler has done what it will do for them.
 *
 * <p>Each is repeated in windows, by turns, so that the compiler, which works on other threads, deals with
 * one while the others run. A piece is warm when in five of its windows in a row the fastest repetition was
 * hardly faster than the fastest of those before, or when another repetition would outlast its time, but never
 * before one repetition.
 * One such window says little: loops count for a while at one pace before the compiler takes them up. Time is
 * processor time of this thread, so that a busy machine gives the compiler more of the clock's time and not less.
 *
 * @param windowNanos how long a window is, at least
 * @param mostNanos when to stop with a piece of work in any case
 * @param clock processor time in ns
 */
record WarmUp(long windowNanos, long mostNanos, LongSupplier clock) {

    private static final int MOST_RUNS = 20_000;

    private static final int PATIENCE = 5;

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

    /**
     * What a piece of work took to warm up.
     *
     * @param runs  repetitions
     * @param nanos by the clock on the wall
     */
    record Spent(int runs, long nanos) {}

    /**
     * Of several pieces of work by turns, a window of each, so that the compiler works for some while
     * others run.
     *
     * @param works each is given the number of the repetition
     */
    List<Spent> of(List<IntConsumer> works) {
        List<Turns> all = works.stream().map(Turns::new).toList();
        while (all.stream().anyMatch(turns -> !turns.isOver())) {
            all.stream().filter(turns -> !turns.isOver()).forEach(Turns::window);
        }
        return all.stream().map(turns -> new Spent(turns.runs, turns.wallNanos)).toList();
    }

    /** One piece of work with its windows so far. */
    private final class Turns {
        private final IntConsumer work;
        private int runs;
        private int idle;
        private double best = Double.POSITIVE_INFINITY;
        private long spentNanos;
        private long lastNanos;
        private long wallNanos;

        Turns(IntConsumer work) {
            this.work = work;
        }

        boolean isOver() {
            return idle == PATIENCE || runs >= MOST_RUNS || spentNanos + lastNanos >= mostNanos;
        }

        void window() {
            long wallStart = System.nanoTime();
            long start = clock.getAsLong();
            long before = start;
            double windowBest = Double.POSITIVE_INFINITY;
            while (runs < MOST_RUNS && before - start < windowNanos) {
                work.accept(runs++);
                long after = clock.getAsLong();
                lastNanos = after - before;
                windowBest = Math.min(windowBest, (double) lastNanos);
                before = after;
            }
            idle = windowBest > HARDLY * best ? idle + 1 : 0;
            best = Math.min(best, windowBest);
            spentNanos += before - start;
            wallNanos += System.nanoTime() - wallStart;
        }
    }
}
