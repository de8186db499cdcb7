package org.assay.comparison.learning;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.learning.data.Split;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.experiment.SeedTree;
import org.assay.comparison.learning.Learner.Learned;

/**
 * Trains every learner of a plan on the same splits, from seeds of the same tree.
 *
 * @param meter reads energy where the machine allows it
 * @param model gives it from processor time where not
 * @param warmUp how long each learner trains, one epoch at a time, before the trainings that count
 */
public record Contest(EnergyMeter meter, EnergyModel model, Watch watch, Duration warmUp) {

    private static final Duration USUAL_WARM_UP = Duration.ofMillis(500);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Told how far a contest is; also the place from which to stop it. */
    @FunctionalInterface
    public interface Watch {

        /** Why the contest is to end at once, with the trainings that are over; nothing while it may go on. */
        default Optional<String> stopped() {
            return Optional.empty();
        }

        /** A training is about to begin: {@code done} of {@code seeds} are over. */
        void beginning(Learner learner, int done, int seeds);
    }

    /** With the usual warm-up. */
    public Contest(EnergyMeter meter, EnergyModel model, Watch watch) {
        this(meter, model, watch, USUAL_WARM_UP);
    }

    /** @throws IllegalArgumentException if a training diverges: what it learnt would be no contest */
    public LearningResult run(LearningPlan plan) {
        SeedTree seeds = new SeedTree(plan.seed());
        List<Split> splits = IntStream.range(0, plan.seeds())
                .mapToObj(i -> Split.stratified(plan.data(), plan.testShare(), seeds.child("split").child(i).seed()))
                .toList();
        splits.forEach(split -> split.train().requireTwoClasses());
        List<LearningResult.Row> rows = plan.learners().stream().flatMap(learner -> row(plan, learner, splits).stream()).toList();
        return new LearningResult(plan, splits.getFirst().train().samples(), splits.getFirst().test().samples(), rows, watch.stopped());
    }

    /** A learner over all seeds, or over those that were over when the contest was stopped; nothing if there are none. */
    private Optional<LearningResult.Row> row(LearningPlan plan, Learner learner, List<Split> raw) {
        List<Split> splits = raw.stream().map(learner.scaling()::apply).toList();
        warmUp(plan, learner, splits.getFirst());
        SeedTree seeds = new SeedTree(plan.seed());
        List<Learned> learned = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        EnergyReading metered = meter.measure(() -> {
            for (int i = 0; i < splits.size() && watch.stopped().isEmpty(); i++) {
                watch.beginning(learner, i, splits.size());
                long start = System.nanoTime();
                Learned one = learner.learn(splits.get(i).train(), plan.recipe(),
                        seeds.child("start").child(i).seed(), seeds.child("shuffle").child(i).seed());
                if (one.reason().criterion() == Criterion.DEADLINE) {
                    return; // stopped in the middle
                }
                lengths.add((System.nanoTime() - start) * 1e-9);
                learned.add(one);
                refuseDiverged(plan, learner, one);
            }
        });
        double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpuStart) * 1e-9;
        if (learned.isEmpty()) {
            return Optional.empty();
        }
        double[] seconds = lengths.stream().mapToDouble(Double::doubleValue).toArray();
        double[] accuracies = new double[seconds.length];
        for (int i = 0; i < accuracies.length; i++) {
            accuracies[i] = learned.get(i).accuracy().applyAsDouble(splits.get(i).test());
        }
        var measurements = new LearningResult.Measurements(seconds, cpuSeconds, metered.or(modelled(seconds, cpuSeconds)),
                learned.stream().map(Learned::reason).toList());
        return Optional.of(new LearningResult.Row(learner, accuracies, LearningResult.mean(accuracies, plan.seed(), learner.title()),
                learned.stream().mapToLong(Learned::sampleGradients).sum(), measurements));
    }

    private static void refuseDiverged(LearningPlan plan, Learner learner, Learned learned) {
        if (learned.reason().criterion() == Criterion.DIVERGED) {
            throw new IllegalArgumentException("%s at rate %s after %d samples: %s"
                    .formatted(learner.title(), plan.recipe().rate(), learned.sampleGradients(), learned.reason()));
        }
    }

    private void warmUp(LearningPlan plan, Learner learner, Split split) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < warmUp.toNanos() && watch.stopped().isEmpty()) {
            learner.learn(split.train(), plan.recipe().withEpochs(1), 0, 0);
        }
    }

    private EnergyReading modelled(double[] seconds, double cpuSeconds) {
        double heapGiB = Runtime.getRuntime().totalMemory() / 0x1p30;
        return model.readingOf(cpuSeconds, Arrays.stream(seconds).sum(), heapGiB);
    }
}
