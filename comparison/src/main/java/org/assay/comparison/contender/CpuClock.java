package org.assay.comparison.contender;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.assay.quantum.kernel.Workers;

/**
 * Processor time of the calling thread and of the simulators' workers since the clock was made. Those are who
 * works in a trial; to ask every thread of the virtual machine takes longer than the shortest trials. The
 * calling thread is read last at the beginning and first at the end, so that reading the others is not charged.
 */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] workersBefore = workers();
    private final long callerBefore = THREADS.getCurrentThreadCpuTime();

    /** Read by the thread that made the clock, in ns. */
    long nanos() {
        long sum = THREADS.getCurrentThreadCpuTime() - callerBefore;
        long[] workers = workers();
        for (int i = 0; i < workers.length; i++) {
            sum += workers[i] - (i < workersBefore.length ? workersBefore[i] : 0);
        }
        return sum;
    }

    /** Of each in ns, in the order in which they were started: those of a later call follow those of an earlier one. */
    private static long[] workers() {
        long[] times = Workers.threadIds();
        for (int i = 0; i < times.length; i++) {
            times[i] = Math.max(0, THREADS.getThreadCpuTime(times[i]));
        }
        return times;
    }
}
