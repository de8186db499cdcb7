package org.assay.quantum.transpile;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/**
 * Collects elementary operations: any one-qubit gate without controls, CX, global phases, and, where
 * the native set has them, RZZ and Toffoli.
 *
 * <p>The language between decomposition, clean-up, routing and the native gates.
 */
final class Elementary {

    private final NativeGates gates;
    private final int qubits;
    private final List<Operation> operations = new ArrayList<>();

    Elementary(NativeGates gates, int qubits) {
        this.gates = gates;
        this.qubits = qubits;
    }

    NativeGates gates() {
        return gates;
    }

    int qubits() {
        return qubits;
    }

    List<Operation> operations() {
        return operations;
    }

    void add(Operation operation) {
        operations.add(operation);
    }

    void gate(Gate oneQubit, int qubit) {
        add(new Operation.Apply(oneQubit, Qubits.of(qubit), Controls.NONE));
    }

    void matrix(ComplexMatrix oneQubit, int qubit) {
        gate(new Gate.Unitary("u", oneQubit), qubit);
    }

    void x(int qubit) {
        gate(Gate.Fixed.X, qubit);
    }

    void h(int qubit) {
        gate(Gate.Fixed.H, qubit);
    }

    void cx(int control, int target) {
        add(new Operation.Apply(Gate.Fixed.X, Qubits.of(target), Controls.on(control)));
    }

    /** Only where the native set has it. */
    void nativeToffoli(int control1, int control2, int target) {
        add(new Operation.Apply(Gate.Fixed.X, Qubits.of(target), Controls.on(control1, control2)));
    }

    void rz(Angle angle, int qubit) {
        family(GateFamily.RZ, angle, qubit);
    }

    void rz(double angle, int qubit) {
        gate(new Gate.Rotation(Axis.Z, angle), qubit);
    }

    void globalPhase(Angle angle) {
        family(GateFamily.GPHASE, angle);
    }

    void globalPhase(double angle) {
        globalPhase(Angle.of(angle));
    }

    /** {@code exp(-i angle/2 ZZ)}: one gate, or RZ between two CX. */
    void rzz(Angle angle, int qubit1, int qubit2) {
        if (gates.hasInteraction()) {
            family(GateFamily.RZZ, angle, qubit1, qubit2);
        } else {
            cx(qubit1, qubit2);
            rz(angle, qubit2);
            cx(qubit1, qubit2);
        }
    }

    /** Definite where the angle is. */
    private void family(GateFamily family, Angle angle, int... targets) {
        if (angle.isFree()) {
            add(new Operation.Free(family, List.of(angle), Qubits.of(targets), Controls.NONE));
        } else if (angle.constant() != 0) {
            add(new Operation.Apply(family.at(angle.constant()), Qubits.of(targets), Controls.NONE));
        }
    }
}
