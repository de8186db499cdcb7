package org.assay.quantum.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;

/**
 * A circuit as an SVG picture that stands by itself: title and description inside, no script, no
 * font of its own.
 *
 * <p>Classical registers are double lines below the qubits. Long circuits are wrapped to the width,
 * and the labels repeated. Gates on several qubits side by side are one box, otherwise a box on each,
 * joined by a line; captions are numbered where the order of the qubits matters.
 */
public final class SvgDrawing {

    /** Pixels; a page column. */
    public static final int DEFAULT_WIDTH = 1000;

    private static final Captions CAPTIONS = new Captions("π", "†", "√", "…");
    private static final int WIRE_GAP = 44;
    private static final int BOX_HEIGHT = 30;
    private static final int LEAST_BOX = 30;
    private static final int COLUMN_GAP = 14;
    private static final int MARGIN = 16;
    private static final int STRIP_GAP = 26;
    private static final double CHARACTER = 8.5;
    private static final double SMALL_CHARACTER = 6.8;
    private static final int NOTE_OFFSET = 7;

    private final Circuit circuit;
    private final List<Register> classical;
    private final SvgPen pen = new SvgPen();
    private final int labelWidth;

    private SvgDrawing(Circuit circuit) {
        this.circuit = circuit;
        this.classical = circuit.registers().classical();
        this.labelWidth = labelWidth();
    }

    /** With the default width. */
    public static String of(Circuit circuit) {
        return of(circuit, DEFAULT_WIDTH);
    }

    /** Wrapped to this many pixels, unless a single column is wider. */
    public static String of(Circuit circuit, int width) {
        return new SvgDrawing(circuit).draw(width);
    }

    private int labelWidth() {
        int longest = 1;
        for (int q = 0; q < circuit.qubits(); q++) {
            longest = Math.max(longest, circuit.registers().qubitLabel(q).length());
        }
        for (Register register : classical) {
            longest = Math.max(longest, label(register).length());
        }
        return (int) Math.ceil(longest * CHARACTER) + 12;
    }

    private static String label(Register register) {
        return register.size() == 1 ? register.name() : register.name() + " /" + register.size();
    }

    private record Column(List<Operation> operations, int width) {}

    private String draw(int width) {
        List<List<Column>> strips = wrap(width - 2 * MARGIN - labelWidth);
        int stripHeight = (circuit.qubits() + classical.size()) * WIRE_GAP;
        int right = 0;
        for (int i = 0; i < strips.size(); i++) {
            int top = MARGIN + i * (stripHeight + STRIP_GAP) + WIRE_GAP / 2;
            right = Math.max(right, strip(strips.get(i), top, i > 0, i + 1 < strips.size()));
        }
        int height = 2 * MARGIN + strips.size() * stripHeight + (strips.size() - 1) * STRIP_GAP;
        String title = "Circuit " + circuit.name();
        return pen.document(right + MARGIN, height, title, circuit.counts().toString());
    }

    private List<List<Column>> wrap(int room) {
        List<List<Column>> strips = new ArrayList<>();
        List<Column> strip = new ArrayList<>();
        int used = 0;
        for (List<Operation> operations : Layout.withClassicalWires(circuit).columns()) {
            Column column = new Column(operations, operations.stream().mapToInt(this::boxWidth).max().orElse(LEAST_BOX) + COLUMN_GAP);
            if (used + column.width() > room && !strip.isEmpty()) {
                strips.add(strip);
                strip = new ArrayList<>();
                used = 0;
            }
            strip.add(column);
            used += column.width();
        }
        strips.add(strip);
        return strips;
    }

    private int boxWidth(Operation operation) {
        int box = Math.max(LEAST_BOX, (int) Math.ceil(caption(operation).length() * CHARACTER) + 10);
        return Math.max(box, 2 * (NOTE_OFFSET + (int) Math.ceil(note(operation).length() * SMALL_CHARACTER)));
    }

    /** The longest text beside a classical wire: it stands right of the middle. */
    private String note(Operation operation) {
        return switch (operation) {
            case Operation.Measure(int _, int bit) -> Integer.toString(bit);
            case Operation.Conditional nested -> {
                Operation.Conditional conditional = nested.flattened();
                yield readBy(conditional).stream()
                        .map(register -> valueRead(conditional, register))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
            }
            case Operation.Apply _, Operation.Free _, Operation.Reset _, Operation.Barrier _ -> "";
        };
    }

    private List<Register> readBy(Operation.Conditional conditional) {
        return conditional.bits().stream().map(circuit.registers()::classicalRegisterOf).distinct().toList();
    }

    private static String caption(Operation operation) {
        return switch (operation) {
            case Operation.Apply(Gate gate, Qubits targets, Controls controls) ->
                isSymbol(gate, controls) ? "" : CAPTIONS.of(gate) + (isNumbered(gate, targets) ? ":0" : "");
            case Operation.Free free -> CAPTIONS.of(free);
            case Operation.Measure _, Operation.Barrier _ -> "";
            case Operation.Reset _ -> "|0⟩";
            case Operation.Conditional conditional -> caption(conditional.body());
        };
    }

    private static boolean isSymbol(Gate gate, Controls controls) {
        return gate == Gate.Fixed.SWAP || (!controls.isEmpty() && (gate == Gate.Fixed.X || gate == Gate.Fixed.Z));
    }

    private static boolean isNumbered(Gate gate, Qubits targets) {
        return gate instanceof Gate.Unitary && targets.size() > 1;
    }

    /** Returns where it ends on the right. */
    private int strip(List<Column> columns, int top, boolean continued, boolean more) {
        int left = MARGIN + labelWidth;
        int right = left + columns.stream().mapToInt(Column::width).sum() + COLUMN_GAP;
        for (int q = 0; q < circuit.qubits(); q++) {
            pen.label(left - 8, y(top, q), circuit.registers().qubitLabel(q));
            pen.wire(left, right, y(top, q));
        }
        for (int r = 0; r < classical.size(); r++) {
            pen.label(left - 8, y(top, circuit.qubits() + r), label(classical.get(r)));
            pen.doubleWire(left, right, y(top, circuit.qubits() + r));
        }
        int x = left + COLUMN_GAP / 2;
        for (Column column : columns) {
            int centre = x + column.width() / 2;
            column.operations().forEach(operation -> operation(operation, centre, top, ""));
            x += column.width();
        }
        if (continued) {
            pen.breakAt(left - 3, y(top, 0), y(top, circuit.qubits() + classical.size() - 1));
        }
        if (more) {
            pen.breakAt(right + 3, y(top, 0), y(top, circuit.qubits() + classical.size() - 1));
        }
        return right;
    }

    private static int y(int top, int wire) {
        return top + wire * WIRE_GAP;
    }

    private void operation(Operation operation, int x, int top, String style) {
        switch (operation) {
            case Operation.Apply apply -> {
                join(apply, x, top);
                controls(apply.controls(), x, top);
                gate(apply, x, top, style);
            }
            case Operation.Free free -> {
                join(free, x, top);
                controls(free.controls(), x, top);
                boxes(free.targets(), x, top, CAPTIONS.of(free), false, style);
            }
            case Operation.Measure(int qubit, int bit) -> {
                toBit(bit, x, y(top, qubit), top);
                pen.meter(x, y(top, qubit), LEAST_BOX, BOX_HEIGHT, style);
            }
            case Operation.Reset(int qubit) -> boxes(Qubits.of(qubit), x, top, "|0⟩", false, style);
            case Operation.Barrier(Qubits qubits) ->
                qubits.stream().forEach(q -> pen.barrier(x, y(top, q) - WIRE_GAP / 2, y(top, q) + WIRE_GAP / 2));
            case Operation.Conditional nested -> {
                Operation.Conditional conditional = nested.flattened();
                condition(conditional, x, top);
                operation(conditional.body(), x, top, SvgPen.DASHED);
            }
        }
    }

    private void join(Operation operation, int x, int top) {
        if (operation.qubits().size() > 1) {
            int first = Layout.top(operation, circuit.qubits());
            int last = Layout.bottom(operation, circuit.qubits());
            pen.line(x, y(top, first), x, y(top, last));
        }
    }

    private void controls(Controls controls, int x, int top) {
        controls.on().stream().forEach(q -> pen.dot(x, y(top, q), true));
        controls.off().stream().forEach(q -> pen.dot(x, y(top, q), false));
    }

    private void gate(Operation.Apply apply, int x, int top, String style) {
        Gate gate = apply.gate();
        Qubits targets = apply.targets();
        if (gate == Gate.Fixed.SWAP) {
            targets.stream().forEach(q -> pen.cross(x, y(top, q)));
        } else if (gate == Gate.Fixed.X && !apply.controls().isEmpty()) {
            pen.plus(x, y(top, targets.get(0)));
        } else if (gate == Gate.Fixed.Z && !apply.controls().isEmpty()) {
            pen.dot(x, y(top, targets.get(0)), true);
        } else if (targets.isEmpty()) {
            phase(apply, x, top, style);
        } else {
            boxes(targets, x, top, CAPTIONS.of(gate), isNumbered(gate, targets), style);
        }
    }

    /** Above the top wire, or at the right of the topmost control. */
    private void phase(Operation.Apply apply, int x, int top, String style) {
        if (circuit.qubits() > 0) {
            int wire = apply.controls().isEmpty() ? 0 : Layout.top(apply, circuit.qubits());
            pen.note(x, y(top, wire) - BOX_HEIGHT / 2, CAPTIONS.of(apply.gate()), style);
        }
    }

    private void boxes(Qubits targets, int x, int top, String caption, boolean numbered, String style) {
        int width = Math.max(LEAST_BOX, (int) Math.ceil((caption.length() + (numbered ? 2 : 0)) * CHARACTER) + 10);
        int first = targets.stream().min().orElse(0);
        boolean together = targets.size() > 1 && targets.bound() - first == targets.size();
        if (together) {
            pen.box(x, y(top, first) - BOX_HEIGHT / 2, width, (targets.size() - 1) * WIRE_GAP + BOX_HEIGHT, style);
            pen.caption(x, (y(top, first) + y(top, targets.bound() - 1)) / 2, caption);
            for (int i = 0; numbered && i < targets.size(); i++) {
                pen.port(x - width / 2 + 4, y(top, targets.get(i)), Integer.toString(i));
            }
            return;
        }
        for (int i = 0; i < targets.size(); i++) {
            int wire = y(top, targets.get(i));
            pen.box(x, wire - BOX_HEIGHT / 2, width, BOX_HEIGHT, style);
            pen.caption(x, wire, numbered ? caption + ":" + i : caption);
        }
    }

    private void toBit(int bit, int x, int from, int top) {
        Register register = circuit.registers().classicalRegisterOf(bit);
        int to = y(top, circuit.qubits() + classical.indexOf(register));
        pen.arrow(x, from, to);
        if (register.size() > 1) {
            pen.small(x + NOTE_OFFSET, to + 14, Integer.toString(bit - register.start()));
        }
    }

    /** A double line from the lowest qubit of the body down to each register that is read, and what it must read. */
    private void condition(Operation.Conditional conditional, int x, int top) {
        int from = y(top, Layout.bottom(conditional.body(), circuit.qubits()));
        List<Register> read = readBy(conditional);
        int last = read.stream().mapToInt(classical::indexOf).max().orElse(0);
        pen.doubleLine(x, from, y(top, circuit.qubits() + last));
        for (Register register : read) {
            int wire = y(top, circuit.qubits() + classical.indexOf(register));
            pen.dot(x, wire, true);
            pen.small(x + NOTE_OFFSET, wire + 14, valueRead(conditional, register));
        }
    }

    /** {@code =3} for a whole register, {@code [0]=1,[2]=0} for some of its bits. */
    private static String valueRead(Operation.Conditional conditional, Register register) {
        StringBuilder bits = new StringBuilder();
        long value = 0;
        int seen = 0;
        for (int i = 0; i < conditional.bits().size(); i++) {
            int position = conditional.bits().get(i) - register.start();
            if (position >= 0 && position < register.size()) {
                long bit = conditional.value() >>> i & 1;
                value |= position < 63 ? bit << position : 0;
                seen++;
                bits.append(bits.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "[%d]=%d", position, bit));
            }
        }
        return seen == register.size() && seen < 63 ? "=" + value : bits.toString();
    }
}
