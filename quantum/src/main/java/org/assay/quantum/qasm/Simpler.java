package org.assay.quantum.qasm;

import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.transpile.EulerAngles;
import org.assay.quantum.transpile.NativeGates;
import org.assay.quantum.transpile.Transpiler;

/** What a writer says instead of a gate that its dialect has no word for. */
final class Simpler {

    private Simpler() {}

    /** Clifford gates, T and RZ with the same unitary; idle qubits of the circuit may be borrowed. */
    static List<Operation> operations(Operation.Apply apply, int qubits) {
        Circuit alone = new Circuit("part", qubits, 0, List.of(apply));
        return Transpiler.transpile(alone, NativeGates.CLIFFORD_T).operations();
    }

    /** {@code exp(i phase) turn}. */
    record TurnAndPhase(Gate.U turn, double phase) {}

    static TurnAndPhase turnAndPhase(ComplexMatrix oneQubit) {
        EulerAngles angles = EulerAngles.of(oneQubit);
        Gate.U turn = new Gate.U(angles.theta(), angles.phi(), angles.lambda());
        return new TurnAndPhase(turn, angles.phase() - (angles.phi() + angles.lambda()) / 2);
    }
}
