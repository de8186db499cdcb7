package org.assay.quantum.kernel;

import java.util.Arrays;

/**
 * What a run of X, CNOT and SWAP does to the indexes of a tile, backwards: the amplitude that ends at
 * {@code y} comes from {@code B y + d}, over the field of two elements. Bits of the index outside of
 * the tile do not change, and add to {@code d} what they control.
 */
final class LinearMap {

    private final long local;

    /** The images of the bits of the tile's index under {@code B}. */
    private final long[] columns;

    /** What each bit outside of the tile adds. */
    private final long[] outer = new long[64];

    private long constant;

    /** The identity on tiles of these bits. */
    LinearMap(long local) {
        this.local = local;
        columns = new long[Long.bitCount(local)];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = 1L << i;
        }
    }

    /** Whether a call is one of those that this can take. */
    static boolean takes(KernelCall call) {
        return switch (call.kind()) {
            case FLIP -> Long.bitCount(call.on() | call.off()) <= 1;
            case SWAP -> (call.on() | call.off()) == 0;
            case GENERAL, REAL, ROTATE_X, SCALE, ROTATE_PARITY, ROTATE_PAULI, GENERAL2, DENSE -> false;
        };
    }

    /** Goes on with a call that it {@link #takes}, its bits those of the whole index; the same call again undoes it. */
    void then(KernelCall call) {
        int target = position(call.a());
        if (call.kind() == KernelCall.Kind.SWAP) {
            int other = position(call.b());
            long kept = columns[target];
            columns[target] = columns[other];
            columns[other] = kept;
            return;
        }
        long control = call.on() | call.off();
        if ((control & local) != 0) {
            columns[position(control)] ^= columns[target];
        } else if (control != 0) {
            outer[Long.numberOfTrailingZeros(control)] ^= columns[target];
        }
        if (control == 0 || call.off() != 0) {
            constant ^= columns[target];
        }
    }

    private int position(long bit) {
        return Long.bitCount(local & bit - 1);
    }

    /** The image of one bit of the tile's index under {@code B}. */
    long column(int bit) {
        return columns[bit];
    }

    /** The images of {@code first, 2 first, ..., count first} but the last, beginning with that of 0; {@code count} is a power of two. */
    long[] images(int firstBit, int count) {
        long[] out = new long[count];
        for (int k = 1; k < count; k++) {
            out[k] = out[k & k - 1] ^ columns[firstBit + Integer.numberOfTrailingZeros(k)];
        }
        return out;
    }

    /** The number {@code d}, given the bits outside of the tile. */
    long shift(long base) {
        long out = constant;
        for (long bits = base; bits != 0; bits &= bits - 1) {
            out ^= outer[Long.numberOfTrailingZeros(bits)];
        }
        return out;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearMap map && local == map.local && constant == map.constant
                && Arrays.equals(columns, map.columns) && Arrays.equals(outer, map.outer);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns) * 31 + Arrays.hashCode(outer) + Long.hashCode(constant);
    }
}
