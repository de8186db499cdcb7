package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Loops over tiles of a QAOA state in off-heap memory.
 *
 * <p>Amplitudes stand in cells: one vector of real parts, then one of imaginary parts. A row is a run
 * of cells, a tile a number of rows at an even distance; a bit of the row number is one qubit, so is a
 * bit of the cell number, and the lowest qubits are the lanes. Offsets and strides are in bytes,
 * counts of rows and cells are powers of two.
 *
 * <p>States are turned: in the place of an amplitude {@code a} of an assignment with k ones stands
 * {@code i^k a}. Diagonal costs do not notice, magnitudes neither, and mixers become real: real and
 * imaginary parts do not meet, which halves what a loop must hold in registers.
 *
 * <p>Mixers are in tangent form, {@code 1 - i tan(beta) X} for each qubit, for turned amplitudes
 * {@code b0 - tan(beta) b1, b1 + tan(beta) b0}; whoever calls multiplies by
 * the cosines elsewhere. Mixers of different qubits commute, so their order is free. Inner products
 * are the imaginary part of {@code <b|X|a>} of the amplitudes, summed over the qubits named.
 *
 * <p>A diagonal cost is read from {@code levels}, a byte from 0 to 127 an amplitude; for others see
 * {@link CostKernels}. The cells' costs start at {@code first} and go up, or, where they are mirrored,
 * start there with the last lane and go down.
 */
public interface TileKernels {

    /** The greatest level. */
    int MAX_LEVEL = 127;

    /** Amplitudes in a cell, a power of two. */
    int lanes();

    int bytesPerCell();

    /** As in {@code double, 512-bit vectors}. */
    String name();

    /** Mixes the qubits of row bits {@code bit}, {@code bit + 1}, {@code bit + 2}. */
    void mix8(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent);

    /** Mixes the qubits of row bits {@code bit} and {@code bit + 1}. */
    void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent);

    /** Mixes the qubit of row bit {@code bit}. */
    void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, double tangent);

    /** Mixes the qubits of the lanes and of the three lowest bits of the cell number; 8 cells at least. */
    void mixCells(MemorySegment segment, long base, int cells, double tangent);

    /**
     * Mixes each amplitude of a run of cells with the one at the same place from the end of another run.
     *
     * @param turn of the run that is read forward
     */
    void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, double tangent, ComplementTurn turn);

    double innerX8(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells);

    double innerX2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells);

    double innerXCells(MemorySegment a, MemorySegment b, long base, int cells);

    /** The inner product for two qubits, and then {@link #mix4} of both states. */
    double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, double tangent);

    /** The inner product for the pairing of {@link #mixWithComplement}, and then that mixer on both states. */
    double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, double tangent,
            ComplementTurn turn);

    /**
     * Sets every amplitude of a run of cells to a real number.
     *
     * @param first the assignment of the first of them, whose ones say how it is turned
     */
    void fill(MemorySegment segment, long base, int cells, double value, long first);

    /** {@code sum |a|^2}. */
    double norm(MemorySegment segment, long base, int cells);

    /** {@code |a|^2} of each amplitude, in order and in the cells' precision. */
    void squares(MemorySegment segment, long base, int cells, MemorySegment out);

    /**
     * {@code scale exp(-i weight level)} for levels up to {@code most}, to multiply by in {@link #phaseByLevels}.
     *
     * @param mirrored whether the levels will be
     */
    PhaseTables phaseTables(double weight, double scale, int most, boolean mirrored);

    /** Multiplies each amplitude by the phase of its level. */
    void phaseByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables);

    /** {@code sum level |a|^2}. */
    double energyByLevels(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored);

    /** {@code out <- level a}. */
    void multiplyByLevels(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment levels, long first, boolean mirrored);

    /** The imaginary part of {@code sum conj(b) level a}. */
    double innerByLevels(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored);

    /** {@link #innerByLevels}, and then {@link #phaseByLevels} of both states. */
    default double unphaseByLevels(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            boolean mirrored, PhaseTables tables) {
        double inner = innerByLevels(a, b, base, cells, levels, first, mirrored);
        phaseByLevels(a, base, cells, levels, first, mirrored, tables);
        phaseByLevels(b, base, cells, levels, first, mirrored, tables);
        return inner;
    }
}
