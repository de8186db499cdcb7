package org.assay.quantum.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/**
 * A circuit as lines of text: one line a qubit, and a line between two for what joins them.
 *
 * <pre>
 * q0: ─┤H├──●───┤M→c0├─
 *           │
 * q1: ──────⊕───┤M→c1├─
 * </pre>
 *
 * <p>Longer circuits are wrapped to the width given, and the labels repeated. A gate on several
 * qubits shows its caption on each; where their order matters, the captions are numbered from the
 * low bit of the gate's matrix.
 */
public final class TextDrawing {

    /** Enough for two boxes with three angles each. */
    public static final int LEAST_WIDTH = 30;

    private final Circuit circuit;
    private final TextStyle style;
    private final Captions captions;
    private final String[] labels;

    private TextDrawing(Circuit circuit, TextStyle style) {
        this.circuit = circuit;
        this.style = style;
        this.captions = new Captions(style.pi(), style.dagger(), style.root(), style.ellipsis());
        this.labels = labels(circuit);
    }

    /** With box-drawing characters; no line is longer than the width unless a single column is. */
    public static String unicode(Circuit circuit, int width) {
        return new TextDrawing(circuit, TextStyle.UNICODE).draw(width);
    }

    /** With the characters of ASCII only, but for names that the circuit itself brings. */
    public static String ascii(Circuit circuit, int width) {
        return new TextDrawing(circuit, TextStyle.ASCII).draw(width);
    }

    private static String[] labels(Circuit circuit) {
        String[] labels = new String[circuit.qubits()];
        Arrays.setAll(labels, q -> circuit.registers().qubitLabel(q) + ": ");
        int longest = Arrays.stream(labels).mapToInt(String::length).max().orElse(0);
        Arrays.setAll(labels, q -> " ".repeat(longest - labels[q].length()) + labels[q]);
        return labels;
    }

    private String draw(int width) {
        if (width < LEAST_WIDTH) {
            throw new IllegalArgumentException("width is %d columns, but must be at least %d".formatted(width, LEAST_WIDTH));
        }
        if (circuit.qubits() == 0) {
            return "(no qubits)\n";
        }
        List<List<Cell[]>> strips = wrap(columns(), width - labels[0].length() - 2);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < strips.size(); i++) {
            out.append(i == 0 ? "" : "\n");
            appendStrip(out, strips.get(i), i > 0, i < strips.size() - 1);
        }
        return out.toString();
    }

    /** What one column shows on one wire, and whether a line leads from there to the wire below. */
    private record Cell(String text, boolean joinedBelow) {}

    private List<Cell[]> columns() {
        List<Cell[]> columns = new ArrayList<>();
        for (List<Operation> operations : Layout.of(circuit).columns()) {
            Cell[] column = new Cell[circuit.qubits()];
            Arrays.fill(column, new Cell("", false));
            operations.forEach(operation -> fill(column, operation));
            columns.add(column);
        }
        return columns;
    }

    private void fill(Cell[] column, Operation operation) {
        int top = Layout.top(operation, circuit.qubits());
        int bottom = Layout.bottom(operation, circuit.qubits());
        boolean joins = !operation.qubits().isEmpty() && !(operation instanceof Operation.Barrier);
        for (int wire = top; wire <= bottom; wire++) {
            String through = joins ? style.crossing() : "";
            column[wire] = new Cell(through, joins && wire < bottom);
        }
        write(column, operation, "");
    }

    /** @param condition what stands behind the caption, empty without one */
    private void write(Cell[] column, Operation operation, String condition) {
        switch (operation) {
            case Operation.Apply(Gate gate, Qubits targets, Controls controls) -> {
                dots(column, controls);
                gate(column, gate, targets, controls, condition);
            }
            case Operation.Free free -> {
                dots(column, free.controls());
                boxes(column, free.targets(), captions.of(free) + condition, false);
            }
            case Operation.Measure(int qubit, int bit) ->
                put(column, qubit, box(style.measure() + circuit.registers().bitLabel(bit) + condition));
            case Operation.Reset(int qubit) -> put(column, qubit, box("|0>" + condition));
            case Operation.Barrier(Qubits qubits) -> qubits.stream().forEach(q -> put(column, q, style.barrier()));
            case Operation.Conditional nested -> {
                Operation.Conditional conditional = nested.flattened();
                write(column, conditional.body(), " " + captions.condition(conditional, circuit.registers()) + condition);
            }
        }
    }

    private void dots(Cell[] column, Controls controls) {
        controls.on().stream().forEach(q -> put(column, q, style.on()));
        controls.off().stream().forEach(q -> put(column, q, style.off()));
    }

    private void gate(Cell[] column, Gate gate, Qubits targets, Controls controls, String condition) {
        boolean controlled = !controls.isEmpty();
        if (gate == Gate.Fixed.SWAP && condition.isEmpty()) {
            targets.stream().forEach(q -> put(column, q, style.exchange()));
        } else if (gate == Gate.Fixed.X && controlled && condition.isEmpty()) {
            put(column, targets.get(0), style.flip());
        } else if (gate == Gate.Fixed.Z && controlled && condition.isEmpty()) {
            put(column, targets.get(0), style.on());
        } else if (targets.isEmpty()) {
            phase(column, gate, controls, condition);
        } else {
            boxes(column, targets, captions.of(gate) + condition, gate instanceof Gate.Unitary);
        }
    }

    /** A phase on no qubit stands on the wire of its last control, with that control inside its box, or on the top wire. */
    private void phase(Cell[] column, Gate gate, Controls controls, String condition) {
        int wire = controls.isEmpty() ? 0 : controls.all().get(controls.size() - 1);
        put(column, wire, box(column[wire].text() + captions.of(gate) + condition));
    }

    private void boxes(Cell[] column, Qubits targets, String caption, boolean numbered) {
        for (int i = 0; i < targets.size(); i++) {
            put(column, targets.get(i), box(numbered && targets.size() > 1 ? caption + ":" + i : caption));
        }
    }

    private String box(String caption) {
        return style.left() + caption + style.right();
    }

    private static void put(Cell[] column, int wire, String text) {
        column[wire] = new Cell(text, column[wire].joinedBelow());
    }

    private static int width(Cell[] column) {
        return Arrays.stream(column).mapToInt(c -> c.text().length()).max().orElse(0) + 2;
    }

    private static List<List<Cell[]>> wrap(List<Cell[]> columns, int room) {
        List<List<Cell[]>> strips = new ArrayList<>();
        List<Cell[]> strip = new ArrayList<>();
        int used = 0;
        for (Cell[] column : columns) {
            if (used + width(column) > room && !strip.isEmpty()) {
                strips.add(strip);
                strip = new ArrayList<>();
                used = 0;
            }
            strip.add(column);
            used += width(column);
        }
        strips.add(strip);
        return strips;
    }

    private void appendStrip(StringBuilder out, List<Cell[]> strip, boolean continued, boolean more) {
        for (int wire = 0; wire < circuit.qubits(); wire++) {
            StringBuilder row = new StringBuilder(labels[wire]).append(continued ? style.continued() : style.wire());
            for (Cell[] column : strip) {
                row.append(centred(column[wire].text(), width(column), style.wire()));
            }
            out.append(row).append(more ? style.more() : style.wire()).append('\n');
            if (wire < circuit.qubits() - 1) {
                appendJoints(out, strip, wire);
            }
        }
    }

    /** The line between a wire and the next. */
    private void appendJoints(StringBuilder out, List<Cell[]> strip, int wire) {
        StringBuilder below = new StringBuilder(" ".repeat(labels[wire].length() + 1));
        for (Cell[] column : strip) {
            below.append(centred(joint(column, wire), width(column), " "));
        }
        out.append(below.toString().stripTrailing()).append('\n');
    }

    private String joint(Cell[] column, int wire) {
        if (column[wire].joinedBelow()) {
            return style.vertical();
        }
        boolean barrier = column[wire].text().equals(style.barrier()) && column[wire + 1].text().equals(style.barrier());
        return barrier ? style.barrier() : "";
    }

    private static String centred(String text, int width, String fill) {
        int before = (width - text.length()) / 2;
        return fill.repeat(before) + text + fill.repeat(width - text.length() - before);
    }
}
