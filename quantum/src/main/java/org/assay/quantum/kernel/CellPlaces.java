package org.assay.quantum.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Where the cells of a tile stand; tables are kept, since many gates of a pass share them. */
final class CellPlaces {

    private record Table(long fixed, long value) {}

    final int lanes;
    final int laneBits;

    private final int cellBits;
    private final int cellBytes;
    private final Map<Table, int[]> tables = new HashMap<>();

    CellPlaces(int tileBits, CellKernels kernels) {
        lanes = kernels.lanes();
        laneBits = Integer.numberOfTrailingZeros(lanes);
        cellBits = tileBits - laneBits;
        cellBytes = kernels.bytesPerCell();
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
        return (int) ((cell + (cell >> CellKernels.PAD_SHIFT)) * cellBytes);
    }

    /** How far apart the cells are that differ in this bit of the tile's index. */
    long stride(long bit) {
        return bytes(bit >> laneBits);
    }

    /** The cells whose index has these bits at the places that are fixed. */
    int[] with(long fixed, long value) {
        return tables.computeIfAbsent(new Table(fixed >> laneBits, value >> laneBits), this::places);
    }

    private int[] places(Table table) {
        long free = cells() - 1 & ~table.fixed;
        int[] out = new int[1 << Long.bitCount(free)];
        for (int k = 0; k < out.length; k++) {
            out[k] = bytes(Long.expand(k, free) | table.value);
        }
        return out;
    }

    /** Those of {@link #with} whose number has this parity in the bits of a mask. */
    int[] withParity(long fixed, long value, long mask, boolean odd) {
        long cellMask = mask >> laneBits;
        if (cellMask == 0) {
            return odd ? new int[0] : with(fixed, value);
        }
        long free = cells() - 1 & ~(fixed >> laneBits);
        int[] out = new int[1 << Long.bitCount(free)];
        int count = 0;
        for (int k = 0; k < out.length; k++) {
            long cell = Long.expand(k, free) | value >> laneBits;
            if (PauliFactor.isOdd(cell & cellMask) == odd) {
                out[count++] = bytes(cell);
            }
        }
        return Arrays.copyOf(out, count);
    }

    /** The cells whose number differs from those at these places in the bits of a mask. */
    int[] across(int[] places, long mask) {
        long cellMask = mask >> laneBits;
        int[] out = new int[places.length];
        for (int k = 0; k < out.length; k++) {
            long padded = places[k] / cellBytes;
            out[k] = bytes(padded - padded / ((1L << CellKernels.PAD_SHIFT) + 1) ^ cellMask);
        }
        return out;
    }
}
