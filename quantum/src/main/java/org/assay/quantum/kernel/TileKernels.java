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
 * <p>A mixer {@code exp(-i beta X)} is {@code b0 cos - b1 sin, b1 cos + b0 sin} for turned amplitudes. Two qubits together
 * leave {@code b00 + b11} and {@code b01 - b10} as they are; the other half, {@code outer = b00 - b11} and
 * {@code inner = b01 + b10}, turns by twice the angle, and what that adds is
 *
 * <pre>{@code
 * v = sin cos (inner + tan outer)      b00 - v, b11 + v
 * w = tan (outer - v)                  b01 + w, b10 + w
 * }</pre>
 *
 * <p>in nine operations, none of which needs a copy: five additions and four that multiply, for which processors have units
 * of their own. A qubit by itself is mixed in tangent form, {@code b0 - tan b1, b1 + tan b0}: amplitudes then
 * <em>grow</em> by a factor of {@code 1/cos}, and whoever calls multiplies by the cosines elsewhere.
 * Mixers of different qubits commute, so their order is free.
 *
 * <p>What gradients take beside are {@link AdjointKernels}. Diagonal costs are multiplied in by {@link LevelKernels},
 * {@link PatternKernels} or {@link CostKernels}, whichever form they have.
 */
public interface TileKernels {

    /** Amplitudes in a cell, a power of two. */
    int lanes();

    int bytesPerCell();

    default boolean isSingle() {
        return bytesPerCell() == 2 * Float.BYTES * lanes();
    }

    /** As in {@code double, 512-bit vectors}. */
    String name();

    /** By how many factors {@link #mixCells} and {@link #mixHighCells} together let amplitudes grow. */
    int growthOfRow();

    /**
     * Mixes the qubits of row bits {@code bit} to {@code bit + 3}; amplitudes do not grow. For processors with registers for
     * sixteen vectors and some more.
     */
    void mix16(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle);

    /** Mixes the qubits of row bits {@code bit}, {@code bit + 1}, {@code bit + 2}; amplitudes grow by a factor. */
    void mix8(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle);

    /** Mixes the qubits of row bits {@code bit} and {@code bit + 1}; amplitudes do not grow. */
    void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle);

    /** Mixes the qubit of row bit {@code bit}; amplitudes grow by a factor. */
    void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle);

    /**
     * Mixes the qubits of the lanes and of the three lowest bits of the cell number; 8 cells at least. Amplitudes grow by
     * one factor less than {@link #growthOfRow}.
     */
    void mixCells(MemorySegment segment, long base, int cells, MixerAngle angle);

    /** Mixes the qubits of the next three bits of the cell number; a multiple of 64 cells. Amplitudes grow by a factor. */
    void mixHighCells(MemorySegment segment, long base, int cells, MixerAngle angle);

    /**
     * Mixes each amplitude of a run of cells with the one at the same place from the end of another run; amplitudes grow by a
     * factor.
     *
     * @param turn of the run that is read forward
     */
    void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, MixerAngle angle, ComplementTurn turn);

    /**
     * {@link #mixWithComplement} of four rows, each with the one at the same place from the end of four others, and
     * {@link #mix4} of both fours; amplitudes grow by a factor.
     *
     * @param forward the first of the rows that are read forward, which stands at a multiple of four
     * @param backward the first of the others
     * @param turn of the first row
     */
    default void mix4WithComplement(
            MemorySegment segment, long forward, long backward, long stride, int cells, MixerAngle angle, ComplementTurn turn) {
        turn.requireRows(cells);
        for (int row = 0; row < 4; row++) {
            mixWithComplement(segment, forward + row * stride, backward + (3 - row) * stride, cells, angle, turn.later(row * cells));
        }
        mix4(segment, forward, stride, 4, 0, cells, angle);
        mix4(segment, backward, stride, 4, 0, cells, angle);
    }

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
}
