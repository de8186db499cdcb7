package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;

/** Questions on 2 x 2 unitaries and their angles. */
final class OneQubitMatrices {

    /** Differences below this are rounding. */
    static final double ROUNDING = 1e-11;

    private OneQubitMatrices() {}

    static Complex determinant(ComplexMatrix m) {
        return m.at(0, 0).times(m.at(1, 1)).minus(m.at(0, 1).times(m.at(1, 0)));
    }

    /** The matrix without its phase: determinant 1. */
    static ComplexMatrix special(ComplexMatrix m) {
        return m.times(Complex.cis(-determinant(m).phase() / 2));
    }

    /** Whether the angle is a multiple of 2 pi, to so many radians. */
    static boolean isWholeTurn(double angle, double tolerance) {
        return isMultiple(angle, 2 * Math.PI, tolerance);
    }

    static boolean isMultiple(double angle, double unit, double tolerance) {
        return Math.abs(Math.IEEEremainder(angle, unit)) <= tolerance;
    }

    static boolean isDiagonal(ComplexMatrix m) {
        return m.at(0, 1).abs() < ROUNDING && m.at(1, 0).abs() < ROUNDING;
    }

    /** Whether it commutes with X: equal diagonal entries, equal others. */
    static boolean commutesWithX(ComplexMatrix m) {
        return m.at(0, 0).isCloseTo(m.at(1, 1), ROUNDING) && m.at(0, 1).isCloseTo(m.at(1, 0), ROUNDING);
    }

    /** Whether it maps Pauli matrices to Pauli matrices, up to sign. */
    static boolean isClifford(ComplexMatrix m) {
        EulerAngles euler = EulerAngles.of(m);
        return isMultiple(euler.theta(), Math.PI / 2, ROUNDING)
                && isMultiple(euler.phi(), Math.PI / 2, ROUNDING)
                && isMultiple(euler.lambda(), Math.PI / 2, ROUNDING);
    }
}
