package org.assay.quantum.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Calls vector kernels until the optimising compiler has them.
 *
 * <p>Until then every vector in them is an object, and they run hundreds of times slower. So a kernel
 * is compiled when it allocates no more for much than for little, but for the one vector that a sum is
 * handed back in; how busy the machine is does not change that. Where allocation is not counted, it is
 * compiled when it is fast. The compiler counts calls, so most calls here do little or nothing; some
 * do more, to show it where the work is.
 */
final class WarmUp {

    private static final int ROUNDS = 100;
    private static final int CALLS = 100;
    private static final int MUCH = 8;

    /**
     * Of so many calls one does much. The compiler weighs what it keeps in registers by how often it has seen each part of
     * a method: where loops hardly ran, some came out up to 2.3 times as slow, by chance; where every call does much, the
     * wait is twice as long.
     */
    private static final int CALLS_FOR_ONE_THAT_WORKS = 20;

    private static final long FAST_NANOS = 1_000;

    /** One vector as an object takes 96 bytes at 512 bits and 64 at 256; loops that are not compiled make several for each cell. */
    private static final long ONE_VECTOR_BYTES = 96;

    /** After so long the machine is too busy to compile, or its compiler cannot. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** Counts what this thread allocates, where the virtual machine does. */
    private static final @Nullable ThreadMXBean ALLOCATIONS = allocations();

    static {
        // While segments outside the heap are the only ones that it has met, the compiler relies on there being no others, and throws
        // all loops away as soon as the Vector API, still interpreted in a later warm-up, makes one of bytes.
        MemorySegment.ofArray(new byte[0]);
    }

    private WarmUp() {}

    /** A call of a kernel on so many cells or rows, 8 of them or, for as little as it can be called with, 0. */
    interface Call {
        void on(int size);
    }

    /** Calls until all are compiled; returns whether they are, or never will be because vectors are emulated. */
    static boolean drive(List<Call> calls) {
        if (VectorWidth.isEmulated()) {
            return true;
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (int round = 0; round < ROUNDS; round++) {
            for (Call call : calls) {
                mostlyIdle(call);
            }
        }
        List<Call> waiting = calls;
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000); // the compiler wants a processor too
            waiting = waiting.stream().filter(call -> !isCompiled(call)).toList();
            waiting.forEach(WarmUp::mostlyIdle);
        }
        return waiting.isEmpty();
    }

    private static void mostlyIdle(Call call) {
        for (int i = 0; i < CALLS; i++) {
            call.on(i % CALLS_FOR_ONE_THAT_WORKS == 0 ? MUCH : 0);
        }
    }

    private static boolean isCompiled(Call call) {
        ThreadMXBean counter = ALLOCATIONS;
        call.on(MUCH);
        if (counter == null) {
            long start = System.nanoTime();
            call.on(MUCH);
            return System.nanoTime() - start < FAST_NANOS;
        }
        return allocated(counter, call, MUCH) - allocated(counter, call, 0) <= ONE_VECTOR_BYTES;
    }

    private static long allocated(ThreadMXBean counter, Call call, int size) {
        long before = counter.getCurrentThreadAllocatedBytes();
        call.on(size);
        return counter.getCurrentThreadAllocatedBytes() - before;
    }

    private static @Nullable ThreadMXBean allocations() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported()
                        && bean.isThreadAllocatedMemoryEnabled()
                ? bean
                : null;
    }
}
