package org.assay.quantum.qasm;

import static org.assay.quantum.qasm.QasmWriter.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.AngleText;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;

/** OpenQASM 3 with {@code stdgates.inc}, and definitions for the two-qubit rotations, which that lacks. */
record Writer3(Circuit circuit, WriterNames names) implements QasmWriter.Dialect {

    private static final SortedMap<String, String> DEFINITIONS = new TreeMap<>(Map.of(
            "rxx", "gate rxx(theta) a, b { h a; h b; cx a, b; rz(theta) b; cx a, b; h a; h b; }\n",
            "ryy", "gate ryy(theta) a, b { sdg a; sdg b; h a; h b; cx a, b; rz(theta) b; cx a, b; h a; h b; s a; s b; }\n",
            "rzz", "gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }\n"));

    /** Definitions of the gates that the circuit uses and the library lacks. */
    static String definitions(Circuit circuit) {
        List<String> used = circuit.operations().stream().map(Writer3::baseName).toList();
        return DEFINITIONS.entrySet().stream()
                .filter(e -> used.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
    }

    private static String baseName(Operation operation) {
        return switch (operation) {
            case Operation.Apply(Gate gate, _, _) -> gate.label();
            case Operation.Free(GateFamily family, _, _, _) -> family.label();
            case Operation.Conditional conditional -> baseName(conditional.body());
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> "";
        };
    }

    @Override
    public List<String> statements(Operation operation) {
        return switch (operation) {
            case Operation.Apply apply -> gate(apply);
            case Operation.Free free -> free(free);
            case Operation.Measure(int qubit, int bit) ->
                List.of("%s = measure %s;".formatted(names.bit(bit), names.qubit(qubit)));
            case Operation.Reset(int qubit) -> List.of("reset %s;".formatted(names.qubit(qubit)));
            case Operation.Barrier(Qubits qubits) ->
                qubits.isEmpty() ? List.of() : List.of("barrier %s;".formatted(names.qubits(qubits)));
            case Operation.Conditional conditional -> statements(conditional.body()).stream()
                    .map(line -> "if (%s) { %s }".formatted(condition(conditional), line))
                    .toList();
        };
    }

    private List<String> gate(Operation.Apply apply) {
        if (apply.gate() instanceof Gate.Unitary && apply.gate().arity() > 1) {
            return Simpler.operations(apply, circuit.qubits()).stream()
                    .flatMap(part -> statements(part).stream())
                    .toList();
        }
        Controls controls = apply.controls();
        List<Operation> exact = controls.on().isEmpty() && !controls.off().isEmpty() ? withoutU(apply.gate(), apply.targets(), controls) : List.of();
        if (!exact.isEmpty()) {
            return exact.stream().flatMap(part -> statements(part).stream()).toList();
        }
        Call call = base(apply.gate(), !controls.on().isEmpty());
        String operands = names.qubits(controls.off().and(controls.on()).and(apply.targets()));
        String modifiers = modifiers(controls.off().size(), controls.on().size() - (call.takesControl() ? 1 : 0));
        return List.of(call(modifiers + call.name(), call.angles(), operands));
    }

    /** {@code U = P(phi) RY(theta) P(lambda)}, for where only {@code U} has a name and its phase would show; else none. */
    private static List<Operation> withoutU(Gate gate, Qubits targets, Controls controls) {
        return switch (gate) {
            case Gate.U(double theta, double phi, double lambda) -> List.of(
                    new Operation.Apply(new Gate.Phase(lambda), targets, controls),
                    new Operation.Apply(new Gate.Rotation(Axis.Y, theta), targets, controls),
                    new Operation.Apply(new Gate.Phase(phi), targets, controls));
            case Gate.Unitary unitary -> {
                Simpler.TurnAndPhase parts = Simpler.turnAndPhase(unitary.matrix());
                List<Operation> all = new ArrayList<>(withoutU(parts.turn(), targets, controls));
                all.add(new Operation.Apply(new Gate.GlobalPhase(parts.phase()), Qubits.NONE, controls));
                yield all;
            }
            case Gate.Fixed _, Gate.Rotation _, Gate.Phase _, Gate.Interaction _, Gate.GlobalPhase _ -> List.of();
        };
    }

    /** @param takesControl whether the name itself stands for a control, as in {@code cu} */
    private record Call(String name, List<String> angles, boolean takesControl) {}

    private static Call base(Gate gate, boolean controlled) {
        return switch (gate) {
            case Gate.Fixed.SX_DAGGER -> new Call("inv @ sx", List.of(), false);
            case Gate.Fixed.X, Gate.Fixed.Y, Gate.Fixed.Z, Gate.Fixed.H, Gate.Fixed.SWAP ->
                new Call((controlled ? "c" : "") + gate.label(), List.of(), controlled);
            case Gate.Fixed fixed -> new Call(fixed.label(), List.of(), false);
            case Gate.Rotation(Axis _, double angle) -> new Call((controlled ? "c" : "") + gate.label(), angles(angle), controlled);
            case Gate.Phase(double angle) -> new Call(controlled ? "cp" : "p", angles(angle), controlled);
            case Gate.U u -> euler(u, 0, controlled);
            case Gate.Interaction(Axis _, double angle) -> new Call(gate.label(), angles(angle), false);
            case Gate.GlobalPhase(double angle) -> new Call("gphase", angles(angle), false);
            case Gate.Unitary unitary -> {
                Simpler.TurnAndPhase parts = Simpler.turnAndPhase(unitary.matrix());
                yield euler(parts.turn(), parts.phase(), controlled);
            }
        };
    }

    /** {@code cu} states its phase; the phase of a {@code U} without control cannot be seen. */
    private static Call euler(Gate.U u, double phase, boolean controlled) {
        return controlled
                ? new Call("cu", angles(u.theta(), u.phi(), u.lambda(), phase), true)
                : new Call("U", angles(u.theta(), u.phi(), u.lambda()), false);
    }

    private static String modifiers(int off, int on) {
        return modifier("negctrl", off) + modifier("ctrl", on);
    }

    private static String modifier(String word, int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> word + " @ ";
            default -> word + "(" + count + ") @ ";
        };
    }

    private static List<String> angles(double... values) {
        return DoubleStream.of(values).mapToObj(AngleText::exact).toList();
    }

    private List<String> free(Operation.Free free) {
        Controls controls = free.controls();
        boolean isU = free.family() == GateFamily.U;
        boolean asCu = isU && !controls.on().isEmpty();
        List<String> angles = new ArrayList<>(free.angles().stream().map(Writer3::text).toList());
        if (asCu) {
            angles.add("0");
        }
        if (isU && !asCu && !controls.isEmpty()) {
            return freeWithoutU(free.angles(), free.targets(), controls);
        }
        String name = asCu ? "cu" : isU ? "U" : free.family().label();
        String operands = names.qubits(controls.off().and(controls.on()).and(free.targets()));
        String modifiers = modifiers(controls.off().size(), controls.on().size() - (asCu ? 1 : 0));
        return List.of(call(modifiers + name, angles, operands));
    }

    private List<String> freeWithoutU(List<Angle> angles, Qubits targets, Controls controls) {
        return Stream.of(
                        new Operation.Free(GateFamily.P, List.of(angles.get(2)), targets, controls),
                        new Operation.Free(GateFamily.RY, List.of(angles.get(0)), targets, controls),
                        new Operation.Free(GateFamily.P, List.of(angles.get(1)), targets, controls))
                .flatMap(part -> free(part).stream())
                .toList();
    }

    private static String text(Angle angle) {
        String terms = angle.coefficients().entrySet().stream()
                .map(t -> t.getValue() == 1 ? t.getKey() : AngleText.exact(t.getValue()) + "*" + t.getKey())
                .collect(Collectors.joining(" + "));
        if (!angle.isFree()) {
            return AngleText.exact(angle.constant());
        }
        return angle.constant() == 0 ? terms : terms + " + " + AngleText.exact(angle.constant());
    }

    private String condition(Operation.Conditional conditional) {
        List<Integer> bits = conditional.bits();
        Register register = names.registers().classicalRegisterOf(bits.getFirst());
        boolean whole = bits.size() == register.size() && bits.getFirst() == register.start();
        for (int i = 0; whole && i < bits.size(); i++) {
            whole = bits.get(i) == register.start() + i;
        }
        if (whole && bits.size() <= 53) {
            return "%s == %d".formatted(register.name(), conditional.value());
        }
        List<String> tests = new ArrayList<>();
        for (int i = 0; i < bits.size(); i++) {
            tests.add("%s == %d".formatted(names.bit(bits.get(i)), conditional.value() >>> i & 1));
        }
        return String.join(" && ", tests);
    }
}
