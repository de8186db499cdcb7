package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/** Turns every operation into elementary ones; see {@link Elementary}. */
final class Lowering {

    /** Eigenvectors of larger matrices take minutes. */
    private static final int MOST_QUBITS_OF_A_MATRIX = 8;

    private final Elementary out;
    private final ControlledGates gates;

    private Lowering(Elementary out) {
        this.out = out;
        gates = new ControlledGates(out);
    }

    /** The circuit in elementary operations, with the kinds that the native set has. */
    static Circuit lower(Circuit circuit, NativeGates gates) {
        Elementary out = new Elementary(gates, circuit.qubits());
        Lowering lowering = new Lowering(out);
        circuit.operations().forEach(lowering::lower);
        return circuit.with(out.operations());
    }

    private void lower(Operation operation) {
        switch (operation) {
            case Operation.Apply(Gate gate, Qubits targets, Controls controls) -> {
                flipOffControls(controls);
                lower(gate, targets.toArray(), controls.all().toArray());
                flipOffControls(controls);
            }
            case Operation.Free free -> {
                flipOffControls(free.controls());
                lower(free, free.targets().toArray(), free.controls().all().toArray());
                flipOffControls(free.controls());
            }
            case Operation.Conditional(var bits, var value, var body) -> {
                Elementary inside = new Elementary(out.gates(), out.qubits());
                new Lowering(inside).lower(body);
                inside.operations().forEach(step -> out.add(new Operation.Conditional(bits, value, step)));
            }
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> out.add(operation);
        }
    }

    private void flipOffControls(Controls controls) {
        controls.off().stream().forEach(out::x);
    }

    private void lower(Gate gate, int[] targets, int[] controls) {
        switch (gate) {
            case Gate.GlobalPhase(double angle) -> gates.phase(Angle.of(angle), controls);
            case Gate.Interaction(var axis, double angle) ->
                gates.interaction(axis, Angle.of(angle), controls, targets[0], targets[1]);
            case Gate.Fixed.SWAP -> gates.swap(controls, targets[0], targets[1]);
            case Gate.Fixed.ID -> {}
            case Gate.Fixed.X -> gates.x(controls, targets[0]);
            case Gate.Unitary(var _, var matrix) when targets.length != 1 -> dense(matrix, targets, controls);
            case Gate.Fixed _, Gate.Rotation _, Gate.Phase _, Gate.U _, Gate.Unitary _ -> {
                if (controls.length == 0) {
                    out.gate(gate, targets[0]);
                } else {
                    controlledOneQubit(gate, controls, targets[0]);
                }
            }
        }
    }

    private void controlledOneQubit(Gate gate, int[] controls, int target) {
        switch (gate) {
            case Gate.Rotation(var axis, double angle) -> gates.rotation(axis, Angle.of(angle), controls, target);
            case Gate.Phase(double angle) -> gates.phase(Angle.of(angle), Qubits.of(controls).and(Qubits.of(target)).toArray());
            case Gate.Fixed _, Gate.U _, Gate.Unitary _, Gate.Interaction _, Gate.GlobalPhase _ ->
                gates.oneQubit(gate.matrix(), controls, target);
        }
    }

    /** Angles stay symbolic: every decomposition of these families is linear in them. */
    private void lower(Operation.Free free, int[] targets, int[] controls) {
        Angle angle = free.angles().getFirst();
        switch (free.family()) {
            case RX, RY, RZ -> gates.rotation(axisOf(free), angle, controls, targets[0]);
            case RXX, RYY, RZZ -> gates.interaction(axisOf(free), angle, controls, targets[0], targets[1]);
            case P -> gates.phase(angle, Qubits.of(controls).and(free.targets()).toArray());
            case GPHASE -> gates.phase(angle, controls);
            case U -> gates.u(angle, free.angles().get(1), free.angles().get(2), controls, targets[0]);
        }
    }

    private static Axis axisOf(Operation.Free free) {
        return switch (free.family()) {
            case RX, RXX -> Axis.X;
            case RY, RYY -> Axis.Y;
            case RZ, RZZ, P, U, GPHASE -> Axis.Z;
        };
    }

    private void dense(ComplexMatrix matrix, int[] targets, int[] controls) {
        if (targets.length > MOST_QUBITS_OF_A_MATRIX) {
            throw new IllegalArgumentException(
                    "a unitary given by its matrix on %d qubits is too large to take apart; at most %d, else give it as a circuit"
                            .formatted(targets.length, MOST_QUBITS_OF_A_MATRIX));
        }
        if (targets.length == 0) {
            gates.phase(Angle.of(matrix.at(0, 0).phase()), controls);
        } else if (matrix.isDiagonal()) {
            gates.diagonal(phases(matrix), controls, targets);
        } else if (controls.length > 0) {
            controlledDense(matrix, targets, controls);
        } else if (targets.length == 2) {
            TwoQubitSynthesis.emit(matrix, targets[0], targets[1], out);
        } else {
            ShannonDecomposition.emit(matrix, targets, out);
        }
    }

    /** {@code U = V D V^dagger}: only D needs the controls. */
    private void controlledDense(ComplexMatrix matrix, int[] targets, int[] controls) {
        Jacobi.Eigen eigen = Jacobi.eigenOfUnitary(NearestUnitary.of(matrix));
        dense(eigen.vectors().dagger(), targets, new int[0]);
        gates.diagonal(phases(ComplexMatrix.diagonal(eigen.values().toArray(Complex[]::new))), controls, targets);
        dense(eigen.vectors(), targets, new int[0]);
    }

    private static double[] phases(ComplexMatrix diagonal) {
        double[] phases = new double[diagonal.size()];
        for (int i = 0; i < phases.length; i++) {
            Complex entry = diagonal.at(i, i);
            phases[i] = entry.phase();
        }
        return phases;
    }
}
