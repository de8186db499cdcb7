package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Loops over runs of cells for a diagonal cost on a grid; conventions as in {@link TileKernels}.
 *
 * <p>A cost is a level from 0 to 127, a byte an amplitude. The cells' levels start at {@code first} and go up, or, where
 * they are mirrored, start there with the last lane and go down.
 */
public interface LevelKernels {

    /** The greatest level. */
    int MAX_LEVEL = 127;

    /**
     * {@code scale exp(-i weight level)} for levels up to {@code most}, to multiply by in {@link #phase}.
     *
     * @param mirrored whether the levels will be
     */
    PhaseTables phaseTables(double weight, double scale, int most, boolean mirrored);

    /** Multiplies each amplitude by the phase of its level. */
    void phase(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables);

    /** {@code sum level |a|^2}. */
    double energy(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored);

    /** {@code out <- level a}. */
    void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment levels, long first, boolean mirrored);

    /** The imaginary part of {@code sum conj(b) level a}, and then {@link #phase} of both states. */
    double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables);
}
