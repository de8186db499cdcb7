package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assay.comparison.contender.ExactSearch;
import org.assay.comparison.contender.QaoaSimulation;
import org.assay.comparison.contender.Trial;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.experiment.ComparisonResult;
import org.assay.comparison.experiment.CostRatio;
import org.assay.comparison.experiment.Entry;
import org.assay.comparison.experiment.QpuProjection;
import org.assay.comparison.experiment.ToTarget;
import org.assay.comparison.problem.Goal;
import org.assay.comparison.problem.Optimum;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Samples;
import org.assay.comparison.quantity.Tag;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Workers;

/** The first screen: a comparison in at most 80 columns of plain text. */
public final class ComparisonText {

    private static final int WIDTH = 80;
    private static final int LEFT_PANEL = 42;

    private final ComparisonReport report;
    private final ComparisonResult result;

    private ComparisonText(ComparisonReport report) {
        this.report = report;
        this.result = report.result();
    }

    /** The whole screen but for the lines that say where it was saved and what to do next. */
    public static String of(ComparisonReport report) {
        return new ComparisonText(report).text(List.of());
    }

    /** The same, with what each method did and why it stopped. */
    public static String withWork(ComparisonReport report) {
        ComparisonText text = new ComparisonText(report);
        return text.text(text.work());
    }

    private String text(List<String> work) {
        List<String> lines = new ArrayList<>();
        lines.addAll(heading());
        lines.addAll(panels());
        lines.add("");
        lines.addAll(table());
        lines.addAll(work);
        lines.addAll(refusals());
        lines.addAll(charges());
        lines.addAll(bars());
        lines.add("");
        lines.addAll(Wrap.lines(conclusion(), WIDTH - 2, " "));
        return String.join("\n", lines) + "\n";
    }

    private List<String> heading() {
        Optimum optimum = result.quality().reference();
        String standing = optimum.isProved()
                ? "optimum %s (proved)"
                : "best known %%s (%s%s)".formatted(optimum.source(), optimum.date().map(d -> "; " + d).orElse(""));
        List<String> lines = new ArrayList<>(Wrap.lines(
                "%s, %s".formatted(result.plan().problem(), standing.formatted(cost(optimum.value()))), WIDTH, ""));
        lines.addAll(Wrap.lines("%d threads | JDK %d, %s | double | joules: %s".formatted(
                Workers.shared().size(), Runtime.version().feature(), KernelProvider.description(),
                joulesLine()), WIDTH, ""));
        if (!report.ended().isEmpty()) {
            lines.addAll(Wrap.lines("PARTIAL, ended early: %s".formatted(String.join(", ", report.ended())), WIDTH, ""));
        }
        return lines;
    }

    private String joulesLine() {
        boolean metered = !result.ran().isEmpty() && result.ran().stream().allMatch(r -> r.measurements().energy() instanceof EnergyReading.Measured);
        return metered
                ? "measured, %s".formatted(result.ran().stream().map(r -> r.measurements().energy()).flatMap(e -> e instanceof EnergyReading.Measured m
                        ? Stream.of(m.boundary()) : Stream.of()).findFirst().orElse(""))
                : "modelled (no meter here)";
    }

    /** The trained circuit at the left, gradient descent at the right; nothing where neither ran. */
    private List<String> panels() {
        List<String> left = circuitPanel();
        List<String> right = curvePanel();
        if (left.isEmpty() && right.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(""));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String l = i < left.size() ? left.get(i) : "";
            String r = i < right.size() ? right.get(i) : "";
            lines.add(left.isEmpty() ? r : ("%-" + LEFT_PANEL + "s%s").formatted(l, r).stripTrailing());
        }
        return lines;
    }

    private List<String> circuitPanel() {
        for (Entry.Ran ran : result.ran()) {
            if (ran.contender() instanceof QaoaSimulation qaoa) {
                return circuitPanel(qaoa, ran.trials().getFirst().outcome());
            }
        }
        return List.of();
    }

    private List<String> circuitPanel(QaoaSimulation qaoa, Trial.Outcome outcome) {
        int last = result.plan().problem().size() - 1;
        int width = Integer.toString(last).length();
        List<String> lines = new ArrayList<>();
        lines.add(" QAOA p=%d, trained".formatted(qaoa.depth()));
        String wire = " q%-" + width + "s -H-|%s|-RX(2b)-%s";
        lines.add(wire.formatted("0", "           ", ""));
        lines.add(wire.formatted("1", "exp(-i g C)", "  x " + qaoa.depth()));
        lines.add(" :" + " ".repeat(width + 4) + "|           |");
        lines.add(wire.formatted(last, "           ", ""));
        List<Double> gamma = outcome.settled().getOrDefault("gamma", List.of());
        List<Double> beta = outcome.settled().getOrDefault("beta", List.of());
        lines.add("  g " + numbers(gamma));
        lines.add("  b " + numbers(beta));
        return lines;
    }

    private static String numbers(List<Double> values) {
        List<String> shown = values.stream().limit(5).map(v -> String.format(Locale.ROOT, "%+.3f", v)).toList();
        return String.join(" ", shown) + (values.size() > 5 ? " ..." : "");
    }

    private List<String> curvePanel() {
        if (report.curve().length < 2) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(" gradient descent, rounded");
        lines.addAll(TextCurve.lines(report.curve(), WIDTH - LEFT_PANEL - 10, 4, "steps"));
        return lines;
    }

    /** With as much detail as fits the lines. */
    private List<String> table() {
        Detail detail = Stream.of(Detail.FULL, Detail.BRIEF).filter(d -> rows(d).stream().allMatch(line -> line.length() <= WIDTH))
                .findFirst().orElse(Detail.CENTRES);
        List<String> lines = new ArrayList<>(rows(detail));
        lines.addAll(Wrap.lines("M measured, m modelled, a assumed inputs; ratio: %s; %s".formatted(result.quality().definition(),
                detail == Detail.CENTRES ? "the intervals are too long for these lines: see --json" : "[95 % interval]"), WIDTH, " "));
        lines.addAll(limit());
        lines.addAll(bounds());
        for (QpuProjection p : report.projections()) {
            double total = p.estimate().totalTime().value();
            lines.addAll(Wrap.lines("%s: %s, a model; %.0f %% of its time is training, without queues; fidelity of a shot %.2g"
                    .formatted(p.title(), p.estimate().profile().title(), 100 * (total - p.estimate().executionTime().value()) / total,
                            p.estimate().fidelity().value()), WIDTH, " "));
        }
        return lines;
    }

    /** What the energies of the table emit and cost at the site. */
    private List<String> charges() {
        if (report.rows().isEmpty()) {
            return List.of();
        }
        int percent = (int) Math.round(100 * result.plan().target());
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(costs("CO2e to %d %%".formatted(percent), "electricity",
                row -> Optional.of(FootprintText.cell(row.charge().footprint().emissions(), row.isBound())),
                row -> row.charge().footprint().cost().map(c -> FootprintText.cell(c, row.isBound()))));
        if (report.site().embodied().isPresent() || report.rows().stream().anyMatch(row -> row.price().isPresent())) {
            lines.addAll(costs("embodied CO2e", "tariff",
                    row -> row.charge().footprint().embodied().map(e -> FootprintText.cell(e, row.isBound())),
                    row -> row.price().map(p -> FootprintText.cell(p, false))));
        }
        lines.addAll(Wrap.lines("at %s; energies above are the machine's own".formatted(FootprintText.siteLine(report.site())), WIDTH, " "));
        report.rows().stream().findFirst().flatMap(row -> FootprintText.tablesLine(report.site(), row.charge().energy())
                        .map(line -> "the tables differ; %s: %s".formatted(row.name(), line)))
                .ifPresent(line -> lines.addAll(Wrap.lines(line, WIDTH, " ")));
        report.hours().ifPresent(charge -> lines.add(" all trials here, %s:".formatted(Units.of(charge.energy()))));
        report.hours().ifPresent(charge -> lines.addAll(FootprintText.whereAndWhen(charge.hours().orElseThrow(), charge.footprint(), 10)));
        return lines;
    }

    private List<String> costs(String first, String second, Function<RowCharge, Optional<String>> one, Function<RowCharge, Optional<String>> other) {
        TextTable table = new TextTable(
                new TextTable.Column("method", TextTable.Align.LEFT),
                new TextTable.Column(first, TextTable.Align.LEFT),
                new TextTable.Column(second, TextTable.Align.LEFT));
        report.rows().forEach(row -> table.row(row.name(), one.apply(row).orElse("-"), other.apply(row).orElse("-")));
        return table.lines();
    }

    /** Work, time and energy of all trials of a method together, and why the first of them stopped. */
    private List<String> work() {
        List<String> lines = new ArrayList<>(List.of("", " work of all trials, and why the first one stopped"));
        for (Entry.Ran ran : result.ran()) {
            String counters = ran.findings().counters().entrySet().stream()
                    .map(c -> "%s %s".formatted(count(c.getValue()), c.getKey())).collect(Collectors.joining(", "));
            String energy = ran.measurements().energy().joules().map(j -> ", " + Units.joules(j.value())).orElse("");
            List<String> entry = Wrap.lines("%s: %s; %s%s; %s".formatted(ran.contender().title(), counters,
                    Units.seconds(ran.measurements().seconds()), energy, ran.trials().getFirst().outcome().stop()), WIDTH - 2, " ");
            lines.add(entry.getFirst());
            entry.stream().skip(1).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static String count(long value) {
        return value < 1_000_000 ? Long.toString(value) : Units.number((double) value);
    }

    private List<String> limit() {
        return result.plan().timeLimit()
                .map(limit -> Wrap.lines("%s for each method, shared by %s".formatted(Units.seconds(limit.toNanos() * 1e-9), trialCounts()), WIDTH, " "))
                .orElse(List.of());
    }

    /** {@code 5 trials; 2 of SDP}. */
    private String trialCounts() {
        int usual = result.ran().stream().mapToInt(r -> r.trials().size()).max().orElse(0);
        String others = result.ran().stream().filter(r -> r.trials().size() < usual)
                .map(r -> "; %d of %s".formatted(r.trials().size(), r.contender().title())).collect(Collectors.joining());
        return "%d trial%s%s".formatted(usual, usual == 1 ? "" : "s", others);
    }

    /** What was proved of every assignment; full enumeration needs no words. */
    private List<String> bounds() {
        List<String> lines = new ArrayList<>();
        for (Entry.Ran ran : result.ran()) {
            if (!(ran.contender() instanceof ExactSearch)) {
                ran.findings().bound().ifPresent(bound -> lines.addAll(Wrap.lines(boundLine(ran, bound), WIDTH, " ")));
            }
        }
        return lines;
    }

    private String boundLine(Entry.Ran ran, double bound) {
        boolean maximised = result.plan().problem().cost().goal() == Goal.MAXIMISE;
        double best = result.quality().reference().value();
        String share = maximised && best > 0 && bound > 0
                ? "; %s is %.2f %% of that".formatted(cost(best), 100 * best / bound) : "";
        return "%s proves: no assignment is %s %s%s".formatted(
                ran.contender().title(), maximised ? "above" : "below", cost(bound), share);
    }

    private enum Detail {
        /** Bounds of two or three digits. */
        FULL,
        /** Bounds of one digit. */
        BRIEF,
        /** No bounds: where a cost has many digits and an interval spans many units. */
        CENTRES
    }

    private List<String> rows(Detail detail) {
        int percent = (int) Math.round(100 * result.plan().target());
        TextTable table = new TextTable(
                new TextTable.Column("method", TextTable.Align.LEFT),
                new TextTable.Column("best", TextTable.Align.RIGHT),
                new TextTable.Column("mean ratio", TextTable.Align.LEFT),
                new TextTable.Column("time to %d %%".formatted(percent), TextTable.Align.LEFT),
                new TextTable.Column("energy to %d %%".formatted(percent), TextTable.Align.LEFT),
                new TextTable.Column("", TextTable.Align.LEFT));
        for (Entry.Ran ran : result.ran()) {
            addRow(table, ran, detail);
            report.projections().stream()
                    .filter(p -> p.title().startsWith(ran.contender().title().split(" simulated", 2)[0] + " "))
                    .forEach(p -> addRow(table, p, detail));
        }
        return table.lines();
    }

    private void addRow(TextTable table, Entry.Ran ran, Detail detail) {
        table.row(
                ran.contender().title(),
                ran.findings().best().map(b -> detail == Detail.FULL ? cost(b.cost()) : costInBrief(b.cost())).orElse("-"),
                ratio(ran.findings().meanQuality(), ran.findings().meanInterval()),
                ran.measurements().secondsToTarget().map(t -> seconds(t, detail)).orElse("no answer"),
                ran.measurements().joulesToTarget().map(t -> joules(t, detail)).orElse("-"),
                ran.measurements().energy().tag().map(Tag::letter).orElse("?"));
    }

    private void addRow(TextTable table, QpuProjection projection, Detail detail) {
        Interval time = projection.time().interval95();
        Interval energy = projection.energy().interval95();
        table.row(
                projection.title(),
                "-",
                ratio(projection.meanQuality(), projection.meanInterval()),
                projection.isBound() ? ">= " + Units.seconds(time.low()) : seconds(Units.drawn(projection.time()).value(), time, detail),
                projection.isBound() ? ">= " + Units.joules(energy.low()) : joules(Units.drawn(projection.energy()).value(), energy, detail),
                Tag.ASSUMED.letter());
    }

    private static String ratio(double mean, Interval interval) {
        double half = (interval.high() - interval.low()) / 2;
        if (half < 0.0005) {
            return String.format(Locale.ROOT, "%.3f", mean);
        }
        return String.format(Locale.ROOT, half < 0.01 ? "%.3f+-%.3f" : "%.2f+-%.2f", mean, half);
    }

    private static String seconds(ToTarget t, Detail detail) {
        return t.isBound() ? ">= " + Units.seconds(t.value()) : seconds(t.value(), t.interval(), detail);
    }

    private static String joules(ToTarget t, Detail detail) {
        return t.isBound() ? ">= " + Units.joules(t.value()) : joules(t.value(), t.interval(), detail);
    }

    private static String seconds(double value, Interval i, Detail detail) {
        return switch (detail) {
            case FULL -> Units.seconds(value, i.low(), i.high());
            case BRIEF -> Units.secondsInBrief(value, i.low(), i.high());
            case CENTRES -> Units.seconds(value);
        };
    }

    private static String joules(double value, Interval i, Detail detail) {
        return switch (detail) {
            case FULL -> Units.joules(value, i.low(), i.high());
            case BRIEF -> Units.joulesInBrief(value, i.low(), i.high());
            case CENTRES -> Units.joules(value);
        };
    }

    /** Whole costs without a point. */
    private static String cost(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    /** Six digits where there are more than ten; all of them are in the JSON. */
    private static String costInBrief(double value) {
        return Math.abs(value) < 1e10 ? cost(value) : String.format(Locale.ROOT, "%.5e", value);
    }

    private List<String> refusals() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : result.entries()) {
            if (entry instanceof Entry.Refused(var contender, String reason)) {
                lines.addAll(Wrap.lines("left out: %s: %s".formatted(contender.title(), reason), WIDTH - 2, " "));
            }
        }
        return lines;
    }

    private static LogBars.Texture texture(EnergyReading energy) {
        return switch (energy.tag().orElse(Tag.ASSUMED)) {
            case MEASURED -> LogBars.Texture.MEASURED;
            case MODELLED -> LogBars.Texture.MODELLED;
            case ASSUMED -> LogBars.Texture.ASSUMED;
        };
    }

    private List<String> bars() {
        List<LogBars.Bar> bars = new ArrayList<>();
        for (Entry.Ran ran : result.ran()) {
            ran.measurements().joulesToTarget().filter(j -> !j.isBound()).ifPresent(j -> bars.add(new LogBars.Bar(
                    ran.contender().title(), j.value(), j.interval().low(), j.interval().high(),
                    texture(ran.measurements().energy()))));
        }
        for (QpuProjection p : report.projections()) {
            if (!p.isBound()) {
                Interval drawn = p.energy().interval95();
                bars.add(new LogBars.Bar(p.title(), p.energy().median(), drawn.low(), drawn.high(), LogBars.Texture.ASSUMED));
            }
        }
        if (bars.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(" energy to target, log scale (= measured, / modelled, . assumed; |-o-| 95 %)");
        lines.addAll(LogBars.lines(bars, WIDTH));
        return lines;
    }

    private String conclusion() {
        int size = result.plan().problem().size();
        String caveat = " One instance of %d variables says nothing about scaling.".formatted(size);
        Optional<Entry.Ran> quantum = report.bestQuantum();
        Optional<Entry.Ran> classical = report.bestClassical();
        if (classical.isEmpty()) {
            return "In short: no classical method here reached the target, so there is nothing to hold QAOA against." + caveat;
        }
        if (quantum.isEmpty()) {
            return "In short: no quantum method gave an answer here%s. The best classical method is %s.%s"
                    .formatted(formulaNote(), classical.get().contender().title(), caveat);
        }
        return report.energyRatio().map(r -> verdict(r, quantum.get(), classical.get()) + onProcessor(classical.get()) + caveat)
                .orElse("In short: the energies cannot be compared." + caveat);
    }

    /** The modelled processor against the best classical method, over the draws of all that is uncertain. */
    private String onProcessor(Entry.Ran classical) {
        return report.qpuAgainstClassical().map(versus -> {
            Samples ratio = versus.ratio();
            Interval middle = ratio.interval95();
            return " On %s it is modelled to need %sx [%s,%s] the energy of %s; the chance that it needs less is %s.".formatted(
                    report.projections().getFirst().estimate().profile().title(), Units.rough(ratio.median()), Units.rough(middle.low()),
                    Units.rough(middle.high()), classical.contender().title(), share(versus.probabilityLess(), ratio.size()));
        }).orElse("");
    }

    /** No draw in so many shows less than a share, not 0. */
    private static String share(double probability, int draws) {
        double least = 3.0 / draws;
        return probability < least ? "below %s".formatted(Units.number(least))
                : probability > 1 - least ? "above %s".formatted(1 - least) : String.format(Locale.ROOT, "%.2g", probability);
    }

    private String formulaNote() {
        return result.plan().problem().size() > 30
                ? " (%d qubits need 2^%1$d amplitudes, which no machine can hold; at depth 1 a formula gives the expected cost)"
                        .formatted(result.plan().problem().size())
                : "";
    }

    private static String verdict(CostRatio ratio, Entry.Ran quantum, Entry.Ran classical) {
        String q = quantum.contender().title();
        String c = classical.contender().title();
        Interval i = ratio.interval();
        if (ratio.isBound()) {
            return "In short: %s did not reach the target. The best classical method (%s) needs at least %sx less energy on this machine."
                    .formatted(q, c, Units.rough(ratio.value()));
        }
        String range = "%sx [%s,%s]";
        if (i.low() > 1) {
            return ("In short: on this instance QAOA is not cheaper. The best classical method (%s) needs about " + range
                            + " less energy than %s on the same machine, at the same target.")
                    .formatted(c, Units.rough(ratio.value()), Units.rough(i.low()), Units.rough(i.high()), q);
        }
        if (i.high() < 1) {
            return ("In short: on this instance %s needs less energy on this machine than the best classical method here (%s): "
                            + range + ". A simulation that wins is a classical method that wins.")
                    .formatted(q, c, Units.rough(1 / ratio.value()), Units.rough(1 / i.high()), Units.rough(1 / i.low()));
        }
        return ("In short: on this instance the energies of %s and of the best classical method (%s) cannot be told apart: ratio "
                        + range + ".")
                .formatted(q, c, Units.rough(ratio.value()), Units.rough(i.low()), Units.rough(i.high()));
    }
}
