package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Gets vector kernels compiled before they work.
 *
 * <p>Until the optimising compiler has a kernel, every vector in it is an object, and it runs hundreds
 * of times slower. The compiler counts calls, so most calls here do nothing; a few do a little, to
 * show it that the loops are worth compiling. Ends when all run at speed, or after some seconds on a
 * machine that is too busy to tell.
 */
final class TileWarmUp {

    private static final int ROUNDS = 400;
    private static final int IDLE_CALLS = 24;
    private static final long FAST_NANOS = 4_000;
    private static final long PATIENCE_NANOS = 4_000_000_000L;

    private TileWarmUp() {}

    /** A call of a kernel on so many cells or rows, 0 for none. */
    private interface Call {
        void on(int size);
    }

    static void run(TileKernels kernels) {
        try (Arena arena = Arena.ofShared()) {
            int cell = kernels.bytesPerCell();
            int lanes = kernels.lanes();
            MemorySegment a = OffHeapMemory.allocate(64L * cell, arena);
            MemorySegment b = OffHeapMemory.allocate(64L * cell, arena);
            MemorySegment levels = OffHeapMemory.allocate(64L * lanes, arena);
            double[] tables = new double[4 * lanes];
            double[] moreTables = new double[8 * lanes];
            List<Call> calls = List.of(
                    size -> kernels.mix8(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix4(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix2(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mixCells(a, 0, size, 0.5),
                    size -> kernels.mixWithComplement(a, 0, 8L * cell, size, 0.5),
                    size -> kernels.innerX8(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerX4(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerX2(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerXCells(a, b, 0, size),
                    size -> kernels.innerComplement(a, b, 0, 8L * cell, size),
                    size -> kernels.fill(a, 0, size, 0),
                    size -> kernels.norm(a, 0, size),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 0, false, tables),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 7L * lanes, true, moreTables),
                    size -> kernels.energyByLevels(a, 0, size, levels, 0, false),
                    size -> kernels.multiplyByLevels(a, b, 0, size, levels, 0, false),
                    size -> kernels.innerByLevels(a, b, 0, size, levels, 0, false));
            drive(calls);
        }
    }

    static void run(CostKernels kernels, int lanes) {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment a = OffHeapMemory.allocate(8L * 16 * lanes, arena);
            MemorySegment b = OffHeapMemory.allocate(8L * 16 * lanes, arena);
            MemorySegment costs = OffHeapMemory.allocate(8L * 8 * lanes, arena);
            drive(List.of(
                    size -> kernels.phase(a, 0, size, costs, 0, false, 1, 1),
                    size -> kernels.energy(a, 0, size, costs, 0, false),
                    size -> kernels.multiply(a, b, 0, size, costs, 0, false),
                    size -> kernels.inner(a, b, 0, size, costs, 0, false)));
        }
    }

    private static void drive(List<Call> calls) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (int round = 0; round < ROUNDS; round++) {
            for (Call call : calls) {
                for (int i = 0; i < IDLE_CALLS; i++) {
                    call.on(0);
                }
                if (round % 16 == 0) {
                    call.on(8);
                }
            }
        }
        for (Call call : calls) {
            while (nanos(call) > FAST_NANOS && System.nanoTime() < deadline) {
                pause();
            }
        }
    }

    /** Leaves the processor to the compiler. */
    private static void pause() {
        LockSupport.parkNanos(2_000_000);
    }

    /** The best of three, because a busy machine interrupts. */
    private static long nanos(Call call) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            call.on(8);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
