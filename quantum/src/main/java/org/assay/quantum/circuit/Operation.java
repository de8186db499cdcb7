package org.assay.quantum.circuit;

import java.util.List;
import java.util.Map;

/** One step of a circuit. */
public sealed interface Operation {

    /** Every qubit that the step touches, each once. */
    Qubits qubits();

    /** A gate on its targets, under controls. The first target is the low bit of the gate's matrix. */
    record Apply(Gate gate, Qubits targets, Controls controls) implements Operation {
        public Apply {
            requireArity(gate.label(), gate.arity(), targets);
            targets.and(controls.all()); // refuses a target that is also a control
        }

        @Override
        public Qubits qubits() {
            return controls.all().and(targets);
        }

        public Apply inverse() {
            return new Apply(gate.inverse(), targets, controls);
        }
    }

    /** As {@link Apply}, with angles that depend on parameters which have no value yet. */
    record Free(GateFamily family, List<Angle> angles, Qubits targets, Controls controls) implements Operation {
        public Free {
            angles = List.copyOf(angles);
            requireArity(family.label(), family.arity(), targets);
            if (angles.size() != family.angles()) {
                throw new IllegalArgumentException(
                        "%s takes %d angles, got %d".formatted(family.label(), family.angles(), angles.size()));
            }
            targets.and(controls.all());
        }

        @Override
        public Qubits qubits() {
            return controls.all().and(targets);
        }

        /** The definite operation if every parameter now has a value, otherwise a free one with the rest. */
        public Operation bind(Map<String, Double> values) {
            List<Angle> bound = angles.stream().map(a -> a.bind(values)).toList();
            if (bound.stream().anyMatch(Angle::isFree)) {
                return new Free(family, bound, targets, controls);
            }
            double[] numbers = bound.stream().mapToDouble(Angle::constant).toArray();
            return new Apply(family.at(numbers), targets, controls);
        }
    }

    /** Measures a qubit in the Z basis into a classical bit; the qubit collapses. */
    record Measure(int qubit, int bit) implements Operation {
        @Override
        public Qubits qubits() {
            return Qubits.of(qubit);
        }
    }

    /** Puts a qubit to |0>, whatever it was. */
    record Reset(int qubit) implements Operation {
        @Override
        public Qubits qubits() {
            return Qubits.of(qubit);
        }
    }

    /** Keeps what stands before from moving behind: for schedules and drawings; does nothing to the state. */
    record Barrier(Qubits qubits) implements Operation {}

    /**
     * Does the body if the classical bits, read as a number, equal the value.
     *
     * @param bits the classical bits, lowest first
     * @param value what they must read
     */
    record Conditional(List<Integer> bits, long value, Operation body) implements Operation {
        public Conditional {
            bits = List.copyOf(bits);
            if (bits.isEmpty() || bits.size() > 63) {
                throw new IllegalArgumentException("a condition reads 1 to 63 bits, got %d".formatted(bits.size()));
            }
        }

        @Override
        public Qubits qubits() {
            return body.qubits();
        }
    }

    private static void requireArity(String label, int arity, Qubits targets) {
        if (targets.size() != arity) {
            throw new IllegalArgumentException(
                    "gate '%s' acts on %d qubits, got %d (%s)".formatted(label, arity, targets.size(), targets));
        }
    }
}
