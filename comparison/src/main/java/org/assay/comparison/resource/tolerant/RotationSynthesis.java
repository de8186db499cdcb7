package org.assay.comparison.resource.tolerant;

import java.util.OptionalLong;

/** T gates for one rotation by an arbitrary angle: {@code ceil(0.53 log2(rotations / error) + constant)}. */
public enum RotationSynthesis {
    /** The constant in the code of the Azure estimator. */
    AZURE(4.86),
    /** The constant in the paper, arXiv:2211.07629, and in Qualtran. */
    BEVERLAND_PAPER(5.3);

    private static final double SLOPE = 0.53;
    private static final double LN_2 = Math.log(2);

    private final double constant;

    RotationSynthesis(double constant) {
        this.constant = constant;
    }

    /** T gates per rotation when all rotations together may fail with probability {@code error}; empty without any. */
    public OptionalLong tPerRotation(long rotations, double error) {
        return rotations == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, (long) Math.ceil(SLOPE * log2(rotations / error) + constant)));
    }

    /** The failure probability that this many T gates per rotation really cause. */
    double errorOf(long rotations, long tPerRotation) {
        return rotations / Math.pow(2, (tPerRotation - constant) / SLOPE);
    }

    /** Exact on powers of two, where the ceiling above would show a rounding error. */
    private static double log2(double x) {
        int exponent = Math.getExponent(x);
        double mantissa = x / Math.scalb(1.0, exponent);
        return mantissa == 1 ? exponent : exponent + StrictMath.log(mantissa) / LN_2;
    }
}
