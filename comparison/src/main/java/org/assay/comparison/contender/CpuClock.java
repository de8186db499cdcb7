package org.assay.comparison.contender;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time of the Java threads since the clock was made; threads of the compiler and the collector
 * are not among them. The calling thread is read last at the beginning and first at the end, so that
 * reading the others is not charged. A thread that ends meanwhile is lost from the sum: long-lived
 * workers are seen in full.
 */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long caller = Thread.currentThread().threadId();
    private final long[] idsBefore = THREADS.getAllThreadIds();
    private final long[] timesBefore = times(idsBefore);
    private final long callerBefore = THREADS.getCurrentThreadCpuTime();

    /** Read by the thread that made the clock, in ns. */
    long nanos() {
        long sum = THREADS.getCurrentThreadCpuTime() - callerBefore;
        long[] ids = THREADS.getAllThreadIds();
        long[] times = times(ids);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != caller && times[i] > 0) {
                sum += times[i] - before(ids[i]);
            }
        }
        return sum;
    }

    /** 0 for a thread that has begun since. */
    private long before(long id) {
        for (int i = 0; i < idsBefore.length; i++) {
            if (idsBefore[i] == id) {
                return Math.max(0, timesBefore[i]);
            }
        }
        return 0;
    }

    /** Of each thread in ns, or -1 where it has ended. */
    private static long[] times(long[] ids) {
        return THREADS instanceof com.sun.management.ThreadMXBean all ? all.getThreadCpuTime(ids) : oneByOne(ids);
    }

    private static long[] oneByOne(long[] ids) {
        long[] times = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            times[i] = THREADS.getThreadCpuTime(ids[i]);
        }
        return times;
    }
}
