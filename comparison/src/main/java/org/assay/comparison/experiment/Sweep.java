package org.assay.comparison.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Runs a {@link SweepPlan} into a file of lines of JSON: the plan, then a row for each contender on an
 * instance as soon as the instance is done. All contenders on an instance are judged against one
 * reference: without a proved optimum, the best answer of any of them. Begun anew with the same file, a
 * sweep goes on where it stopped; an instance of which a line is missing is run again as a whole.
 */
public record Sweep(SweepPlan plan, Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How far a sweep is. */
    @FunctionalInterface
    public interface Listener {

        /** @param task the first on the instance that is about to be run */
        void beginning(SweepPlan.Task task, int instancesDone, int instances);
    }

    /**
     * Runs what is missing.
     *
     * @return all rows, in the order of the plan
     * @throws IllegalArgumentException if the file belongs to another plan
     */
    public List<SweepRow> run(Experiment experiment, Listener listener) {
        List<List<SweepPlan.Task>> instances = plan.instanceTasks();
        Map<String, SweepRow> done = begin();
        for (List<SweepPlan.Task> tasks : instances) {
            if (!tasks.stream().allMatch(task -> done.containsKey(task.key()))) {
                listener.beginning(tasks.getFirst(), done.size() / plan.contenders().size(), instances.size());
                List<SweepRow> rows = rows(tasks, experiment.run(plan.planOf(tasks.getFirst())));
                append(rows.stream().map(Sweep::json).collect(Collectors.joining("\n")));
                rows.forEach(row -> done.put(row.key(), row));
            }
        }
        return plan.tasks().stream().map(task -> Objects.requireNonNull(done.get(task.key()))).toList();
    }

    /** A row for each contender, in their order. */
    private static List<SweepRow> rows(List<SweepPlan.Task> tasks, ComparisonResult result) {
        List<SweepRow> rows = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            rows.add(SweepRow.of(tasks.get(i), result, result.entries().get(i)));
        }
        return rows;
    }

    /**
     * Costs of a contender by size, for a fit: infinite where the target was never reached.
     *
     * @param cost {@code SweepRow::seconds}, {@code SweepRow::joules} or {@code SweepRow::work}
     */
    public static TreeMap<Integer, List<Double>> costs(List<SweepRow> rows, String contender, ToDoubleFunction<SweepRow> cost) {
        TreeMap<Integer, List<Double>> costs = new TreeMap<>();
        for (SweepRow row : rows) {
            if (row.contender().equals(contender) && row.refusal().isEmpty() && !Double.isNaN(cost.applyAsDouble(row))) {
                double value = row.secondsBound() ? Double.POSITIVE_INFINITY : cost.applyAsDouble(row);
                costs.computeIfAbsent(row.size(), _ -> new ArrayList<>()).add(value);
            }
        }
        return costs;
    }

    /** Reads what is there, drops a line that was cut off, and writes the plan if the file is new. */
    private Map<String, SweepRow> begin() {
        Map<String, SweepRow> rows = new TreeMap<>();
        String header = json(plan);
        List<String> lines = completeLines();
        if (lines.isEmpty()) {
            write(header + "\n");
            return rows;
        }
        if (!lines.getFirst().equals(header)) {
            throw new IllegalArgumentException("%s belongs to another sweep; name another file, or delete it%n  there: %s%n  here:  %s"
                    .formatted(file, lines.getFirst(), header));
        }
        for (String line : lines.subList(1, lines.size())) {
            SweepRow row = row(line);
            rows.put(row.key(), row);
        }
        for (List<SweepPlan.Task> tasks : plan.instanceTasks()) {
            if (!tasks.stream().allMatch(task -> rows.containsKey(task.key()))) {
                tasks.forEach(task -> rows.remove(task.key()));
            }
        }
        List<String> kept = lines.subList(1, lines.size()).stream().filter(line -> rows.containsKey(row(line).key())).toList();
        write(header + "\n" + kept.stream().map(line -> line + "\n").collect(Collectors.joining()));
        return rows;
    }

    private List<String> completeLines() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    private SweepRow row(String line) {
        try {
            return JSON.readValue(line, SweepRow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("%s holds a line that is no row of a sweep: %s".formatted(file, line), e);
        }
    }

    private static String json(SweepRow row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row is plain data", e);
        }
    }

    private static String json(SweepPlan plan) {
        return JSON.createObjectNode()
                .put("schemaVersion", 1)
                .put("family", plan.family())
                .put("sizes", plan.sizes().toString())
                .put("instances", plan.instances())
                .put("contenders", String.join(",", plan.contenders()))
                .put("trials", plan.trials().isPresent() ? Integer.toString(plan.trials().getAsInt()) : "usual")
                .put("seed", plan.seed())
                .put("target", plan.target())
                .toString();
    }

    private void write(String text) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }

    private void append(String line) {
        try {
            Files.write(file, (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }
}
