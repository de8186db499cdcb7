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
     * Cells of a run may be taken two at a time: numbers that differ in the last bit alone have opposite signs.
     *
     * @throws IllegalArgumentException if the run does not consist of such pairs
     */
    void requirePairs(int cells) {
        if ((cells & 1) != 0 || (firstCell & 1) != 0) {
            throw new IllegalArgumentException("%d cells from cell %d on, but both must be even".formatted(cells, firstCell));
        }
    }

    /**
     * Four rows of cells may be taken at once: the numbers of two of them have one more 1 than those of the first.
     *
     * @param cells of a row
     * @throws IllegalArgumentException if the first row does not begin at a multiple of four rows
     */
    void requireRows(int cells) {
        if (cells < 2 || Integer.bitCount(cells) != 1 || (firstCell & 4L * cells - 1) != 0) {
            throw new IllegalArgumentException("four rows of %d cells from cell %d on, but rows must be powers of two, and that a multiple of four of them"
                    .formatted(cells, firstCell));
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
