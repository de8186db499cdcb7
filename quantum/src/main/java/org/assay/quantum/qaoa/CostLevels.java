package org.assay.quantum.qaoa;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A diagonal cost by its distinct values and the level of each assignment: a phase then needs one
 * sine and cosine a level rather than one an assignment.
 *
 * @param values the distinct values, in order of first appearance
 * @param level for each assignment the position of its value
 */
@SuppressWarnings("ArrayRecordComponent") // shared with the kernels, never changed
record CostLevels(double[] values, char[] level) {

    private static final int MOST = 4096;

    /** The levels of a cost, or null where there are more than a table is worth. */
    static @Nullable CostLevels of(double[] cost) {
        ValueTable table = new ValueTable(MOST);
        char[] level = new char[cost.length];
        double last = Double.NaN;
        int lastLevel = -1;
        for (int x = 0; x < cost.length; x++) {
            if (cost[x] != last) {
                last = cost[x];
                lastLevel = table.position(last);
                if (lastLevel < 0) {
                    return null;
                }
            }
            level[x] = (char) lastLevel;
        }
        return new CostLevels(table.values(), level);
    }

    /** The real parts of {@code scale exp(-i gamma value)}. */
    static double[] cosines(double[] values, double gamma, double scale) {
        return Arrays.stream(values).map(value -> scale * Math.cos(gamma * value)).toArray();
    }

    /** The imaginary parts. */
    static double[] minusSines(double[] values, double gamma, double scale) {
        return Arrays.stream(values).map(value -> -scale * Math.sin(gamma * value)).toArray();
    }
}
