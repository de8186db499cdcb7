package org.assay.quantum.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A sequence of operations on {@code qubits} qubits, all |0> at first, and {@code bits} classical
 * bits, all 0 at first.
 *
 * <p>Holds nothing that grows with {@code 2^qubits}: a circuit of thousands of qubits is a small value.
 *
 * @param name what reports call it
 * @param qubits at least 0; qubit {@code i} is bit {@code i} of an amplitude's index
 * @param bits at least 0
 */
public record Circuit(String name, int qubits, int bits, List<Operation> operations) {

    public Circuit {
        if (qubits < 0 || bits < 0) {
            throw new IllegalArgumentException(
                    "circuit '%s' has %d qubits and %d bits, but neither can be negative".formatted(name, qubits, bits));
        }
        operations = List.copyOf(operations);
        for (int i = 0; i < operations.size(); i++) {
            requireInRange(i, operations.get(i), qubits, bits);
        }
    }

    /** A builder for a circuit of so many qubits. */
    public static CircuitBuilder builder(int qubits) {
        return new CircuitBuilder(qubits);
    }

    private static void requireInRange(int position, Operation operation, int qubits, int bits) {
        int bound = operation.qubits().bound();
        if (bound > qubits) {
            throw new IllegalArgumentException("operation %d (%s) names qubit %d, but the circuit has qubits 0..%d"
                    .formatted(position, operation, bound - 1, qubits - 1));
        }
        for (int bit : bitsOf(operation)) {
            if (bit < 0 || bit >= bits) {
                throw new IllegalArgumentException("operation %d (%s) names classical bit %d, but the circuit has %d"
                        .formatted(position, operation, bit, bits));
            }
        }
    }

    private static List<Integer> bitsOf(Operation operation) {
        return switch (operation) {
            case Operation.Measure measure -> List.of(measure.bit());
            case Operation.Conditional conditional -> {
                List<Integer> all = new ArrayList<>(conditional.bits());
                all.addAll(bitsOf(conditional.body()));
                yield all;
            }
            case Operation.Apply _, Operation.Free _, Operation.Reset _, Operation.Barrier _ -> List.of();
        };
    }

    /** The names of the parameters that have no value yet, sorted. */
    public SortedSet<String> parameters() {
        TreeSet<String> names = new TreeSet<>();
        operations.forEach(operation -> collectParameters(operation, names));
        return names;
    }

    private static void collectParameters(Operation operation, TreeSet<String> names) {
        switch (operation) {
            case Operation.Free free -> free.angles().forEach(a -> names.addAll(a.coefficients().keySet()));
            case Operation.Conditional conditional -> collectParameters(conditional.body(), names);
            case Operation.Apply _, Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> {}
        }
    }

    /** This circuit with values for some or all of its parameters, in radians; names it lacks are ignored. */
    public Circuit bind(Map<String, Double> values) {
        return new Circuit(name, qubits, bits, operations.stream().map(o -> bind(o, values)).toList());
    }

    private static Operation bind(Operation operation, Map<String, Double> values) {
        return switch (operation) {
            case Operation.Free free -> free.bind(values);
            case Operation.Conditional(var bits, var value, var body) ->
                new Operation.Conditional(bits, value, bind(body, values));
            case Operation.Apply _, Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> operation;
        };
    }

    public Circuit named(String newName) {
        return new Circuit(newName, qubits, bits, operations);
    }
}
