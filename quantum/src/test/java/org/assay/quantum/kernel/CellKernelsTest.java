package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loops go by addresses, so what they would touch is looked at before; what they compute is looked at in {@link CellProgramTest}. */
@Tag("kernels")
class CellKernelsTest {

    /** Works on 16 cells, or on whatever is passed to it in their place. */
    private interface Loop {
        void on(MemorySegment tile, int[] cells);
    }

    /** From 16 cells to 64. */
    private interface Copy {
        void on(int[] sources, long base, int[] cells);
    }

    @ParameterizedTest
    @EnumSource
    void refuseWhatIsNotInTheTile(Precision precision) {
        assumeTrue(CellProvider.isAvailable());
        CellKernels k = CellProvider.warm(precision);
        int cell = k.bytesPerCell();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment numbers = OffHeapMemory.allocate(64L * cell, arena);
            MemorySegment tile = OffHeapMemory.allocate(16L * cell, arena);
            Object coefs = precision == Precision.SINGLE ? new float[64] : new double[64];
            long s0 = cell;
            long s1 = 2L * cell;
            Map<String, Loop> loops = new LinkedHashMap<>();
            loops.put("general1", (t, c) -> k.general1(t, c, 3 * s0, numbers, 0));
            loops.put("general2", (t, c) -> k.general2(t, c, s0, s1, numbers, 0));
            loops.put("real1", (t, c) -> k.real1(t, c, 3 * s0, coefs, 0));
            loops.put("real2", (t, c) -> k.real2(t, c, s0, s1, coefs, 0));
            loops.put("turn2", (t, c) -> k.turn2(t, c, s0, s1, coefs, 0));
            loops.put("hadamard3", (t, c) -> k.hadamard3(t, c, s0, s0, s0, coefs, 0));
            loops.put("rotate3", (t, c) -> k.rotate3(t, c, s0, s0, s0, coefs, 0));
            loops.put("turn3", (t, c) -> k.turn3(t, c, s0, s0, s0, coefs, 0));
            loops.put("lanes1", (t, c) -> k.lanes1(t, moved(c, 3 * cell), numbers, 0, 1));
            loops.put("lanes3", (t, c) -> k.lanes3(t, moved(c, 3 * cell), numbers, 0, 1, 1, 1));
            loops.put("realLanes3", (t, c) -> k.realLanes3(t, moved(c, 3 * cell), numbers, 0, 1, 1, 1));
            loops.put("turnLanes3", (t, c) -> k.turnLanes3(t, moved(c, 3 * cell), coefs, 0, 1, 1, 1));
            loops.put("dense", (t, c) -> k.dense(t, c, s0, s1, coefs, 0));
            loops.put("denseLocal", (t, c) -> k.denseLocal(t, c, s0, s1, numbers, 0));
            loops.put("denseMixed", (t, c) -> k.denseMixed(t, c, 3 * s0, numbers, 0, 1));
            loops.put("denseMixedDiagonal", (t, c) -> k.denseMixedDiagonal(t, c, 3 * s0, numbers, 0, 1));
            loops.put("denseLanes", (t, c) -> k.denseLanes(t, moved(c, 3 * cell), numbers, 0, 1, 1));
            loops.put("turnPairs", (t, c) -> k.turnPairs(t, new int[c.length], moved(c, 3 * cell), numbers, 0, 1));
            loops.put("multiply", (t, c) -> k.multiply(t, moved(c, 3 * cell), numbers, 0));
            loops.forEach((name, loop) -> {
                assertThatCode(() -> loop.on(tile, new int[] {12 * cell, 0})).as(name).doesNotThrowAnyException();
                assertThatCode(() -> loop.on(tile, new int[0])).as(name).doesNotThrowAnyException();
                assertThatThrownBy(() -> loop.on(tile, new int[] {13 * cell, 0})).as(name).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> loop.on(tile, new int[] {0, -4 * cell})).as(name).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> loop.on(MemorySegment.ofArray(new double[1 << 12]), new int[] {0}))
                        .as(name).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("in the heap");
            });
            copiesRefuseThemToo(k, tile, numbers);
        }
    }

    private static int[] moved(int[] cells, int by) {
        int[] out = cells.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += by;
        }
        return out;
    }

    private static void copiesRefuseThemToo(CellKernels k, MemorySegment tile, MemorySegment state) {
        int cell = k.bytesPerCell();
        int[] cells = {0, 63, 1, 62};
        int[] last = {15 * cell, 0, cell, 2 * cell};
        int[] beyond = {16 * cell, 0, cell, 2 * cell};
        int[] negative = {-cell, 0, cell, 2 * cell};
        Map<String, Copy> copies = new LinkedHashMap<>();
        copies.put("move", (sources, base, to) -> k.move(tile, sources, state, base, to));
        copies.put("permute", (sources, base, to) -> k.permute(tile, sources, state, base, to, state, 0));
        copies.put("permuteBlending", (sources, base, to) -> k.permuteBlending(tile, sources, last, state, base, to, state, 0, 1));
        copies.put("permuteBlending, others", (sources, base, to) -> k.permuteBlending(tile, last, sources, state, base, to, state, 0, 1));
        copies.put("gather", (sources, base, to) -> k.gather(state, base, to, tile));
        copies.forEach((name, copy) -> {
            assertThatCode(() -> copy.on(last, 0, cells)).as(name).doesNotThrowAnyException();
            for (long base : new long[] {-cell, cell}) {
                assertThatThrownBy(() -> copy.on(last, base, cells)).as(name).isInstanceOf(IndexOutOfBoundsException.class);
            }
            assertThatThrownBy(() -> copy.on(last, 0, new int[] {0, -1, 2, 3})).as(name).isInstanceOf(IndexOutOfBoundsException.class);
            if (!name.equals("gather")) {
                assertThatThrownBy(() -> copy.on(beyond, 0, cells)).as(name).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> copy.on(negative, 0, cells)).as(name).isInstanceOf(IndexOutOfBoundsException.class);
            }
        });
        assertThatThrownBy(() -> k.gather(state, 0, new int[20], tile)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> k.permute(tile, last, state, 0, cells, state, 64L * cell)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
