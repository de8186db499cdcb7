package org.assay.quantum.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed crew of threads for loops over memory; the caller works with them.
 *
 * <p>Workers spin for a short while between jobs and then park, because a memory pass lasts less than
 * a wake-up, but a spinning thread starves its neighbours on a busy machine. Each begins with the same
 * share of the parts in every job of so many, because what it wrote last time is still in its own cache,
 * and helps the others when it is done. One job runs at a time:
 * a job that is submitted while another runs is done by its caller alone.
 */
public final class Workers {

    private static final int SPINS_BEFORE_PARK = 20_000;

    /** System property: how many threads the shared workers have; all processors where it is not set. */
    public static final String THREADS = "assay.threads";

    private static final class Shared {
        static final Workers INSTANCE = new Workers(threadsAskedFor());
    }

    /** Of all crews; they serve for as long as the process lives. */
    private static final List<Thread> STARTED = new CopyOnWriteArrayList<>();

    private final Thread[] threads;
    private final ReentrantLock oneJob = new ReentrantLock();
    private volatile @Nullable Job current;

    private static final class Job {
        /** Counters stand so many numbers apart, each in cache lines of its own. */
        private static final int APART = 32;

        final IntConsumer body;
        final int parts;
        final int crew;
        final Thread caller = Thread.currentThread();
        final AtomicInteger done = new AtomicInteger();
        volatile @Nullable Throwable failure;

        /** For each thread the next part of its share. */
        private final AtomicIntegerArray next;

        Job(int parts, int crew, IntConsumer body) {
            this.parts = parts;
            this.crew = crew;
            this.body = body;
            next = new AtomicIntegerArray(crew * APART);
            for (int member = 0; member < crew; member++) {
                next.setPlain(member * APART, share(member));
            }
        }

        /** The first part of a thread's share. */
        private int share(int member) {
            return (int) ((long) parts * member / crew);
        }

        /** A thread's own share, then what the others have left. */
        void work(int member) {
            int count = 0;
            for (int i = 0; i < crew; i++) {
                int whose = (member + i) % crew;
                int end = share(whose + 1);
                while (next.getPlain(whose * APART) < end) {
                    int part = next.getAndIncrement(whose * APART);
                    if (part < end) {
                        runPart(part);
                        count++;
                    }
                }
            }
            if (count > 0 && done.addAndGet(count) == parts) {
                LockSupport.unpark(caller);
            }
        }

        private void runPart(int part) {
            try {
                body.accept(part);
            } catch (Throwable t) { // handed to the caller, in whose name the part ran
                failure = t;
            }
        }
    }

    /** A crew of so many threads, the caller counted; 1 means that the caller works alone. */
    public Workers(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("thread count is %d, but must be at least 1".formatted(size));
        }
        threads = new Thread[size - 1];
        for (int i = 0; i < threads.length; i++) {
            int member = i + 1;
            threads[i] = Thread.ofPlatform().daemon().name("assay-worker-" + i).start(() -> serve(member));
        }
        STARTED.addAll(List.of(threads));
    }

    /**
     * What the system property asks for, otherwise a thread for each processor.
     *
     * @throws IllegalArgumentException if it does not ask for a number from 1 on
     */
    public static int threadsAskedFor() {
        String asked = System.getProperty(THREADS);
        if (asked == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (!asked.matches("0*[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("system property %s is '%s', but must be a whole number from 1 to 99999"
                    .formatted(THREADS, asked));
        }
        return Integer.parseInt(asked);
    }

    /** One crew for the whole program, with a thread for each processor unless {@link #THREADS} says otherwise. */
    public static Workers shared() {
        return Shared.INSTANCE;
    }

    /** The threads of all crews that there are by now, callers not among them: whoever measures work asks for their clocks too. */
    public static long[] threadIds() {
        return STARTED.stream().mapToLong(Thread::threadId).toArray();
    }

    /** Threads, the caller counted. */
    public int size() {
        return threads.length + 1;
    }

    /** Does {@code body} for every part from 0 on, in any order, and returns when all are done. */
    public void run(int parts, IntConsumer body) {
        if (threads.length == 0 || parts <= 1 || oneJob.isHeldByCurrentThread() || !oneJob.tryLock()) {
            for (int part = 0; part < parts; part++) {
                body.accept(part);
            }
            return;
        }
        try {
            runTogether(new Job(parts, size(), body));
        } finally {
            oneJob.unlock();
        }
    }

    private void runTogether(Job job) {
        current = job;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        job.work(0);
        for (int spins = 0; job.done.get() < job.parts; spins++) {
            if (spins < SPINS_BEFORE_PARK) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, 1_000_000);
            }
        }
        current = null;
        Throwable failure = job.failure;
        if (failure != null) {
            throw new IllegalStateException("a worker thread failed", failure);
        }
    }

    private void serve(int member) {
        Job last = null;
        int spins = 0;
        while (true) {
            Job job = current;
            if (job != null && job != last) {
                job.work(member);
                last = job;
                spins = 0;
            } else if (spins++ < SPINS_BEFORE_PARK) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }
}
