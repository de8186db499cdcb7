package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assay.quantum.kernel.PatternTable;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** Cells of a few lanes by the combinations of costs that occur in them. */
class CellPatternsTest {

    private static final int QUBITS = 14;
    private static final Workers CREW = new Workers(2);

    private static DiagonalHamiltonian cost(IntToDoubleFunction of) {
        double[] values = new double[1 << QUBITS];
        Arrays.setAll(values, of);
        return new DiagonalHamiltonian(QUBITS, values);
    }

    /** A ring of unlike neighbours, in steps of a half from -3. */
    private static final DiagonalHamiltonian RING =
            cost(x -> 0.5 * Integer.bitCount(x ^ (x >> 1 | (x & 1) << QUBITS - 1)) - 3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void everyCellHasThePatternOfItsCosts(int lanes) {
        try (Arena arena = Arena.ofShared()) {
            TileCost.Grid grid = Objects.requireNonNull(TileCost.Grid.of(RING, QUBITS, CREW));
            CellPatterns patterns = Objects.requireNonNull(CellPatterns.of(CostRuns.of(RING, QUBITS), grid, lanes, CREW, arena));
            PatternTable levels = levels(patterns, false, arena);
            PatternTable backwards = levels(patterns, true, arena);
            PatternTable phases = phases(patterns, grid, false, arena);
            PatternTable phasesBackwards = phases(patterns, grid, true, arena);
            for (int x = 0; x < 1 << QUBITS; x++) {
                int lane = x % lanes;
                int number = patterns.numbers().getAtIndex(ValueLayout.JAVA_SHORT, x / lanes);
                double level = levels.get(number * lanes + lane);
                assertThat(grid.offset() + grid.unit() * level).isCloseTo(RING.values()[x], within(1e-12));
                assertThat(backwards.get(number * lanes + lanes - 1 - lane)).isEqualTo(level);
                int entry = 2 * number * lanes + lane;
                assertThat(phases.get(entry)).isCloseTo(0.8 * Math.cos(0.3 * level), within(1e-15));
                assertThat(phases.get(entry + lanes)).isCloseTo(-0.8 * Math.sin(0.3 * level), within(1e-15));
                assertThat(phasesBackwards.get(2 * number * lanes + lanes - 1 - lane)).isEqualTo(phases.get(entry));
            }
        }
    }

    @Test
    void thereAreNoneOfCostsThatHaveNothingToDoWithEachOther() {
        SplittableRandom random = new SplittableRandom(3);
        DiagonalHamiltonian noise = cost(x -> random.nextInt(100));
        try (Arena arena = Arena.ofShared()) {
            TileCost.Grid grid = Objects.requireNonNull(TileCost.Grid.of(noise, QUBITS, CREW));
            assertThat(CellPatterns.of(CostRuns.of(noise, QUBITS), grid, 4, CREW, arena)).isNull();
            // A hundred single costs are few again.
            assertThat(CellPatterns.of(CostRuns.of(noise, QUBITS), grid, 1, CREW, arena)).isNotNull();
        }
    }

    private static PatternTable levels(CellPatterns patterns, boolean mirrored, Arena arena) {
        PatternTable table = PatternTable.ofDoubles(patterns.levelNumbers(), arena);
        patterns.levels(mirrored, table);
        return table;
    }

    /** Products of shapes and lowest levels, in plain Java. */
    private static PatternTable phases(CellPatterns patterns, TileCost.Grid grid, boolean mirrored, Arena arena) {
        CellPatterns.Phases phases = patterns.newPhases(grid.most(), size -> PatternTable.ofDoubles(size, arena));
        patterns.factors(0.3, 0.8, grid.most(), mirrored, phases);
        int lanes = patterns.lanes();
        double[] products = new double[2 * patterns.levelNumbers()];
        for (int k = 0; k < patterns.size(); k++) {
            int part = patterns.parts().getAtIndex(ValueLayout.JAVA_INT, k);
            int lowest = part >>> Short.SIZE;
            double cos = phases.lowest().get(2 * lowest);
            double sin = phases.lowest().get(2 * lowest + 1);
            int shape = (part & 0xFFFF) * 2 * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                double re = phases.shapes().get(shape + lane);
                double im = phases.shapes().get(shape + lanes + lane);
                products[2 * k * lanes + lane] = re * cos - im * sin;
                products[2 * k * lanes + lanes + lane] = re * sin + im * cos;
            }
        }
        phases.all().set(products);
        return phases.all();
    }

    /** The spins of a cell see two neighbours, one at each end: four cases, of which a single spin tells but three apart. */
    @ParameterizedTest
    @CsvSource({"2, 3", "4, 4", "8, 4"})
    void shapesAreFew(int lanes, int shapes) {
        try (Arena arena = Arena.ofShared()) {
            TileCost.Grid grid = Objects.requireNonNull(TileCost.Grid.of(RING, QUBITS, CREW));
            CellPatterns patterns = Objects.requireNonNull(CellPatterns.of(CostRuns.of(RING, QUBITS), grid, lanes, CREW, arena));
            assertThat(IntStream.range(0, patterns.size()).map(k -> patterns.parts().getAtIndex(ValueLayout.JAVA_INT, k) & 0xFFFF).distinct())
                    .hasSize(shapes);
        }
    }
}
