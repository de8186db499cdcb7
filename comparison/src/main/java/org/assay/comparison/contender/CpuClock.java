package org.assay.comparison.contender;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of the Java threads since the clock was made; threads of the compiler and the collector
 * are not among them. The calling thread is read last at the beginning and first at the end, so that
 * reading the others is not charged. A thread that ends meanwhile is lost from the sum: long-lived
 * workers are seen in full.
 */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long caller = Thread.currentThread().threadId();
    private final Map<Long, Long> othersBefore = others();
    private final long callerBefore = THREADS.getCurrentThreadCpuTime();

    /** Read by the thread that made the clock, in ns. */
    long nanos() {
        long sum = THREADS.getCurrentThreadCpuTime() - callerBefore;
        for (Map.Entry<Long, Long> other : others().entrySet()) {
            sum += other.getValue() - othersBefore.getOrDefault(other.getKey(), 0L);
        }
        return sum;
    }

    private Map<Long, Long> others() {
        long[] ids = THREADS.getAllThreadIds();
        long[] times = THREADS instanceof com.sun.management.ThreadMXBean all ? all.getThreadCpuTime(ids) : oneByOne(ids);
        Map<Long, Long> others = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != caller && times[i] > 0) {
                others.put(ids[i], times[i]);
            }
        }
        return others;
    }

    private static long[] oneByOne(long[] ids) {
        long[] times = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            times[i] = THREADS.getThreadCpuTime(ids[i]);
        }
        return times;
    }
}
