package org.assay.quantum.simulate;

import java.util.Optional;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;

/**
 * Whether a circuit is Clifford: made of gates that map Pauli strings to Pauli strings, with
 * measurements, resets and conditions anywhere. Such a circuit takes polynomial time on a classical
 * machine (Gottesman and Knill; Aaronson and Gottesman, arXiv:quant-ph/0406196), and shows no speedup.
 */
public final class Clifford {

    private Clifford() {}

    public static boolean is(Circuit circuit) {
        return firstOther(circuit).isEmpty();
    }

    /** Whether one gate is, controls included; rotations by multiples of a quarter turn are. */
    public static boolean is(Operation.Apply gate) {
        return CliffordAction.of(gate).isPresent();
    }

    /** The first operation that is not Clifford. A gate whose angle has no value yet counts as such. */
    public static Optional<Operation> firstOther(Circuit circuit) {
        CliffordActions actions = new CliffordActions();
        return circuit.operations().stream().filter(o -> !is(o, actions)).findFirst();
    }

    private static boolean is(Operation operation, CliffordActions actions) {
        return switch (operation) {
            case Operation.Apply apply -> actions.of(apply).isPresent();
            case Operation.Conditional conditional -> is(conditional.body(), actions);
            case Operation.Free _ -> false;
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> true;
        };
    }
}
