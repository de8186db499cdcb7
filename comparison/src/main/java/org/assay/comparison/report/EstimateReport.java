package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.QuantityJson;
import org.assay.comparison.resource.PreFlight;
import org.assay.comparison.resource.QpuEstimate;
import org.assay.comparison.resource.tolerant.FaultTolerantEstimate;
import org.assay.comparison.resource.tolerant.FaultTolerantRun;
import org.assay.comparison.resource.tolerant.JobWriter;
import org.assay.comparison.resource.tolerant.LogicalCounts;

/** Estimates as text and as JSON. */
public final class EstimateReport {

    private EstimateReport() {}

    public static String text(PreFlight p) {
        List<String> lines = new ArrayList<>();
        lines.add("%s on this machine, by state vector".formatted(p.circuit().name()));
        lines.add(" state    %s (2^%d x 16 B); %s are free, enough for %d qubits".formatted(
                Units.bytes(p.stateBytes()), p.circuit().qubits(), Units.bytes(p.freeBytes()), p.mostQubits()));
        lines.add(" verdict  " + (p.fits() ? "fits" : "does not fit; nothing would be allocated"));
        lines.add(" sweeps   %d at most, %s read and written".formatted(p.sweeps(), Units.bytes(p.trafficBytes().value())));
        lines.add(" time     %s".formatted(seconds(p.seconds())));
        lines.add(" energy   %s of simulation energy".formatted(joules(p.joules())));
        return String.join("\n", lines) + "\n";
    }

    public static String text(String name, QpuEstimate e, boolean explain) {
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s (%s)".formatted(name, e.profile().title(), e.profile().id()));
        lines.add(String.format(Locale.ROOT, " gates      %.0f one-qubit, %.0f two-qubit, %.0f measurements on %d qubits",
                e.circuit().oneQubitGates().value(), e.circuit().twoQubitGates().value(), e.circuit().measurements().value(),
                e.circuit().qubits()));
        lines.add(String.format(Locale.ROOT, " fidelity   %.4g of a shot", e.fidelity().value()));
        lines.add(String.format(Locale.ROOT, " shots      %s, %s each", Units.number(e.shots().value()), Units.seconds(e.shotTime().value())));
        lines.add(" execution  %s, %s (a)".formatted(seconds(e.executionTime()), joules(e.executionEnergy())));
        lines.add(" in all     %s, %s (a)  with loading and calibration".formatted(seconds(e.totalTime()), joules(e.totalEnergy())));
        e.notes().forEach(note -> lines.addAll(Wrap.lines("note: " + note, 80, " ")));
        if (explain) {
            lines.add("");
            lines.addAll(DerivationText.lines(e.totalEnergy()));
        }
        return String.join("\n", lines) + "\n";
    }

    public static String text(String name, FaultTolerantRun run, boolean explain) {
        FaultTolerantEstimate a = run.azure();
        LogicalCounts counts = run.job().counts();
        List<String> lines = new ArrayList<>();
        lines.add("%s on %s (%s), %s, error budget %s".formatted(name, run.job().profile().title(), run.job().profile().id(),
                run.job().qec().replace('_', ' '), run.job().errorBudget()));
        lines.addAll(Wrap.lines("logical    %d qubits, %d T, %d rotations in %d layers, %d Toffoli, %d measurements".formatted(
                counts.numQubits(), counts.tCount(), counts.rotationCount(), counts.rotationDepth(), counts.toffoliCount(),
                counts.measurementCount()), 80, " "));
        lines.add(" code       distance %d, %d logical qubits, depth %d, %d T states".formatted(
                a.patch().distance(), a.logicalQubits(), a.logicalDepth(), a.tStates()));
        lines.add(" qubits     %d: %d for the algorithm, %d in %d factories".formatted(
                a.physicalQubits(), a.qubitsAlgorithm(), a.qubitsFactories(), a.factories()));
        lines.add(" run time   %s".formatted(Units.seconds(a.runtimeSeconds())));
        run.ccz().ifPresent(c -> lines.add(" CCZ2T      %d qubits, %s by the second model".formatted(c.qubits(), Units.seconds(c.seconds()))));
        lines.add(" energy     %s (a)  over both models and the prior of power".formatted(joules(run.energy())));
        run.notes().forEach(note -> lines.addAll(Wrap.lines("note: " + note, 80, " ")));
        if (explain) {
            lines.add("");
            lines.addAll(DerivationText.lines(run.energy()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String seconds(Quantity q) {
        Interval i = q.interval();
        return i.isPoint() ? Units.seconds(q.value()) : Units.seconds(q.value(), i.low(), i.high());
    }

    private static String joules(Quantity q) {
        Interval i = q.interval();
        return i.isPoint() ? Units.joules(q.value()) : Units.joules(q.value(), i.low(), i.high());
    }

    /** Bytes and counts repeat; free memory and bandwidth are measured. */
    public static ObjectNode json(Manifest manifest, PreFlight p) {
        ObjectNode root = Json.document("estimate", manifest);
        root.put("circuit", p.circuit().name()).put("qubits", p.circuit().qubits()).put("stateBytes", p.stateBytes())
                .put("sweeps", p.sweeps()).put("trafficBytes", p.trafficBytes().value());
        ObjectNode measured = root.putObject("measured").put("freeBytes", p.freeBytes()).put("mostQubits", p.mostQubits())
                .put("fits", p.fits());
        measured.set("seconds", QuantityJson.full(p.seconds()));
        measured.set("joules", QuantityJson.full(p.joules()));
        return root;
    }

    public static ObjectNode json(Manifest manifest, String name, QpuEstimate e) {
        ObjectNode root = Json.document("estimate", manifest).put("circuit", name).put("profile", e.profile().id());
        root.set("fidelity", QuantityJson.full(e.fidelity()));
        root.set("shotSeconds", QuantityJson.full(e.shotTime()));
        root.set("shots", QuantityJson.full(e.shots()));
        root.set("executionSeconds", QuantityJson.full(e.executionTime()));
        root.set("executionJoules", QuantityJson.full(e.executionEnergy()));
        root.set("totalSeconds", QuantityJson.full(e.totalTime()));
        root.set("totalJoules", QuantityJson.full(e.totalEnergy()));
        ArrayNode notes = root.putArray("notes");
        e.notes().forEach(notes::add);
        return root;
    }

    public static ObjectNode json(Manifest manifest, String name, FaultTolerantRun run) {
        LogicalCounts counts = run.job().counts();
        ObjectNode root = Json.document("estimate", manifest).put("circuit", name).put("profile", run.job().profile().id())
                .put("qec", run.job().qec()).put("errorBudget", run.job().errorBudget());
        root.putObject("in").put("numQubits", counts.numQubits()).put("tCount", counts.tCount())
                .put("rotationCount", counts.rotationCount()).put("rotationDepth", counts.rotationDepth())
                .put("cczCount", counts.cczCount()).put("ccixCount", counts.ccixCount())
                .put("measurementCount", counts.measurementCount());
        root.set("out", JobWriter.result(run.azure()));
        root.set("physicalQubits", QuantityJson.full(run.physicalQubits()));
        root.set("seconds", QuantityJson.full(run.runTime()));
        root.set("joules", QuantityJson.full(run.energy()));
        ArrayNode notes = root.putArray("notes");
        run.notes().forEach(notes::add);
        return root;
    }

    /** One line a job: what it needs, or why it cannot be estimated. */
    public static String jobsText(ArrayNode results) {
        TextTable table = new TextTable(
                new TextTable.Column("job", TextTable.Align.LEFT),
                new TextTable.Column("profile", TextTable.Align.LEFT),
                new TextTable.Column("distance", TextTable.Align.RIGHT),
                new TextTable.Column("physical qubits", TextTable.Align.RIGHT),
                new TextTable.Column("run time", TextTable.Align.RIGHT),
                new TextTable.Column("factories", TextTable.Align.RIGHT));
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ObjectNode result = (ObjectNode) results.get(i);
            String id = result.path("id").asText(Integer.toString(i));
            if (result.has("error")) {
                errors.addAll(Wrap.lines("%s: %s".formatted(id, result.path("error").asText()), 80, " "));
                continue;
            }
            List<ObjectNode> rows = new ArrayList<>();
            if (result.has("frontier")) {
                result.path("frontier").forEach(point -> rows.add((ObjectNode) point));
            } else {
                rows.add(result);
            }
            rows.forEach(row -> table.row(id, result.path("profile").asText(), row.path("codeDistance").asText(),
                    row.path("physicalQubits").asText(), Units.seconds(row.path("runtimeNs").asDouble() * 1e-9),
                    row.path("factories").asText()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (!errors.isEmpty()) {
            lines.add("");
            lines.add(" not estimated:");
            lines.addAll(errors);
        }
        return String.join("\n", lines) + "\n";
    }
}
