package org.assay.quantum.qaoa;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where the amplitudes of a state stand in memory, and how passes cut it into tiles.
 *
 * <p>Amplitudes are in cells of {@code lanes}; 64 cells are a row, followed by one cell of padding;
 * {@code 2^rowBits} rows are a block, followed by 64 bytes. A low pass works on whole blocks: their
 * {@code lowBits} qubits are the lanes, cells and rows. A high pass works on columns, a row or
 * a few cells of it from every block: the other {@code highBits} qubits are the block number. Padding keeps
 * what is far apart by a power of two from sharing the same few lines of the cache.
 *
 * @param bits qubits of the state
 * @param lanes amplitudes in a cell
 * @param cellBytes real and imaginary parts
 * @param rowBits rows in a block, as a power of two
 * @param highBits blocks, as a power of two
 * @param columnCells width of a high pass's column
 */
record TileLayout(int bits, int lanes, int cellBytes, int rowBits, int highBits, int columnCells) {

    private static final int ROW_BITS = 6;

    static final int ROW_CELLS = 1 << ROW_BITS;

    /**
     * The most that a block or a column may take, as a power of two: two mebibytes; low passes of a halved state take
     * two blocks. More than most second-level caches
     * have: memory that is read a whole row at a time saves more than sweeps in the third level cost.
     */
    private static final int TILE_BYTES = 21;

    /** Even a state that fits the cache has so many blocks, as a power of two: parts for threads, and one sweep of a column. */
    private static final int LEAST_HIGH_BITS = 3;

    /** Cells of a column, as a power of two, below which memory is not worth a sweep less. */
    private static final int LEAST_COLUMN_BITS = 3;

    /** Cells of a state, as a power of two, up to which a thread has it in its own caches. */
    private static final int OWN_CACHE = 13;

    /**
     * @param pairedBlocks whether low passes take two blocks at once
     * @param tile cells that a block or a column has at most, as a power of two; usually {@link #tile}
     */
    static TileLayout of(int bits, int lanes, int cellBytes, boolean pairedBlocks, int tile) {
        int cellBits = bits - Integer.numberOfTrailingZeros(lanes);
        if (cellBits < 7) {
            throw new IllegalArgumentException("%d qubits are too few for tiles".formatted(bits));
        }
        int highBits = highBits(Sweeps.of(cellBytes), cellBits - ROW_BITS, pairedBlocks, tile);
        int rowBits = cellBits - highBits - ROW_BITS;
        // Few rows are cut, so that threads have columns to share out as they have blocks.
        int columnBits = Math.clamp(Math.min(tile - highBits, rowBits + ROW_BITS - LEAST_HIGH_BITS), 0, ROW_BITS);
        return new TileLayout(bits, lanes, cellBytes, rowBits, highBits, 1 << columnBits);
    }

    /** The blocks of which blocks and columns take the fewest sweeps, of these the ones with the smallest tiles, and then small blocks. */
    private static int highBits(Sweeps sweeps, int shared, boolean pairedBlocks, int tile) {
        // A column of one cell is as narrow as it gets: beyond that the blocks grow.
        int most = Math.min(shared, tile);
        int best = Math.clamp(shared + ROW_BITS - tile, Math.min(LEAST_HIGH_BITS, most), most);
        for (int more = best + 1; more <= Math.min(most, tile - LEAST_COLUMN_BITS); more++) {
            if (effort(sweeps, more, shared - more, pairedBlocks) <= effort(sweeps, best, shared - best, pairedBlocks)) {
                best = more;
            }
        }
        return best;
    }

    /** Sweeps first, then the rows of the larger tile, as a power of two. */
    private static int effort(Sweeps sweeps, int highBits, int rowBits, boolean pairedBlocks) {
        int withComplement = pairedBlocks ? bitsWithComplement(rowBits) : 0;
        int count = sweeps.count(highBits) + sweeps.count(rowBits - withComplement);
        return Integer.SIZE * count + Math.max(highBits, rowBits + (pairedBlocks ? 1 : 0));
    }

    /** Cells of the largest block or column, as a power of two. */
    static int tile(int cellBytes) {
        return TILE_BYTES - Integer.numberOfTrailingZeros(cellBytes);
    }

    Sweeps sweeps() {
        return Sweeps.of(cellBytes);
    }

    /** Whether threads are better used on states of their own. */
    boolean fitsOwnCache() {
        return bits - laneBits() <= OWN_CACHE;
    }

    int rows() {
        return 1 << rowBits;
    }

    /** Where the highest qubit is mixed by complements, the lowest bits of the row number that are mixed in the same sweep. */
    int bitsWithComplement() {
        return bitsWithComplement(rowBits);
    }

    private static int bitsWithComplement(int rowBits) {
        return rowBits < 2 ? 0 : 2;
    }

    /** Qubits of the lanes. */
    int laneBits() {
        return Integer.numberOfTrailingZeros(lanes);
    }

    int blocks() {
        return 1 << highBits;
    }

    int lowBits() {
        return bits - highBits;
    }

    /** Columns of a high pass in the whole state. */
    int columns() {
        return rows() * (ROW_CELLS / columnCells);
    }

    long rowStride() {
        return (ROW_CELLS + 1L) * cellBytes;
    }

    long blockStride() {
        return rows() * rowStride() + 64;
    }

    long bytes() {
        return blocks() * blockStride();
    }

    /** The offset of a column's part in block 0. */
    long columnOffset(int column) {
        int columnsInRow = ROW_CELLS / columnCells;
        return column / columnsInRow * rowStride() + column % columnsInRow * (long) columnCells * cellBytes;
    }

    /** The offset of the cell that an amplitude is in. */
    long cellOffset(long index) {
        long cell = index / lanes;
        long row = cell / ROW_CELLS;
        return (row >>> rowBits) * blockStride() + (row & rows() - 1) * rowStride() + cell % ROW_CELLS * cellBytes;
    }

    /** Numbers in the cells' precision, from the beginning of a segment on. */
    void copyElements(MemorySegment from, double[] to) {
        if (isDouble()) {
            MemorySegment.copy(from, ValueLayout.JAVA_DOUBLE, 0, to, 0, to.length);
        } else {
            for (int i = 0; i < to.length; i++) {
                to[i] = from.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            }
        }
    }

    private boolean isDouble() {
        return cellBytes == 2 * lanes * Double.BYTES;
    }

    /** One number of a vector, in double or single precision, whichever the cells are. */
    double element(MemorySegment state, long vector, int lane) {
        return isDouble()
                ? state.get(ValueLayout.JAVA_DOUBLE, vector + (long) Double.BYTES * lane)
                : state.get(ValueLayout.JAVA_FLOAT, vector + (long) Float.BYTES * lane);
    }
}
