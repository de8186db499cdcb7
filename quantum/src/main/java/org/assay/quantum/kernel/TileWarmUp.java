package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Gets the kernels on tiles compiled before they work, or gives up after some seconds; see {@link WarmUp}. */
final class TileWarmUp {

    private static final int CELLS = 64;
    private static final MixerAngle ANGLE = MixerAngle.of(0.5);

    private final int cell;
    private final int lanes;
    private final MemorySegment a;
    private final MemorySegment b;
    private final Arena arena;

    private TileWarmUp(boolean single, Arena arena) {
        TileKernels tiles = TileKernelProvider.coldTiles(single);
        this.arena = arena;
        cell = tiles.bytesPerCell();
        lanes = tiles.lanes();
        a = OffHeapMemory.allocate((long) CELLS * cell, arena);
        b = OffHeapMemory.allocate((long) CELLS * cell, arena);
    }

    static void compile(TileKernelProvider.Use use, boolean single) {
        try (Arena arena = Arena.ofShared()) {
            TileWarmUp with = new TileWarmUp(single, arena);
            WarmUp.drive(switch (use) {
                case MIXERS -> with.mixers(TileKernelProvider.coldTiles(single));
                case COMPLEMENTS -> with.complements(TileKernelProvider.coldTiles(single));
                case COMPLEMENTS_OF_ROWS -> with.complementsOfRows(TileKernelProvider.coldTiles(single));
                case SAMPLES -> with.samples(TileKernelProvider.coldTiles(single));
                case MIXER_GRADIENTS -> with.mixerGradients(TileKernelProvider.coldAdjoint(single));
                case COMPLEMENT_GRADIENTS -> with.complementGradients(TileKernelProvider.coldAdjoint(single));
                case LEVELS -> with.levels(TileKernelProvider.coldLevels(single));
                case LEVEL_GRADIENTS -> with.levelGradients(TileKernelProvider.coldLevels(single));
                case PATTERNS -> with.patterns(TileKernelProvider.coldPatterns(single));
                case PATTERN_GRADIENTS -> with.patternGradients(TileKernelProvider.coldPatterns(single));
                case COSTS -> with.costs(TileKernelProvider.coldCosts());
                case COST_GRADIENTS -> with.costGradients(TileKernelProvider.coldCosts());
            });
        }
    }

    private List<WarmUp.Call> mixers(TileKernels kernels) {
        return List.of(
                size -> kernels.mix16(a, 0, cell, 2 * size, 0, 1, ANGLE),
                size -> kernels.mix8(a, 0, cell, size, 0, 1, ANGLE),
                size -> kernels.mix4(a, 0, 2L * cell, size, 0, 2, ANGLE),
                size -> kernels.mix4(a, 0, cell, size, 0, 1, ANGLE),
                size -> kernels.mix2(a, 0, 2L * cell, size, 0, 2, ANGLE),
                size -> kernels.mix2(a, 0, cell, size, 0, 1, ANGLE),
                size -> kernels.mixCells(a, 0, size, ANGLE),
                size -> kernels.mixHighCells(a, 0, 8 * size, ANGLE),
                size -> kernels.fill(a, 0, size, 0, 0));
    }

    private List<WarmUp.Call> complements(TileKernels kernels) {
        return List.of(
                size -> kernels.mix4WithComplement(a, 0, 32L * cell, 8L * cell, Math.max(size, 1), ANGLE, new ComplementTurn(10, 0)),
                size -> kernels.mix4WithComplement(a, 0, 32L * cell, 8L * cell, Math.max(size, 1), ANGLE, new ComplementTurn(11, 0)));
    }

    private List<WarmUp.Call> complementsOfRows(TileKernels kernels) {
        return List.of(
                size -> kernels.mixWithComplement(a, 0, 8L * cell, size, ANGLE, new ComplementTurn(10, 0)),
                size -> kernels.mixWithComplement(a, 0, 8L * cell, size, ANGLE, new ComplementTurn(11, 0)));
    }

    private List<WarmUp.Call> samples(TileKernels kernels) {
        MemorySegment squares = OffHeapMemory.allocate(8L * cell, arena);
        return List.of(
                size -> kernels.norm(a, 0, size),
                size -> kernels.squares(a, 0, size, squares));
    }

    private List<WarmUp.Call> mixerGradients(AdjointKernels kernels) {
        return List.of(
                size -> kernels.innerAndMixLanes(a, b, 0, size, ANGLE),
                size -> kernels.innerAndMix2(a, b, 0, cell, size, 0, 1, ANGLE),
                size -> kernels.innerAndMix4(a, b, 0, 2L * cell, size, 0, 2, ANGLE),
                size -> kernels.innerAndMix4(a, b, 0, cell, size, 0, 1, ANGLE));
    }

    private List<WarmUp.Call> complementGradients(AdjointKernels kernels) {
        return List.of(
                size -> kernels.innerAndMixWithComplement(a, b, 0, 8L * cell, size, ANGLE, new ComplementTurn(10, 0)),
                size -> kernels.innerAndMixWithComplement(a, b, 0, 8L * cell, size, ANGLE, new ComplementTurn(11, 0)));
    }

    /** One table, two of them, and as many as there are, as they are read from the end. */
    private record Levels(MemorySegment of, PhaseTables one, PhaseTables two, PhaseTables mirrored) {}

    private Levels levelsOf(LevelKernels kernels) {
        return new Levels(
                OffHeapMemory.allocate((long) CELLS * lanes, arena),
                kernels.phaseTables(0, 0, 1, false),
                kernels.phaseTables(0, 0, Math.min(lanes * lanes - 1, LevelKernels.MAX_LEVEL), false),
                kernels.phaseTables(0, 0, LevelKernels.MAX_LEVEL, true));
    }

    private List<WarmUp.Call> levels(LevelKernels kernels) {
        Levels levels = levelsOf(kernels);
        return List.of(
                size -> kernels.phase(a, 0, size, levels.of, 0, false, levels.one),
                size -> kernels.phase(a, 0, size, levels.of, 0, false, levels.two),
                size -> kernels.phase(a, 0, size, levels.of, 7L * lanes, true, levels.mirrored),
                size -> kernels.energy(a, 0, size, levels.of, 0, false),
                size -> kernels.energy(a, 0, size, levels.of, 7L * lanes, true));
    }

    private List<WarmUp.Call> levelGradients(LevelKernels kernels) {
        Levels levels = levelsOf(kernels);
        return List.of(
                size -> kernels.multiply(a, b, 0, size, levels.of, 0, false),
                size -> kernels.multiply(a, b, 0, size, levels.of, 7L * lanes, true),
                size -> kernels.innerAndPhase(a, b, 0, size, levels.of, 0, false, levels.one),
                size -> kernels.innerAndPhase(a, b, 0, size, levels.of, 0, false, levels.two),
                size -> kernels.innerAndPhase(a, b, 0, size, levels.of, 7L * lanes, true, levels.mirrored));
    }

    /** Of so many cells with the same pattern: loops over four and over one have both to be met before they are compiled. */
    private static final int PATTERN_CELLS = 11;

    private static int patternCells(int size) {
        return size == 0 ? 0 : PATTERN_CELLS;
    }

    private record Patterns(MemorySegment numbers, PatternTable phases, PatternTable levels) {}

    private Patterns patternsOfCells(PatternKernels kernels) {
        return new Patterns(
                OffHeapMemory.allocate((long) PATTERN_CELLS * Short.BYTES, arena),
                kernels.table(2 * lanes, arena),
                kernels.table(lanes, arena));
    }

    private List<WarmUp.Call> patterns(PatternKernels kernels) {
        Patterns of = patternsOfCells(kernels);
        MemorySegment parts = OffHeapMemory.allocate((long) PATTERN_CELLS * Integer.BYTES, arena);
        PatternTable composed = kernels.table(2 * lanes * PATTERN_CELLS, arena);
        return List.of(
                size -> kernels.compose(parts, size, of.phases, of.phases, composed),
                size -> kernels.start(a, 0, patternCells(size), of.numbers, 0, of.phases),
                size -> kernels.phase(a, 0, patternCells(size), of.numbers, 0, false, of.phases),
                size -> kernels.phase(a, 0, patternCells(size), of.numbers, PATTERN_CELLS - 1, true, of.phases),
                size -> kernels.energy(a, 0, patternCells(size), of.numbers, 0, false, of.levels),
                size -> kernels.energy(a, 0, patternCells(size), of.numbers, PATTERN_CELLS - 1, true, of.levels));
    }

    private List<WarmUp.Call> patternGradients(PatternKernels kernels) {
        Patterns of = patternsOfCells(kernels);
        return List.of(
                size -> kernels.multiply(a, b, 0, patternCells(size), of.numbers, 0, false, of.levels),
                size -> kernels.multiply(a, b, 0, patternCells(size), of.numbers, PATTERN_CELLS - 1, true, of.levels),
                size -> kernels.innerAndPhase(a, b, 0, patternCells(size), of.numbers, 0, false, of.levels, of.phases),
                size -> kernels.innerAndPhase(a, b, 0, patternCells(size), of.numbers, PATTERN_CELLS - 1, true, of.levels, of.phases));
    }

    private List<WarmUp.Call> costs(CostKernels kernels) {
        MemorySegment costs = OffHeapMemory.allocate((long) CELLS * Double.BYTES * lanes, arena);
        return List.of(
                size -> kernels.phase(a, 0, size, costs, 0, false, 1, 1),
                size -> kernels.phase(a, 0, size, costs, 7L * lanes, true, 1, 1),
                size -> kernels.phase(a, 0, 8 * size, costs, 0, false, 1, 1, b),
                size -> kernels.phase(a, 0, 8 * size, costs, (CELLS - 1L) * lanes, true, 1, 1, b),
                size -> kernels.energy(a, 0, size, costs, 0, false),
                size -> kernels.energy(a, 0, size, costs, 7L * lanes, true));
    }

    private List<WarmUp.Call> costGradients(CostKernels kernels) {
        MemorySegment costs = OffHeapMemory.allocate((long) CELLS * Double.BYTES * lanes, arena);
        return List.of(
                size -> kernels.multiply(a, b, 0, size, costs, 0, false),
                size -> kernels.multiply(a, b, 0, size, costs, 7L * lanes, true),
                size -> kernels.innerAndPhase(a, b, 0, size, costs, 0, false, 1, 1),
                size -> kernels.innerAndPhase(a, b, 0, size, costs, 7L * lanes, true, 1, 1),
                size -> kernels.innerAndPhase(a, b, 0, 8 * size, costs, 0, false, 1, 1, a),
                size -> kernels.innerAndPhase(a, b, 0, 8 * size, costs, (CELLS - 1L) * lanes, true, 1, 1, a));
    }
}
