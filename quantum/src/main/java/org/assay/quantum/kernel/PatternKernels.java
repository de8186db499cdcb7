package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Loops over runs of cells for a diagonal cost of which only so many combinations occur in one cell;
 * conventions as in {@link TileKernels}.
 *
 * <p>Each cell has the number of its combination, two bytes, counted from {@code first} on, or, where costs are
 * mirrored, from there down. What it stands for is read from tables, which for mirrored costs have their lanes in
 * reverse; whoever numbers the combinations sees that tables have all of them, since loops do not look again.
 */
public interface PatternKernels {

    /** Room for so many numbers, as these loops read them. */
    PatternTable table(int size, Arena arena);

    /**
     * Sets the factors of each pattern in {@code phases} to those of its shape times that of its base.
     *
     * @param parts four bytes for each pattern: the number of its shape, and that of its base from the 16th bit on
     * @param count patterns
     * @param shapes a cell of factors for each
     * @param bases a real part and an imaginary one for each
     */
    void compose(MemorySegment parts, int count, PatternTable shapes, PatternTable bases, PatternTable phases);

    /**
     * Sets each amplitude to its factor in {@code phases}, turned by the ones in its number.
     *
     * @param first the number of the first cell, which its pattern stands at
     */
    void start(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, PatternTable phases);

    /** Multiplies each amplitude; {@code phases} has a cell of factors for each pattern, real parts and then imaginary ones. */
    void phase(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable phases);

    /** {@code sum level |a|^2}; {@code levels} has as many for each pattern as a cell has lanes. */
    double energy(MemorySegment segment, long base, int cells, MemorySegment patterns, long first, boolean mirrored, PatternTable levels);

    /** {@code out <- level a}. */
    void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels);

    /** The imaginary part of {@code sum conj(b) level a}, and then {@link #phase} of both states. */
    double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment patterns, long first, boolean mirrored,
            PatternTable levels, PatternTable phases);
}
