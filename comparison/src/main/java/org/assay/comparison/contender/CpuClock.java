package org.assay.comparison.contender;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;

/** Processor time of all live Java threads, in ns; threads of the compiler and the collector are not among them. */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    static long nanos() {
        long[] ids = THREADS.getAllThreadIds();
        if (THREADS instanceof com.sun.management.ThreadMXBean all) {
            return LongStream.of(all.getThreadCpuTime(ids)).filter(t -> t > 0).sum();
        }
        return LongStream.of(ids).map(THREADS::getThreadCpuTime).filter(t -> t > 0).sum();
    }
}
