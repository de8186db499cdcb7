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
            MemorySegment own = OffHeapMemory.allocate(4L * CELLS * cell, Arena.ofAuto());
            MemorySegment state = OffHeapMemory.allocate(2L * CELLS * cell, arena);
            return WarmUp.drive(calls(k, heap, own, state, cell));
        }
    }

    /** Tiles of a thread's own and of a state in turn: the compiler is to see both kinds of memory. */
    private static final class Tiles {
        private final MemorySegment[] both;
        private int turn;

        Tiles(MemorySegment... both) {
            this.both = both;
        }

        MemorySegment next() {
            return both[turn++ & 1];
        }
    }

    private static List<WarmUp.Call> calls(CellKernels k, @Nullable HeapCells heap, MemorySegment own, MemorySegment state, int cell) {
        MemorySegment spare = own.asSlice(2L * CELLS * cell);
        MemorySegment numbers = own.asSlice(3L * CELLS * cell);
        Tiles tiles = new Tiles(own, state);
        Tiles outs = new Tiles(spare, state);
        int[] none = {};
        int[] four = {0, 8 * cell, 16 * cell, 24 * cell};
        Object matrix = cell / k.lanes() == 2 * Float.BYTES ? new float[64] : new double[64];
        int[] sources = {3 * cell, cell + 1, 2 * cell, 1};
        int[] twoCells = {0, cell};
        int[] twoLanes = {0, 1};
        int[] inputs = {0, 1, 2, 3, 2, 3, 0, 1};
        int[] goals = {0, 1, 4, 5};
        List<WarmUp.Call> calls = new ArrayList<>(List.of(
                size -> k.general1(tiles.next(), size > 0 ? four : none, cell, numbers, 0),
                size -> k.general2(tiles.next(), size > 0 ? four : none, cell, 2L * cell, numbers, 0),
                size -> k.real1(tiles.next(), size > 0 ? four : none, cell, matrix, 0),
                size -> k.real2(tiles.next(), size > 0 ? four : none, cell, 2L * cell, matrix, 0),
                size -> k.turn2(tiles.next(), size > 0 ? four : none, cell, 2L * cell, matrix, 0),
                size -> k.hadamard3(tiles.next(), size > 0 ? four : none, cell, 2L * cell, 4L * cell, matrix, 0),
                size -> k.rotate3(tiles.next(), size > 0 ? four : none, cell, 2L * cell, 4L * cell, matrix, 0),
                size -> k.turn3(tiles.next(), size > 0 ? four : none, cell, 2L * cell, 4L * cell, matrix, 0),
                size -> k.lanes1(tiles.next(), size > 0 ? four : none, numbers, 0, 1),
                size -> k.lanes3(tiles.next(), size > 0 ? four : none, numbers, 0, 1, 1, 1),
                size -> k.realLanes3(tiles.next(), size > 0 ? four : none, numbers, 0, 1, 1, 1),
                size -> k.turnLanes3(tiles.next(), size > 0 ? four : none, matrix, 0, 1, 1, 1),
                size -> k.dense(tiles.next(), size > 0 ? four : none, cell, 2L * cell, matrix, 0),
                size -> k.denseLocal(tiles.next(), size > 0 ? four : none, cell, 2L * cell, numbers, 0),
                size -> k.matrix(tiles.next(), size > 0 ? four : none, twoCells, twoLanes, inputs, numbers, 0, spare),
                size -> k.denseMixed(tiles.next(), size > 0 ? four : none, cell, numbers, 0, 1),
                size -> k.denseMixedDiagonal(tiles.next(), size > 0 ? four : none, cell, numbers, 0, 1),
                size -> k.denseLanes(tiles.next(), size > 0 ? four : none, numbers, 0, 1, 1),
                size -> k.turnPairs(tiles.next(), size > 0 ? four : none, four, numbers, 0, 1),
                size -> k.multiply(tiles.next(), size > 0 ? four : none, numbers, 0),
                size -> k.phases(tiles.next(), size > 0 ? four : none, twoCells, numbers, 0, 0, matrix, spare),
                size -> k.move(tiles.next(), sources, outs.next(), 0, size > 0 ? goals : none),
                size -> k.permute(tiles.next(), sources, outs.next(), 0, size > 0 ? goals : none, numbers, 0),
                size -> k.permuteBlending(tiles.next(), sources, four, outs.next(), 0, size > 0 ? goals : none, numbers, 0, 1),
                size -> k.gather(state, 0, size > 0 ? goals : none, spare),
                size -> k.squares(state, 0, size, spare),
                size -> k.norm(state, 0, size)));
        if (heap != null) {
            double[] re = new double[8 * k.lanes()];
            double[] im = new double[8 * k.lanes()];
            int[] places = {0, 4 * k.lanes()};
            calls.add(size -> heap.gather(re, im, 0, size > 0 ? places : none, 2 * k.lanes(), spare));
            calls.add(size -> heap.scatter(spare, re, im, 0, size > 0 ? places : none, 2 * k.lanes()));
        }
        return calls;
    }
}
