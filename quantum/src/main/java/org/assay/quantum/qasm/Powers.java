package org.assay.quantum.qasm;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;

/**
 * {@code pow(k) @ gate}: repetition for a whole k, and for any other the principal power, whose
 * eigenvalues are those of the gate with phases in {@code (-pi, pi]} multiplied by k.
 */
final class Powers {

    private Powers() {}

    static List<Operation> of(List<Operation> operations, double exponent, Span span) {
        if (exponent == Math.rint(exponent)) {
            List<Operation> once = exponent < 0 ? GateApplication.inverse(operations) : operations;
            List<Operation> repeated = new ArrayList<>();
            for (long i = 0; i < Math.abs(exponent); i++) {
                repeated.addAll(once);
            }
            return repeated;
        }
        return List.of(fractional(operations, exponent, span));
    }

    /** Takes one gate, with phases beside it on no qubit, and refuses a sequence. */
    private static Operation fractional(List<Operation> operations, double exponent, Span span) {
        double phase = 0;
        Operation.Apply single = null;
        for (Operation operation : operations) {
            if (operation instanceof Operation.Apply(Gate.GlobalPhase(double angle), _, var controls) && controls.isEmpty()) {
                phase += angle;
            } else if (operation instanceof Operation.Apply apply && single == null) {
                single = apply;
            } else {
                throw span.error("a fractional power of a gate with several steps, or with free parameters, is not read");
            }
        }
        if (single == null) {
            return new Operation.Apply(new Gate.GlobalPhase(wrapped(phase) * exponent), org.assay.quantum.circuit.Qubits.NONE, org.assay.quantum.circuit.Controls.NONE);
        }
        if (phase != 0 && !single.controls().isEmpty()) {
            throw span.error("a fractional power of a controlled gate beside a phase is not read");
        }
        return new Operation.Apply(power(single.gate(), phase, exponent, span), single.targets(), single.controls());
    }

    private static Gate power(Gate gate, double phase, double exponent, Span span) {
        if (phase == 0) {
            switch (gate) {
                case Gate.GlobalPhase(double angle) -> {
                    return new Gate.GlobalPhase(wrapped(angle) * exponent);
                }
                case Gate.Phase(double angle) -> {
                    return new Gate.Phase(wrapped(angle) * exponent);
                }
                case Gate.Rotation(Axis axis, double angle) when Math.abs(angle) < 2 * Math.PI -> {
                    return new Gate.Rotation(axis, angle * exponent);
                }
                case Gate.Interaction(Axis axis, double angle) when Math.abs(angle) < 2 * Math.PI -> {
                    return new Gate.Interaction(axis, angle * exponent);
                }
                case Gate.Fixed fixed when fixed.matrix().isDiagonal() -> {
                    return new Gate.Phase(fixed.matrix().at(1, 1).phase() * exponent);
                }
                case Gate.Fixed.SX -> {
                    return ofOneQubit("sx", gate.matrix(), exponent);
                }
                case Gate.Fixed.SWAP -> {
                    return ofSwap(exponent);
                }
                case Gate.Fixed _, Gate.Rotation _, Gate.Interaction _, Gate.U _, Gate.Unitary _ -> {}
            }
        }
        if (gate.arity() != 1) {
            throw span.error("a fractional power of '%s' is not read".formatted(gate.label()));
        }
        return ofOneQubit(gate.label(), gate.matrix().times(Complex.cis(phase)), exponent);
    }

    /** Swap has the eigenvalues 1, 1, 1, -1, the last for the singlet. */
    private static Gate ofSwap(double exponent) {
        ComplexMatrix identity = ComplexMatrix.identity(4);
        ComplexMatrix singlet = identity.plus(Gate.Fixed.SWAP.matrix().times(Complex.real(-1))).times(Complex.real(0.5));
        ComplexMatrix power = identity.plus(singlet.times(Complex.cis(Math.PI * exponent).minus(Complex.ONE)));
        return new Gate.Unitary("swap^" + exponent, power);
    }

    /** By the spectral theorem: {@code U = e^(i a) (cos t - i sin t n.sigma)} has the projectors {@code (1 +- n.sigma)/2}. */
    private static Gate ofOneQubit(String label, ComplexMatrix u, double exponent) {
        Complex determinant = u.at(0, 0).times(u.at(1, 1)).minus(u.at(0, 1).times(u.at(1, 0)));
        double a = determinant.phase() / 2;
        ComplexMatrix special = u.times(Complex.cis(-a));
        double cos = (special.re(0, 0) + special.re(1, 1)) / 2;
        double x = -(special.im(0, 1) + special.im(1, 0)) / 2;
        double y = (special.re(1, 0) - special.re(0, 1)) / 2;
        double z = -(special.im(0, 0) - special.im(1, 1)) / 2;
        double sin = Math.sqrt(x * x + y * y + z * z);
        double t = Math.atan2(sin, cos);
        double scale = sin < 1e-15 ? 0 : 1 / sin;
        ComplexMatrix spin = Axis.X.pauli().times(Complex.real(x * scale))
                .plus(Axis.Y.pauli().times(Complex.real(y * scale)))
                .plus(Axis.Z.pauli().times(Complex.real(sin < 1e-15 ? 1 : z * scale)));
        ComplexMatrix identity = ComplexMatrix.identity(2);
        ComplexMatrix up = identity.plus(spin).times(Complex.real(0.5));
        ComplexMatrix down = identity.plus(spin.times(Complex.real(-1))).times(Complex.real(0.5));
        ComplexMatrix power = up.times(Complex.cis(wrapped(a - t) * exponent))
                .plus(down.times(Complex.cis(wrapped(a + t) * exponent)));
        return new Gate.Unitary(label + "^" + exponent, power);
    }

    /** The same phase in {@code (-pi, pi]}; a hair above -pi counts as pi, since it is rounding that put it there. */
    private static double wrapped(double phase) {
        double wrapped = Math.IEEEremainder(phase, 2 * Math.PI);
        return wrapped < -Math.PI + 1e-12 ? wrapped + 2 * Math.PI : wrapped;
    }
}
