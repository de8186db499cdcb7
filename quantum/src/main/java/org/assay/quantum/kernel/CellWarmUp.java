package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets the kernels on cells compiled before they work; see {@link WarmUp}. */
final class CellWarmUp {

    private static final int CELLS = 32;

    private CellWarmUp() {}

    /** Whether all are compiled; a busy machine may need several attempts. */
    static boolean run(CellKernels k, @Nullable HeapCells heap) {
        try (Arena arena = Arena.ofShared()) {
            int cell = k.bytesPerCell();
            MemorySegment m = OffHeapMemory.allocate(8L * CELLS * cell, Arena.ofAuto());
            MemorySegment state = OffHeapMemory.allocate(2L * CELLS * cell, arena);
            return WarmUp.drive(calls(k, heap, m, state, cell));
        }
    }

    private static List<WarmUp.Call> calls(CellKernels k, @Nullable HeapCells heap, MemorySegment m, MemorySegment state, int cell) {
        int[] none = {};
        int[] four = {0, 8 * cell, 16 * cell, 24 * cell};
        long coefs = 3L * CELLS * cell;
        Object matrix = cell / k.lanes() == 2 * Float.BYTES ? new float[64] : new double[64];
        long other = 2L * CELLS * cell;
        int[] sources = {3, 1, 2, 0};
        int[] twists = {0, 1, 0, 1};
        int[] twoCells = {0, cell};
        int[] twoLanes = {0, 1};
        int[] inputs = {0, 1, 2, 3, 2, 3, 0, 1};
        long[] offsets = {0, 4L * cell};
        long[] noOffsets = {};
        List<WarmUp.Call> calls = new ArrayList<>(List.of(
                size -> k.general1(m, 0, size > 0 ? four : none, cell, coefs),
                size -> k.general2(m, 0, size > 0 ? four : none, cell, 2L * cell, coefs),
                size -> k.real2(m, 0, size > 0 ? four : none, cell, 2L * cell, coefs),
                size -> k.turn2(m, 0, size > 0 ? four : none, cell, 2L * cell, coefs),
                size -> k.lanes1(m, 0, size > 0 ? four : none, coefs, 1),
                size -> k.lanes3(m, 0, size > 0 ? four : none, coefs, 1, 1, 1),
                size -> k.realLanes3(m, 0, size > 0 ? four : none, coefs, 1, 1, 1),
                size -> k.turnLanes3(m, 0, size > 0 ? four : none, coefs, 1, 1, 1),
                size -> k.dense(m, 0, size > 0 ? four : none, cell, 2L * cell, matrix, 0),
                size -> k.denseLocal(m, 0, size > 0 ? four : none, cell, 2L * cell, matrix, 0),
                size -> k.matrix(m, 0, size > 0 ? four : none, twoCells, twoLanes, inputs, coefs, other),
                size -> k.denseMixed(m, 0, size > 0 ? four : none, cell, coefs, 1),
                size -> k.denseLanes(m, 0, size > 0 ? four : none, coefs, 1, 1),
                size -> k.turnPairs(m, 0, size > 0 ? four : none, four, coefs, 1),
                size -> k.multiply(m, 0, size > 0 ? four : none, coefs),
                size -> k.phases(m, 0, size > 0 ? four : none, twoCells, coefs, coefs, matrix, other),
                size -> k.permute(m, 0, other, size > 0 ? sources : none, twists, 0, 0, coefs),
                size -> k.permuteBlending(m, 0, other, size > 0 ? sources : none, twists, 0, 0, coefs, 1, 1),
                size -> k.gather(state, 0, size > 0 ? offsets : noOffsets, 2, m, 0),
                size -> k.scatter(m, 0, state, 0, size > 0 ? offsets : noOffsets, 2),
                size -> k.squares(m, 0, size, state),
                size -> k.norm(m, 0, size)));
        if (heap != null) {
            double[] re = new double[8 * k.lanes()];
            double[] im = new double[8 * k.lanes()];
            int[] places = {0, 4 * k.lanes()};
            calls.add(size -> heap.gather(re, im, 0, size > 0 ? places : none, 2 * k.lanes(), m, 0));
            calls.add(size -> heap.scatter(m, 0, re, im, 0, size > 0 ? places : none, 2 * k.lanes()));
        }
        return calls;
    }
}
