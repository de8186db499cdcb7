package org.assay.quantum.qaoa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
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
 * amounts, so that there are some hundreds of combinations where there could be millions. By how much lanes lie
 * above the lowest, the pattern's <em>shape</em>, takes fewer values still: each layer makes phases for some dozens of
 * shapes and of lowest levels, and vectors multiply the two.
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

    /** A byte for each lane of each shape; the lowest is 0. */
    private byte[] shapes = {};

    private MemorySegment parts = MemorySegment.NULL;

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
            spread(patterns[k], k, levels);
        }
        numberShapes(patterns, arena);
        MemorySegment all = OffHeapMemory.allocate(runs.size() / lanes * Short.BYTES, arena);
        runs.forEach(workers, (first, run) -> {
            for (int x = 0; x < run.length; x += lanes) {
                all.setAtIndex(ValueLayout.JAVA_SHORT, (first + x) / lanes, numberAt[place(pattern(grid, run, x))]);
            }
        });
        numbers = all;
    }

    private void spread(long pattern, int number, byte[] into) {
        for (int lane = 0; lane < lanes; lane++) {
            into[number * lanes + lane] = (byte) (pattern >> Byte.SIZE * lane);
        }
    }

    private void numberShapes(long[] patterns, Arena arena) {
        parts = OffHeapMemory.allocate((long) patterns.length * Integer.BYTES, arena);
        Map<Long, Integer> numbersOfShapes = new LinkedHashMap<>();
        long ones = -1L >>> Long.SIZE - Byte.SIZE * lanes & 0x0101010101010101L;
        for (int k = 0; k < patterns.length; k++) {
            int lowest = Byte.MAX_VALUE;
            for (int lane = 0; lane < lanes; lane++) {
                lowest = Math.min(lowest, levels[k * lanes + lane]);
            }
            int next = numbersOfShapes.size();
            Integer known = numbersOfShapes.putIfAbsent(patterns[k] - lowest * ones, next);
            parts.setAtIndex(ValueLayout.JAVA_INT, k, lowest << Short.SIZE | (known == null ? next : known));
        }
        shapes = new byte[lanes * numbersOfShapes.size()];
        numbersOfShapes.forEach((shape, number) -> spread(shape, number, shapes));
    }

    /** The number of each cell's pattern, two bytes each. */
    MemorySegment numbers() {
        return numbers;
    }

    int lanes() {
        return lanes;
    }

    /** How many patterns there are. */
    int size() {
        return levels.length / lanes;
    }

    /** For each pattern four bytes: the number of its shape, and its lowest level from the 16th bit on. */
    MemorySegment parts() {
        return parts;
    }

    /** Numbers in a table of {@link #levels}. */
    int levelNumbers() {
        return levels.length;
    }

    /** Puts the levels of each pattern into a table, one number a lane. */
    void levels(boolean mirrored, PatternTable into) {
        int turned = mirrored ? lanes - 1 : 0;
        double[] all = new double[levels.length];
        for (int at = 0; at < levels.length; at++) {
            all[at] = levels[at ^ turned];
        }
        into.set(all);
    }

    /**
     * What a layer multiplies by.
     *
     * @param all a cell of real parts for each pattern, then one of imaginary ones: products of the other two, by {@link #parts}
     * @param shapes the same for each shape
     * @param lowest a real part for each level, then an imaginary one
     */
    record Phases(PatternTable all, PatternTable shapes, PatternTable lowest) {}

    /** Room for the phases of a layer, for levels up to {@code most}. */
    Phases newPhases(int most, IntFunction<PatternTable> tables) {
        return new Phases(tables.apply(2 * levels.length), tables.apply(2 * shapes.length), tables.apply(2 * (most + 1)));
    }

    /** Fills what the phases {@code scale exp(-i weight level)} of patterns are products of. */
    void factors(double weight, double scale, int most, boolean mirrored, Phases into) {
        double[][] ofLevels = PhaseTables.ofLevels(weight, 1, 0, most + 1);
        int turned = mirrored ? lanes - 1 : 0;
        double[] ofShapes = new double[2 * shapes.length];
        for (int from = 0; from < shapes.length; from += lanes) {
            for (int at = from; at < from + lanes; at++) {
                int level = shapes[at ^ turned];
                ofShapes[from + at] = ofLevels[0][level];
                ofShapes[from + at + lanes] = ofLevels[1][level];
            }
        }
        into.shapes.set(ofShapes);
        double[] ofLowest = new double[2 * (most + 1)];
        for (int level = 0; level <= most; level++) {
            ofLowest[2 * level] = scale * ofLevels[0][level];
            ofLowest[2 * level + 1] = scale * ofLevels[1][level];
        }
        into.lowest.set(ofLowest);
    }
}
