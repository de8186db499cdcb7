package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Numbers for each pattern of a cell, outside the heap, in the precision of the {@link PatternKernels} that made it.
 *
 * <p>A table of phases has as many numbers as some tiles, and each layer of each energy has its own. Whoever computes
 * many fills the same one again: new ones would be new pages of memory, which take longer than the layer.
 */
public final class PatternTable {

    private final MemorySegment numbers;
    private final boolean single;

    private PatternTable(MemorySegment numbers, boolean single) {
        this.numbers = numbers;
        this.single = single;
    }

    /** Room for so many zeros, freed when the arena closes. */
    public static PatternTable ofDoubles(int size, Arena arena) {
        return new PatternTable(OffHeapMemory.allocate((long) size * Double.BYTES, arena), false);
    }

    /** The same in single precision. */
    public static PatternTable ofFloats(int size, Arena arena) {
        return new PatternTable(OffHeapMemory.allocate((long) size * Float.BYTES, arena), true);
    }

    /** Replaces its numbers, from the first on. */
    public void set(double[] all) {
        if (single) {
            MemorySegment.copy(PhaseTables.narrowed(all), 0, numbers, ValueLayout.JAVA_FLOAT, 0, all.length);
        } else {
            MemorySegment.copy(all, 0, numbers, ValueLayout.JAVA_DOUBLE, 0, all.length);
        }
    }

    /** A number as it is kept, in the table's precision. */
    public double get(int at) {
        return single ? numbers.getAtIndex(ValueLayout.JAVA_FLOAT, at) : numbers.getAtIndex(ValueLayout.JAVA_DOUBLE, at);
    }

    /** Its memory, which for loops in double precision must hold such numbers. */
    MemorySegment doubles() {
        return in(false);
    }

    /** The same for single precision. */
    MemorySegment floats() {
        return in(true);
    }

    private MemorySegment in(boolean wanted) {
        if (single != wanted) {
            throw new IllegalArgumentException("a table in %s precision was given to loops in the other".formatted(single ? "single" : "double"));
        }
        return numbers;
    }
}
