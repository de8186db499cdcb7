package org.assay.quantum.kernel;

/**
 * What is done to amplitudes, one method a family of gates, in place.
 *
 * <p>Common to all methods: {@code re} and {@code im} have {@code 2^n} entries each; qubits are one-bit
 * masks; only amplitudes whose index has every bit of {@code on} set and every bit of {@code off}
 * clear are touched. The masks of targets, {@code on} and {@code off} must not overlap: this is not
 * checked here.
 *
 * <p>Every implementation performs the same multiplications and additions, fused where
 * {@link FusedMultiplyAdd} says so, in the same order, so that results do not depend on which one
 * ran, nor on how the work was split.
 */
public interface Kernels {

    /** As in reports: {@code scalar}, or {@code 512-bit vectors}. */
    String name();

    /** Numbers that are worked on at a time. */
    default int lanes() {
        return 1;
    }

    /**
     * Any 2 x 2 matrix on one qubit.
     *
     * @param m row by row, real part before imaginary part: 8 numbers
     */
    void general(double[] re, double[] im, int target, int on, int off, double[] m);

    /** A real 2 x 2 matrix on one qubit, as for H and RY. */
    void real(double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11);

    /** The matrix {@code [cos, -i sin; -i sin, cos]} on one qubit, as for RX. */
    void rotateX(double[] re, double[] im, int target, int on, int off, double cos, double sin);

    /** Exchanges the amplitudes in which the qubit is 0 and 1. */
    void flip(double[] re, double[] im, int target, int on, int off);

    /** Multiplies by {@code factorRe + i factorIm}: Z, S, T, phases and their controlled forms have their target in {@code on}. */
    void scale(double[] re, double[] im, int on, int off, double factorRe, double factorIm);

    /**
     * Multiplies by {@code cos - i sin} where the bits of {@code index & mask} have even parity, by
     * {@code cos + i sin} where odd: RZ and RZZ.
     */
    void rotateParity(double[] re, double[] im, int mask, int on, int off, double cos, double sin);

    /** Exchanges two qubits. */
    void swap(double[] re, double[] im, int a, int b, int on, int off);

    /**
     * {@code cos - i sin P} for the Pauli string P with X or Y at the bits of {@code xMask} (not 0) and
     * Z or Y at those of {@code zMask}: RXX and RYY.
     */
    void rotatePauli(double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, double sin);

    /**
     * Any 4 x 4 matrix on two qubits.
     *
     * @param a the low bit of the matrix index
     * @param mRe row by row, 16 numbers
     */
    void general2(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm);

    /**
     * Any matrix on any number of qubits.
     *
     * @param targets the low bit of the matrix index first
     * @param mRe row by row, {@code 4^targets.length} numbers
     */
    void dense(double[] re, double[] im, int[] targets, int on, int off, double[] mRe, double[] mIm);

    /**
     * Copies scattered pieces of one part of a state into a tile, one after another.
     *
     * @param base added to every offset
     * @param offsets where the pieces begin
     * @param run how long they are, a power of two
     */
    void gather(double[] state, int base, int[] offsets, int run, double[] tile);

    /** Undoes {@link #gather}. */
    void scatter(double[] tile, int base, int[] offsets, int run, double[] state);
}
