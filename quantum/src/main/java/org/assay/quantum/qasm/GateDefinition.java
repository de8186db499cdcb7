package org.assay.quantum.qasm;

import java.util.List;
import java.util.function.Consumer;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.qasm.Expression.Frame;

/** What a gate's name stands for: operations on qubits that are given where it is applied. */
sealed interface GateDefinition {

    String name();

    /** How many angles it takes. */
    int parameters();

    int qubits();

    /** An upper bound on the steps of {@link #expand}, so that no file can make us do more than we allow. */
    long cost();

    /** How many definitions deep it goes. */
    int nesting();

    /** Appends its operations on these qubits. */
    void expand(List<Angle> angles, int[] qubits, Consumer<Operation> out);

    /** One of the gates that OpenQASM's own libraries define. */
    record Standard(String name, int parameters, int qubits, List<StandardPart> parts) implements GateDefinition {

        @Override
        public long cost() {
            return parts.size();
        }

        @Override
        public int nesting() {
            return 0;
        }

        @Override
        public void expand(List<Angle> angles, int[] qubits, Consumer<Operation> out) {
            for (StandardPart part : parts) {
                Operation operation = part.on(angles, qubits);
                if (parts.size() == 1 || !isNothing(operation)) {
                    out.accept(operation);
                }
            }
        }

        /** The phase of {@code cu} is most often none. */
        private static boolean isNothing(Operation operation) {
            return operation instanceof Operation.Apply(Gate gate, _, _)
                    && ((gate instanceof Gate.Phase(double angle) && angle == 0)
                            || (gate instanceof Gate.GlobalPhase(double phase) && phase == 0));
        }
    }

    /** A gate that the file defines by others. */
    record Defined(String name, int parameters, int qubits, List<Step> steps, long cost, int nesting)
            implements GateDefinition {

        @Override
        public void expand(List<Angle> angles, int[] qubits, Consumer<Operation> out) {
            Frame frame = new Frame(angles, List.of());
            for (Step step : steps) {
                Qubits on = step.qubits().moved(position -> qubits[position]);
                switch (step) {
                    case Step.Fence _ -> out.accept(new Operation.Barrier(on));
                    case Step.Apply apply -> apply.application().expand(frame, on.toArray(), out);
                }
            }
        }
    }

    /** One statement of a gate's body. */
    sealed interface Step {

        /** Positions among the gate's qubits. */
        Qubits qubits();

        record Fence(Qubits qubits) implements Step {}

        record Apply(GateApplication application, Qubits qubits) implements Step {}
    }

    /** A gate that the file declares and does not define. */
    record Opaque(String name, int parameters, int qubits, Span declared) implements GateDefinition {

        @Override
        public long cost() {
            return 1;
        }

        @Override
        public int nesting() {
            return 0;
        }

        @Override
        public void expand(List<Angle> angles, int[] qubits, Consumer<Operation> out) {
            throw new IllegalStateException("opaque gate '%s' has no operations".formatted(name));
        }
    }
}
