package org.assay.quantum.qasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.qasm.Expression.Frame;

/**
 * A gate with its modifiers and the expressions of its angles, not yet on any qubits.
 *
 * @param modifiers as written, the outermost first
 */
record GateApplication(Span span, GateDefinition gate, List<Modifier> modifiers, List<Expression> arguments) {

    /** {@code ctrl @}, {@code negctrl @}, {@code inv @}, {@code pow(k) @}. */
    sealed interface Modifier {
        record Control(int count, boolean on) implements Modifier {}

        record Inverse() implements Modifier {}

        record Power(Span span, double exponent) implements Modifier {}
    }

    /** Controls first, then the gate's own. */
    int qubits() {
        long controls = 0;
        for (Modifier modifier : modifiers) {
            controls += modifier instanceof Modifier.Control(int count, _) ? count : 0;
        }
        return Math.toIntExact(controls + gate.qubits());
    }

    /** Where costs stop growing. */
    static final long MOST = 1L << 52;

    /** At least 1, saturating. */
    long cost() {
        double cost = (double) gate.cost();
        for (Modifier modifier : modifiers) {
            if (modifier instanceof Modifier.Power(_, double exponent) && exponent == Math.rint(exponent)) {
                cost *= Math.abs(exponent);
            }
        }
        return 1 + (long) Math.min(cost, MOST);
    }

    void expand(Frame frame, int[] qubits, Consumer<Operation> out) {
        List<Angle> angles = new ArrayList<>(arguments.size());
        for (Expression argument : arguments) {
            angles.add(argument.value(frame));
        }
        if (modifiers.isEmpty()) {
            gate.expand(angles, qubits, out);
        } else {
            modified(angles, qubits).forEach(out);
        }
    }

    private List<Operation> modified(List<Angle> angles, int[] qubits) {
        int controlsLeft = qubits.length - gate.qubits();
        List<Operation> operations = new ArrayList<>();
        gate.expand(angles, Arrays.copyOfRange(qubits, controlsLeft, qubits.length), operations::add);
        for (Modifier modifier : modifiers.reversed()) {
            switch (modifier) {
                case Modifier.Control(int count, boolean on) -> {
                    int[] controls = Arrays.copyOfRange(qubits, controlsLeft - count, controlsLeft);
                    controlsLeft -= count;
                    Controls more = on ? Controls.on(controls) : Controls.off(controls);
                    operations.replaceAll(operation -> operation.controlledBy(more));
                }
                case Modifier.Inverse() -> operations = inverse(operations);
                case Modifier.Power(Span place, double exponent) -> operations = new ArrayList<>(Powers.of(operations, exponent, place));
            }
        }
        return operations;
    }

    static List<Operation> inverse(List<Operation> operations) {
        List<Operation> inverse = new ArrayList<>(operations.size());
        operations.reversed().forEach(operation -> inverse.add(operation.inverse()));
        return inverse;
    }

    /** A phase that no control makes visible. */
    static boolean isInvisible(Operation operation) {
        return operation.qubits().isEmpty() && operation instanceof Operation.Apply(Gate.GlobalPhase _, _, _);
    }
}
