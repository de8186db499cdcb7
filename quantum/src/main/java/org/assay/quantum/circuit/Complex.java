package org.assay.quantum.circuit;

import java.util.Locale;

/** A complex number in Cartesian form. */
public record Complex(double re, double im) {

    public static final Complex ZERO = new Complex(0, 0);
    public static final Complex ONE = new Complex(1, 0);
    public static final Complex I = new Complex(0, 1);

    public static Complex real(double re) {
        return new Complex(re, 0);
    }

    /** {@code exp(i angle)}. */
    public static Complex cis(double angle) {
        return new Complex(Math.cos(angle), Math.sin(angle));
    }

    public Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    public Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    public Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    public Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    public Complex negate() {
        return new Complex(-re, -im);
    }

    public Complex conjugate() {
        return new Complex(re, -im);
    }

    public double abs() {
        return Math.hypot(re, im);
    }

    /** {@code |z|^2}. */
    public double squaredAbs() {
        return re * re + im * im;
    }

    /** The phase in {@code (-pi, pi]}. */
    public double phase() {
        return Math.atan2(im, re);
    }

    public boolean isCloseTo(Complex other, double tolerance) {
        return minus(other).abs() <= tolerance;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.6g%+.6gi", re, im);
    }
}
