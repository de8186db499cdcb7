package org.assay.quantum.qaoa;

/**
 * How many bits of a row number one sweep over rows mixes.
 *
 * @param most three, or four where sixteen rows fit the vector registers
 */
record Sweeps(int most) {

    /** Of vectors as wide as this processors have thirty-two, else perhaps sixteen. */
    private static final int WIDE_CELL = 128;

    /** @param cellBytes two vectors */
    static Sweeps of(int cellBytes) {
        return new Sweeps(cellBytes >= WIDE_CELL ? 4 : 3);
    }

    /** Whether more is gained by sweeps over the first-level cache, since their operations take less time than the second level does. */
    boolean areShort() {
        return most > 3;
    }

    /** How many it takes to mix so many bits. */
    int count(int bits) {
        return Math.ceilDiv(bits, most);
    }

    /** Bits of the first of them, the highest; no sweep has more than one bit more than another. */
    int width(int bits) {
        return Math.ceilDiv(bits, count(bits));
    }

    /** Bits of the last of them, the lowest; 0 where there are no bits. */
    int lastWidth(int bits) {
        int left = bits;
        while (count(left) > 1) {
            left -= width(left);
        }
        return left;
    }
}
