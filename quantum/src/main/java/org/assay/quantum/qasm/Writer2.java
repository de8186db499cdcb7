package org.assay.quantum.qasm;

import static org.assay.quantum.qasm.QasmWriter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.AngleText;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;
import org.jspecify.annotations.Nullable;

/** OpenQASM 2 with the gates of Qiskit's {@code qelib1.inc}. */
record Writer2(Circuit circuit, WriterNames names) implements QasmWriter.Dialect {

    /** A condition on part of a register becomes one line for each value of the rest; more are refused. */
    private static final int MOST_FREE_BITS = 10;

    @Override
    public List<String> statements(Operation operation) {
        return switch (operation) {
            case Operation.Apply apply -> gate(apply);
            case Operation.Measure(int qubit, int bit) ->
                List.of("measure %s -> %s;".formatted(names.qubit(qubit), names.bit(bit)));
            case Operation.Reset(int qubit) -> List.of("reset %s;".formatted(names.qubit(qubit)));
            case Operation.Barrier(Qubits qubits) ->
                qubits.isEmpty() ? List.of() : List.of("barrier %s;".formatted(names.qubits(qubits)));
            case Operation.Conditional conditional -> conditional(conditional);
            case Operation.Free free -> throw new IllegalArgumentException(
                    "%s depends on a parameter, which OpenQASM 2 cannot say; bind it, or write OpenQASM 3".formatted(free.label()));
        };
    }

    private List<String> gate(Operation.Apply apply) {
        Stream<Operation> flips = apply.controls().off().stream()
                .mapToObj(q -> new Operation.Apply(Gate.Fixed.X, Qubits.of(q), Controls.NONE));
        if (apply.controls().off().isEmpty()) {
            return positive(apply);
        }
        List<String> flipLines = flips.flatMap(o -> statements(o).stream()).toList();
        List<String> lines = new ArrayList<>(flipLines);
        Controls all = new Controls(apply.controls().all(), Qubits.NONE);
        lines.addAll(positive(new Operation.Apply(apply.gate(), apply.targets(), all)));
        lines.addAll(flipLines);
        return lines;
    }

    private List<String> positive(Operation.Apply apply) {
        if (GateApplication.isInvisible(apply)) {
            return List.of("// a global phase");
        }
        String line = named(apply.gate(), apply.controls().size(), names.qubits(apply.controls().on().and(apply.targets())));
        if (line != null) {
            return List.of(line);
        }
        return Simpler.operations(apply, circuit.qubits()).stream()
                .filter(part -> !GateApplication.isInvisible(part))
                .flatMap(part -> statements(part).stream())
                .toList();
    }

    /** The one statement for a gate under so many controls, or null where the library has none. */
    private static @Nullable String named(Gate gate, int controls, String operands) {
        return switch (gate) {
            case Gate.Fixed fixed -> {
                String name = named(fixed, controls);
                yield name == null ? null : call(name, List.of(), operands);
            }
            case Gate.Rotation(Axis _, double angle) when controls <= 1 ->
                call("c".repeat(controls) + gate.label(), angles(angle), operands);
            case Gate.Phase(double angle) when controls <= 1 -> call("c".repeat(controls) + "u1", angles(angle), operands);
            case Gate.U(double theta, double phi, double lambda) when controls <= 1 ->
                call("c".repeat(controls) + "u3", angles(theta, phi, lambda), operands);
            case Gate.Interaction(Axis axis, double angle) when controls == 0 && axis != Axis.Y ->
                call(gate.label(), angles(angle), operands);
            case Gate.GlobalPhase(double angle) when controls == 1 || controls == 2 ->
                call(controls == 1 ? "u1" : "cu1", angles(angle), operands);
            case Gate.Unitary unitary when unitary.arity() == 1 && controls <= 1 -> {
                Simpler.TurnAndPhase parts = Simpler.turnAndPhase(unitary.matrix());
                Gate.U u = parts.turn();
                yield controls == 0
                        ? call("u3", angles(u.theta(), u.phi(), u.lambda()), operands)
                        : call("cu", angles(u.theta(), u.phi(), u.lambda(), parts.phase()), operands);
            }
            case Gate.Rotation _, Gate.Phase _, Gate.U _, Gate.Interaction _, Gate.GlobalPhase _, Gate.Unitary _ -> null;
        };
    }

    private static @Nullable String named(Gate.Fixed gate, int controls) {
        return switch (controls) {
            case 0 -> gate.label();
            case 1 -> switch (gate) {
                case X, Y, Z, H, SX, SWAP -> "c" + gate.label();
                case S, S_DAGGER, T, T_DAGGER, SX_DAGGER, ID -> null;
            };
            case 2 -> gate == Gate.Fixed.X ? "ccx" : null;
            case 3 -> gate == Gate.Fixed.X ? "c3x" : gate == Gate.Fixed.SX ? "c3sqrtx" : null;
            case 4 -> gate == Gate.Fixed.X ? "c4x" : null;
            default -> null;
        };
    }

    private static List<String> angles(double... values) {
        return DoubleStream.of(values).mapToObj(AngleText::exact).toList();
    }

    private List<String> conditional(Operation.Conditional conditional) {
        Register register = names.registers().classicalRegisterOf(conditional.bits().getFirst());
        if (!conditional.bits().stream().allMatch(register::contains) || conditional.body() instanceof Operation.Conditional) {
            throw new IllegalArgumentException(
                    "a condition on several registers cannot be said in OpenQASM 2; write OpenQASM 3");
        }
        long fixed = 0;
        long mask = 0;
        for (int i = 0; i < conditional.bits().size(); i++) {
            int position = conditional.bits().get(i) - register.start();
            mask |= position < 63 ? 1L << position : 0;
            fixed |= position < 63 ? (conditional.value() >>> i & 1) << position : 0;
        }
        int free = register.size() - Long.bitCount(mask);
        boolean overwrites = conditional.body() instanceof Operation.Measure(_, int bit) && register.contains(bit);
        if (free > MOST_FREE_BITS || (free > 0 && overwrites)) {
            throw new IllegalArgumentException(("a condition on %d of the %d bits of '%s' cannot be said in OpenQASM 2;"
                    + " write OpenQASM 3").formatted(Long.bitCount(mask), register.size(), register.name()));
        }
        List<String> body = statements(conditional.body()).stream().filter(line -> !line.startsWith("//")).toList();
        List<String> lines = new ArrayList<>();
        long others = (register.size() == 63 ? Long.MAX_VALUE : (1L << register.size()) - 1) & ~mask;
        long rest = 0;
        do {
            for (String line : body) {
                lines.add("if(%s==%d) %s".formatted(register.name(), fixed | rest, line));
            }
            rest = (rest - others) & others;
        } while (rest != 0);
        return lines;
    }
}
