package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.quantity.QuantityJson;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitCounts;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.draw.TextDrawing;
import org.assay.quantum.simulate.BitString;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.GoodnessOfFit;
import org.assay.quantum.simulate.StateTable;
import org.assay.quantum.simulate.StateVector;

/**
 * What {@code assay run} found.
 *
 * @param engine the simulator, as in {@code state vector, 512-bit vectors}
 * @param state the final state, where the circuit has one and it was worked out
 * @param counts what the shots read, if any were asked for
 * @param expectations of observables in the final state, by what the user called them
 * @param beside a circuit to hold it against, if there is one
 * @param seconds wall time of the simulation alone
 * @param charge carbon and cost of the energy, where that is known
 */
public record CircuitRun(
        Manifest manifest,
        Circuit circuit,
        String engine,
        Optional<StateVector> state,
        Optional<Counts> counts,
        Map<String, Double> expectations,
        Optional<Beside> beside,
        double seconds,
        EnergyReading energy,
        Optional<Charge> charge) {

    /**
     * Another circuit on as many qubits, shown in a column of its own.
     *
     * @param remark what the reader should see in it, a paragraph
     */
    public record Beside(Circuit circuit, StateVector state, String remark) {}

    private static final int MOST_ROWS = 16;
    private static final int MOST_JSON_ROWS = 1 << 16;
    private static final int WIDEST_DRAWING_QUBITS = 12;
    private static final int LARGEST_FIT = 20;
    private static final int BAR_WIDTH = 20;

    /** At most 80 columns; without escape codes. */
    public String text(boolean ascii) {
        List<String> lines = new ArrayList<>();
        CircuitCounts size = CircuitCounts.of(circuit);
        lines.addAll(Wrap.lines("%s: %s".formatted(circuit.name(), size), 80, ""));
        lines.addAll(Wrap.lines("%s | seed %d".formatted(engine, manifest.seed()), 80, ""));
        if (circuit.qubits() <= WIDEST_DRAWING_QUBITS && circuit.operations().size() <= 100) {
            lines.add("");
            lines.addAll((ascii ? TextDrawing.ascii(circuit, 80) : TextDrawing.unicode(circuit, 80)).lines().toList());
        }
        state.ifPresent(s -> lines.addAll(stateTable(s)));
        counts.ifPresent(c -> lines.addAll(countsTable(c)));
        if (!expectations.isEmpty()) {
            lines.add("");
        }
        expectations.forEach((name, value) -> lines.add(String.format(Locale.ROOT, " <%s> = %+.10f", name, value)));
        beside.ifPresent(other -> {
            lines.add("");
            lines.addAll(Wrap.lines(other.remark(), 78, " "));
        });
        lines.add("");
        lines.add(" took %s, %s".formatted(Units.seconds(seconds), energyText()));
        charge.ifPresent(c -> lines.addAll(FootprintText.lines(c, Optional.empty(), FootprintText.LABEL)));
        return String.join("\n", lines) + "\n";
    }

    private String energyText() {
        return energy.joules()
                .map(q -> "%s of simulation energy (%s)".formatted(Units.of(q), energy.tag().map(t -> t.name().toLowerCase(Locale.ROOT)).orElse("?")))
                .orElse("energy unknown");
    }

    private List<String> stateTable(StateVector state) {
        StateTable rows = StateTable.of(state, MOST_ROWS);
        TextTable table = new TextTable(
                new TextTable.Column("state " + (state.qubits() <= 8 ? rows.legend() : ""), TextTable.Align.LEFT),
                new TextTable.Column("amplitude", TextTable.Align.RIGHT),
                new TextTable.Column("phase", TextTable.Align.RIGHT),
                new TextTable.Column("probability", TextTable.Align.RIGHT),
                new TextTable.Column(beside.map(b -> "in " + b.circuit().name()).orElse(""), TextTable.Align.LEFT));
        for (StateTable.Row row : rows.rows()) {
            Complex a = row.amplitude();
            table.row("|" + row.state() + ">",
                    String.format(Locale.ROOT, "%+.4f%+.4fi", zeroed(a.re()), zeroed(a.im())),
                    String.format(Locale.ROOT, "%+.3f pi", zeroed(a.phase() / Math.PI)),
                    String.format(Locale.ROOT, "%.6f", row.probability()),
                    beside.map(b -> String.format(Locale.ROOT, "%.6f", b.state().probability(row.state().toLong())))
                            .orElse("#".repeat((int) Math.round(row.probability() * BAR_WIDTH))));
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        if (rows.leftOut() > 0) {
            lines.add(String.format(Locale.ROOT, " ... and %d more, with probability %.6f together", rows.leftOut(), rows.probabilityLeftOut()));
        }
        return lines;
    }

    private static double zeroed(double value) {
        return Math.abs(value) < 5e-13 ? 0 : value;
    }

    private List<String> countsTable(Counts seen) {
        TextTable table = new TextTable(
                new TextTable.Column("outcome " + (seen.bits() <= 8 ? seen.legendText() : ""), TextTable.Align.LEFT),
                new TextTable.Column("count", TextTable.Align.RIGHT),
                new TextTable.Column("share", TextTable.Align.RIGHT),
                new TextTable.Column("expected", TextTable.Align.RIGHT),
                new TextTable.Column("", TextTable.Align.LEFT));
        List<Counts.Entry> rows = seen.mostFrequent(MOST_ROWS);
        for (Counts.Entry entry : rows) {
            double share = seen.frequency(entry.outcome());
            table.row(shortened(entry.outcome().toString()), Long.toString(entry.count()),
                    String.format(Locale.ROOT, "%.4f", share), expected(seen, entry.outcome()),
                    "#".repeat((int) Math.round(share * BAR_WIDTH)));
        }
        List<String> lines = new ArrayList<>(List.of("", " %d shots".formatted(seen.shots())));
        lines.addAll(table.lines());
        if (seen.distinct() > rows.size()) {
            lines.add(" ... the most frequent %d of %d outcomes".formatted(rows.size(), seen.distinct()));
        }
        fit(seen).filter(f -> f.degreesOfFreedom() > 0).ifPresent(f -> lines.add(String.format(Locale.ROOT,
                " chi-square %.2f at %d degrees of freedom: p = %.3f", f.statistic(), f.degreesOfFreedom(), f.pValue())));
        return lines;
    }

    /** Where outcomes are readings of the qubits, the state says how often each should come. */
    private Optional<StateVector> expectedOf(Counts seen) {
        return state.filter(s -> seen.legend() == Counts.Legend.QUBITS && seen.bits() == s.qubits());
    }

    private String expected(Counts seen, BitString outcome) {
        return expectedOf(seen).map(s -> String.format(Locale.ROOT, "%.4f", s.probability(outcome.toLong()))).orElse("");
    }

    private Optional<GoodnessOfFit> fit(Counts seen) {
        return expectedOf(seen).filter(s -> s.qubits() <= LARGEST_FIT).map(s -> GoodnessOfFit.of(seen, s.probabilities()));
    }

    private static String shortened(String bits) {
        return bits.length() <= 30 ? bits : bits.substring(0, 12) + "..." + bits.substring(bits.length() - 12);
    }

    /** The whole result: counts are complete, the state holds its 65536 likeliest rows. */
    public ObjectNode toJson() {
        ObjectNode root = Json.document("run", manifest);
        CircuitCounts size = CircuitCounts.of(circuit);
        root.putObject("circuit").put("name", circuit.name()).put("qubits", circuit.qubits()).put("bits", circuit.bits())
                .put("operations", circuit.operations().size()).put("summary", size.toString());
        root.put("engine", engine);
        state.ifPresent(s -> {
            ArrayNode rows = root.putArray("state");
            for (StateTable.Row row : StateTable.of(s, MOST_JSON_ROWS).rows()) {
                rows.addObject().put("ket", row.state().toString()).put("re", row.amplitude().re()).put("im", row.amplitude().im())
                        .put("probability", row.probability());
            }
        });
        if (!expectations.isEmpty()) {
            ObjectNode values = root.putObject("expectations");
            expectations.forEach(values::put);
        }
        counts.ifPresent(c -> {
            ObjectNode node = root.putObject("counts").put("shots", c.shots()).put("legend", c.legendText());
            ObjectNode outcomes = node.putObject("outcomes");
            c.toMap().forEach((outcome, count) -> outcomes.put(outcome, (long) count));
            fit(c).filter(f -> f.degreesOfFreedom() > 0).ifPresent(f -> node.put("chiSquare", f.statistic())
                    .put("degreesOfFreedom", f.degreesOfFreedom()).put("pValue", f.pValue()));
        });
        beside.ifPresent(b -> root.putObject("beside").put("circuit", b.circuit().name()).put("remark", b.remark()));
        ObjectNode measured = root.putObject("measured");
        measured.put("seconds", seconds);
        measured.set("energy", EnergyJson.of(energy));
        charge.ifPresent(c -> measured.set("footprint", FootprintJson.of(c, Optional.empty(), new QuantityJson.Book())));
        measured.set("machine", Manifest.machine());
        return root;
    }
}
