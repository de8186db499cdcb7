package org.assay.quantum.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.AngleText;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Registers;

/**
 * A circuit for a paper: the {@code quantikz} environment of the LaTeX package of that name
 * (arXiv:1809.03842), which needs the package {@code tikz} and its library {@code quantikz2}.
 */
public final class LatexDrawing {

    private final Circuit circuit;

    private LatexDrawing(Circuit circuit) {
        this.circuit = circuit;
    }

    /** One environment; not wrapped. */
    public static String of(Circuit circuit) {
        return new LatexDrawing(circuit).draw();
    }

    private String draw() {
        if (circuit.qubits() == 0) {
            return "% a circuit without qubits\n";
        }
        List<String[]> columns = new ArrayList<>();
        for (List<Operation> operations : Layout.of(circuit).columns()) {
            String[] cells = new String[circuit.qubits()];
            Arrays.fill(cells, "");
            operations.forEach(operation -> fill(cells, operation, ""));
            columns.add(cells);
        }
        StringBuilder out = new StringBuilder("\\begin{quantikz}\n");
        for (int q = 0; q < circuit.qubits(); q++) {
            out.append(row(q, columns)).append(q + 1 < circuit.qubits() ? " \\\\\n" : "\n");
        }
        return out.append("\\end{quantikz}\n").toString();
    }

    private String row(int qubit, List<String[]> columns) {
        String cells = columns.stream().map(column -> " & " + column[qubit]).collect(Collectors.joining());
        return "\\lstick{" + escaped(circuit.registers().qubitLabel(qubit)) + "}" + cells.replace("&  ", "& ") + " &";
    }

    private void fill(String[] cells, Operation operation, String condition) {
        switch (operation) {
            case Operation.Apply(Gate gate, Qubits targets, Controls controls) -> gate(cells, gate, targets, controls, condition);
            case Operation.Free free -> {
                controls(cells, free.qubits(), free.controls());
                String angles = free.angles().stream().map(LatexDrawing::angle).collect(Collectors.joining(","));
                boxes(cells, free.qubits(), free.targets(), "\\mathrm{" + free.family().label() + "}(" + angles + ")" + condition, false);
            }
            case Operation.Measure(int qubit, int bit) ->
                cells[qubit] = "\\meter{" + escaped(circuit.registers().bitLabel(bit)) + condition + "}";
            case Operation.Reset(int qubit) -> cells[qubit] = "\\gate{|0\\rangle" + condition + "}";
            case Operation.Barrier(Qubits qubits) -> barrier(cells, qubits);
            case Operation.Conditional nested -> {
                Operation.Conditional conditional = nested.flattened();
                fill(cells, conditional.body(), condition(conditional, circuit.registers()) + condition);
            }
        }
    }

    private static String condition(Operation.Conditional conditional, Registers registers) {
        return "\\text{ if " + escaped(ClassicalNames.of(conditional.bits(), registers)) + "=" + conditional.value() + "}";
    }

    /** Dots on each wire: a line across some wires only has no command of its own. */
    private static void barrier(String[] cells, Qubits qubits) {
        qubits.stream().forEach(q -> cells[q] = "\\push{\\vdots}");
    }

    private void gate(String[] cells, Gate gate, Qubits targets, Controls controls, String condition) {
        Qubits all = controls.all().and(targets);
        controls(cells, all, controls);
        boolean bare = condition.isEmpty();
        if (gate == Gate.Fixed.SWAP && bare) {
            targets.stream().forEach(q -> cells[q] = link(all, q, "\\targX{}"));
        } else if (gate == Gate.Fixed.X && !controls.isEmpty() && bare) {
            cells[targets.get(0)] = link(all, targets.get(0), "\\targ{}");
        } else if (gate == Gate.Fixed.Z && !controls.isEmpty() && bare) {
            cells[targets.get(0)] = control(all, targets.get(0), true);
        } else if (targets.isEmpty()) {
            int wire = controls.isEmpty() ? 0 : all.stream().max().orElse(0);
            String dot = controls.isEmpty() ? "" : controls.off().contains(wire) ? "\\circ\\," : "\\bullet\\,";
            cells[wire] = "\\gate{" + dot + name(gate) + condition + "}";
        } else {
            boxes(cells, all, targets, name(gate) + condition, gate instanceof Gate.Unitary);
        }
    }

    private static void controls(String[] cells, Qubits all, Controls controls) {
        controls.on().stream().forEach(q -> cells[q] = control(all, q, true));
        controls.off().stream().forEach(q -> cells[q] = control(all, q, false));
    }

    private static String control(Qubits all, int qubit, boolean on) {
        int next = next(all, qubit);
        String open = on ? "" : "o";
        return next < 0 ? "\\" + open + "control{}" : "\\" + (on ? "ctrl" : "octrl") + "{" + (next - qubit) + "}";
    }

    /** A cell with the line to the next wire of the same operation, if there is one below. */
    private static String link(Qubits all, int qubit, String cell) {
        int next = next(all, qubit);
        return next < 0 ? cell : cell + "\\wire[d][" + (next - qubit) + "]{q}";
    }

    private static int next(Qubits all, int qubit) {
        return all.stream().filter(q -> q > qubit).min().orElse(-1);
    }

    private static void boxes(String[] cells, Qubits all, Qubits targets, String caption, boolean numbered) {
        int first = targets.stream().min().orElse(0);
        boolean together = targets.size() > 1 && targets.bound() - first == targets.size() && !numbered;
        if (together) {
            String box = "\\gate[" + targets.size() + "]{" + caption + "}";
            int below = next(all, targets.bound() - 1);
            cells[first] = below < 0 ? box : box + "\\wire[d][" + (below - first) + "]{q}";
            return;
        }
        for (int i = 0; i < targets.size(); i++) {
            String text = numbered && targets.size() > 1 ? caption + "_{" + i + "}" : caption;
            cells[targets.get(i)] = link(all, targets.get(i), "\\gate{" + text + "}");
        }
    }

    private static String name(Gate gate) {
        return switch (gate) {
            case Gate.Fixed fixed -> switch (fixed) {
                case ID -> "I";
                case X, Y, Z, H, S, T -> fixed.name();
                case SWAP -> "\\text{SWAP}";
                case S_DAGGER -> "S^\\dagger";
                case T_DAGGER -> "T^\\dagger";
                case SX -> "\\sqrt{X}";
                case SX_DAGGER -> "\\sqrt{X}^\\dagger";
            };
            case Gate.Rotation(Axis axis, double angle) -> "R_" + axis + angles(angle);
            case Gate.Phase(double angle) -> "P" + angles(angle);
            case Gate.U(double theta, double phi, double lambda) -> "U" + angles(theta, phi, lambda);
            case Gate.Interaction(Axis axis, double angle) -> "R_{" + axis + axis + "}" + angles(angle);
            case Gate.GlobalPhase(double angle) -> "e^{i" + AngleText.brief(angle, "\\pi ") + "}";
            case Gate.Unitary unitary -> "\\text{" + escaped(unitary.label()) + "}";
        };
    }

    private static String angles(double... values) {
        return DoubleStream.of(values).mapToObj(v -> AngleText.brief(v, "\\pi ")).collect(Collectors.joining(",", "(", ")"));
    }

    private static String angle(Angle angle) {
        return AngleText.brief(angle, "\\pi ").replace("_", "\\_").replace("*", "\\,");
    }

    /** Text that a file may have brought: no command in it reaches LaTeX. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        Captions.printable(text).codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\textbackslash{}");
                case '^' -> out.append("\\textasciicircum{}");
                case '~' -> out.append("\\textasciitilde{}");
                case '{', '}', '$', '&', '#', '_', '%' -> out.append('\\').appendCodePoint(c);
                case '†' -> out.append("$^\\dagger$");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
