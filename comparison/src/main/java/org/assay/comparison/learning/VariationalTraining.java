package org.assay.comparison.learning;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.classical.descent.Batches;
import org.assay.classical.descent.Moments;
import org.assay.classical.descent.Schedule;
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
     */
    @SuppressWarnings("ArrayRecordComponent") // for reading; never compared
    public record Trained(VariationalClassifier model, double[] parameters, double lastLoss, long sampleGradients) {

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

    /** Trains from {@code start}, which stays as it is. */
    public Trained train(VariationalClassifier model, double[] start, DataSet data) {
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
        for (long step = 0; step < steps; step++) {
            epochLoss = batches.atEpochStart() ? 0 : epochLoss;
            int[] batch = batches.next();
            epochLoss += batch.length * loss.learn(parameters, data, batch, gradient);
            Update update = rule.update(gradient, parameters, memory, schedule.rate(step));
            memory = update.memory();
            add(update.step(), parameters);
        }
        return new Trained(model, parameters, epochLoss / data.samples(), (long) epochs * data.samples());
    }

    private static void add(double[] step, double[] parameters) {
        for (int i = 0; i < step.length; i++) {
            parameters[i] += step[i];
        }
    }
}
