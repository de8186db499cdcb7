package org.assay.quantum.circuit;

import java.util.Locale;
import java.util.Map;

/** Angles as people write them: fractions of pi where they are ones. */
public final class AngleText {

    private static final int LARGEST_DENOMINATOR = 64;
    private static final double ROUNDING = 1e-12;

    private AngleText() {}

    /**
     * For reading: a fraction of pi where the angle is one to 1e-12, else four significant digits.
     *
     * @param pi the sign for pi, as in {@code π} or {@code pi}
     */
    public static String brief(double angle, String pi) {
        String fraction = fraction(angle, pi, "", ROUNDING);
        return fraction.isEmpty() ? fourDigits(angle) : fraction;
    }

    /** {@link #brief(double, String)} for an angle that may depend on parameters, as in {@code 2γ + π/2}. */
    public static String brief(Angle angle, String pi) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, Double> term : angle.coefficients().entrySet()) {
            appendTerm(out, term.getKey(), term.getValue());
        }
        if (out.isEmpty()) {
            return brief(angle.constant(), pi);
        }
        if (angle.constant() != 0) {
            out.append(angle.constant() > 0 ? "+" : "").append(brief(angle.constant(), pi));
        }
        return out.toString();
    }

    private static void appendTerm(StringBuilder out, String name, double coefficient) {
        if (!out.isEmpty() && coefficient > 0) {
            out.append('+');
        }
        if (coefficient == -1) {
            out.append('-');
        } else if (coefficient != 1) {
            out.append(fourDigits(coefficient)).append('*');
        }
        out.append(name);
    }

    /** For files: an expression that evaluates to exactly this double, as in {@code 3*pi/4} or {@code 0.1}. */
    public static String exact(double angle) {
        String fraction = fraction(angle, "pi", "*", 0);
        return fraction.isEmpty() ? Double.toString(angle) : fraction;
    }

    /** Empty where the angle is no fraction of pi with a small denominator. */
    private static String fraction(double angle, String pi, String times, double tolerance) {
        if (angle == 0 || Math.abs(angle) > 1000) {
            return angle == 0 ? "0" : "";
        }
        for (int denominator = 1; denominator <= LARGEST_DENOMINATOR; denominator++) {
            long numerator = Math.round(angle * denominator / Math.PI);
            if (numerator != 0 && Math.abs(numerator * Math.PI / denominator - angle) <= tolerance) {
                return numeratorText(numerator, pi, times) + (denominator == 1 ? "" : "/" + denominator);
            }
        }
        return "";
    }

    private static String numeratorText(long numerator, String pi, String times) {
        if (numerator == 1) {
            return pi;
        }
        return numerator == -1 ? "-" + pi : numerator + times + pi;
    }

    private static String fourDigits(double value) {
        if (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e4) {
            return value == 0 ? "0" : String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = 3 - (int) Math.floor(Math.log10(Math.abs(value)));
        String fixed = String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
        return fixed.contains(".") ? fixed.replaceAll("0+$", "").replaceAll("\\.$", "") : fixed;
    }
}
