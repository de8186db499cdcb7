package org.assay.quantum.qaoa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.PatternTable;
import org.assay.quantum.kernel.PhaseTables;
import org.assay.quantum.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The combinations of levels that occur in cells of a few lanes, and which of them each cell has.
 *
 * <p>Neighbours in a cell differ by a few spins, and a spin of a sparse problem moves the cost by few different
 * amounts, so that there are some hundreds of combinations where there could be millions.
 */
final class CellPatterns {

    /** With phases for more, tables would leave the second-level cache to the state no longer. */
    private static final int MOST = 2048;

    /** So large that it is never more than a quarter full, whatever threads find beyond {@link #MOST} at once. */
    private static final int TABLE_BITS = 13;

    /** A combination takes a byte for each lane of a long; and where cells are wider, registers hold enough. */
    private static final int WIDEST_CELL = 64;

    private final int lanes;
    private final AtomicLongArray table = new AtomicLongArray(1 << TABLE_BITS);
    private final AtomicInteger count = new AtomicInteger();

    /** A byte for each lane of each pattern. */
    private byte[] levels = {};

    private MemorySegment numbers = MemorySegment.NULL;

    private CellPatterns(int lanes) {
        this.lanes = lanes;
    }

    static boolean fits(int cellBytes) {
        return cellBytes <= WIDEST_CELL;
    }

    /** Null where there are too many. */
    static @Nullable CellPatterns of(CostRuns runs, TileCost.Grid grid, int lanes, Workers workers, Arena arena) {
        CellPatterns found = new CellPatterns(lanes);
        runs.forEachUntil(found::isTooMany, workers, (_, run) -> found.addAll(grid, run));
        if (found.isTooMany()) {
            return null;
        }
        found.number(runs, grid, workers, arena);
        return found;
    }

    private boolean isTooMany() {
        return count.get() > MOST;
    }

    private void addAll(TileCost.Grid grid, double[] run) {
        long last = -1;
        for (int x = 0; x < run.length && !isTooMany(); x += lanes) {
            long pattern = pattern(grid, run, x);
            if (pattern != last) {
                place(pattern);
            }
            last = pattern;
        }
    }

    private long pattern(TileCost.Grid grid, double[] run, int first) {
        long pattern = 0;
        for (int lane = 0; lane < lanes; lane++) {
            pattern |= (long) grid.level(run[first + lane]) << Byte.SIZE * lane;
        }
        return pattern;
    }

    /** Where a pattern stands in the table; put there if it was not. */
    private int place(long pattern) {
        long entry = pattern + 1;
        int at = (int) (entry * 0x9E3779B97F4A7C15L >>> Long.SIZE - TABLE_BITS);
        while (table.get(at) != entry) {
            if (table.get(at) == 0 && table.compareAndSet(at, 0, entry)) {
                count.incrementAndGet();
            } else if (table.get(at) != entry) {
                at = at + 1 & table.length() - 1;
            }
        }
        return at;
    }

    /** Numbers go by the patterns' order, whatever thread found them first. */
    private void number(CostRuns runs, TileCost.Grid grid, Workers workers, Arena arena) {
        long[] patterns = IntStream.range(0, table.length())
                .mapToLong(table::get)
                .filter(entry -> entry != 0)
                .map(entry -> entry - 1)
                .sorted()
                .toArray();
        levels = new byte[lanes * patterns.length];
        short[] numberAt = new short[table.length()];
        for (int k = 0; k < patterns.length; k++) {
            numberAt[place(patterns[k])] = (short) k;
            for (int lane = 0; lane < lanes; lane++) {
                levels[k * lanes + lane] = (byte) (patterns[k] >> Byte.SIZE * lane);
            }
        }
        MemorySegment all = OffHeapMemory.allocate(runs.size() / lanes * Short.BYTES, arena);
        runs.forEach(workers, (first, run) -> {
            for (int x = 0; x < run.length; x += lanes) {
                all.setAtIndex(ValueLayout.JAVA_SHORT, (first + x) / lanes, numberAt[place(pattern(grid, run, x))]);
            }
        });
        numbers = all;
    }

    /** The number of each cell's pattern, two bytes each. */
    MemorySegment numbers() {
        return numbers;
    }

    int lanes() {
        return lanes;
    }

    /** Numbers in a table of {@link #levels}; one of {@link #phases} has twice as many. */
    int levelNumbers() {
        return levels.length;
    }

    /** Puts the levels of each pattern into a table, one number a lane. */
    void levels(boolean mirrored, PatternTable into) {
        int turned = mirrored ? lanes - 1 : 0;
        for (int at = 0; at < levels.length; at++) {
            into.set(at, levels[at ^ turned]);
        }
    }

    /** Puts {@code scale exp(-i weight level)} for each pattern into a table: real parts of a cell, then imaginary ones. */
    void phases(double weight, double scale, int most, boolean mirrored, PatternTable into) {
        double[][] ofLevels = PhaseTables.ofLevels(weight, scale, 0, most + 1);
        into.setPairs(levels, lanes, mirrored ? lanes - 1 : 0, ofLevels[0], ofLevels[1]);
    }
}
