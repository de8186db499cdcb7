package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.learning.Encoding;
import org.assay.comparison.learning.Learner;
import org.assay.comparison.learning.LearningPlan;
import org.assay.comparison.learning.LearningResult;
import org.assay.comparison.learning.LearningResult.Estimate;
import org.assay.comparison.learning.VariationalClassifier;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Tag;

/** What was learnt, by whom and at what cost, in at most 80 columns of plain text. */
public final class LearningText {

    private static final int WIDTH = 80;

    private LearningText() {}

    /** @param charge of all trainings together, where their energy is known */
    public static String of(LearningResult result, Optional<Charge> charge) {
        List<String> lines = new ArrayList<>();
        lines.addAll(wrapped(heading(result.plan())));
        result.stopped().ifPresent(why -> lines.addAll(wrapped("PARTIAL, %s: %s".formatted(why, trainings(result)))));
        lines.addAll(wrapped("%d training and %d test samples a split, all of them used | 1 thread | joules: %s".formatted(
                result.trainSamples(), result.testSamples(), joulesLine(result))));
        lines.add("");
        lines.addAll(table(result));
        lines.addAll(Wrap.lines("M measured, m modelled, a assumed inputs; time, gradients and energy are of one training; accuracy with half its "
                + "95 % interval over the seeds; [95 % interval]", WIDTH, " "));
        lines.addAll(Wrap.lines(protocol(result.plan()), WIDTH, " "));
        lines.addAll(Wrap.lines(stops(result), WIDTH, " "));
        charge.ifPresent(c -> {
            lines.add("");
            lines.add(" all trainings took %s, %s %s".formatted(Units.seconds(result.seconds()), Units.of(c.energy()), FootprintText.tag(c.energy())));
            lines.addAll(FootprintText.lines(c, Optional.empty(), FootprintText.LABEL));
        });
        lines.add("");
        lines.addAll(Wrap.lines(conclusion(result), WIDTH - 2, " "));
        return String.join("\n", lines) + "\n";
    }

    /** {@code 13 of 40 trainings are over}. */
    static String trainings(LearningResult result) {
        return "%d of %d trainings are over".formatted(result.rows().stream().mapToInt(LearningResult.Row::trainings).sum(),
                result.plan().seeds() * result.plan().learners().size());
    }

    /** What would be trained, for how long. */
    public static String dryRun(LearningPlan plan) {
        List<String> lines = new ArrayList<>(wrapped("would train on " + heading(plan)));
        plan.learners().forEach(l -> lines.add(String.format(Locale.ROOT, "  %-17s %6d parameters, %s", l.title(), l.parameters(), match(l))));
        lines.addAll(Wrap.lines(protocol(plan), WIDTH, " "));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> wrapped(String text) {
        return Wrap.lines(text, WIDTH, "");
    }

    private static String heading(LearningPlan plan) {
        return "%s (seed %d): %d samples, %d features, %d classes; %d splits, test share %s".formatted(plan.data().name(), plan.seed(),
                plan.data().samples(), plan.data().features(), plan.data().classes().count(), plan.seeds(), plan.testShare());
    }

    private static String joulesLine(LearningResult result) {
        boolean metered = result.rows().stream().allMatch(r -> r.measurements().energy() instanceof EnergyReading.Measured);
        return metered ? "measured" : "modelled (no meter here)";
    }

    private static List<String> table(LearningResult result) {
        TextTable table = new TextTable(
                new TextTable.Column("model", TextTable.Align.LEFT),
                new TextTable.Column("par.", TextTable.Align.RIGHT),
                new TextTable.Column("accuracy %", TextTable.Align.LEFT),
                new TextTable.Column("grads", TextTable.Align.RIGHT),
                new TextTable.Column("time", TextTable.Align.RIGHT),
                new TextTable.Column("energy", TextTable.Align.LEFT),
                new TextTable.Column("tag", TextTable.Align.LEFT),
                new TextTable.Column("", TextTable.Align.LEFT));
        for (LearningResult.Row row : result.rows()) {
            int seeds = row.trainings();
            EnergyReading energy = row.measurements().energy();
            table.row(
                    row.learner().title(),
                    Integer.toString(row.learner().parameters()),
                    seeds > 1 ? accuracy(row.accuracy()) : percent(row),
                    Units.number((double) row.sampleGradients() / seeds),
                    Units.seconds(row.measurements().totalSeconds() / seeds),
                    energy.joules().map(j -> Units.joules(
                            j.value() / seeds, j.interval().low() / seeds, j.interval().high() / seeds)).orElse("?"),
                    energy.tag().map(Tag::letter).orElse("?"),
                    match(row.learner()));
        }
        return table.lines();
    }

    private static String accuracy(Estimate accuracy) {
        return String.format(Locale.ROOT, "%.1f+-%.1f", 100 * accuracy.value(), 50 * accuracy.interval().width());
    }

    private static String match(Learner learner) {
        return learner.isMatched() ? "matched" : "unmatched";
    }

    private static String protocol(LearningPlan plan) {
        VariationalClassifier circuit = plan.circuit();
        String encoding = circuit.encoding() == Encoding.AMPLITUDE ? "amplitude encoding" : "data re-uploading";
        String head = circuit.hasHead() ? ", linear head" : "";
        return ("Circuit: %s on %d qubits, %d layers%s; exact expectation values, adjoint gradients. Circuit and networks see the same "
                        + "samples in the same batches of %d for the same %d epochs, Adam at rate %s; logistic regression runs to its minimum.%s")
                .formatted(encoding, circuit.qubits(), circuit.layers(), head, plan.recipe().batchSize(), plan.recipe().epochs(),
                        plan.recipe().rate(), scalingNote(plan));
    }

    /** Why the first training of each ended; those that ended alike are named together. */
    private static String stops(LearningResult result) {
        Map<String, List<String>> models = new LinkedHashMap<>();
        for (LearningResult.Row row : result.rows()) {
            models.computeIfAbsent(row.measurements().stops().getFirst().toString(), _ -> new ArrayList<>()).add(row.learner().title());
        }
        return models.entrySet().stream().map(e -> "%s (%s)".formatted(e.getKey(), String.join(", ", e.getValue())))
                .collect(Collectors.joining("; ", "Training ended at ", "."));
    }

    private static String scalingNote(LearningPlan plan) {
        return switch (plan.learners().getFirst().scaling()) {
            case STANDARDISED -> " All features are standardised.";
            case UNIT_NORM -> " The matched models see samples of norm 1, the others standardised features.";
        };
    }

    private static String conclusion(LearningResult result) {
        if (result.match().isEmpty()) {
            return "In short: ended before the circuit and the matched network had learnt, so there is nothing to compare.";
        }
        LearningResult.Match match = result.match().get();
        return "In short: " + standing(result, match) + cost(match) + best(result)
                + (" The joules of the circuit are simulation energy, burnt by this processor; they say nothing about quantum hardware, "
                        + "where each of these gradients would take about %d circuits of many shots (parameter shift). "
                        + "One small data set says nothing about others.")
                        .formatted(2 * result.plan().circuit().rotations());
    }

    private static String standing(LearningResult result, LearningResult.Match match) {
        LearningResult.Row circuit = match.circuit();
        LearningResult.Row matched = match.network();
        Estimate advantage = match.advantage();
        Interval i = advantage.interval();
        String relation = i.low() > 0 ? "is more accurate than" : i.high() < 0 ? "is less accurate than" : "cannot be told apart from";
        return String.format(Locale.ROOT, "on %s the circuit (%d parameters, %s %%) %s %s (%d, %s %%): %+.1f points [%+.1f,%+.1f].",
                result.plan().data().name(), circuit.learner().parameters(), percent(circuit), relation, matched.learner().title(),
                matched.learner().parameters(), percent(matched), 100 * advantage.value(), 100 * i.low(), 100 * i.high());
    }

    private static String percent(LearningResult.Row row) {
        return String.format(Locale.ROOT, "%.1f", 100 * row.accuracy().value());
    }

    private static String cost(LearningResult.Match match) {
        Estimate ratio = match.energyRatio();
        return " Training the simulated circuit takes %sx [%s,%s] the energy.".formatted(
                Units.rough(ratio.value()), Units.rough(ratio.interval().low()), Units.rough(ratio.interval().high()));
    }

    private static String best(LearningResult result) {
        LearningResult.Row best = result.best();
        return best.learner().isMatched() ? ""
                : " The highest mean is that of %s (%s %%).".formatted(best.learner().title(), percent(best));
    }
}
