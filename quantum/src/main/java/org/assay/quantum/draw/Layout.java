package org.assay.quantum.draw;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;

/**
 * Which operations stand above each other: columns from left to right, operations in a column never
 * overlapping.
 *
 * <p>An operation occupies every wire from its top qubit to its bottom one, since its vertical line
 * crosses them. It also stands right of whatever wrote a classical bit that it reads.
 */
record Layout(Circuit circuit, List<List<Operation>> columns) {

    /** Nobody looks at more, and memory is not for that. */
    static final long MOST_PLACES = 4_000_000;

    Layout {
        columns = columns.stream().map(List::copyOf).toList();
    }

    static Layout of(Circuit circuit) {
        return of(circuit, false);
    }

    /** For drawings with classical wires below the qubits: what touches a bit spans every wire down to them. */
    static Layout withClassicalWires(Circuit circuit) {
        return of(circuit, true);
    }

    private static Layout of(Circuit circuit, boolean toBits) {
        List<List<Operation>> columns = new ArrayList<>();
        int[] free = new int[circuit.qubits() + circuit.bits()];
        for (Operation operation : circuit.operations()) {
            boolean down = toBits && operation.classicalBits().length > 0;
            place(operation, circuit.qubits(), down, free, columns);
        }
        requireDrawable(circuit, columns.size());
        return new Layout(circuit, columns);
    }

    private static void requireDrawable(Circuit circuit, int columns) {
        if ((long) circuit.qubits() * columns > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "a drawing of '%s' has %d wires and %d columns; at most %d places (wires x columns) are drawn"
                            .formatted(circuit.name(), circuit.qubits(), columns, MOST_PLACES));
        }
    }

    private static void place(Operation operation, int qubits, boolean down, int[] free, List<List<Operation>> columns) {
        int top = top(operation, qubits);
        int bottom = down ? qubits - 1 : bottom(operation, qubits);
        int column = 0;
        for (int wire = top; wire <= bottom; wire++) {
            column = Math.max(column, free[wire]);
        }
        for (int bit : operation.classicalBits()) {
            column = Math.max(column, free[qubits + bit]);
        }
        while (columns.size() <= column) {
            columns.add(new ArrayList<>());
        }
        columns.get(column).add(operation);
        for (int wire = top; wire <= bottom; wire++) {
            free[wire] = column + 1;
        }
        for (int bit : operation.classicalBits()) {
            free[qubits + bit] = column + 1;
        }
    }

    /** The topmost wire; a global phase, which touches none, spans them all. */
    static int top(Operation operation, int qubits) {
        return operation.qubits().isEmpty() ? 0 : operation.qubits().stream().min().orElse(0);
    }

    /** The bottommost wire; less than {@link #top} only where there are no wires. */
    static int bottom(Operation operation, int qubits) {
        return operation.qubits().isEmpty() ? qubits - 1 : operation.qubits().bound() - 1;
    }
}
