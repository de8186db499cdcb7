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
            PhaseTables wide = kernels.phaseTables(0, 0, 1, false);
            PhaseTables two = kernels.phaseTables(0, 0, Math.min(lanes * lanes - 1, TileKernels.MAX_LEVEL), false);
            PhaseTables mirrored = kernels.phaseTables(0, 0, TileKernels.MAX_LEVEL, true);
            WarmUp.drive(List.of(
                    size -> kernels.mix8(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix4(a, 0, 2L * cell, size, 0, 2, 0.5),
                    size -> kernels.mix4(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mix2(a, 0, 2L * cell, size, 0, 2, 0.5),
                    size -> kernels.mix2(a, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.mixCells(a, 0, size, 0.5),
                    size -> kernels.mixWithComplement(a, 0, 8L * cell, size, 0.5, new ComplementTurn(10, 0)),
                    size -> kernels.mixWithComplement(a, 0, 8L * cell, size, 0.5, new ComplementTurn(11, 0)),
                    size -> kernels.fill(a, 0, size, 0, 0),
                    size -> kernels.norm(a, 0, size),
                    size -> kernels.squares(a, 0, size, squares),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 0, false, wide),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 0, false, two),
                    size -> kernels.phaseByLevels(a, 0, size, levels, 7L * lanes, true, mirrored),
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
            PhaseTables wide = kernels.phaseTables(0, 0, 1, false);
            PhaseTables two = kernels.phaseTables(0, 0, Math.min(lanes * lanes - 1, TileKernels.MAX_LEVEL), false);
            WarmUp.drive(List.of(
                    size -> kernels.innerX8(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerX2(a, b, 0, cell, size, 0, 1),
                    size -> kernels.innerXCells(a, b, 0, size),
                    size -> kernels.innerAndMix4(a, b, 0, cell, size, 0, 1, 0.5),
                    size -> kernels.unphaseByLevels(a, b, 0, size, levels, 0, false, wide),
                    size -> kernels.unphaseByLevels(a, b, 0, size, levels, 0, false, two),
                    size -> kernels.innerAndMixWithComplement(a, b, 0, 8L * cell, size, 0.5, new ComplementTurn(10, 0)),
                    size -> kernels.innerAndMixWithComplement(a, b, 0, 8L * cell, size, 0.5, new ComplementTurn(11, 0)),
                    size -> kernels.multiplyByLevels(a, b, 0, size, levels, 0, false),
                    size -> kernels.multiplyByLevels(a, b, 0, size, levels, 7L * lanes, true),
                    size -> kernels.innerByLevels(a, b, 0, size, levels, 0, false),
                    size -> kernels.innerByLevels(a, b, 0, size, levels, 7L * lanes, true)));
        }
    }

    static void forPatterns(PatternKernels kernels, TileKernels ofCells) {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment a = OffHeapMemory.allocate(8L * ofCells.bytesPerCell(), arena);
            MemorySegment b = OffHeapMemory.allocate(8L * ofCells.bytesPerCell(), arena);
            MemorySegment patterns = OffHeapMemory.allocate(8L * Short.BYTES, arena);
            PatternTable phases = PatternTable.of(new double[2 * ofCells.lanes()]);
            PatternTable levels = PatternTable.of(new double[ofCells.lanes()]);
            WarmUp.drive(List.of(
                    size -> kernels.phase(a, 0, size, patterns, 0, false, phases),
                    size -> kernels.phase(a, 0, size, patterns, 7, true, phases),
                    size -> kernels.energy(a, 0, size, patterns, 0, false, levels),
                    size -> kernels.energy(a, 0, size, patterns, 7, true, levels),
                    size -> kernels.multiply(a, b, 0, size, patterns, 0, false, levels),
                    size -> kernels.multiply(a, b, 0, size, patterns, 7, true, levels),
                    size -> kernels.innerAndPhase(a, b, 0, size, patterns, 0, false, levels, phases),
                    size -> kernels.innerAndPhase(a, b, 0, size, patterns, 7, true, levels, phases)));
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
                    size -> kernels.innerAndPhase(a, b, 0, size, costs, 0, false, 1, 1),
                    size -> kernels.innerAndPhase(a, b, 0, size, costs, 7L * lanes, true, 1, 1)));
        }
    }
}
