package org.assay.quantum.circuit;

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
 * @param registers the names of qubits and bits; must cover them all
 */
public record Circuit(String name, int qubits, int bits, List<Operation> operations, Registers registers) {

    public Circuit {
        requireNotNegative(name, qubits, bits);
        if (registers.qubits() != qubits || registers.bits() != bits) {
            throw new IllegalArgumentException("circuit '%s' has %d qubits and %d bits, but its registers hold %d and %d"
                    .formatted(name, qubits, bits, registers.qubits(), registers.bits()));
        }
        operations = List.copyOf(operations);
        for (int i = 0; i < operations.size(); i++) {
            requireInRange(i, operations.get(i), qubits, bits);
        }
    }

    /** With one quantum register {@code q} and one classical register {@code c}. */
    public Circuit(String name, int qubits, int bits, List<Operation> operations) {
        this(name, qubits, bits, operations, plainRegisters(name, qubits, bits));
    }

    private static Registers plainRegisters(String name, int qubits, int bits) {
        requireNotNegative(name, qubits, bits);
        return Registers.plain(qubits, bits);
    }

    private static void requireNotNegative(String name, int qubits, int bits) {
        if (qubits < 0 || bits < 0) {
            throw new IllegalArgumentException(
                    "circuit '%s' has %d qubits and %d bits, but neither can be negative".formatted(name, qubits, bits));
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
        for (int bit : operation.classicalBits()) {
            if (bit < 0 || bit >= bits) {
                throw new IllegalArgumentException("operation %d (%s) names classical bit %d, but the circuit has %d"
                        .formatted(position, operation, bit, bits));
            }
        }
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
        return with(operations.stream().map(o -> bind(o, values)).toList());
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
        return new Circuit(newName, qubits, bits, operations, registers);
    }

    /** The same qubits and bits, doing something else. */
    public Circuit with(List<Operation> newOperations) {
        return new Circuit(name, qubits, bits, newOperations, registers);
    }

    /** The circuit that undoes this one; refuses one that measures or resets. */
    public Circuit inverse() {
        return with(operations.reversed().stream().map(Operation::inverse).toList()).named(name + "†");
    }

    public CircuitCounts counts() {
        return CircuitCounts.of(this);
    }
}
