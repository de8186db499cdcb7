package org.assay.quantum.qaoa;

import java.util.Arrays;

/**
 * Up to so many distinct numbers in order of first appearance, found by open addressing; {@code -0} is 0. Of boxed numbers
 * a map took longer than a layer of QAOA.
 */
final class ValueTable {

    private final double[] values;

    /** One more than the position of a value; 0 where there is none. Never more than half are taken. */
    private final char[] slots;

    private final int shift;
    private int count;

    /** @param most at most 2^15 */
    ValueTable(int most) {
        int slotBits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * most - 1);
        values = new double[most];
        slots = new char[1 << slotBits];
        shift = Long.SIZE - slotBits;
    }

    /** The position of a number, which is added if it is new; -1 where there is no room for it. */
    int position(double number) {
        double value = number + 0.0;
        int at = (int) (Double.doubleToRawLongBits(value) * 0x9E3779B97F4A7C15L >>> shift);
        while (slots[at] != 0) {
            if (values[slots[at] - 1] == value) {
                return slots[at] - 1;
            }
            at = at + 1 & slots.length - 1;
        }
        if (count == values.length) {
            return -1;
        }
        values[count] = value;
        slots[at] = (char) (count + 1);
        return count++;
    }

    /** All of them. */
    double[] values() {
        return Arrays.copyOf(values, count);
    }
}
