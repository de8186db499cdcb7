package org.assay.comparison.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assay.quantum.kernel.Workers;
import org.junit.jupiter.api.Test;

class CpuClockTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WORK_NANOS = 20_000_000;

    /** Until the thread has used so much more processor time. */
    private static void work() {
        long end = THREADS.getCurrentThreadCpuTime() + WORK_NANOS;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** On each thread of a crew of two: its parts wait for each other, so one thread cannot do both. */
    private static void onBoth(Workers crew, Runnable body) {
        CountDownLatch both = new CountDownLatch(2);
        crew.run(2, _ -> {
            both.countDown();
            while (both.getCount() > 0) {
                Thread.onSpinWait();
            }
            body.run();
        });
    }

    @Test
    void countsWhatTheCallerAndWorkersDoSinceThen() {
        assumeThat(THREADS.isCurrentThreadCpuTimeSupported()).isTrue();
        Workers crew = new Workers(2);
        work();
        CpuClock clock = new CpuClock();
        onBoth(crew, CpuClockTest::work);
        assertThat(clock.nanos()).isGreaterThanOrEqualTo(2 * WORK_NANOS);
    }

    @Test
    void countsWorkersThatBeganSinceThen() {
        assumeThat(THREADS.isCurrentThreadCpuTimeSupported()).isTrue();
        CpuClock clock = new CpuClock();
        AtomicBoolean byAnother = new AtomicBoolean();
        Thread caller = Thread.currentThread();
        long callerBefore = THREADS.getCurrentThreadCpuTime();
        Workers crew = new Workers(2);
        onBoth(crew, () -> {
            if (!Thread.currentThread().equals(caller)) {
                work();
                byAnother.set(true);
            }
        });
        assertThat(byAnother).isTrue();
        long all = clock.nanos();
        assertThat(all - (THREADS.getCurrentThreadCpuTime() - callerBefore)).as("beside the caller's").isGreaterThan(WORK_NANOS / 2);
    }

    @Test
    void leavesOthersOut() throws InterruptedException {
        assumeThat(THREADS.isCurrentThreadCpuTimeSupported()).isTrue();
        CpuClock clock = new CpuClock();
        Thread other = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 50; i++) {
                work();
            }
        });
        other.join();
        assertThat(clock.nanos()).isLessThan(50 * WORK_NANOS / 2);
    }
}
