package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Loops over runs of cells for a diagonal cost with a number of its own for every amplitude, in double
 * precision; conventions as in {@link TileKernels}. Costs are 8 bytes each and counted from 0, so is
 * {@code first}.
 */
public interface CostKernels {

    /** Multiplies each amplitude by {@code scale exp(-i gamma cost)}. */
    void phase(MemorySegment segment, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale);

    /** The most cells of a run whose pairs of bits are known. */
    int MOST_PAIRED = 64;

    /**
     * The same for a cost that is quadratic in the bits of the index, without a sine for each amplitude.
     *
     * @param cells a power of two, {@link #MOST_PAIRED} at most; so many times lanes divides the run's first index
     * @param pairs cells, real before imaginary parts, of {@code exp(-i gamma p)}: p is what pairs of bits of the run add to
     *     the cost, but for pairs of bits of the lane number
     */
    void phase(MemorySegment segment, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale, MemorySegment pairs);

    /** {@code sum cost |a|^2}. */
    double energy(MemorySegment segment, long base, int cells, MemorySegment costs, long first, boolean mirrored);

    /** {@code out <- cost a}. */
    void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment costs, long first, boolean mirrored);

    /** The imaginary part of {@code sum conj(b) cost a}, and then {@link #phase} of both states, whose sines are taken once. */
    double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale);

    /** The same for a cost that is quadratic, as in {@link #phase}. */
    double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale, MemorySegment pairs);
}
