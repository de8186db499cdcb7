package org.assay.quantum.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the cells of a tile stand, in a tile of its own or in the state that it is a part of; tables are kept,
 * since many gates of a pass share them.
 */
final class CellPlaces {

    private record Table(long fixed, long value) {}

    /** In bytes from the tile's beginning; the sum of the places of the bits of the cell's number. */
    private interface Place {
        long of(long cell);
    }

    final int lanes;
    final int laneBits;

    private final int cellBits;
    private final Place place;
    private final Map<Table, int[]> tables = new HashMap<>();

    /** The bits of a cell's number that are clear in all cells with anything in them. */
    private long clear;

    /**
     * Of tiles of so many bits that have been copied out of a state.
     *
     * @param reached the bits that may be set, at first, in the index in the tile of an amplitude other than zero
     */
    CellPlaces(int tileBits, CellKernels kernels, long reached) {
        this(tileBits, kernels, reached, kernels::placeInTile);
    }

    /** Of tiles of these bits in a state, which is less than 2 GiB large. */
    CellPlaces(long local, CellKernels kernels, long reached, PackedState state) {
        this(Long.bitCount(local), kernels, reached, cell -> state.place(Long.expand(cell * kernels.lanes(), local)));
    }

    private CellPlaces(int tileBits, CellKernels kernels, long reached, Place place) {
        lanes = kernels.lanes();
        laneBits = Integer.numberOfTrailingZeros(lanes);
        cellBits = tileBits - laneBits;
        this.place = place;
        clear = cells() - 1 & ~(reached >> laneBits);
    }

    int cells() {
        return 1 << cellBits;
    }

    boolean isLane(long bit) {
        return bit < lanes;
    }

    /** The bits of a mask that number a lane. */
    long laneMask(long mask) {
        return mask & lanes - 1;
    }

    /** Whether a lane satisfies the controls, as far as they are on bits of its number. */
    boolean holds(int lane, long on, long off) {
        return (lane & laneMask(on)) == laneMask(on) && (lane & off) == 0;
    }

    private int bytes(long cell) {
        return (int) place.of(cell);
    }

    /** How far apart the cells are that differ in this bit of the tile's index. */
    long stride(long bit) {
        return bytes(bit >> laneBits);
    }

    /** From here on, cells with any of these bits may hold something. */
    void reach(long mixed) {
        clear &= ~(mixed >> laneBits);
    }

    /** The cells whose index has these bits at the places that are fixed; those that are empty may be left out. */
    int[] with(long fixed, long value) {
        return table(fixed >> laneBits | clear, value >> laneBits);
    }

    /** All cells, empty or not. */
    int[] all() {
        return table(0, 0);
    }

    private int[] table(long fixed, long value) {
        return tables.computeIfAbsent(new Table(fixed, value), this::places);
    }

    private int[] places(Table table) {
        long free = cells() - 1 & ~table.fixed;
        int[] out = new int[1 << Long.bitCount(free)];
        for (int k = 0; k < out.length; k++) {
            out[k] = bytes(Long.expand(k, free) | table.value);
        }
        return out;
    }

    /** The cells, empty or not, whose index has these bits at the places that are fixed, and this parity in the bits of a mask. */
    int[] withParity(long fixed, long value, long mask, boolean odd) {
        return mask >> laneBits != 0 ? across(fixed, value, mask, odd, 0) : odd ? new int[0] : table(fixed >> laneBits, value >> laneBits);
    }

    /** The cells whose number differs from those of {@link #withParity} in the bits of {@code flipped}. */
    int[] across(long fixed, long value, long mask, boolean odd, long flipped) {
        long free = cells() - 1 & ~(fixed >> laneBits);
        int[] out = new int[1 << Long.bitCount(free)];
        int count = 0;
        for (int k = 0; k < out.length; k++) {
            long cell = Long.expand(k, free) | value >> laneBits;
            if (PauliFactor.isOdd(cell & mask >> laneBits) == odd) {
                out[count++] = bytes(cell ^ flipped >> laneBits);
            }
        }
        return Arrays.copyOf(out, count);
    }
}
