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
        Table table = new Table();
        char[] level = new char[cost.length];
        double last = Double.NaN;
        int lastLevel = -1;
        for (int x = 0; x < cost.length; x++) {
            if (cost[x] != last) {
                last = cost[x];
                lastLevel = table.level(last + 0.0);
                if (lastLevel == MOST) {
                    return null;
                }
            }
            level[x] = (char) lastLevel;
        }
        return new CostLevels(Arrays.copyOf(table.values, table.count), level);
    }

    /** Numbers in order of first appearance, found by open addressing; of boxed ones a map took longer than a layer of QAOA. */
    private static final class Table {
        private static final int SLOT_BITS = 13;

        private final double[] values = new double[MOST];

        /** One more than the position of a value; 0 where there is none. */
        private final char[] slots = new char[1 << SLOT_BITS];

        private int count;

        /** The position of a number, which is added if it is new; {@link CostLevels#MOST} where there is no room for it. */
        int level(double value) {
            int at = (int) (Double.doubleToRawLongBits(value) * 0x9E3779B97F4A7C15L >>> Long.SIZE - SLOT_BITS);
            while (slots[at] != 0) {
                if (values[slots[at] - 1] == value) {
                    return slots[at] - 1;
                }
                at = at + 1 & slots.length - 1;
            }
            if (count < MOST) {
                values[count] = value;
                slots[at] = (char) (count + 1);
                return count++;
            }
            return MOST;
        }
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
