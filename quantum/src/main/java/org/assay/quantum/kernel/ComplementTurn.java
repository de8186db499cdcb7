package org.assay.quantum.kernel;

/**
 * What the mixer of the qubit that a symmetric state saves multiplies the complement's amplitude by, where
 * states are turned as {@link TileKernels} says: {@code tan(beta)} times a sign that alternates with the
 * ones in the assignment, and a quarter turn if the number of qubits is even.
 *
 * @param bits qubits of the state, all of which the complement flips
 * @param firstCell the number of a run's first cell
 */
public record ComplementTurn(int bits, long firstCell) {

    /** Whether real parts meet real ones; otherwise they meet imaginary ones. */
    boolean isReal() {
        return (bits & 1) == 1;
    }

    /** 1 where the first lane of the run's cell of this number has the sign minus, otherwise 0. */
    int isOdd(int cell) {
        // -i (-1)^p i^-bits, up to the quarter turn: plus for 0 and 3 modulo 4, minus for 1 and 2.
        int minus = bits + 1 >> 1 & 1;
        return Long.bitCount(firstCell + cell) + minus & 1;
    }

    /**
     * Four rows of cells may be taken at once: the numbers of two of them have one more 1 than those of the first.
     *
     * @param cells of a row
     * @throws IllegalArgumentException if that is not a power of two, or the first row does not begin at a multiple of four rows
     */
    void requireRows(int cells) {
        if (Integer.bitCount(cells) != 1) {
            throw new IllegalArgumentException("rows of %d cells, but they must be powers of two".formatted(cells));
        }
        if ((firstCell & 4L * cells - 1) != 0) {
            throw new IllegalArgumentException("four rows of %d cells from cell %d on, but that must be a multiple of four rows".formatted(cells, firstCell));
        }
    }

    /** Of a run that begins so many cells later. */
    public ComplementTurn later(int cells) {
        return new ComplementTurn(bits, firstCell + cells);
    }

    /** 1 where a cell and the cell of its complements differ in the sign of their first lanes, otherwise 0. */
    int signsDiffer(int laneBits) {
        return bits - laneBits & 1;
    }
}
