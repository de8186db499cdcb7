package org.assay.classical.search;

import org.jspecify.annotations.Nullable;

/**
 * A model whose coefficients are integers times one power of two: {@code E = constant + unit (sum a_i
 * z_i + sum A_ij z_i z_j)}. Local fields lie within 2^24, so that a {@code float} holds them too.
 */
final class IntegerForm {
    private static final double LARGEST_FIELD = 1 << 24;
    private static final int FINEST_EXPONENT = -60;
    private static final int COARSEST_EXPONENT = 60;

    /** a_i. */
    final int[] fields;

    /** A_ij, in the order of the model's rows. */
    final int[] couplings;

    /** A power of two. */
    final double unit;

    private IntegerForm(int[] fields, int[] couplings, double unit) {
        this.fields = fields;
        this.couplings = couplings;
        this.unit = unit;
    }

    /** The form with the largest unit, or null where no unit serves. */
    static @Nullable IntegerForm of(double[] fields, int[] offsets, double[] couplings) {
        int exponent = Math.min(lowestExponent(fields), lowestExponent(couplings));
        exponent = exponent == Integer.MAX_VALUE ? 0 : exponent;
        if (exponent < FINEST_EXPONENT || exponent > COARSEST_EXPONENT) {
            return null;
        }
        double unit = Math.scalb(1.0, exponent);
        return largestLocalField(fields, offsets, couplings) <= LARGEST_FIELD * unit
                ? new IntegerForm(scaled(fields, unit), scaled(couplings, unit), unit)
                : null;
    }

    private static int lowestExponent(double[] values) {
        int lowest = Integer.MAX_VALUE;
        for (double value : values) {
            lowest = value == 0 ? lowest : Math.min(lowest, lowestBit(value));
        }
        return lowest;
    }

    /** The exponent of the lowest set bit of a finite number that is not zero. */
    private static int lowestBit(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = Math.max(1, (int) (bits >>> 52) & 0x7ff) - 1075;
        long mantissa = (bits & 0xfffffffffffffL) | (exponent == -1074 && Math.abs(value) < Double.MIN_NORMAL ? 0 : 1L << 52);
        return exponent + Long.numberOfTrailingZeros(mantissa);
    }

    private static double largestLocalField(double[] fields, int[] offsets, double[] couplings) {
        double largest = 0;
        for (int i = 0; i < fields.length; i++) {
            double row = Math.abs(fields[i]);
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                row += Math.abs(couplings[k]);
            }
            largest = Math.max(largest, row);
        }
        return largest;
    }

    private static int[] scaled(double[] values, double unit) {
        int[] scaled = new int[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (int) (values[i] / unit);
        }
        return scaled;
    }
}
