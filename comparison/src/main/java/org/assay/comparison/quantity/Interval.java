package org.assay.comparison.quantity;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * The closed range {@code low..high}; {@code high} may be infinite, which reads "at least low".
 *
 * <p>Arithmetic is that of intervals: the result holds every outcome of the operation on members.
 * It does not know that two intervals may stand for one number, so {@code x.minus(x)} is not zero.
 */
public record Interval(double low, double high) {

    public Interval {
        if (!Double.isFinite(low) || Double.isNaN(high) || high < low) {
            throw new IllegalArgumentException(
                    "interval is %s..%s, but needs a finite low end and low <= high".formatted(low, high));
        }
    }

    public static Interval of(double low, double high) {
        return new Interval(low, high);
    }

    /** The interval that holds one number. */
    public static Interval point(double value) {
        return new Interval(value, value);
    }

    /** {@code low} or more, without a known upper end. */
    public static Interval atLeast(double low) {
        return new Interval(low, Double.POSITIVE_INFINITY);
    }

    public double width() {
        return high - low;
    }

    public boolean isPoint() {
        return low == high;
    }

    /** Whether no upper end is known. */
    public boolean isUnbounded() {
        return high == Double.POSITIVE_INFINITY;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }

    /** The smallest interval that holds both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    public Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high);
    }

    public Interval minus(Interval other) {
        if (other.isUnbounded()) {
            throw new IllegalArgumentException("cannot subtract %s, whose upper end is unknown".formatted(other));
        }
        return new Interval(low - other.high, high - other.low);
    }

    public Interval times(Interval other) {
        double a = product(low, other.low);
        double b = product(low, other.high);
        double c = product(high, other.low);
        double d = product(high, other.high);
        return new Interval(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    public Interval times(double factor) {
        return times(point(factor));
    }

    /** @throws IllegalArgumentException if the divisor may be zero or negative */
    public Interval dividedBy(Interval divisor) {
        if (divisor.low <= 0) {
            throw new IllegalArgumentException(
                    "cannot divide by %s: the divisor must be positive throughout".formatted(divisor));
        }
        return times(new Interval(1 / divisor.high, 1 / divisor.low));
    }

    /** The image under a function that never decreases. */
    public Interval mapIncreasing(DoubleUnaryOperator increasing) {
        return new Interval(increasing.applyAsDouble(low), increasing.applyAsDouble(high));
    }

    /** {@code [1.2, 8.0]}, with four significant digits. */
    @Override
    public String toString() {
        return isUnbounded()
                ? String.format(Locale.ROOT, ">= %.4g", low)
                : String.format(Locale.ROOT, "[%.4g, %.4g]", low, high);
    }

    /** Nothing times anything is nothing, also where that is unbounded. */
    private static double product(double x, double y) {
        return x == 0 || y == 0 ? 0 : x * y;
    }
}
