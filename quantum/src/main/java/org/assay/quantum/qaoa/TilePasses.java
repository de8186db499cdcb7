package org.assay.quantum.qaoa;

import java.util.concurrent.CancellationException;
import org.assay.quantum.kernel.ComplementTurn;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.Workers;

/**
 * How passes go over a state in tiles: each mixes some qubits, takes a step on every run of cells, and
 * mixes the same qubits again, tile by tile.
 *
 * <p>Passes of even number take blocks, with the low qubits, those of odd number columns, with the
 * high ones.
 */
final class TilePasses {

    private static final int ROW = TileLayout.ROW_CELLS;

    /** Bits of the block number that are mixed at once: so many whole rows of one state and 64-byte cells take 256 KiB. */
    private static final int BITS_AT_ONCE = 6;

    /** Of wide vectors so much is worked on at once, less than a first-level cache. */
    private static final int PIECE_BYTES = 32 << 10;

    /** By so many factors the mixer of complements lets states grow. */
    private static final int COMPLEMENT_GROWTH = 1;

    private final int qubits;
    private final boolean halved;
    private final TileLayout layout;
    private final Workers workers;

    /** @param qubits of the cost, for messages */
    TilePasses(int qubits, boolean halved, TileLayout layout, Workers workers) {
        this.qubits = qubits;
        this.halved = halved;
        this.layout = layout;
        this.workers = workers;
    }

    /** What a pass does to a run of cells between its two mixers; {@code x} is the first amplitude. */
    interface Middle {
        Middle NONE = (at, cells, x) -> 0;

        double apply(long at, int cells, long x);
    }

    /** By so many factors of {@code 1/cos(beta)} a mixer lets a state grow, in the two passes that it takes. */
    int growth(TileMixing mixing) {
        return growthOfLowBits(mixing) + growthOfHighBits(mixing);
    }

    private int growthOfLowBits(TileMixing mixing) {
        return mixing.growthOfBits(bitsAcrossRows()) + growthWithinRows(mixing);
    }

    private int growthOfHighBits(TileMixing mixing) {
        return mixing.growthOfBits(lowHighBits()) + mixing.growthOfBits(layout.highBits() - lowHighBits());
    }

    /** By what {@link #rows} mixes: of the row number it is two bits or none, which grow nothing. */
    private int growthWithinRows(TileMixing mixing) {
        return mixing.growthOfRow() + (halved ? COMPLEMENT_GROWTH : 0);
    }

    /** The lowest bits of the block number, which are mixed apart from the others: those of one sweep, or what many blocks leave. */
    private int lowHighBits() {
        return layout.sweeps().areShort() ? layout.sweeps().lastWidth(layout.highBits()) : Math.max(0, layout.highBits() - BITS_AT_ONCE);
    }

    /** Of {@code 2^low} blocks so many cells at a time. */
    private int pieceCells(int low) {
        return layout.sweeps().areShort() ? Math.min(layout.columnCells(), PIECE_BYTES / layout.cellBytes() >> low) : layout.columnCells();
    }

    /** Bits of the row number that {@link #rows} leaves to others. */
    private int bitsAcrossRows() {
        return layout.rowBits() - rowBitsWithinRows();
    }

    /** How many cells a run has in the pass of this number, to which the middle step is applied. */
    int runOf(int index) {
        return index % 2 == 0 ? ROW : pieceCells(lowHighBits());
    }

    /** One of the parts that threads share out: adds what each of the three steps returns. */
    private interface Part {
        void run(int part, double[] sums);
    }

    /**
     * The sums of what the three steps return.
     *
     * @throws CancellationException between tiles, once the thread is interrupted
     */
    double[] run(int index, TileMixing before, Middle middle, TileMixing after) {
        double[] sums = new double[3];
        if (index % 2 == 0) {
            int blocks = halved ? layout.blocks() / 2 : layout.blocks();
            inParts(index, blocks, sums, (block, s) -> lowTile(block, s, before, middle, after));
        } else {
            inParts(index, layout.columns(), sums, (column, s) -> highTile(column, s, before, middle, after));
        }
        return sums;
    }

    /** Adds the sums of all parts in order, whatever the threads. */
    private void inParts(int pass, int parts, double[] total, Part body) {
        double[] sums = new double[3 * parts];
        Thread caller = Thread.currentThread();
        workers.run(parts, part -> {
            if (!caller.isInterrupted()) {
                double[] own = new double[3];
                body.run(part, own);
                System.arraycopy(own, 0, sums, 3 * part, 3);
            }
        });
        Interruption.check("interrupted at pass %d over a QAOA state of %d qubits; it has no result", pass + 1, qubits);
        for (int i = 0; i < sums.length; i++) {
            total[i % 3] += sums[i];
        }
    }

    /**
     * A block, and, where the state is halved, the block of its complements: the qubits of the row number, then row by row
     * all that goes along rows, the middle step between the mixers, then the qubits of the row number again.
     */
    private void lowTile(int tile, double[] sums, TileMixing before, Middle middle, TileMixing after) {
        int grown = growthOfHighBits(before);
        sums[0] += columnsOfBoth(tile, before, grown);
        rows(sums, tile, before, grown + before.growthOfBits(bitsAcrossRows()), middle, after);
        sums[2] += columnsOfBoth(tile, after, growthWithinRows(after));
    }

    /** Those of the row number that {@link #rows} mixes. */
    private int rowBitsWithinRows() {
        return halved ? layout.bitsWithComplement() : 0;
    }

    /**
     * The steps on the rows of a block one by one, in a halved state one or four, each with the row of its complements.
     *
     * @param grown by undoing {@code before} until now
     */
    private void rows(double[] sums, int block, TileMixing before, int grown, Middle middle, TileMixing after) {
        int rowAmplitudes = ROW * layout.lanes();
        if (halved) {
            for (int row = 0; row < layout.rows(); row += 1 << layout.bitsWithComplement()) {
                rowsOfBoth(sums, block, row, before, grown, middle, after);
            }
            return;
        }
        long base = block * layout.blockStride();
        for (int row = 0; row < layout.rows(); row++) {
            long at = base + row * layout.rowStride();
            sums[0] += before.row(at, grown);
            sums[1] += middle.apply(at, ROW, ((long) block * layout.rows() + row) * rowAmplitudes);
            sums[2] += after.row(at, 0);
        }
    }

    private void rowsOfBoth(double[] sums, int block, int row, TileMixing before, int grown, Middle middle, TileMixing after) {
        int count = 1 << layout.bitsWithComplement();
        long stride = layout.rowStride();
        long at = block * layout.blockStride() + row * stride;
        long other = (layout.blocks() - 1 - block) * layout.blockStride() + (layout.rows() - count - row) * stride;
        int rowAmplitudes = ROW * layout.lanes();
        long x = ((long) block * layout.rows() + row) * rowAmplitudes;
        long y = (1L << layout.bits()) - (long) count * rowAmplitudes - x;
        for (int r = 0; r < count; r++) {
            sums[0] += before.row(at + r * stride, grown) + before.row(other + r * stride, grown);
        }
        sums[0] += withComplements(before, at, other, x, grown + before.growthOfRow());
        for (int r = 0; r < count; r++) {
            sums[1] += middle.apply(at + r * stride, ROW, x + (long) r * rowAmplitudes);
            sums[1] += middle.apply(other + r * stride, ROW, y + (long) r * rowAmplitudes);
        }
        sums[2] += withComplements(after, at, other, x, 0);
        for (int r = 0; r < count; r++) {
            sums[2] += after.row(other + r * stride, COMPLEMENT_GROWTH) + after.row(at + r * stride, COMPLEMENT_GROWTH);
        }
    }

    private double withComplements(TileMixing mixing, long at, long other, long x, int grown) {
        ComplementTurn turn = new ComplementTurn(layout.bits(), x / layout.lanes());
        return layout.bitsWithComplement() > 0
                ? mixing.complementsOfFour(at, other, layout.rowStride(), turn, grown)
                : mixing.complement(at, other, turn, grown);
    }

    private double columnsOfBoth(int block, TileMixing mixing, int grown) {
        double sum = columns(block, mixing, grown);
        return halved ? sum + columns(layout.blocks() - 1 - block, mixing, grown) : sum;
    }

    /** The qubits of the row number that {@link #rows} has left. */
    private double columns(int block, TileMixing mixing, int grown) {
        return mixing.bits(block * layout.blockStride(), layout.rowStride(), rowBitsWithinRows(), layout.rowBits(), ROW, grown);
    }

    /**
     * A row of every block, or a few cells of it: the bits of the block number beyond the lowest, then the lowest with the
     * middle step between the mixers, on some cells of some blocks at a time, then the others again.
     */
    private void highTile(int column, double[] sums, TileMixing before, Middle middle, TileMixing after) {
        int low = lowHighBits();
        int others = growthOfLowBits(before);
        long base = layout.columnOffset(column);
        long stride = layout.blockStride();
        sums[0] += mixHigh(before, base, low, others);
        int pieceCells = pieceCells(low);
        for (int block = 0; block < layout.blocks(); block += 1 << low) {
            for (int cell = 0; cell < layout.columnCells(); cell += pieceCells) {
                long at = base + block * stride + (long) cell * layout.cellBytes();
                sums[0] += before.bits(at, stride, 0, low, pieceCells, others + before.growthOfBits(layout.highBits() - low));
                for (int b = 0; b < 1 << low; b++) {
                    long x = ((long) (block + b) << layout.lowBits()) + ((long) column * layout.columnCells() + cell) * layout.lanes();
                    sums[1] += middle.apply(at + b * stride, pieceCells, x);
                }
                sums[2] += after.bits(at, stride, 0, low, pieceCells, 0);
            }
        }
        sums[2] += mixHigh(after, base, low, after.growthOfBits(low));
    }

    private double mixHigh(TileMixing mixing, long base, int low, int grown) {
        double sum = 0;
        for (int b = 0; b < 1 << low; b++) {
            sum += mixing.bits(
                    base + b * layout.blockStride(), layout.blockStride() << low, 0, layout.highBits() - low, layout.columnCells(), grown);
        }
        return sum;
    }
}
