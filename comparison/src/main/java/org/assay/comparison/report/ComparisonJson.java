package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.assay.comparison.contender.Trial;
import org.assay.comparison.experiment.ComparisonResult;
import org.assay.comparison.experiment.CostRatio;
import org.assay.comparison.experiment.Entry;
import org.assay.comparison.experiment.QpuProjection;
import org.assay.comparison.experiment.ToTarget;
import org.assay.comparison.problem.Optimum;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.QuantityJson;
import org.assay.comparison.quantity.Samples;
import org.assay.comparison.quantity.Versus;

/**
 * A comparison as JSON, by {@code compare.schema.json}. Whatever a clock or a meter said stands under a
 * key {@code measured}; the rest is the same for the same seed.
 */
public final class ComparisonJson {

    private ComparisonJson() {}

    public static ObjectNode of(ComparisonReport report) {
        ComparisonResult result = report.result();
        ObjectNode root = Json.document("compare", report.manifest());
        root.set("problem", problem(result));
        root.set("plan", plan(result));
        root.set("site", FootprintJson.site(report.site()));
        if (!report.ended().isEmpty()) {
            ArrayNode ended = root.putArray("endedEarly");
            report.ended().forEach(ended::add);
        }
        ArrayNode methods = root.putArray("methods");
        result.entries().forEach(entry -> methods.add(method(report, entry)));
        ArrayNode projections = root.putArray("projections");
        report.projections().forEach(p -> projections.add(projection(report, p)));
        ArrayNode curve = root.putArray("descentCurve");
        for (double cost : report.curve()) {
            curve.add(cost);
        }
        ObjectNode measured = root.putObject("measured");
        measured.set("machine", Manifest.machine());
        report.energyRatio().ifPresent(ratio -> measured.set("energyRatio", ratio(report, ratio)));
        report.qpuAgainstClassical().ifPresent(versus -> measured.set("qpuAgainstClassical", versus(report, versus)));
        report.hours().ifPresent(charge -> measured.set("footprint", FootprintJson.of(charge, Optional.empty(), new QuantityJson.Book())));
        return root;
    }

    private static ObjectNode problem(ComparisonResult result) {
        var problem = result.plan().problem();
        Optimum optimum = result.quality().reference();
        ObjectNode node = Json.object().put("name", problem.name()).put("kind", problem.cost().title())
                .put("size", problem.size()).put("extent", problem.cost().extent()).put("sha256", problem.digest());
        ObjectNode best = node.putObject("optimum").put("value", optimum.value()).put("proved", optimum.isProved())
                .put("source", optimum.source());
        optimum.date().ifPresent(date -> best.put("date", date));
        return node;
    }

    private static ObjectNode plan(ComparisonResult result) {
        ObjectNode node = Json.object().put("seed", result.plan().seed()).put("target", result.plan().target())
                .put("targetCost", result.targetCost()).put("confidence", result.plan().confidence())
                .put("quality", result.quality().definition()).put("resamples", result.plan().resamples());
        result.plan().timeLimit().ifPresent(limit -> node.put("timeLimitSeconds", limit.toNanos() * 1e-9));
        return node;
    }

    private static ObjectNode method(ComparisonReport report, Entry entry) {
        ObjectNode node = Json.object().put("name", entry.contender().title()).put("spec", entry.contender().spec())
                .put("side", lower(entry.contender().side())).put("track", lower(entry.contender().track()));
        ObjectNode settings = node.putObject("settings");
        entry.contender().settings().forEach(settings::put);
        switch (entry) {
            case Entry.Ran ran -> fill(node, report, ran);
            case Entry.Refused(_, String reason) -> node.put("refused", reason);
        }
        return node;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static void fill(ObjectNode node, ComparisonReport report, Entry.Ran ran) {
        Entry.Findings f = ran.findings();
        node.put("trials", ran.trials().size()).put("workUnit", ran.contender().workUnit());
        f.best().ifPresent(best -> node.set("best", answer(best)));
        f.bestQuality().ifPresent(q -> node.put("bestQuality", q));
        node.put("meanQuality", f.meanQuality());
        node.set("meanQualityInterval", interval(f.meanInterval()));
        node.put("successes", f.successes());
        f.workToTarget().ifPresent(w -> node.set("workToTarget", toTarget(w)));
        ObjectNode counters = node.putObject("counters");
        f.counters().forEach(counters::put);
        f.bound().ifPresent(b -> node.put("bound", b));
        ObjectNode settled = node.putObject("settled");
        ran.trials().getFirst().outcome().settled().forEach((name, values) -> {
            ArrayNode list = settled.putArray(name);
            values.forEach(list::add);
        });
        ObjectNode measured = node.putObject("measured");
        Entry.Measurements m = ran.measurements();
        m.secondsToTarget().ifPresent(t -> measured.set("secondsToTarget", toTarget(t)));
        m.joulesToTarget().ifPresent(t -> measured.set("joulesToTarget", toTarget(t)));
        QuantityJson.Book book = new QuantityJson.Book();
        measured.set("energy", EnergyJson.of(m.energy(), book, "energy.derivation"));
        report.row(ran.contender().title()).ifPresent(row -> {
            measured.set("joules", book.write("joules", row.charge().energy()));
            measured.set("footprint", FootprintJson.of(row.charge(), row.price(), book));
        });
        measured.put("seconds", m.seconds()).put("cpuSeconds", m.cpuSeconds()).put("warmUpTrials", m.warmUpTrials())
                .put("warmUpSeconds", m.warmUpSeconds());
        ObjectNode stops = measured.putObject("stops");
        ran.trials().forEach(t -> stops.put(t.outcome().stop(), stops.path(t.outcome().stop()).asInt(0) + 1));
    }

    /** Variable by variable, 0 or 1; never a bare bit string. */
    private static ObjectNode answer(Trial.Answer answer) {
        ObjectNode node = Json.object().put("cost", answer.cost());
        ArrayNode assignment = node.putArray("assignment");
        for (int i = 0; i < answer.assignment().size(); i++) {
            assignment.add(answer.assignment().isDown(i) ? 1 : 0);
        }
        return node;
    }

    private static ObjectNode toTarget(ToTarget t) {
        ObjectNode node = Json.object().put("value", t.value()).put("bound", t.isBound());
        node.set("interval", interval(t.interval()));
        return node.put("successes", t.successes()).put("trials", t.trials());
    }

    /** An open end is null: JSON has no infinity. */
    private static ObjectNode interval(Interval interval) {
        ObjectNode node = Json.object();
        put(node, "low", interval.low());
        put(node, "high", interval.high());
        return node;
    }

    private static void put(ObjectNode node, String key, double value) {
        Optional.of(value).filter(Double::isFinite).ifPresentOrElse(v -> node.put(key, v), () -> node.putNull(key));
    }

    private static ObjectNode projection(ComparisonReport report, QpuProjection p) {
        QuantityJson.Book book = new QuantityJson.Book();
        ObjectNode node = Json.object().put("name", p.title()).put("profile", p.estimate().profile().id()).put("tag", "assumed")
                .put("meanQuality", p.meanQuality());
        node.set("meanQualityInterval", interval(p.meanInterval()));
        node.set("fidelity", book.write("fidelity", p.estimate().fidelity()));
        node.set("shots", book.write("shots", p.estimate().shots()));
        node.set("executionSeconds", book.write("executionSeconds", p.estimate().executionTime()));
        node.set("executionJoules", book.write("executionJoules", p.estimate().executionEnergy()));
        node.set("totalSeconds", book.write("totalSeconds", p.estimate().totalTime()));
        node.set("totalJoules", book.write("totalJoules", p.estimate().totalEnergy()));
        node.put("bound", p.isBound());
        node.set("totalSecondsDrawn", drawn(p.time()));
        node.set("totalJoulesDrawn", drawn(p.energy()));
        report.row(p.title()).ifPresent(row -> node.set("footprint", FootprintJson.of(row.charge(), row.price(), book)));
        ArrayNode notes = node.putArray("notes");
        p.estimate().notes().forEach(notes::add);
        return node;
    }

    /** The middle 95 % of draws; the bounds in a quantity are those of all its inputs together. */
    private static ObjectNode drawn(Samples samples) {
        ObjectNode node = Json.object().put("median", samples.median());
        node.set("interval", interval(samples.interval95()));
        return node;
    }

    private static ObjectNode versus(ComparisonReport report, Versus versus) {
        Samples ratio = versus.ratio();
        ObjectNode node = Json.object()
                .put("quantum", report.projections().getFirst().title())
                .put("classical", report.bestClassical().orElseThrow().contender().spec())
                .put("probabilityLess", versus.probabilityLess()).put("medianRatio", ratio.median()).put("draws", ratio.size());
        node.set("interval", interval(ratio.interval95()));
        return node;
    }

    private static ObjectNode ratio(ComparisonReport report, CostRatio ratio) {
        ObjectNode node = Json.object()
                .put("quantum", report.bestQuantum().orElseThrow().contender().spec())
                .put("classical", report.bestClassical().orElseThrow().contender().spec())
                .put("value", ratio.value()).put("bound", ratio.isBound());
        node.set("interval", interval(ratio.interval()));
        return node;
    }
}
