package org.assay.comparison.learning;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.classical.descent.Batches;
import org.assay.classical.descent.Moments;
import org.assay.classical.descent.Progress;
import org.assay.classical.descent.Schedule;
import org.assay.classical.descent.StopReason;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.descent.StopRule;
import org.assay.classical.descent.Update;
import org.assay.classical.descent.UpdateRule;
import org.assay.classical.learning.data.DataSet;

/**
 * Mini-batch training of a {@link VariationalClassifier}; the same seed gives the same parameters, and
 * the same batches as {@link org.assay.classical.learning.Training} gives a network.
 *
 * @param seed of the shuffles
 */
public record VariationalTraining(UpdateRule rule, Schedule schedule, int batchSize, int epochs, long seed) {

    /**
     * The last parameters, and what they cost.
     *
     * @param lastLoss mean over the batches of the last epoch as they were met
     * @param sampleGradients gradients of the loss of one sample, one sweep forwards and one backwards each
     * @param reason why the training ended; the parameters are finite unless it diverged
     */
    @SuppressWarnings("ArrayRecordComponent") // for reading; never compared
    public record Trained(VariationalClassifier model, double[] parameters, double lastLoss, long sampleGradients, StopReason reason) {

        /** Share of the samples whose class is found. */
        public double accuracy(DataSet data) {
            int[] answers = new VariationalLoss(model).classify(parameters, data);
            int correct = 0;
            for (int i = 0; i < answers.length; i++) {
                correct += answers[i] == data.classes().labels()[i] ? 1 : 0;
            }
            return (double) correct / answers.length;
        }
    }

    public VariationalTraining {
        if (batchSize < 1 || epochs < 1) {
            throw new IllegalArgumentException("%d epochs of batches of %d, but both must be 1 or more".formatted(epochs, batchSize));
        }
    }

    /** Trains from {@code start}, which stays as it is; rules on work and time are asked after every batch. */
    public Trained train(VariationalClassifier model, double[] start, DataSet data, StopRule... stops) {
        data.requireTwoClasses();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        random.nextLong(); // which seeds dropout in the training of networks
        Batches batches = new Batches(data.samples(), batchSize, random);
        VariationalLoss loss = new VariationalLoss(model);
        double[] parameters = start.clone();
        double[] gradient = new double[parameters.length];
        Moments memory = rule.start(parameters.length);
        double epochLoss = 0;
        long steps = (long) epochs * Math.ceilDiv(data.samples(), batchSize);
        long startNanos = System.nanoTime();
        Optional<StopReason> end = Optional.empty();
        long samples = 0;
        for (long step = 0; step < steps && end.isEmpty(); step++) {
            epochLoss = batches.atEpochStart() ? 0 : epochLoss;
            int[] batch = batches.next();
            double batchLoss = loss.learn(parameters, data, batch, gradient);
            epochLoss += batch.length * batchLoss;
            samples += batch.length;
            Update update = rule.update(gradient, parameters, memory, schedule.rate(step));
            memory = update.memory();
            add(update.step(), parameters);
            end = isFinite(batchLoss, parameters)
                    ? check(step + 1, (System.nanoTime() - startNanos) * 1e-9, stops)
                    : Optional.of(new StopReason(Criterion.DIVERGED, batchLoss, 0));
        }
        return new Trained(model, parameters, epochLoss / data.samples(), samples, 
                end.orElseGet(() -> new StopReason(Criterion.MAX_STEPS, (double) steps, (double) steps)));
    }

    private static boolean isFinite(double loss, double[] parameters) {
        return Double.isFinite(loss) && Arrays.stream(parameters).allMatch(Double::isFinite);
    }

    private static Optional<StopReason> check(long steps, double seconds, StopRule... stops) {
        Progress progress = new Progress(steps, steps, seconds, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return Arrays.stream(stops).flatMap(stop -> stop.check(progress).stream()).findFirst();
    }

    private static void add(double[] step, double[] parameters) {
        for (int i = 0; i < step.length; i++) {
            parameters[i] += step[i];
        }
    }
}
