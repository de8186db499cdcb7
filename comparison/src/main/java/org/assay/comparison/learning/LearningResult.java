package org.assay.comparison.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assay.classical.descent.StopReason;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.experiment.SeedTree;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.statistics.Bootstrap;

/**
 * What came of a plan.
 *
 * @param trainSamples of each split
 * @param rows in the order of the plan's learners; of those without a training that is over there is none
 * @param stopped why the contest was ended before all trainings were over; nothing if it was not
 */
public record LearningResult(LearningPlan plan, int trainSamples, int testSamples, List<Row> rows, Optional<String> stopped) {

    private static final int RESAMPLES = 2000;

    /**
     * One learner over all seeds.
     *
     * @param accuracies of the test samples, seed by seed; of fewer than planned where the contest was stopped
     * @param accuracy their mean, with its interval
     * @param sampleGradients of all seeds together
     */
    @SuppressWarnings("ArrayRecordComponent") // for reading; never compared
    public record Row(Learner learner, double[] accuracies, Estimate accuracy, long sampleGradients, Measurements measurements) {

        /** Trainings that are over. */
        public int trainings() {
            return accuracies.length;
        }
    }

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

    /** Of all trainings of all learners; nothing where one is unknown. */
    public Optional<EnergyReading> energy() {
        return rows.stream().map(row -> row.measurements().energy()).reduce(EnergyReading::plus);
    }

    public double seconds() {
        return rows.stream().mapToDouble(row -> row.measurements().totalSeconds()).sum();
    }

    public Optional<Row> circuit() {
        return rows.stream().filter(r -> r.learner() instanceof Learner.Variational).findFirst();
    }

    /** The network with as many parameters as the circuit. */
    public Optional<Row> matched() {
        return rows.stream().filter(r -> r.learner() instanceof Learner.Dense dense && dense.isMatched()).findFirst();
    }

    /** The circuit beside the matched network, over the splits that both have learnt; nothing if one has none. */
    public Optional<Match> match() {
        return circuit().flatMap(c -> matched().map(m -> new Match(c, m, advantage(c, m), energyRatio(c, m))));
    }

    /**
     * @param advantage accuracy of the circuit minus that of the network, split by split
     * @param energyRatio energy of a training, circuit over network; both share the meter or the model, whose
     *     error cancels
     */
    public record Match(Row circuit, Row network, Estimate advantage, Estimate energyRatio) {}

    /** The learner with the highest mean accuracy; the one with the fewest parameters among equals. */
    public Row best() {
        return rows.stream()
                .max(Comparator.comparingDouble((Row r) -> r.accuracy().value())
                        .thenComparing(Comparator.comparingInt((Row r) -> r.learner().parameters()).reversed()))
                .orElseThrow();
    }

    private Estimate advantage(Row circuit, Row network) {
        double[] differences = new double[Math.min(circuit.trainings(), network.trainings())];
        Arrays.setAll(differences, i -> circuit.accuracies()[i] - network.accuracies()[i]);
        return mean(differences, plan.seed(), "advantage");
    }

    private Estimate energyRatio(Row circuit, Row network) {
        int common = Math.min(circuit.trainings(), network.trainings());
        double power = watts(circuit) / watts(network);
        double[] own = Arrays.copyOf(circuit.measurements().seconds(), common);
        double[] others = Arrays.copyOf(network.measurements().seconds(), common);
        Interval interval = bootstrap(plan.seed(), "energy").percentile(common,
                (indices, _) -> power * sum(own, indices) / sum(others, indices));
        return new Estimate(power * Arrays.stream(own).sum() / Arrays.stream(others).sum(), interval);
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
