package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Loops over a tile of a state in cells: one vector of real parts, then one of imaginary parts.
 *
 * <p>The lowest bits of an index choose a lane, the others a cell. A tile is a segment that begins with its
 * first cell: a copy, in which cell {@code c} stands at {@code (c + (c >> PAD_SHIFT))} cells from there, so
 * that no two bits of the cell number are a power of two of bytes apart, or a part of a state;
 * {@code cells} and {@code others} are such places, in bytes, and {@code s0} and {@code s1} the
 * distances to the cells with a bit set, {@code s0} for the bit that is done first. Coefficients
 * stand in {@code numbers}, a vector each, except where it is said. The arithmetic is that of {@link Kernels}, in the same
 * order, so results agree to the last bit, except where many gates are taken at once: {@link #phases},
 * {@link #hadamard3}, {@link #rotate3} and {@link #turn3}.
 */
interface CellKernels {

    /** A cell is left out after each 32: 4 KiB with the widest vectors. */
    int PAD_SHIFT = 5;

    /** Amplitudes in a cell, a power of two. */
    int lanes();

    int bytesPerCell();

    /** Where a cell of a tile of its own begins, in bytes; past the last one, where the tile ends. */
    default long placeInTile(long cell) {
        return (cell + (cell >> PAD_SHIFT)) * bytesPerCell();
    }

    /** As in {@code double, 512-bit vectors}. */
    String name();

    /**
     * A 2 x 2 matrix on the bit of the cell number that is {@code s0} bytes wide.
     *
     * @param coefs for m00, m01, m10, m11: real part, imaginary part, its negative
     */
    void general1(MemorySegment tile, int[] cells, long s0, MemorySegment numbers, long coefs);

    /** {@link #general1} on two bits, one after the other, with 12 coefficients each. */
    void general2(MemorySegment tile, int[] cells, long s0, long s1, MemorySegment numbers, long coefs);

    /** {@link #real2} on one bit. */
    void real1(MemorySegment tile, int[] cells, long s0, Object coefs, int first);

    /**
     * Real 2 x 2 matrices on two bits; coefficients m00, m01, m10, m11 for each.
     *
     * @param coefs a double[] or float[], by the precision: single numbers, from {@code first} on
     */
    void real2(MemorySegment tile, int[] cells, long s0, long s1, Object coefs, int first);

    /** As {@link #real2} for rotations about X: coefficients cos, sin, -sin for each bit. */
    void turn2(MemorySegment tile, int[] cells, long s0, long s1, Object coefs, int first);

    /**
     * Hadamard gates on three bits: sums and differences, then a product with the one coefficient {@code 2^(-3/2)}.
     *
     * @param s2 the distance to the cells with the third bit set
     */
    void hadamard3(MemorySegment tile, int[] cells, long s0, long s1, long s2, Object coefs, int first);

    /**
     * Rotations about Y on three bits, by tangents: two multiply-adds in place of two and two products; coefficients
     * {@code tan}, {@code -tan} of half the angle for each bit, then the product of the three cosines.
     */
    void rotate3(MemorySegment tile, int[] cells, long s0, long s1, long s2, Object coefs, int first);

    /**
     * As {@link #rotate3} for rotations about X. They are rotations about Y of {@code (-i)^b} times the amplitude, b the
     * number of bits set among the three, so that real parts of cells of even b and imaginary parts of the others are mixed
     * among themselves: eight vectors at a time and not sixteen.
     */
    void turn3(MemorySegment tile, int[] cells, long s0, long s1, long s2, Object coefs, int first);

    /**
     * A 2 x 2 matrix on a bit of the lane number, or anything else that takes a lane and one other, whose
     * number differs in the bits of {@code bit0}.
     *
     * @param coefs for the diagonal entry of each lane, then the other one of its row: real part,
     *     imaginary part, its negative
     */
    void lanes1(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0);

    void lanes3(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0, int bit1, int bit2);

    /** As {@link #lanes3} for real matrices: two coefficients for each bit. */
    void realLanes3(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0, int bit1, int bit2);

    /** As {@link #lanes3} for rotations about X: coefficients cos, sin, -sin for each bit, as in {@link #turn2}. */
    void turnLanes3(MemorySegment tile, int[] cells, Object coefs, int first, int bit0, int bit1, int bit2);

    /**
     * A 4 x 4 matrix on two bits of the cell number, {@code s0} the lower.
     *
     * @param coefs a double[] or float[], by the precision, whose last vector is overwritten; with as many loads of
     *     vectors from the segment the method would at times be too much for the first compiler, and so never reach
     *     the second
     * @param first where in it, for each row, the entries at distance 0, 1, 2, 3 by exclusive or of row and
     *     column begin: real part, imaginary part, one number each
     */
    void dense(MemorySegment tile, int[] cells, long s0, long s1, Object coefs, int first);

    /**
     * {@link #dense} for a matrix in the {@link PairForm#LOCAL local form}, without what is zero in it.
     *
     * @param coefs where the same numbers stand as vectors, each in every lane: they are loaded as they are needed, in
     *     nine tenths of the time that spreading them takes
     */
    void denseLocal(MemorySegment tile, int[] cells, long s0, long s1, MemorySegment numbers, long coefs);

    /**
     * Any matrix on any bits of the cell and lane numbers.
     *
     * @param offsets to the cells that are mixed, in bytes
     * @param lanes the exchanges of lanes that are mixed, beginning with 0
     * @param inputs for each row and distance the column, as {@code offset * lanes.length + exchange}
     * @param coefs for each row and distance: real part, imaginary part
     * @param scratch where there is room for as many cells as there are columns
     */
    void matrix(MemorySegment tile, int[] cells, int[] offsets, int[] lanes, int[] inputs, MemorySegment numbers, long coefs, MemorySegment scratch);

    /** A 4 x 4 matrix on a bit of the lane number, the lower, and one of the cell number; a row for each half of the cells. */
    void denseMixed(MemorySegment tile, int[] cells, long s0, MemorySegment numbers, long coefs, int bit);

    /** {@link #denseMixed} for a matrix in the {@link PairForm#LANE lane form}, without what is zero in it. */
    void denseMixedDiagonal(MemorySegment tile, int[] cells, long s0, MemorySegment numbers, long coefs, int bit);

    /** A 4 x 4 matrix on two bits of the lane number; the row depends on the lane. */
    void denseLanes(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0, int bit1);

    /**
     * Each cell and its other one become a multiple of themselves and one of each other, whose lanes are
     * exchanged with those that differ in these bits.
     *
     * @param coefs for the cells, then for the others: the own factor, then that of the other cell, real part,
     *     imaginary part, its negative
     */
    void turnPairs(MemorySegment tile, int[] cells, int[] others, MemorySegment numbers, long coefs, int bits);

    /** Multiplies by a number for each lane: real part, imaginary part, its negative. */
    void multiply(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs);

    /**
     * Multiplies each cell at {@code upper[u] + lower[k]} by the product of a vector for u, one for k, a vector
     * for all, a number for u, and a number for u and each bit of k that is set.
     *
     * @param ofUpper where the vectors for u stand, real before imaginary part
     * @param ofLower where those for k stand
     * @param coefs a double[] or float[], by the precision: the vector for all, then for each u its number and
     *     one for each bit of k
     * @param scratch room for as many cells as {@code lower} has
     */
    void phases(MemorySegment tile, int[] upper, int[] lower, MemorySegment numbers, long ofUpper, long ofLower, Object coefs, MemorySegment scratch);

    /**
     * Copies cells of a tile.
     *
     * @param sources where each comes from, in bytes
     * @param base what they are counted from in {@code to}, in bytes
     * @param cells where each goes, in cells
     */
    void move(MemorySegment from, int[] sources, MemorySegment to, long base, int[] cells);

    /**
     * As {@link #move}, with lanes in another order.
     *
     * @param sources where each cell comes from, in bytes, plus the number of an order of lanes
     * @param indexes where the orders stand, a vector each: for each 32 bits of a cell those that they come from
     */
    void permute(MemorySegment from, int[] sources, MemorySegment to, long base, int[] cells, MemorySegment numbers, long indexes);

    /**
     * As {@link #permute}, but some lanes come from another cell.
     *
     * @param others where each of these cells is, in bytes
     * @param ints a bit for each 32 bits of a cell: whether they come from there
     */
    void permuteBlending(MemorySegment from, int[] sources, int[] others, MemorySegment to, long base, int[] cells,
            MemorySegment numbers, long indexes, long ints);

    /** Copies cells of a state, numbers as in {@link #move}, into a tile, one after another. */
    void gather(MemorySegment state, long base, int[] cells, MemorySegment tile);

    /** {@code |a|^2} for each amplitude of so many neighbouring cells, in order. */
    void squares(MemorySegment m, long at, int cells, MemorySegment out);

    /** {@code sum |a|^2} over so many neighbouring cells. */
    double norm(MemorySegment m, long at, int cells);
}
