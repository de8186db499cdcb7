package org.assay.classical.search;

/**
 * The inner loops of a Metropolis sweep. Implementations agree bit for bit, so that an answer depends
 * on its seed and not on the machine.
 */
interface SweepKernel {

    /** Draws a heat for every place; the array's length is a multiple of {@link HeatStream#LANES}. */
    void fill(HeatStream stream, float[] heat);

    /**
     * Which places of a block of {@link SweepLayout#BLOCK} flip: bit k is set where
     * {@code (f ^ m) - m <= heat . most} at place {@code first + k}.
     */
    int judge(int[] localFields, int[] masks, float[] heat, float most, int first);

    /** As above, where {@code -z f <= heat . most} in doubles. */
    int judge(double[] localFields, double[] spins, float[] heat, double most, int first);
}
