package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assay.comparison.experiment.Entry;
import org.assay.comparison.experiment.QpuProjection;
import org.assay.comparison.experiment.ToTarget;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;

/** A comparison as comma-separated values: a row for each method and projection; what is not known stays empty. */
public final class ComparisonCsv {

    private static final List<String> COLUMNS = List.of("method", "spec", "side", "trials", "successes", "best_cost", "mean_quality",
            "mean_quality_low", "mean_quality_high", "is_bound", "seconds", "seconds_low", "seconds_high", "joules", "joules_low", "joules_high",
            "tag", "g_co2e", "g_co2e_low", "g_co2e_high", "eur", "eur_low", "eur_high", "carbon_tag", "remark");

    private ComparisonCsv() {}

    public static String of(ComparisonReport report) {
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (Entry entry : report.result().entries()) {
            append(out, switch (entry) {
                case Entry.Ran ran -> row(report, ran);
                case Entry.Refused(var contender, String reason) -> refused(contender.title(), contender.spec(), lower(contender.side()), reason);
            });
        }
        report.projections().forEach(projection -> append(out, row(report, projection)));
        return out.toString();
    }

    private static void append(StringBuilder out, List<String> cells) {
        out.append(String.join(",", cells.stream().map(QuantityCsv::cell).toList())).append('\n');
    }

    private static List<String> refused(String title, String spec, String side, String reason) {
        String[] cells = new String[COLUMNS.size()];
        Arrays.fill(cells, "");
        cells[0] = title;
        cells[1] = spec;
        cells[2] = side;
        cells[cells.length - 1] = reason;
        return List.of(cells);
    }

    private static List<String> row(ComparisonReport report, Entry.Ran ran) {
        Entry.Findings f = ran.findings();
        List<String> cells = new ArrayList<>(List.of(ran.contender().title(), ran.contender().spec(), lower(ran.contender().side()),
                Integer.toString(ran.trials().size()), Integer.toString(f.successes()), f.best().map(b -> Double.toString(b.cost())).orElse(""),
                Double.toString(f.meanQuality()), number(f.meanInterval().low()), number(f.meanInterval().high())));
        Optional<ToTarget> time = ran.measurements().secondsToTarget();
        Optional<RowCharge> row = report.row(ran.contender().title());
        cells.add(time.map(t -> Boolean.toString(t.isBound())).orElse(""));
        cells.addAll(time.map(t -> List.of(number(t.value()), number(t.interval().low()), number(t.interval().high()))).orElse(List.of("", "", "")));
        cells.addAll(charges(row));
        cells.add("");
        return cells;
    }

    private static List<String> row(ComparisonReport report, QpuProjection p) {
        List<String> cells = new ArrayList<>(List.of(p.title(), p.estimate().profile().id(), "quantum", "", "", "", number(p.meanQuality()),
                number(p.meanInterval().low()), number(p.meanInterval().high()), Boolean.toString(p.isBound())));
        Interval time = p.time().interval95();
        cells.addAll(List.of(number(p.time().median()), number(time.low()), number(time.high())));
        cells.addAll(charges(report.row(p.title())));
        cells.add("projection, not run");
        return cells;
    }

    private static List<String> charges(Optional<RowCharge> row) {
        List<String> cells = new ArrayList<>();
        cells.addAll(row.map(r -> three(r.charge().energy())).orElse(List.of("", "", "")));
        cells.add(row.map(r -> lower(r.charge().energy().tag())).orElse(""));
        cells.addAll(row.map(r -> three(r.charge().footprint().emissions())).orElse(List.of("", "", "")));
        cells.addAll(row.flatMap(r -> r.charge().footprint().cost()).map(ComparisonCsv::three).orElse(List.of("", "", "")));
        cells.add(row.map(r -> lower(r.charge().footprint().emissions().tag())).orElse(""));
        return cells;
    }

    private static List<String> three(Quantity quantity) {
        Interval bounds = quantity.baseInterval();
        return List.of(number(quantity.baseValue()), number(bounds.low()), number(bounds.high()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
