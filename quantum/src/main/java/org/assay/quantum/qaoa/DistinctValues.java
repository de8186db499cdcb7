package org.assay.quantum.qaoa;

import java.util.Arrays;

/** Up to so many distinct numbers, found in a table by open addressing; {@code -0} is 0. */
final class DistinctValues {

    private static final int TABLE_BITS = 10;

    private final int most;
    private final double[] table = new double[1 << TABLE_BITS];
    private final boolean[] taken = new boolean[1 << TABLE_BITS];
    private volatile int count;

    /** @param most beyond this many, at most 500, they are too many */
    DistinctValues(int most) {
        this.most = most;
    }

    boolean isTooMany() {
        return count > most;
    }

    void addAll(double[] values) {
        double last = Double.NaN;
        for (double value : values) {
            if (value != last) {
                add(value + 0.0);
                last = value;
                if (isTooMany()) {
                    return;
                }
            }
        }
    }

    /** Safe from several threads, unlike the others. */
    synchronized void merge(DistinctValues other) {
        if (other.isTooMany()) {
            count = most + 1;
        } else if (other != this && !isTooMany()) {
            addAll(other.ascending());
        }
    }

    private void add(double value) {
        int at = (int) (Double.doubleToLongBits(value) * 0x9E3779B97F4A7C15L >>> 64 - TABLE_BITS);
        while (taken[at]) {
            if (table[at] == value) {
                return;
            }
            at = at + 1 & table.length - 1;
        }
        taken[at] = true;
        table[at] = value;
        count = count + 1;
    }

    /** All of them; none where they are too many. */
    double[] ascending() {
        if (isTooMany()) {
            return new double[0];
        }
        double[] values = new double[count];
        int size = 0;
        for (int at = 0; at < table.length; at++) {
            if (taken[at]) {
                values[size++] = table[at];
            }
        }
        Arrays.sort(values);
        return values;
    }
}
