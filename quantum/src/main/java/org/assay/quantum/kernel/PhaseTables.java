package org.assay.quantum.kernel;

/**
 * What a layer multiplies by, {@code scale exp(-i weight level)}, as the kernels that made it read it; in
 * both precisions, so that they find their own without converting at each call.
 *
 * @param count tables, each of real parts and then as many imaginary ones; kernels on pairs of numbers have one
 *        for all pairs of so many levels
 */
@SuppressWarnings("ArrayRecordComponent") // made once for many calls, only read
public record PhaseTables(int count, double[] doubles, float[] floats) {

    PhaseTables(int count, double[] entries) {
        this(count, entries, narrowed(entries));
    }

    /**
     * For kernels that look up in registers: tables for one digit each of the level in base {@code lanes}, the
     * phase is their product; or one of twice as many levels, where it holds all that are and they need not be
     * mirrored.
     */
    static PhaseTables inRegisters(int lanes, double weight, double scale, int most, boolean mirrored) {
        if (!mirrored && most < 2 * lanes) {
            double[] table = new double[4 * lanes];
            put(table, 0, lanes, weight, 0, scale);
            put(table, 2 * lanes, lanes, weight, lanes, scale);
            return new PhaseTables(1, table);
        }
        int count = 2;
        for (long reach = (long) lanes * lanes; reach <= most; reach *= lanes) {
            count++;
        }
        double[] tables = new double[2 * lanes * count];
        double digit = weight;
        for (int table = 0; table < count; table++, digit *= lanes) {
            put(tables, 2 * lanes * table, lanes, digit, 0, table == 0 ? scale : 1);
        }
        return new PhaseTables(count, tables);
    }

    private static void put(double[] tables, int at, int lanes, double weight, int firstLevel, double scale) {
        double[][] parts = ofLevels(weight, scale, firstLevel, lanes);
        System.arraycopy(parts[0], 0, tables, at, lanes);
        System.arraycopy(parts[1], 0, tables, at + lanes, lanes);
    }

    /** The real parts and the imaginary ones of {@code scale exp(-i weight level)} for so many levels from {@code first} on. */
    public static double[][] ofLevels(double weight, double scale, int first, int count) {
        double[][] parts = new double[2][count];
        for (int k = 0; k < count; k++) {
            parts[0][k] = scale * Math.cos(weight * (first + k));
            parts[1][k] = -scale * Math.sin(weight * (first + k));
        }
        return parts;
    }

    /** The same numbers in single precision. */
    static float[] narrowed(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }
}
