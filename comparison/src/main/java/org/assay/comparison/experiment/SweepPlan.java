package org.assay.comparison.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assay.comparison.contender.Contenders;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.problem.ProblemException;
import org.assay.comparison.problem.Problems;

/**
 * A grid of runs: a family of problems at several sizes, several instances of each, several contenders.
 *
 * @param family     a problem with {@code {n}} for its size: <code>gnp:{n}:0.5</code>
 * @param sizes      each once
 * @param instances  of each size, with seeds of their own
 * @param contenders by their specs, each once, so that the plan can be written down
 * @param trials     of each contender on each instance; nothing for what each calls usual
 */
public record SweepPlan(
        String family, List<Integer> sizes, int instances, List<String> contenders, OptionalInt trials, long seed, double target) {
    private static final String SIZE = "{n}";

    public SweepPlan {
        sizes = List.copyOf(sizes);
        contenders = List.copyOf(contenders);
        if (!family.contains(SIZE)) {
            throw new ProblemException("family is '%s', but must hold {n} for the size, as in reg3:{n}".formatted(family));
        }
        if (sizes.isEmpty() || sizes.stream().distinct().count() < sizes.size()) {
            throw new IllegalArgumentException("sizes are %s, but must be at least one, each once".formatted(sizes));
        }
        if (instances < 1 || contenders.isEmpty()) {
            throw new IllegalArgumentException("%d instances and %d contenders, but at least 1 of each is needed".formatted(instances, contenders.size()));
        }
        contenders.forEach(Contenders::parse);
        if (contenders.stream().distinct().count() < contenders.size()) {
            throw new IllegalArgumentException("contenders are %s, but must be named once each".formatted(contenders));
        }
    }

    /**
     * One run of the grid.
     *
     * @param instance counts from 0 within a size
     */
    public record Task(int size, int instance, String problem, long problemSeed, String contender) {

        /** What tells it from every other of its sweep. */
        String key() {
            return "%s#%d by %s".formatted(problem, problemSeed, contender);
        }

        Problem resolve() {
            return Problems.resolve(problem, problemSeed);
        }
    }

    /** All runs, instance by instance, the small sizes first. */
    public List<Task> tasks() {
        return instanceTasks().stream().flatMap(List::stream).toList();
    }

    /** The same, the runs on one instance together. */
    List<List<Task>> instanceTasks() {
        List<List<Task>> tasks = new ArrayList<>();
        SeedTree seeds = new SeedTree(seed).child("instances");
        for (int size : sizes.stream().sorted().toList()) {
            for (int i = 0; i < instances; i++) {
                long instanceSeed = seeds.child(size).child(i).seed();
                int instance = i;
                tasks.add(contenders.stream()
                        .map(contender -> new Task(size, instance, family.replace(SIZE, Integer.toString(size)), instanceSeed, contender))
                        .toList());
            }
        }
        return tasks;
    }

    /** All contenders on the instance of a task: they are judged against one reference. */
    Plan planOf(Task task) {
        Plan plan = Plan.of(task.resolve(), seed).withContenders(contenders.stream().map(Contenders::parse).toList()).withTarget(target);
        return trials.isPresent() ? plan.withTrials(trials.getAsInt()) : plan;
    }
}
