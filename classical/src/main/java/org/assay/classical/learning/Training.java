package org.assay.classical.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.classical.descent.Batches;
import org.assay.classical.descent.Progress;
import org.assay.classical.descent.Schedule;
import org.assay.classical.descent.StopReason;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.descent.StopRule;
import org.assay.classical.descent.UpdateRule;
import org.assay.classical.descent.Work;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.kernel.MatrixKernels;
import org.assay.classical.objective.Require;

/**
 * Mini-batch training by back-propagation in single precision. The same seed gives the same network
 * on every machine with the same exp and tanh, whatever the kernels.
 *
 * @param rule       of {@code classical.descent}
 * @param schedule   learning rate of each batch, counted from 0
 * @param batchSize  samples a step, at least 1
 * @param epochs     passes over the samples, at least 1
 * @param seed       of the shuffles and of dropout
 * @param keepsZeros whether weights that are 0 at the start stay so, as after pruning
 */
public record Training(
        UpdateRule rule, Schedule schedule, int batchSize, int epochs, long seed, boolean keepsZeros) {

    public Training {
        Require.atLeast("batch size", batchSize, 1);
        Require.atLeast("epochs", epochs, 1);
    }

    public Training(UpdateRule rule, Schedule schedule, int batchSize, int epochs, long seed) {
        this(rule, schedule, batchSize, epochs, seed, false);
    }

    public Training withSeed(long newSeed) {
        return new Training(rule, schedule, batchSize, epochs, newSeed, keepsZeros);
    }

    public Training withEpochs(int newEpochs) {
        return new Training(rule, schedule, batchSize, newEpochs, seed, keepsZeros);
    }

    public Training keepingZeros() {
        return new Training(rule, schedule, batchSize, epochs, seed, true);
    }

    /**
     * Trains from {@code start} and returns the last network. Rules on work and time are asked after
     * every batch, those on value after every epoch, of its mean loss.
     */
    public TrainingResult train(Network start, DataSet data, StopRule... stops) {
        return train(start, data, Optional.empty(), stops);
    }

    /** Trains from {@code start} and returns the network of the epoch with the least loss over {@code validation}. */
    public TrainingResult train(Network start, DataSet data, DataSet validation, StopRule... stops) {
        return train(start, data, Optional.of(validation), stops);
    }

    private TrainingResult train(Network start, DataSet data, Optional<DataSet> validation, StopRule... stops) {
        Losses.requireFit(start.architecture(), data);
        data.requireTwoClasses();
        return new Session(start, data, OutputErrors.of(start.architecture(), data), validation, stops).run();
    }

    /**
     * Trains a student on the answers of a teacher (Hinton, Vinyals and Dean 2015).
     *
     * @param temperature that both answers are softened by; 2 to 5 are usual
     * @param hardShare   of the loss that is taken with the true labels, in [0, 1]
     * @see <a href="https://arxiv.org/abs/1503.02531">Hinton, Vinyals and Dean 2015</a>
     */
    public TrainingResult distil(
            Network student, Model teacher, DataSet data, double temperature, double hardShare, StopRule... stops) {
        Losses.requireFit(student.architecture(), data);
        Losses.requireFit(teacher.architecture(), data);
        if (student.architecture().loss() != Loss.CROSS_ENTROPY || teacher.architecture().loss() != Loss.CROSS_ENTROPY) {
            throw new IllegalArgumentException("distillation needs probabilities, but %s and %s are trained for %s and %s"
                    .formatted(
                            teacher.architecture(),
                            student.architecture(),
                            teacher.architecture().loss(),
                            student.architecture().loss()));
        }
        var hard = new OutputErrors.CrossEntropy(data.classes().labels(), student.architecture().outputs());
        var error = new OutputErrors.Distilled(hard, teacher.answers(data), temperature, hardShare);
        return new Session(student, data, error, Optional.empty(), stops).run();
    }

    /** One training. */
    private final class Session {

        private final DataSet data;
        private final OutputError error;
        private final Optional<DataSet> validation;
        private final List<StopRule> stops;
        private final BackPropagation pass;
        private final InPlaceRule update;
        private final boolean[] frozen;
        private final Batches batches;
        private final RandomGenerator dropout;
        private final List<TrainingResult.Epoch> history = new ArrayList<>();
        private final long startNanos = System.nanoTime();
        private Network kept;
        private double leastValidationLoss = Double.POSITIVE_INFINITY;
        private long steps;
        private long samples;

        Session(Network start, DataSet data, OutputError error, Optional<DataSet> validation, StopRule... stops) {
            this.data = data;
            this.error = error;
            this.validation = validation;
            this.stops = List.of(stops);
            this.kept = start;
            double work = 3.0 * start.architecture().multiplyAdds() * data.samples() * epochs;
            int capacity = Math.min(batchSize, data.samples());
            this.pass = new BackPropagation(start.architecture(), MatrixKernels.forJob(work), capacity);
            pass.load(start);
            this.update = InPlaceRule.of(rule, pass.parameters().length);
            this.frozen = keepsZeros ? pass.zeroWeights() : new boolean[0];
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            this.dropout = RandomGeneratorFactory.of("L64X128MixRandom").create(random.nextLong());
            this.batches = new Batches(data.samples(), batchSize, random);
        }

        TrainingResult run() {
            long allSteps = (long) epochs * Math.ceilDiv(data.samples(), batchSize);
            double epochLoss = 0;
            while (steps < allSteps) {
                double loss = step();
                if (!Double.isFinite(loss)) {
                    return result(new StopReason(Criterion.DIVERGED, loss, 0));
                }
                epochLoss += loss;
                Optional<StopReason> end = check(Double.NaN, Double.NaN);
                if (end.isEmpty() && batches.atEpochStart()) {
                    end = finishEpoch(epochLoss / data.samples());
                    epochLoss = 0;
                }
                if (end.isPresent()) {
                    return resultHere(end.get());
                }
            }
            return resultHere(new StopReason(Criterion.MAX_STEPS, (double) steps, (double) allSteps));
        }

        private double step() {
            int[] batch = batches.next();
            double loss = pass.learn(data, batch, error, dropout);
            update.apply(pass.parameters(), pass.gradient(), schedule.rate(steps));
            for (int i = 0; i < frozen.length; i++) {
                pass.parameters()[i] = frozen[i] ? 0 : pass.parameters()[i];
            }
            steps++;
            samples += batch.length;
            return loss;
        }

        private Optional<StopReason> finishEpoch(double loss) {
            if (!isFinite()) {
                return Optional.of(new StopReason(Criterion.DIVERGED, Double.NaN, 0));
            }
            double change = history.isEmpty() ? Double.NaN : Math.abs(history.getLast().loss() - loss);
            Network here = pass.network();
            Optional<Evaluation> evaluation = validation.map(here::evaluate);
            double validationLoss = evaluation.map(Evaluation::loss).orElse(Double.NEGATIVE_INFINITY);
            if (validationLoss <= leastValidationLoss) {
                leastValidationLoss = validationLoss;
                kept = here;
            }
            history.add(new TrainingResult.Epoch(loss, evaluation));
            return check(loss, change);
        }

        private Optional<StopReason> check(double value, double change) {
            Progress progress = new Progress(
                    steps, steps, (System.nanoTime() - startNanos) * 1e-9, value, change, Double.NaN, Double.NaN);
            return stops.stream().flatMap(stop -> stop.check(progress).stream()).findFirst();
        }

        /** The result after a batch that was finite; without validation, its parameters are the network. */
        private TrainingResult resultHere(StopReason reason) {
            if (validation.isEmpty() && isFinite()) {
                kept = pass.network();
            }
            return result(reason);
        }

        private TrainingResult result(StopReason reason) {
            Work work = new Work(steps, steps, steps, samples, System.nanoTime() - startNanos);
            return new TrainingResult(kept, work, reason, List.copyOf(history));
        }

        /** Zero times a number is zero, unless the number is infinite or none. */
        private boolean isFinite() {
            float sum = 0;
            for (float parameter : pass.parameters()) {
                sum += parameter * 0;
            }
            return sum == 0;
        }
    }
}
