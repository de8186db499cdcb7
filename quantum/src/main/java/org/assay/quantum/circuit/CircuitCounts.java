package org.assay.quantum.circuit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a circuit holds, counted without running it.
 *
 * <p>Depth is the longest chain of operations that wait for one another, because they share a qubit
 * or because one reads a classical bit that another writes; a barrier makes its qubits wait for each
 * other and is not counted itself. A conditional operation counts as its body. These are the
 * conventions of Qiskit's {@code count_ops} and {@code depth}.
 *
 * @param byGate gates by name, controls included: {@code cx}, {@code ccx}, {@code crz}; conditional ones too
 * @param twoQubitGates gates that touch exactly two qubits, controls included
 * @param largerGates gates that touch three or more
 * @param conditionals operations of any kind that wait for a classical value
 * @param twoQubitDepth as depth, counting only operations on two or more qubits
 */
public record CircuitCounts(
        int qubits,
        int bits,
        SortedMap<String, Integer> byGate,
        int gates,
        int twoQubitGates,
        int largerGates,
        int measurements,
        int resets,
        int barriers,
        int conditionals,
        int depth,
        int twoQubitDepth) {

    public CircuitCounts {
        byGate = Collections.unmodifiableSortedMap(new TreeMap<>(byGate));
    }

    public static CircuitCounts of(Circuit circuit) {
        Tally tally = new Tally();
        circuit.operations().forEach(tally::add);
        return new CircuitCounts(
                circuit.qubits(), circuit.bits(), tally.byGate, tally.gates, tally.two, tally.larger,
                tally.measurements, tally.resets, tally.barriers, tally.conditionals,
                depth(circuit, _ -> true), depth(circuit, operation -> operation.qubits().size() >= 2));
    }

    /** How many gates have this name. */
    public int of(String gateName) {
        return byGate.getOrDefault(gateName, 0);
    }

    /** The longest chain of dependent operations, counting those that the predicate picks; never a barrier. */
    public static int depth(Circuit circuit, Predicate<Operation> counted) {
        int[] level = new int[circuit.qubits() + circuit.bits()];
        int deepest = 0;
        for (Operation operation : circuit.operations()) {
            boolean counts = !(operation instanceof Operation.Barrier) && !operation.qubits().isEmpty() && counted.test(operation);
            int[] wires = wires(operation, circuit.qubits());
            int reached = counts ? 1 : 0;
            for (int wire : wires) {
                reached = Math.max(reached, level[wire] + (counts ? 1 : 0));
            }
            for (int wire : wires) {
                level[wire] = reached;
            }
            deepest = Math.max(deepest, reached);
        }
        return deepest;
    }

    /** The qubits, and the classical bits moved behind them. */
    private static int[] wires(Operation operation, int qubits) {
        int[] touched = operation.qubits().toArray();
        int[] bits = operation.classicalBits();
        int[] wires = new int[touched.length + bits.length];
        System.arraycopy(touched, 0, wires, 0, touched.length);
        for (int i = 0; i < bits.length; i++) {
            wires[touched.length + i] = qubits + bits[i];
        }
        return wires;
    }

    private static final class Tally {
        final TreeMap<String, Integer> byGate = new TreeMap<>();
        int gates;
        int two;
        int larger;
        int measurements;
        int resets;
        int barriers;
        int conditionals;

        void add(Operation operation) {
            switch (operation) {
                case Operation.Apply _, Operation.Free _ -> addGate(operation);
                case Operation.Measure _ -> measurements++;
                case Operation.Reset _ -> resets++;
                case Operation.Barrier _ -> barriers++;
                case Operation.Conditional conditional -> {
                    conditionals++;
                    add(innermost(conditional));
                }
            }
        }

        private static Operation innermost(Operation operation) {
            Operation body = operation;
            while (body instanceof Operation.Conditional nested) {
                body = nested.body();
            }
            return body;
        }

        private void addGate(Operation operation) {
            gates++;
            byGate.merge(operation.label(), 1, Integer::sum);
            int touched = operation.qubits().size();
            if (touched == 2) {
                two++;
            } else if (touched > 2) {
                larger++;
            }
        }
    }

    /** As in {@code 2 qubits, 2 bits; 1 cx, 1 h, 2 measure; depth 3, two-qubit depth 1}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        byGate.forEach((name, count) -> parts.add(count + " " + name));
        addNonZero(parts, measurements, "measure");
        addNonZero(parts, resets, "reset");
        addNonZero(parts, conditionals, "conditional");
        String listed = parts.isEmpty() ? "no operations" : parts.stream().collect(Collectors.joining(", "));
        return "%d qubits, %d bits; %s; depth %d, two-qubit depth %d".formatted(qubits, bits, listed, depth, twoQubitDepth);
    }

    private static void addNonZero(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
