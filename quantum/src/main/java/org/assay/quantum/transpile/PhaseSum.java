package org.assay.quantum.transpile;

import java.util.List;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/** Adds up the global phases of a circuit, so that one operation at most is left of them. */
final class PhaseSum {

    private Angle sum = Angle.of(0);

    void add(double angle) {
        sum = sum.plus(angle);
    }

    /** Whether the operation was a global phase, and has been added. */
    boolean take(Operation operation) {
        return switch (operation) {
            case Operation.Apply(Gate.GlobalPhase(double angle), var _, var controls) when controls.isEmpty() -> {
                add(angle);
                yield true;
            }
            case Operation.Free(GateFamily family, var angles, var _, var controls)
                    when family == GateFamily.GPHASE && controls.isEmpty() -> {
                sum = sum.plus(angles.getFirst());
                yield true;
            }
            case Operation.Apply _, Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Barrier _,
                    Operation.Conditional _ -> false;
        };
    }

    /** None if the sum is a whole turn. */
    void appendTo(List<Operation> operations) {
        if (sum.isFree()) {
            operations.add(new Operation.Free(GateFamily.GPHASE, List.of(sum), Qubits.NONE, Controls.NONE));
        } else if (!OneQubitMatrices.isWholeTurn(sum.constant(), 1e-14)) {
            double small = Math.IEEEremainder(sum.constant(), 2 * Math.PI);
            operations.add(new Operation.Apply(new Gate.GlobalPhase(small), Qubits.NONE, Controls.NONE));
        }
    }
}
