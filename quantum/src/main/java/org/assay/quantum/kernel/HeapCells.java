package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/** Copies runs of amplitudes between a state in two arrays and a tile in cells of doubles; conventions as in {@link CellKernels}. */
interface HeapCells {

    /**
     * @param base added to every offset
     * @param offsets where the runs begin
     * @param run how long they are, a power of two, a cell at least
     */
    void gather(double[] re, double[] im, int base, int[] offsets, int run, MemorySegment tile);

    /** Undoes {@link #gather}. */
    void scatter(MemorySegment tile, double[] re, double[] im, int base, int[] offsets, int run);
}
