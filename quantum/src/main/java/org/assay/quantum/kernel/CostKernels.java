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

    /** {@code sum cost |a|^2}. */
    double energy(MemorySegment segment, long base, int cells, MemorySegment costs, long first, boolean mirrored);

    /** {@code out <- cost a}. */
    void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment costs, long first, boolean mirrored);

    /** The imaginary part of {@code sum conj(b) cost a}, and then {@link #phase} of both states, whose sines are taken once. */
    double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment costs, long first, boolean mirrored,
            double gamma, double scale);
}
