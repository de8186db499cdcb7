package org.assay.quantum.circuit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Circuit} step by step.
 *
 * <pre>{@code
 * Circuit bell = Circuit.builder(2).h(0).cx(0, 1).measureAll().build("bell");
 * }</pre>
 *
 * <p>Each call checks its qubits at once, so that the stack trace points at the faulty line. Angles
 * are in radians; controls come before targets, as in OpenQASM.
 */
public final class CircuitBuilder {

    private final int qubits;
    private int bits;
    private final List<Operation> operations = new ArrayList<>();
    private @Nullable Registers registers;

    CircuitBuilder(int qubits) {
        if (qubits < 0) {
            throw new IllegalArgumentException("a circuit has 0 or more qubits, got %d".formatted(qubits));
        }
        this.qubits = qubits;
    }

    public int qubits() {
        return qubits;
    }

    public CircuitBuilder add(Operation operation) {
        int bound = operation.qubits().bound();
        if (bound > qubits) {
            throw new IllegalArgumentException(
                    "%s names qubit %d, but the circuit has qubits 0..%d".formatted(operation, bound - 1, qubits - 1));
        }
        operations.add(operation);
        return this;
    }

    /** Any gate on its targets. */
    public CircuitBuilder gate(Gate gate, int... targets) {
        return controlled(Controls.NONE, gate, targets);
    }

    /** Any gate under any controls. */
    public CircuitBuilder controlled(Controls controls, Gate gate, int... targets) {
        return add(new Operation.Apply(gate, Qubits.of(targets), controls));
    }

    /** A gate whose angles depend on parameters. */
    public CircuitBuilder free(GateFamily family, List<Angle> angles, int... targets) {
        return add(new Operation.Free(family, angles, Qubits.of(targets), Controls.NONE));
    }

    /** All steps of another circuit, which must not have more qubits or need more bits than will be here. */
    public CircuitBuilder append(Circuit other) {
        bits = Math.max(bits, other.bits());
        other.operations().forEach(this::add);
        return this;
    }

    /**
     * All steps of another circuit, its qubit {@code i} being our {@code qubitMap[i]}.
     *
     * @param qubitMap one of our qubits for each of the other's
     */
    public CircuitBuilder append(Circuit other, int... qubitMap) {
        if (qubitMap.length != other.qubits()) {
            throw new IllegalArgumentException("circuit '%s' has %d qubits, but %d were named for it"
                    .formatted(other.name(), other.qubits(), qubitMap.length));
        }
        bits = Math.max(bits, other.bits());
        other.operations().forEach(o -> add(o.moved(q -> qubitMap[q], b -> b)));
        return this;
    }

    /** All steps of another circuit, each under these controls; refuses one that measures or resets. */
    public CircuitBuilder append(Controls controls, Circuit other, int... qubitMap) {
        Circuit controlled = Circuit.builder(qubits).append(other, qubitMap).build();
        controlled.operations().forEach(o -> add(o.controlledBy(controls)));
        return this;
    }

    /** A step that is done if a classical bit has this value. */
    public CircuitBuilder ifBit(int bit, boolean value, Operation body) {
        return ifBits(List.of(bit), value ? 1 : 0, body);
    }

    /** A step that is done if classical bits, the lowest first, read as this number. */
    public CircuitBuilder ifBits(List<Integer> condition, long value, Operation body) {
        Operation.Conditional conditional = new Operation.Conditional(condition, value, body);
        for (int bit : conditional.classicalBits()) {
            requireBit(bit);
        }
        return add(conditional);
    }

    public CircuitBuilder id(int qubit) {
        return gate(Gate.Fixed.ID, qubit);
    }

    public CircuitBuilder x(int qubit) {
        return gate(Gate.Fixed.X, qubit);
    }

    public CircuitBuilder y(int qubit) {
        return gate(Gate.Fixed.Y, qubit);
    }

    public CircuitBuilder z(int qubit) {
        return gate(Gate.Fixed.Z, qubit);
    }

    public CircuitBuilder h(int qubit) {
        return gate(Gate.Fixed.H, qubit);
    }

    public CircuitBuilder s(int qubit) {
        return gate(Gate.Fixed.S, qubit);
    }

    public CircuitBuilder sdg(int qubit) {
        return gate(Gate.Fixed.S_DAGGER, qubit);
    }

    public CircuitBuilder t(int qubit) {
        return gate(Gate.Fixed.T, qubit);
    }

    public CircuitBuilder tdg(int qubit) {
        return gate(Gate.Fixed.T_DAGGER, qubit);
    }

    public CircuitBuilder sx(int qubit) {
        return gate(Gate.Fixed.SX, qubit);
    }

    public CircuitBuilder sxdg(int qubit) {
        return gate(Gate.Fixed.SX_DAGGER, qubit);
    }

    public CircuitBuilder rx(double angle, int qubit) {
        return gate(new Gate.Rotation(Axis.X, angle), qubit);
    }

    public CircuitBuilder ry(double angle, int qubit) {
        return gate(new Gate.Rotation(Axis.Y, angle), qubit);
    }

    public CircuitBuilder rz(double angle, int qubit) {
        return gate(new Gate.Rotation(Axis.Z, angle), qubit);
    }

    public CircuitBuilder rx(Angle angle, int qubit) {
        return free(GateFamily.RX, List.of(angle), qubit);
    }

    public CircuitBuilder ry(Angle angle, int qubit) {
        return free(GateFamily.RY, List.of(angle), qubit);
    }

    public CircuitBuilder rz(Angle angle, int qubit) {
        return free(GateFamily.RZ, List.of(angle), qubit);
    }

    /** {@code diag(1, exp(i angle))}. */
    public CircuitBuilder p(double angle, int qubit) {
        return gate(new Gate.Phase(angle), qubit);
    }

    public CircuitBuilder u(double theta, double phi, double lambda, int qubit) {
        return gate(new Gate.U(theta, phi, lambda), qubit);
    }

    public CircuitBuilder cx(int control, int target) {
        return controlled(Controls.on(control), Gate.Fixed.X, target);
    }

    public CircuitBuilder cz(int control, int target) {
        return controlled(Controls.on(control), Gate.Fixed.Z, target);
    }

    public CircuitBuilder cy(int control, int target) {
        return controlled(Controls.on(control), Gate.Fixed.Y, target);
    }

    public CircuitBuilder ch(int control, int target) {
        return controlled(Controls.on(control), Gate.Fixed.H, target);
    }

    public CircuitBuilder crx(double angle, int control, int target) {
        return controlled(Controls.on(control), new Gate.Rotation(Axis.X, angle), target);
    }

    public CircuitBuilder cry(double angle, int control, int target) {
        return controlled(Controls.on(control), new Gate.Rotation(Axis.Y, angle), target);
    }

    public CircuitBuilder crz(double angle, int control, int target) {
        return controlled(Controls.on(control), new Gate.Rotation(Axis.Z, angle), target);
    }

    public CircuitBuilder cp(double angle, int control, int target) {
        return controlled(Controls.on(control), new Gate.Phase(angle), target);
    }

    /** Toffoli. */
    public CircuitBuilder ccx(int control1, int control2, int target) {
        return controlled(Controls.on(control1, control2), Gate.Fixed.X, target);
    }

    /** X under any number of controls, all on |1>. */
    public CircuitBuilder mcx(int[] controls, int target) {
        return controlled(Controls.on(controls), Gate.Fixed.X, target);
    }

    /** Fredkin. */
    public CircuitBuilder cswap(int control, int qubit1, int qubit2) {
        return controlled(Controls.on(control), Gate.Fixed.SWAP, qubit1, qubit2);
    }

    public CircuitBuilder swap(int qubit1, int qubit2) {
        return gate(Gate.Fixed.SWAP, qubit1, qubit2);
    }

    public CircuitBuilder rxx(double angle, int qubit1, int qubit2) {
        return gate(new Gate.Interaction(Axis.X, angle), qubit1, qubit2);
    }

    public CircuitBuilder ryy(double angle, int qubit1, int qubit2) {
        return gate(new Gate.Interaction(Axis.Y, angle), qubit1, qubit2);
    }

    public CircuitBuilder rzz(double angle, int qubit1, int qubit2) {
        return gate(new Gate.Interaction(Axis.Z, angle), qubit1, qubit2);
    }

    public CircuitBuilder rzz(Angle angle, int qubit1, int qubit2) {
        return free(GateFamily.RZZ, List.of(angle), qubit1, qubit2);
    }

    public CircuitBuilder globalPhase(double angle) {
        return gate(new Gate.GlobalPhase(angle));
    }

    /** Measures into a classical bit; the circuit gets as many bits as the highest one named. */
    public CircuitBuilder measure(int qubit, int bit) {
        requireBit(bit);
        return add(new Operation.Measure(qubit, bit));
    }

    private void requireBit(int bit) {
        if (bit < 0) {
            throw new IllegalArgumentException("classical bit is %d, but must be 0 or more".formatted(bit));
        }
        bits = Math.max(bits, bit + 1);
    }

    /** Measures qubit {@code i} into bit {@code i}, for all of them. */
    public CircuitBuilder measureAll() {
        for (int q = 0; q < qubits; q++) {
            measure(q, q);
        }
        return this;
    }

    public CircuitBuilder reset(int qubit) {
        return add(new Operation.Reset(qubit));
    }

    /** A barrier across the qubits named, or across all if none is. */
    public CircuitBuilder barrier(int... qubitsOrAll) {
        return add(new Operation.Barrier(qubitsOrAll.length == 0 ? Qubits.range(0, qubits) : Qubits.of(qubitsOrAll)));
    }

    /** Sets the number of classical bits; refuses fewer than are in use. */
    public CircuitBuilder bits(int count) {
        if (count < bits) {
            throw new IllegalArgumentException("%d classical bits are in use, cannot have %d".formatted(bits, count));
        }
        bits = count;
        return this;
    }

    /** Names the qubits and bits; the registers must hold as many as the circuit has. */
    public CircuitBuilder registers(Registers names) {
        bits(names.bits());
        registers = names;
        return this;
    }

    public Circuit build(String name) {
        Registers names = registers == null ? Registers.plain(qubits, bits) : registers;
        return new Circuit(name, qubits, bits, operations, names);
    }

    public Circuit build() {
        return build("circuit");
    }
}
