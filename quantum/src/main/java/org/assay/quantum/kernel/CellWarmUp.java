package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gets the kernels on cells compiled before they work, as {@link TileWarmUp} does: the compiler counts
 * calls, so most calls here do nothing, and a few do a little.
 */
final class CellWarmUp {

    private static final int ROUNDS = 400;
    private static final int IDLE_CALLS = 24;
    private static final long FAST_NANOS = 4_000;
    private static final long PATIENCE_NANOS = 4_000_000_000L;
    private static final int CELLS = 32;

    private CellWarmUp() {}

    /** A call of a kernel on some cells, or on none. */
    private interface Call {
        void on(boolean some);
    }

    static void run(CellKernels k, @Nullable HeapCells heap) {
        try (Arena arena = Arena.ofShared()) {
            int cell = k.bytesPerCell();
            MemorySegment m = OffHeapMemory.allocate(8L * CELLS * cell, arena);
            MemorySegment state = OffHeapMemory.allocate(2L * CELLS * cell, arena);
            drive(calls(k, heap, m, state, cell));
        }
    }

    private static List<Call> calls(CellKernels k, @Nullable HeapCells heap, MemorySegment m, MemorySegment state, int cell) {
        int[] none = {};
        int[] four = {0, 8 * cell, 16 * cell, 24 * cell};
        long coefs = 3L * CELLS * cell;
        long other = 2L * CELLS * cell;
        int[] sources = {3, 1, 2, 0};
        int[] twists = {0, 1, 0, 1};
        long[] offsets = {0, 4L * cell};
        long[] noOffsets = {};
        List<Call> calls = new ArrayList<>(List.of(
                some -> k.general1(m, 0, some ? four : none, cell, coefs),
                some -> k.general2(m, 0, some ? four : none, cell, 2L * cell, coefs),
                some -> k.real2(m, 0, some ? four : none, cell, 2L * cell, coefs),
                some -> k.turn2(m, 0, some ? four : none, cell, 2L * cell, coefs),
                some -> k.lanes1(m, 0, some ? four : none, coefs, 1),
                some -> k.lanes3(m, 0, some ? four : none, coefs, 1, 1, 1),
                some -> k.realLanes3(m, 0, some ? four : none, coefs, 1, 1, 1),
                some -> k.dense(m, 0, some ? four : none, cell, 2L * cell, coefs),
                some -> k.denseMixed(m, 0, some ? four : none, cell, coefs, 1),
                some -> k.denseLanes(m, 0, some ? four : none, coefs, 1, 1),
                some -> k.multiply(m, 0, some ? four : none, coefs),
                some -> k.permute(m, 0, other, some ? sources : none, twists, 0, 0, coefs),
                some -> k.permuteBlending(m, 0, other, some ? sources : none, twists, 0, 0, coefs, 1, 1),
                some -> k.gather(state, 0, some ? offsets : noOffsets, 2, m, 0),
                some -> k.scatter(m, 0, state, 0, some ? offsets : noOffsets, 2),
                some -> k.squares(m, 0, some ? 8 : 0, state),
                some -> k.norm(m, 0, some ? 8 : 0)));
        if (heap != null) {
            double[] re = new double[8 * k.lanes()];
            double[] im = new double[8 * k.lanes()];
            int[] places = {0, 4 * k.lanes()};
            calls.add(some -> heap.gather(re, im, 0, some ? places : none, 2 * k.lanes(), m, 0));
            calls.add(some -> heap.scatter(m, 0, re, im, 0, some ? places : none, 2 * k.lanes()));
        }
        return calls;
    }

    private static void drive(List<Call> calls) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (int round = 0; round < ROUNDS; round++) {
            for (Call call : calls) {
                for (int i = 0; i < IDLE_CALLS; i++) {
                    call.on(false);
                }
                if (round % 16 == 0) {
                    call.on(true);
                }
            }
        }
        for (Call call : calls) {
            while (nanos(call) > FAST_NANOS && System.nanoTime() < deadline) {
                LockSupport.parkNanos(2_000_000); // the compiler wants a processor too
            }
        }
    }

    /** The best of three, because a busy machine interrupts. */
    private static long nanos(Call call) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            call.on(true);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
