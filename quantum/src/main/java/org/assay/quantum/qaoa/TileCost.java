package org.assay.quantum.qaoa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import org.assay.quantum.kernel.CostKernels;
import org.assay.quantum.kernel.LevelKernels;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.PatternKernels;
import org.assay.quantum.kernel.PatternTable;
import org.assay.quantum.kernel.PhaseTables;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.TileKernelProvider.Use;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.simulate.StateMemory;
import org.jspecify.annotations.Nullable;

/**
 * A diagonal cost as the tiled engine reads it, for runs of cells that start at amplitude {@code x}.
 *
 * <p>Costs that are {@code offset + unit x level} with levels from 0 to 127 take a byte an amplitude
 * and their phases come from tables in registers; where cells are narrow and few combinations of levels occur
 * in one, two bytes a cell, and phases come from a table of those; others keep their numbers and take sines: of each
 * amplitude, or where costs are quadratic of each bit of a run.
 */
sealed interface TileCost {

    /**
     * What one layer multiplies by: {@code scale exp(-i gamma cost)}.
     *
     * @param tables in the kernels' form, null where they take sines or know patterns
     * @param patterns for each pattern, and what they are products of, null where there are none
     * @param pairs for pairs of bits of a run, null where the kernels do not go by them
     */
    record Phase(double gamma, double scale, boolean mirrored, @Nullable PhaseTables tables, CellPatterns.@Nullable Phases patterns,
            @Nullable MemorySegment pairs) {}

    /** Has {@link #multiply} and {@link #unphase} compiled, for states in single or in double precision. */
    void prepareGradients(boolean single);

    /** @param spent a phase of the same cost that is not needed any more, whose memory may be taken over; null if there is none */
    Phase phase(double gamma, double scale, boolean mirrored, @Nullable Phase spent);

    /**
     * Writes the phase of amplitudes that are all 1, turned as they are in the state.
     *
     * @param phase not mirrored, as that of the first layer never is
     */
    void start(Phase phase, MemorySegment state, long at, int cells, long x);

    void apply(Phase phase, MemorySegment state, long at, int cells, long x);

    /** {@code sum cost' |a|^2}, where the cost is {@code offset + unit x cost'}. */
    double energy(MemorySegment state, long at, int cells, long x, boolean mirrored);

    /** {@code out <- cost' a}. */
    void multiply(MemorySegment state, MemorySegment out, long at, int cells, long x, boolean mirrored);

    /** {@link #apply} to both states, and the imaginary part of {@code <b|cost'|a>} after it. */
    double unphase(Phase phase, MemorySegment a, MemorySegment b, long at, int cells, long x);

    double offset();

    double unit();

    /** Outside the heap, but for tables of patterns, which do not grow with the state. */
    long heldBytes();

    /** What {@link #of} takes outside the heap, in bytes. */
    static double bytes(@Nullable Grid grid, int bits) {
        return Math.scalb(grid != null ? 1.0 : Double.BYTES, bits);
    }

    /** The cost on the first {@code 2^bits} assignments, which for a mirrored cost are all there are. */
    static TileCost of(DiagonalCost cost, @Nullable Grid grid, int bits, TileKernels kernels, Workers workers, Arena arena) {
        long size = 1L << bits;
        if (grid == null) {
            MemorySegment costs = StateMemory.allocateOffHeap(cost.qubits(), size * Double.BYTES, "the costs of QAOA", arena);
            CostRuns.of(cost, bits).forEach(workers, (first, run) ->
                    MemorySegment.copy(run, 0, costs, ValueLayout.JAVA_DOUBLE, first * Double.BYTES, run.length));
            CostKernels loops = TileKernelProvider.costs();
            return new ByCosts(loops, kernels, costs, size, PairCosts.of(loops, costs, size, kernels.lanes(), workers, arena));
        }
        // Registers hold few levels where cells are narrow; then a table in the cache is faster.
        if (CellPatterns.fits(kernels.bytesPerCell())) {
            CellPatterns patterns = CellPatterns.of(CostRuns.of(cost, bits), grid, kernels.lanes(), workers, arena);
            if (patterns != null) {
                return ByPatterns.of(TileKernelProvider.patterns(kernels.isSingle()), patterns, size, grid, arena);
            }
        }
        MemorySegment levels = grid.spread(CostRuns.of(cost, bits), kernels.lanes(), workers, arena);
        LevelKernels loops = TileKernelProvider.levels(kernels.isSingle());
        return new ByLevels(loops, kernels, levels, size, grid.offset, grid.unit, grid.most);
    }

    /** Where the levels of mirrored cells start: the last lane of the first cell. */
    private static long first(long x, boolean mirrored, long size, int lanes) {
        return mirrored ? size - lanes - x : x;
    }

    record ByLevels(LevelKernels kernels, TileKernels tiles, MemorySegment levels, long size, double offset, double unit, int most)
            implements TileCost {

        @Override
        public void prepareGradients(boolean single) {
            TileKernelProvider.prepare(Use.LEVEL_GRADIENTS, single);
        }

        @Override
        public Phase phase(double gamma, double scale, boolean mirrored, @Nullable Phase spent) {
            return new Phase(gamma, scale, mirrored, kernels.phaseTables(gamma * unit, scale, most, mirrored), null, null);
        }

        @Override
        public void start(Phase phase, MemorySegment state, long at, int cells, long x) {
            tiles.fill(state, at, cells, 1, x);
            apply(phase, state, at, cells, x);
        }

        @Override
        public void apply(Phase phase, MemorySegment state, long at, int cells, long x) {
            kernels.phase(state, at, cells, levels, from(x, phase.mirrored()), phase.mirrored(), Objects.requireNonNull(phase.tables()));
        }

        @Override
        public double energy(MemorySegment state, long at, int cells, long x, boolean mirrored) {
            return kernels.energy(state, at, cells, levels, from(x, mirrored), mirrored);
        }

        @Override
        public void multiply(MemorySegment state, MemorySegment out, long at, int cells, long x, boolean mirrored) {
            kernels.multiply(state, out, at, cells, levels, from(x, mirrored), mirrored);
        }

        /** Inner products by a diagonal are the same after the phases, but for the square of the scale. */
        @Override
        public double unphase(Phase phase, MemorySegment a, MemorySegment b, long at, int cells, long x) {
            double inner = kernels.innerAndPhase(
                    a, b, at, cells, levels, from(x, phase.mirrored()), phase.mirrored(), Objects.requireNonNull(phase.tables()));
            return inner * phase.scale() * phase.scale();
        }

        @Override
        public long heldBytes() {
            return levels.byteSize();
        }

        private long from(long x, boolean mirrored) {
            return first(x, mirrored, size, tiles.lanes());
        }
    }

    /**
     * @param cells of the cost
     * @param levels of each pattern, and the same with lanes in reverse
     * @param arena of all tables
     */
    record ByPatterns(PatternKernels kernels, CellPatterns patterns, long cells, Grid grid, PatternTable levels,
            PatternTable mirroredLevels, Arena arena) implements TileCost {

        static ByPatterns of(PatternKernels kernels, CellPatterns patterns, long size, Grid grid, Arena arena) {
            PatternTable levels = kernels.table(patterns.levelNumbers(), arena);
            PatternTable mirrored = kernels.table(patterns.levelNumbers(), arena);
            patterns.levels(false, levels);
            patterns.levels(true, mirrored);
            return new ByPatterns(kernels, patterns, size / patterns.lanes(), grid, levels, mirrored, arena);
        }

        @Override
        public void prepareGradients(boolean single) {
            TileKernelProvider.prepare(Use.PATTERN_GRADIENTS, single);
        }

        @Override
        public Phase phase(double gamma, double scale, boolean mirrored, @Nullable Phase spent) {
            CellPatterns.Phases known = spent == null ? null : spent.patterns();
            CellPatterns.Phases phases = known == null ? patterns.newPhases(grid.most, size -> kernels.table(size, arena)) : known;
            patterns.factors(gamma * grid.unit, scale, grid.most, mirrored, phases);
            kernels.compose(patterns.parts(), patterns.size(), phases.shapes(), phases.lowest(), phases.all());
            return new Phase(gamma, scale, mirrored, null, phases, null);
        }

        @Override
        public void start(Phase phase, MemorySegment state, long at, int cells, long x) {
            if (phase.mirrored()) {
                throw new IllegalArgumentException("the first phase is mirrored, but no mixer has come before it");
            }
            kernels.start(state, at, cells, patterns.numbers(), from(x, false), ofPatterns(phase));
        }

        @Override
        public void apply(Phase phase, MemorySegment state, long at, int cells, long x) {
            boolean mirrored = phase.mirrored();
            kernels.phase(state, at, cells, patterns.numbers(), from(x, mirrored), mirrored, ofPatterns(phase));
        }

        @Override
        public double energy(MemorySegment state, long at, int cells, long x, boolean mirrored) {
            return kernels.energy(state, at, cells, patterns.numbers(), from(x, mirrored), mirrored, levels(mirrored));
        }

        @Override
        public void multiply(MemorySegment state, MemorySegment out, long at, int cells, long x, boolean mirrored) {
            kernels.multiply(state, out, at, cells, patterns.numbers(), from(x, mirrored), mirrored, levels(mirrored));
        }

        @Override
        public double unphase(Phase phase, MemorySegment a, MemorySegment b, long at, int cells, long x) {
            boolean mirrored = phase.mirrored();
            double inner = kernels.innerAndPhase(a, b, at, cells, patterns.numbers(), from(x, mirrored), mirrored, levels(mirrored),
                    ofPatterns(phase));
            return inner * phase.scale() * phase.scale();
        }

        @Override
        public double offset() {
            return grid.offset;
        }

        @Override
        public double unit() {
            return grid.unit;
        }

        @Override
        public long heldBytes() {
            return patterns.numbers().byteSize();
        }

        private static PatternTable ofPatterns(Phase phase) {
            return Objects.requireNonNull(phase.patterns()).all();
        }

        private PatternTable levels(boolean mirrored) {
            return mirrored ? mirroredLevels : levels;
        }

        private long from(long x, boolean mirrored) {
            long cell = x / patterns.lanes();
            return mirrored ? cells - 1 - cell : cell;
        }
    }

    /** @param pairs null where the cost is not quadratic */
    record ByCosts(CostKernels kernels, TileKernels tiles, MemorySegment costs, long size, @Nullable PairCosts pairs) implements TileCost {

        @Override
        public void prepareGradients(boolean single) {
            TileKernelProvider.prepare(Use.COST_GRADIENTS, single);
        }

        @Override
        public Phase phase(double gamma, double scale, boolean mirrored, @Nullable Phase spent) {
            MemorySegment ofPairs = pairs == null ? null : pairs.phases(gamma, spent == null ? null : spent.pairs());
            return new Phase(gamma, scale, mirrored, null, null, ofPairs);
        }

        @Override
        public void start(Phase phase, MemorySegment state, long at, int cells, long x) {
            tiles.fill(state, at, cells, 1, x);
            apply(phase, state, at, cells, x);
        }

        @Override
        public void apply(Phase phase, MemorySegment state, long at, int cells, long x) {
            boolean mirrored = phase.mirrored();
            MemorySegment ofPairs = phase.pairs();
            if (ofPairs == null) {
                kernels.phase(state, at, cells, costs, from(x, mirrored), mirrored, phase.gamma(), phase.scale());
            } else {
                kernels.phase(state, at, cells, costs, from(x, mirrored), mirrored, phase.gamma(), phase.scale(), ofPairs);
            }
        }

        @Override
        public double energy(MemorySegment state, long at, int cells, long x, boolean mirrored) {
            return kernels.energy(state, at, cells, costs, from(x, mirrored), mirrored);
        }

        @Override
        public void multiply(MemorySegment state, MemorySegment out, long at, int cells, long x, boolean mirrored) {
            kernels.multiply(state, out, at, cells, costs, from(x, mirrored), mirrored);
        }

        @Override
        public double unphase(Phase phase, MemorySegment a, MemorySegment b, long at, int cells, long x) {
            boolean mirrored = phase.mirrored();
            MemorySegment ofPairs = phase.pairs();
            double inner = ofPairs == null
                    ? kernels.innerAndPhase(a, b, at, cells, costs, from(x, mirrored), mirrored, phase.gamma(), phase.scale())
                    : kernels.innerAndPhase(a, b, at, cells, costs, from(x, mirrored), mirrored, phase.gamma(), phase.scale(), ofPairs);
            return inner * phase.scale() * phase.scale();
        }

        @Override
        public double offset() {
            return 0;
        }

        @Override
        public double unit() {
            return 1;
        }

        @Override
        public long heldBytes() {
            return costs.byteSize();
        }

        private long from(long x, boolean mirrored) {
            return first(x, mirrored, size, tiles.lanes());
        }
    }

    /** {@code offset + unit x level} for levels from 0 to {@code most}. */
    record Grid(double offset, double unit, int most) {

        /**
         * The grid that holds all costs, or null where there is none of at most 128 levels.
         *
         * @param bits the first {@code 2^bits} assignments have every value
         */
        static @Nullable Grid of(DiagonalCost cost, int bits, Workers workers) {
            DistinctValues values = new DistinctValues(LevelKernels.MAX_LEVEL + 1);
            CostRuns.of(cost, bits).forEachUntil(values::isTooMany, workers, (_, run) -> {
                DistinctValues own = new DistinctValues(LevelKernels.MAX_LEVEL + 1);
                own.addAll(run);
                values.merge(own);
            });
            double[] distinct = values.ascending();
            if (distinct.length == 0) {
                return null;
            }
            double offset = distinct[0];
            double range = distinct[distinct.length - 1] - offset;
            double unit = range;
            for (double value : distinct) {
                unit = commonDivisor(unit, value - offset, 1e-9 * range);
            }
            unit = unit > 0 ? range / Math.rint(range / unit) : 1;
            Grid grid = new Grid(offset, unit, (int) Math.min(1000, Math.rint(range / unit)));
            boolean fits = grid.most <= LevelKernels.MAX_LEVEL
                    && Arrays.stream(distinct).allMatch(v -> grid.holds(v, Math.max(Math.abs(offset), Math.abs(offset + range))));
            return fits ? grid : null;
        }

        private static double commonDivisor(double a, double b, double tolerance) {
            double large = Math.max(a, b);
            double small = Math.min(a, b);
            while (small > tolerance) {
                double rest = Math.IEEEremainder(large, small);
                large = small;
                small = Math.abs(rest);
            }
            return large;
        }

        private boolean holds(double value, double scale) {
            return Math.abs(offset + unit * level(value) - value) <= 4 * Math.ulp(scale);
        }

        int level(double value) {
            return (int) Math.rint((value - offset) / unit);
        }

        /** A byte an amplitude, and some more behind, because vectors of bytes may be longer than cells. */
        MemorySegment spread(CostRuns runs, int lanes, Workers workers, Arena arena) {
            MemorySegment levels = OffHeapMemory.allocate(runs.size() + Math.max(8, lanes), arena);
            runs.forEach(workers, (first, run) -> {
                byte[] of = new byte[run.length];
                for (int x = 0; x < run.length; x++) {
                    of[x] = (byte) level(run[x]);
                }
                MemorySegment.copy(of, 0, levels, ValueLayout.JAVA_BYTE, first, of.length);
            });
            return levels;
        }
    }
}
