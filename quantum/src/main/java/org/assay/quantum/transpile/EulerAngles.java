package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;

/**
 * Any one-qubit unitary as {@code exp(i phase) RZ(phi) RY(theta) RZ(lambda)}.
 *
 * <p>All in radians, theta in 0..pi. Where theta is 0 or pi, lambda is 0.
 */
public record EulerAngles(double phase, double theta, double phi, double lambda) {

    /** Below this the off-diagonal or the diagonal entries count as zero. */
    private static final double ZERO = 1e-12;

    /** Refuses a matrix that has not 2 rows. */
    public static EulerAngles of(ComplexMatrix matrix) {
        if (matrix.size() != 2) {
            throw new IllegalArgumentException("Euler angles are of a 2 x 2 matrix, got %d rows".formatted(matrix.size()));
        }
        double cos = matrix.at(0, 0).abs();
        double sin = matrix.at(1, 0).abs();
        if (sin < ZERO) {
            double low = matrix.at(0, 0).phase();
            double high = matrix.at(1, 1).phase();
            return new EulerAngles((low + high) / 2, 0, high - low, 0);
        }
        if (cos < ZERO) {
            double down = matrix.at(1, 0).phase();
            double up = matrix.at(0, 1).negate().phase();
            return new EulerAngles((down + up) / 2, Math.PI, down - up, 0);
        }
        double sum = matrix.at(1, 1).phase() - matrix.at(0, 0).phase();
        double phase = (matrix.at(1, 1).phase() + matrix.at(0, 0).phase()) / 2;
        double difference = matrix.at(1, 0).phase() - matrix.at(0, 1).negate().phase();
        // sum and difference are known modulo 2 pi, so phi may be off by pi: the entry below decides.
        double phi = (sum + difference) / 2;
        double lambda = (sum - difference) / 2;
        double expected = phase + (phi - lambda) / 2;
        if (!OneQubitMatrices.isWholeTurn(expected - matrix.at(1, 0).phase(), Math.PI / 2)) {
            phi += Math.PI;
            lambda -= Math.PI;
        }
        return new EulerAngles(phase, 2 * Math.atan2(sin, cos), phi, lambda);
    }

    /** The matrix back. */
    public ComplexMatrix matrix() {
        return rotation(Axis.Z, phi).times(rotation(Axis.Y, theta)).times(rotation(Axis.Z, lambda)).times(Complex.cis(phase));
    }

    private static ComplexMatrix rotation(Axis axis, double angle) {
        return new Gate.Rotation(axis, angle).matrix();
    }
}
