package org.assay.quantum.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gets vector kernels compiled before they work.
 *
 * <p>Until the optimising compiler has a kernel, every vector in it is an object, and it runs hundreds
 * of times slower. So a kernel is compiled when it allocates no more for eight cells than for none, but for
 * the one vector that a sum is handed back in, which a busy machine does not change; where allocation is not counted, when it is fast. The compiler counts calls, so most calls
 * here do nothing; a few do a little, to show it that the loops are worth compiling. Gives up after
 * some seconds on a machine that is too busy to compile.
 */
final class TileWarmUp {

    private static final int ROUNDS = 100;
    private static final int IDLE_CALLS = 100;
    private static final int WORKING_ROUNDS = 8;
    private static final long FAST_NANOS = 1_000;
    /** One vector as an object takes 96 bytes at 512 bits and 64 at 256; loops that are not compiled make several for each cell. */
    private static final long ONE_VECTOR_BYTES = 96;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** Counts what this thread allocates, where the virtual machine does. */
    private static final @Nullable ThreadMXBean ALLOCATIONS = allocations();

    private TileWarmUp() {}

    /** A call of a kernel on so many cells or rows, 0 for none. */
    interface Call {
        void on(int size);
    }

    /** The kernels of states, energies and samples. */
    static void forEnergies(TileKernels kernels) {
        try (Arena arena = Arena.ofShared()) {
            int cell = kernels.bytesPerCell();
            int lanes = kernels.lanes();
            MemorySegment a = OffHeapMemory.allocate(64L * cell, arena);
            MemorySegment levels = OffHeapMemory.allocate(64L * lanes, arena);
            double[] tables = new double[4 * lanes];
            double[] moreTables = new double[8 * lanes];
            drive(List.of(
                    size -> kernels.mix8(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix4(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix2(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mixCells(a, 0, size, 0.5),
                    size -> kernels.mixWithComplement(a, 0, 8L * cell, size, 0.5),
                    size -> kernels.fill(a, 0, size, 0),
                    size -> kernels.norm(a, 0, size),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 0, false, tables),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 7L * lanes, true, moreTables),
                    size -> kernels.energyByLevels(a, 0, size, levels, 0, false),
                    size -> kernels.energyByLevels(a, 0, size, levels, 7L * lanes, true)));
        }
    }

    /** What gradients take beside those of {@link #forEnergies}. */
    static void forGradients(TileKernels kernels) {
        try (Arena arena = Arena.ofShared()) {
            int cell = kernels.bytesPerCell();
            int lanes = kernels.lanes();
            MemorySegment a = OffHeapMemory.allocate(64L * cell, arena);
            MemorySegment b = OffHeapMemory.allocate(64L * cell, arena);
            MemorySegment levels = OffHeapMemory.allocate(64L * lanes, arena);
            drive(List.of(
                    size -> kernels.innerX8(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerX4(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerX2(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerXCells(a, b, 0, size),
                    size -> kernels.innerAndMixWithComplement(a, b, 0, 8L * cell, size, 0.5),
                    size -> kernels.multiplyByLevels(a, b, 0, size, levels, 0, false),
                    size -> kernels.multiplyByLevels(a, b, 0, size, levels, 7L * lanes, true),
                    size -> kernels.innerByLevels(a, b, 0, size, levels, 0, false),
                    size -> kernels.innerByLevels(a, b, 0, size, levels, 7L * lanes, true)));
        }
    }

    static void forCosts(CostKernels kernels, int lanes) {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment a = OffHeapMemory.allocate(8L * 16 * lanes, arena);
            MemorySegment b = OffHeapMemory.allocate(8L * 16 * lanes, arena);
            MemorySegment costs = OffHeapMemory.allocate(8L * 8 * lanes, arena);
            drive(List.of(
                    size -> kernels.phase(a, 0, size, costs, 0, false, 1, 1),
                    size -> kernels.phase(a, 0, size, costs, 7L * lanes, true, 1, 1),
                    size -> kernels.energy(a, 0, size, costs, 0, false),
                    size -> kernels.energy(a, 0, size, costs, 7L * lanes, true),
                    size -> kernels.multiply(a, b, 0, size, costs, 0, false),
                    size -> kernels.multiply(a, b, 0, size, costs, 7L * lanes, true),
                    size -> kernels.inner(a, b, 0, size, costs, 0, false),
                    size -> kernels.inner(a, b, 0, size, costs, 7L * lanes, true)));
        }
    }

    /** Calls until all are compiled; returns whether they are. */
    static boolean drive(List<Call> calls) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (int round = 0; round < ROUNDS; round++) {
            for (Call call : calls) {
                idle(call);
                if (round % (ROUNDS / WORKING_ROUNDS) == 0) {
                    call.on(8);
                }
            }
        }
        List<Call> waiting = calls;
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000); // the compiler wants a processor too
            waiting = waiting.stream().filter(call -> !isCompiled(call)).toList();
            waiting.forEach(TileWarmUp::idle);
        }
        return waiting.isEmpty();
    }

    private static void idle(Call call) {
        for (int i = 0; i < IDLE_CALLS; i++) {
            call.on(0);
        }
    }

    private static boolean isCompiled(Call call) {
        ThreadMXBean counter = ALLOCATIONS;
        call.on(8);
        if (counter == null) {
            long start = System.nanoTime();
            call.on(8);
            return System.nanoTime() - start < FAST_NANOS;
        }
        return allocated(counter, call, 8) - allocated(counter, call, 0) <= ONE_VECTOR_BYTES;
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
