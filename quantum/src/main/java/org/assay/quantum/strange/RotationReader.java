package org.assay.quantum.strange;

import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.jspecify.annotations.Nullable;
import org.redfx.strange.gate.Hadamard;
import org.redfx.strange.gate.Identity;
import org.redfx.strange.gate.R;
import org.redfx.strange.gate.Rotation;
import org.redfx.strange.gate.SingleQubitGate;
import org.redfx.strange.gate.X;
import org.redfx.strange.gate.Y;
import org.redfx.strange.gate.Z;

/**
 * Strange's one-qubit gates as ours, in double precision where that can be had: the captions of
 * rotations hold their angle as a double, their matrices hold floats and show whether the gate has been
 * inverted since.
 */
final class RotationReader {

    private static final double FLOAT_ROUNDING = 1e-6;

    private RotationReader() {}

    /** About an axis, by an angle in radians. */
    record Turn(Axis axis, double angle) {}

    /** The turn of a rotation gate; null for other gates, and where caption and matrix do not fit together. */
    static @Nullable Turn turn(SingleQubitGate gate) {
        if (!(gate instanceof Rotation)) {
            return null;
        }
        String caption = gate.getCaption();
        Axis axis = axis(caption);
        if (axis == null) {
            return null;
        }
        double angle = Double.parseDouble(caption.substring(caption.lastIndexOf(' ') + 1));
        ComplexMatrix matrix = FloatMatrices.ours(gate.getMatrix());
        if (fits(axis, angle, matrix)) {
            return new Turn(axis, angle);
        }
        return fits(axis, -angle, matrix) ? new Turn(axis, -angle) : null;
    }

    private static @Nullable Axis axis(String caption) {
        if (caption.startsWith("RotationX ") || caption.startsWith("Rotation of XAxis ")) {
            return Axis.X;
        }
        if (caption.startsWith("RotationY ") || caption.startsWith("Rotation of YAxis ")) {
            return Axis.Y;
        }
        return caption.startsWith("RotationZ ") || caption.startsWith("Rotation of ZAxis ") ? Axis.Z : null;
    }

    /** Strange's matrix about Z has the upper entry twice. */
    private static boolean fits(Axis axis, double angle, ComplexMatrix matrix) {
        return switch (axis) {
            case X, Y -> matrix.isCloseTo(new Gate.Rotation(axis, angle).matrix(), FLOAT_ROUNDING);
            case Z -> matrix.at(0, 0).isCloseTo(Complex.cis(-angle / 2), FLOAT_ROUNDING);
        };
    }

    /** Gates known by their class exactly, others by the nearest unitary to their matrix. */
    static Gate fixed(SingleQubitGate gate) {
        Class<?> type = gate.getClass();
        if (type == X.class) {
            return Gate.Fixed.X;
        }
        if (type == Y.class) {
            return Gate.Fixed.Y;
        }
        if (type == Z.class) {
            return Gate.Fixed.Z;
        }
        if (type == Hadamard.class) {
            return Gate.Fixed.H;
        }
        if (type == Identity.class) {
            return Gate.Fixed.ID;
        }
        if (type == R.class) {
            return new Gate.Phase(FloatMatrices.phase(gate.getMatrix()[1][1]));
        }
        return new Gate.Unitary(gate.getCaption(), FloatMatrices.unitary(gate));
    }
}
