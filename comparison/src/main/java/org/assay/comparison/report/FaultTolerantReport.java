package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.resource.tolerant.FaultTolerantEstimate;
import org.assay.comparison.resource.tolerant.FaultTolerantRun;
import org.assay.comparison.resource.tolerant.JobWriter;
import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.comparison.resource.tolerant.TFactory;

/**
 * An algorithm on a fault-tolerant machine.
 *
 * @param name     as the user called it
 * @param frontier all trade-offs of qubits against time, fastest first; empty unless asked for
 * @param charge   of the energy over both models
 */
public record FaultTolerantReport(String name, FaultTolerantRun run, List<FaultTolerantEstimate> frontier, Charge charge)
        implements EstimateReport {

    private static final int SHOWN_POINTS = 12;

    public FaultTolerantReport {
        frontier = List.copyOf(frontier);
    }

    @Override
    public int label() {
        return 12;
    }

    @Override
    public Optional<Quantity> price() {
        return Optional.empty();
    }

    @Override
    public List<String> head() {
        FaultTolerantEstimate a = run.azure();
        LogicalCounts counts = run.job().counts();
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrap.lines("%s on %s (%s), %s, error budget %s".formatted(name, run.job().profile().title(), run.job().profile().id(),
                run.job().qec().replace('_', ' '), run.job().errorBudget()), 80, ""));
        lines.addAll(item("logical", "%d qubits, %d T, %d rotations in %d layers, %d Toffoli, %d measurements".formatted(
                counts.numQubits(), counts.tCount(), counts.rotationCount(), counts.rotationDepth(), counts.toffoliCount(),
                counts.measurementCount())));
        lines.addAll(item("code", "distance %d, %d logical qubits, depth %d, %d T states%s".formatted(
                a.patch().distance(), a.logicalQubits(), a.logicalDepth(), a.tStates(),
                a.tPerRotation().isPresent() ? " (%d a rotation)".formatted(a.tPerRotation().getAsLong()) : "")));
        a.factory().ifPresent(f -> lines.addAll(item("factory", factory(f))));
        lines.addAll(item("qubits", "%d: %d for the algorithm, %d in %d factories".formatted(
                a.physicalQubits(), a.qubitsAlgorithm(), a.qubitsFactories(), a.factories())));
        lines.addAll(item("run time", "%s, %s logical operations a second".formatted(Units.seconds(a.runtimeSeconds()), Units.number(a.rqops()))));
        run.ccz().ifPresent(c -> lines.addAll(item("CCZ2T", String.format(Locale.ROOT,
                "%d qubits, %s by the second model: %s x the qubits, %s x the time, %s x the qubit-seconds", c.qubits(),
                Units.seconds(c.seconds()), Units.rough((double) c.qubits() / a.physicalQubits()), Units.rough(c.seconds() / a.runtimeSeconds()),
                Units.rough(c.qubits() * c.seconds() / (a.physicalQubits() * a.runtimeSeconds()))))));
        lines.addAll(item("energy", "%s %s  over both models and the prior of power".formatted(Units.of(run.energy()), FootprintText.tag(run.energy()))));
        return lines;
    }

    private static String factory(TFactory factory) {
        List<String> rounds = factory.rounds().stream()
                .map(r -> "%d x %s at distance %d".formatted(r.units(), r.name(), r.distance())).toList();
        return "%d qubits, %s a run; %s".formatted(factory.qubits(), Units.seconds(factory.ns() * 1e-9), String.join(", then ", rounds));
    }

    private static List<String> item(String name, String text) {
        return FootprintText.item(name, text, 12);
    }

    @Override
    public String text(boolean explain) {
        String text = EstimateReport.super.text(explain);
        return frontier.isEmpty() ? text : text + "\n" + String.join("\n", points()) + "\n";
    }

    private List<String> points() {
        TextTable table = new TextTable(
                new TextTable.Column("physical qubits", TextTable.Align.RIGHT),
                new TextTable.Column("run time", TextTable.Align.RIGHT),
                new TextTable.Column("distance", TextTable.Align.RIGHT),
                new TextTable.Column("factories", TextTable.Align.RIGHT));
        int step = Math.max(1, Math.ceilDiv(frontier.size(), SHOWN_POINTS));
        for (int i = 0; i < frontier.size(); i++) {
            if (i % step == 0 || i == frontier.size() - 1) {
                FaultTolerantEstimate e = frontier.get(i);
                table.row(Long.toString(e.physicalQubits()), Units.seconds(e.runtimeSeconds()), Integer.toString(e.patch().distance()),
                        Long.toString(e.factories()));
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(Wrap.lines("frontier: %d points in all, fastest first%s".formatted(
                frontier.size(), step == 1 ? "" : "; all of them with --json or --format csv"), 80, " "));
        return lines;
    }

    @Override
    public List<String> notes() {
        return run.notes();
    }

    @Override
    public Map<String, Quantity> quantities() {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("physicalQubits", run.physicalQubits());
        all.put("seconds", run.runTime());
        all.put("watts", run.power());
        all.put("joules", run.energy());
        return all;
    }

    @Override
    public String csv() {
        if (frontier.isEmpty()) {
            return EstimateReport.super.csv();
        }
        StringBuilder out = new StringBuilder("physical_qubits,runtime_ns,code_distance,factories,logical_depth\n");
        frontier.forEach(e -> out.append("%d,%d,%d,%d,%d\n".formatted(e.physicalQubits(), e.runtimeNs(), e.patch().distance(), e.factories(),
                e.logicalDepth())));
        return out.toString();
    }

    @Override
    public ObjectNode json(Manifest manifest) {
        LogicalCounts counts = run.job().counts();
        ObjectNode root = Json.document("estimate", manifest).put("circuit", name).put("profile", run.job().profile().id())
                .put("qec", run.job().qec()).put("errorBudget", run.job().errorBudget());
        root.putObject("in").put("numQubits", counts.numQubits()).put("tCount", counts.tCount())
                .put("rotationCount", counts.rotationCount()).put("rotationDepth", counts.rotationDepth())
                .put("cczCount", counts.cczCount()).put("ccixCount", counts.ccixCount())
                .put("measurementCount", counts.measurementCount());
        root.set("out", JobWriter.result(run.azure()));
        run.ccz().ifPresent(c -> root.putObject("secondModel").put("name", "CCZ2T").put("physicalQubits", c.qubits()).put("seconds", c.seconds())
                .put("codeDistance", c.dataDistance()).put("failure", c.failure()));
        if (!frontier.isEmpty()) {
            ArrayNode points = root.putArray("frontier");
            frontier.forEach(point -> points.add(JobWriter.result(point)));
        }
        EstimateReport.fill(root, this);
        return root;
    }

    @Override
    public List<EnergyBarsSvg.Bar> bars() {
        return List.of(EnergyBarsSvg.Bar.of("over both models", run.energy()));
    }
}
