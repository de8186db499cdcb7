package org.assay.comparison.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.assay.classical.descent.StopReason;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.experiment.SeedTree;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.statistics.Bootstrap;

/**
 * What came of a plan.
 *
 * @param trainSamples of each split
 * @param rows in the order of the plan's learners
 */
public record LearningResult(LearningPlan plan, int trainSamples, int testSamples, List<Row> rows) {

    private static final int RESAMPLES = 2000;

    /**
     * One learner over all seeds.
     *
     * @param accuracies of the test samples, seed by seed
     * @param accuracy their mean, with its interval
     * @param sampleGradients of all seeds together
     */
    @SuppressWarnings("ArrayRecordComponent") // for reading; never compared
    public record Row(Learner learner, double[] accuracies, Estimate accuracy, long sampleGradients, Measurements measurements) {}

    /** A number and its 95 % interval. */
    public record Estimate(double value, Interval interval) {}

    /**
     * What clocks and meters said of the training, tests left out.
     *
     * @param seconds of one training each, seed by seed
     * @param energy of all trainings together
     * @param stops why each training ended, seed by seed
     */
    @SuppressWarnings("ArrayRecordComponent") // for reading; never compared
    public record Measurements(double[] seconds, double cpuSeconds, EnergyReading energy, List<StopReason> stops) {

        public Measurements {
            stops = List.copyOf(stops);
        }

        public double totalSeconds() {
            return Arrays.stream(seconds).sum();
        }
    }

    public LearningResult {
        rows = List.copyOf(rows);
    }

    public Row circuit() {
        return rows.stream().filter(r -> r.learner() instanceof Learner.Variational).findFirst().orElseThrow();
    }

    /** The network with as many parameters as the circuit. */
    public Row matched() {
        return rows.stream().filter(r -> r.learner() instanceof Learner.Dense dense && dense.isMatched()).findFirst().orElseThrow();
    }

    /** The learner with the highest mean accuracy; the one with the fewest parameters among equals. */
    public Row best() {
        return rows.stream()
                .max(Comparator.comparingDouble((Row r) -> r.accuracy().value())
                        .thenComparing(Comparator.comparingInt((Row r) -> r.learner().parameters()).reversed()))
                .orElseThrow();
    }

    /** Accuracy of the circuit minus that of another, split by split. */
    public Estimate advantageOver(Row other) {
        double[] differences = new double[plan.seeds()];
        Arrays.setAll(differences, i -> circuit().accuracies()[i] - other.accuracies()[i]);
        return mean(differences, plan.seed(), "advantage");
    }

    /** Energy of a training, circuit over another; both share the meter or the model, whose error cancels. */
    public Estimate energyRatioTo(Row other) {
        double power = watts(circuit()) / watts(other);
        double[] own = circuit().measurements().seconds();
        double[] others = other.measurements().seconds();
        Bootstrap bootstrap = bootstrap(plan.seed(), "energy");
        Interval interval = bootstrap.percentile(own.length,
                (indices, _) -> power * sum(own, indices) / sum(others, indices));
        return new Estimate(
                power * circuit().measurements().totalSeconds() / other.measurements().totalSeconds(), interval);
    }

    private static double watts(Row row) {
        double joules = row.measurements().energy().joules().orElseThrow().value();
        return joules / row.measurements().totalSeconds();
    }

    private static double sum(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).sum();
    }

    static Estimate mean(double[] values, long seed, String name) {
        return new Estimate(Arrays.stream(values).average().orElseThrow(), bootstrap(seed, name).ofMean(values));
    }

    private static Bootstrap bootstrap(long seed, String name) {
        return new Bootstrap(RESAMPLES, 0.95, new SeedTree(seed).child("bootstrap").child(name).seed());
    }
}
