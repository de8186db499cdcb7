package org.assay.comparison.learning;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assay.classical.descent.Adam;
import org.assay.classical.descent.Schedule;
import org.assay.classical.descent.StopReason;
import org.assay.classical.descent.StopRule;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.LogisticRegression;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.Training;
import org.assay.classical.learning.TrainingResult;
import org.assay.classical.learning.data.DataSet;

/** Something that learns to classify, ready to be trained. */
public sealed interface Learner {

    /** At most 17 columns. */
    String title();

    int parameters();

    /** Whether it is meant to have as many parameters as the circuit. */
    boolean isMatched();

    Scaling scaling();

    /** Trains on scaled samples; the seeds are of the start and of the shuffles. */
    Learned learn(DataSet train, Recipe recipe, long startSeed, long shuffleSeed);

    /**
     * What all that are trained by steps share: Adam with the settings of its paper, and a constant rate.
     *
     * @param timeLimit of one training; nothing for none
     */
    record Recipe(int epochs, int batchSize, double rate, Optional<Duration> timeLimit) {

        public Recipe {
            if (epochs < 1 || batchSize < 1 || !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "%d epochs of batches of %d at rate %s, but all three must be positive and finite".formatted(epochs, batchSize, rate));
            }
        }

        Recipe(int epochs, int batchSize, double rate) {
            this(epochs, batchSize, rate, Optional.empty());
        }

        Recipe withRate(double newRate) {
            return new Recipe(epochs, batchSize, newRate, timeLimit);
        }

        Recipe withTimeLimit(Duration limit) {
            return new Recipe(epochs, batchSize, rate, Optional.of(limit));
        }

        /** The limit of time, and an interruption of the thread. */
        StopRule[] stops() {
            return Stream.concat(
                    timeLimit.map(limit -> StopRule.timeLimit(limit.toNanos() * 1e-9)).stream(),
                    Stream.of(StopRule.deadline(() -> Thread.currentThread().isInterrupted()))).toArray(StopRule[]::new);
        }

        Recipe withEpochs(int newEpochs) {
            return new Recipe(newEpochs, batchSize, rate, timeLimit);
        }
    }

    /**
     * A trained classifier.
     *
     * @param accuracy share of the samples whose class is found
     * @param sampleGradients gradients of the loss of one sample
     * @param reason why the training ended
     */
    record Learned(ToDoubleFunction<DataSet> accuracy, long sampleGradients, StopReason reason) {}

    /** The circuit, simulated. */
    record Variational(VariationalClassifier model, Scaling scaling) implements Learner {

        @Override
        public String title() {
            return "variational %dx%d".formatted(model.qubits(), model.layers());
        }

        @Override
        public int parameters() {
            return model.parameters();
        }

        @Override
        public boolean isMatched() {
            return true;
        }

        @Override
        public Learned learn(DataSet train, Recipe recipe, long startSeed, long shuffleSeed) {
            VariationalTraining.Trained trained = new VariationalTraining(
                    new Adam(), Schedule.constant(recipe.rate), recipe.batchSize, recipe.epochs, shuffleSeed)
                    .train(model, model.initial(startSeed), train, recipe.stops());
            return new Learned(trained::accuracy, trained.sampleGradients(), trained.reason());
        }
    }

    /** A dense network. */
    record Dense(Architecture architecture, Scaling scaling, boolean isMatched) implements Learner {

        @Override
        public String title() {
            return "MLP " + architecture;
        }

        @Override
        public int parameters() {
            return architecture.parameters();
        }

        @Override
        public Learned learn(DataSet train, Recipe recipe, long startSeed, long shuffleSeed) {
            TrainingResult result = new Training(
                    new Adam(), Schedule.constant(recipe.rate), recipe.batchSize, recipe.epochs, shuffleSeed)
                    .train(Network.initial(architecture, startSeed), train, recipe.stops());
            return new Learned(data -> result.network().evaluate(data).accuracy(), result.work().terms(), result.reason());
        }
    }

    /** Logistic regression by L-BFGS to its minimum: it has no epochs, and no seed but that of the split. */
    record Logistic(int features, int classes) implements Learner {

        @Override
        public Scaling scaling() {
            return Scaling.STANDARDISED;
        }

        @Override
        public String title() {
            return "logistic %d-%d".formatted(features, classes);
        }

        @Override
        public int parameters() {
            return classes * (features + 1);
        }

        @Override
        public boolean isMatched() {
            return false;
        }

        @Override
        public Learned learn(DataSet train, Recipe recipe, long startSeed, long shuffleSeed) {
            LogisticRegression.Fit fit = new LogisticRegression().fit(train, recipe.stops());
            return new Learned(data -> fit.network().evaluate(data).accuracy(), fit.result().work().gradients() * train.samples(), fit.result().reason());
        }
    }
}
