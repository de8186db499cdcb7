package org.assay.quantum.circuit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** One step of a circuit. */
public sealed interface Operation {

    /** Every qubit that the step touches, each once. */
    Qubits qubits();

    /** What the step is called: controls as the letters c (on |1>) and n (on |0>), as in {@code cx}, {@code c3x}. */
    default String label() {
        return switch (this) {
            case Apply(Gate gate, _, Controls controls) -> controls.prefix() + gate.label();
            case Free(GateFamily family, _, _, Controls controls) -> controls.prefix() + family.label();
            case Measure _ -> "measure";
            case Reset _ -> "reset";
            case Barrier _ -> "barrier";
            case Conditional conditional -> conditional.body().label();
        };
    }

    /** The classical bits that the step reads or writes; one that it does both to stands twice. */
    default int[] classicalBits() {
        return switch (this) {
            case Measure measure -> new int[] {measure.bit()};
            case Conditional conditional -> IntStream.concat(
                            conditional.bits().stream().mapToInt(Integer::intValue),
                            IntStream.of(conditional.body().classicalBits()))
                    .toArray();
            case Apply _, Free _, Reset _, Barrier _ -> Qubits.NO_INDEXES;
        };
    }

    /** The step that undoes this one; refuses a measurement and a reset, which nothing undoes. */
    default Operation inverse() {
        return switch (this) {
            case Apply apply -> new Apply(apply.gate().inverse(), apply.targets(), apply.controls());
            case Free(GateFamily family, List<Angle> angles, Qubits targets, Controls controls) ->
                new Free(family, family.inverse(angles), targets, controls);
            case Barrier barrier -> barrier;
            case Conditional(List<Integer> bits, long value, Operation body) -> new Conditional(bits, value, body.inverse());
            case Measure _, Reset _ -> throw new IllegalArgumentException("%s cannot be undone".formatted(this));
        };
    }

    /** The same step under more controls; refuses what is not a gate. A barrier stays as it is. */
    default Operation controlledBy(Controls more) {
        return switch (this) {
            case Apply(Gate gate, Qubits targets, Controls controls) -> new Apply(gate, targets, more.and(controls));
            case Free(GateFamily family, List<Angle> angles, Qubits targets, Controls controls) ->
                new Free(family, angles, targets, more.and(controls));
            case Barrier barrier -> barrier;
            case Measure _, Reset _, Conditional _ -> throw new IllegalArgumentException("%s cannot be put under a control".formatted(this));
        };
    }

    /** The same step on other qubits and bits; each function maps an old index to a new one. */
    default Operation moved(IntUnaryOperator qubit, IntUnaryOperator bit) {
        return switch (this) {
            case Apply(Gate gate, Qubits targets, Controls controls) ->
                new Apply(gate, targets.moved(qubit), controls.moved(qubit));
            case Free(GateFamily family, List<Angle> angles, Qubits targets, Controls controls) ->
                new Free(family, angles, targets.moved(qubit), controls.moved(qubit));
            case Measure measure -> new Measure(qubit.applyAsInt(measure.qubit()), bit.applyAsInt(measure.bit()));
            case Reset reset -> new Reset(qubit.applyAsInt(reset.qubit()));
            case Barrier barrier -> new Barrier(barrier.qubits().moved(qubit));
            case Conditional(List<Integer> bits, long value, Operation body) ->
                new Conditional(bits.stream().map(bit::applyAsInt).toList(), value, body.moved(qubit, bit));
        };
    }

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

        @Override
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

        /** Conditions inside each other as one, where they read different bits and no more than 63; else as it is. */
        public Conditional flattened() {
            if (!(body instanceof Conditional nested)) {
                return this;
            }
            Conditional inner = nested.flattened();
            boolean fits = bits.size() + inner.bits().size() <= 63 && Collections.disjoint(bits, inner.bits());
            if (!fits) {
                return this;
            }
            List<Integer> joined = new ArrayList<>(bits);
            joined.addAll(inner.bits());
            long own = value & ((1L << bits.size()) - 1);
            return own != value ? this : new Conditional(joined, own | inner.value() << bits.size(), inner.body());
        }
    }

    private static void requireArity(String label, int arity, Qubits targets) {
        if (targets.size() != arity) {
            throw new IllegalArgumentException(
                    "gate '%s' acts on %d qubits, got %d (%s)".formatted(label, arity, targets.size(), targets));
        }
    }
}
