package org.assay.quantum.qaoa;

import java.util.Arrays;

/** Up to so many distinct numbers, which several threads may find together; {@code -0} is 0. */
final class DistinctValues {

    private final ValueTable found;
    private volatile boolean tooMany;

    /** @param most beyond this many they are too many */
    DistinctValues(int most) {
        found = new ValueTable(most);
    }

    boolean isTooMany() {
        return tooMany;
    }

    void addAll(double[] values) {
        double last = Double.NaN;
        for (double value : values) {
            if (value != last) {
                if (found.position(value) < 0) {
                    tooMany = true;
                    return;
                }
                last = value;
            }
        }
    }

    /** Safe from several threads, unlike the others. */
    synchronized void merge(DistinctValues other) {
        if (other.isTooMany()) {
            tooMany = true;
        } else if (other != this && !isTooMany()) {
            addAll(other.ascending());
        }
    }

    /** All of them; none where they are too many. */
    double[] ascending() {
        if (isTooMany()) {
            return new double[0];
        }
        double[] values = found.values();
        Arrays.sort(values);
        return values;
    }
}
