package org.assay.classical.search;

import org.assay.classical.machine.Vectors;

/**
 * The scans of a search that always takes the best flip. Arrays have one entry for each spin, and
 * are padded to a multiple of {@link #PADDING} with rises of infinity.
 */
interface FlipKernel {
    int PADDING = 8;
    /** Spins below which plain loops are as fast. */
    int WORTH_VECTORS = 64;

    /** The kernel for models of so many spins: plain loops for few, or where the Vector API is missing. */
    static FlipKernel of(int size) {
        boolean vector = size >= WORTH_VECTORS && Vectors.EXIST && VectorFlipKernel.isWorthwhile();
        return vector ? new VectorFlipKernel() : new ScalarFlipKernel();
    }

    /** The least of the rises whose spins are free, that is, locked until {@code now} or before; infinity for none. */
    double leastFree(double[] rises, double[] lockedUntil, double now);

    /** The least of all rises. */
    double least(double[] rises);

    /** The first spin at or after {@code from}, cyclically, that is free and has this rise, which some free spin has. */
    int findFree(double[] rises, double[] lockedUntil, double now, double rise, int from);
}
