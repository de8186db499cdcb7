package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Gets the kernels on tiles compiled before they work, or gives up after some seconds; see {@link WarmUp}. */
final class TileWarmUp {

    private TileWarmUp() {}

    /** The kernels of states, energies and samples. */
    static void forEnergies(TileKernels kernels) {
        try (Arena arena = Arena.ofShared()) {
            int cell = kernels.bytesPerCell();
            int lanes = kernels.lanes();
            MemorySegment a = OffHeapMemory.allocate(64L * cell, arena);
            MemorySegment levels = OffHeapMemory.allocate(64L * lanes, arena);
            MemorySegment squares = OffHeapMemory.allocate(8L * cell, arena);
            PhaseTables tables = PhaseTables.of(new double[4 * lanes]);
            PhaseTables moreTables = PhaseTables.of(new double[8 * lanes]);
            WarmUp.drive(List.of(
                    size -> kernels.mix8(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix4(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix2(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mixCells(a, 0, size, 0.5),
                    size -> kernels.mixWithComplement(a, 0, 8L * cell, size, 0.5),
                    size -> kernels.fill(a, 0, size, 0),
                    size -> kernels.norm(a, 0, size),
                    size -> kernels.squares(a, 0, size, squares),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 0, false, tables),
                    size -> kernels.phaseByWideTable(a, 0, size, levels, 0, tables),
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
            PhaseTables tables = PhaseTables.of(new double[4 * lanes]);
            WarmUp.drive(List.of(
                    size -> kernels.innerX8(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerX2(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerXCells(a, b, 0, size),
                    size -> kernels.innerAndMix4(a, b, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.unphaseByWideTable(a, b, 0, size, levels, 0, tables),
                    size -> kernels.unphaseByTwoTables(a, b, 0, size, levels, 0, tables),
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
            WarmUp.drive(List.of(
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
}
