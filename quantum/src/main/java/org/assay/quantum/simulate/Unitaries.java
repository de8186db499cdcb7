package org.assay.quantum.simulate;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;

/** The unitary part of a circuit that measures at its end only. */
final class Unitaries {

    private Unitaries() {}

    /** The gates in order; refuses what {@link Simulator#run} refuses. */
    static List<Operation.Apply> of(Circuit circuit) {
        List<Operation.Apply> gates = new ArrayList<>(circuit.operations().size());
        boolean[] measured = new boolean[circuit.qubits()];
        for (Operation operation : circuit.operations()) {
            switch (operation) {
                case Operation.Apply apply -> {
                    requireNotMeasured(apply, measured);
                    gates.add(apply);
                }
                case Operation.Measure measure -> measured[measure.qubit()] = true;
                case Operation.Barrier _ -> {}
                case Operation.Free free -> throw unbound(free);
                case Operation.Reset _, Operation.Conditional _ ->
                    throw new IllegalArgumentException(
                            "%s leaves no single final state; sample the circuit instead".formatted(operation));
            }
        }
        return gates;
    }

    static IllegalArgumentException unbound(Operation.Free free) {
        return new IllegalArgumentException(
                "%s has parameters without a value; call Circuit.bind first".formatted(free));
    }

    private static void requireNotMeasured(Operation.Apply apply, boolean[] measured) {
        apply.qubits().stream().filter(q -> measured[q]).findFirst().ifPresent(q -> {
            throw new IllegalArgumentException(
                    "%s acts on qubit %d after its measurement, which leaves no single final state; sample the circuit instead"
                            .formatted(apply, q));
        });
    }
}
