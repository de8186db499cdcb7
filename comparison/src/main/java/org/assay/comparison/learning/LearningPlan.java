package org.assay.comparison.learning;

import java.time.Duration;
import java.util.List;
import org.assay.classical.learning.Activation;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.data.DataSet;
import org.assay.comparison.learning.Learner.Recipe;

/**
 * What is trained on which samples, how often and how long.
 *
 * @param learners  the circuit first, then the network that matches it
 * @param seeds     splits, each with starts and shuffles of its own; at least 2
 * @param testShare of the samples, in (0, 1)
 */
public record LearningPlan(
        DataSet data, List<Learner> learners, Recipe recipe, int seeds, double testShare, long seed) {

    private static final int USUAL_SEEDS = 10;
    private static final double USUAL_TEST_SHARE = 0.25;
    private static final int STRONG = 64;
    /**
     * Brightness is on one scale, so images become amplitudes as they are. The matched network gets
     * the same: standardised pixels saturate its three units and cost it ten points of accuracy.
     */
    private static final String PIXELS = "digits";
    /** Up to here every feature has a qubit; more are encoded as amplitudes. */
    private static final int MOST_UPLOADED = 8;

    public LearningPlan {
        learners = List.copyOf(learners);
        if (seeds < 2) {
            throw new IllegalArgumentException("seeds is %d, but an interval needs 2 or more".formatted(seeds));
        }
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException(
                    "test share is %s, but must lie in (0, 1); did you pass a percentage?".formatted(testShare));
        }
    }

    /**
     * The usual panel: a circuit, the network whose number of parameters is nearest to the circuit's,
     * logistic regression, and a network that is as strong as the data deserve.
     */
    public static LearningPlan of(DataSet data, long seed) {
        VariationalClassifier circuit = circuit(data);
        int features = data.features();
        int classes = data.classes().count();
        boolean pixels = isPixels(data);
        Scaling scaling = pixels ? Scaling.UNIT_NORM : Scaling.STANDARDISED;
        List<Learner> learners = List.of(
                new Learner.Variational(circuit, scaling),
                new Learner.Dense(matched(circuit), scaling, true),
                new Learner.Logistic(features, classes),
                new Learner.Dense(strong(features, classes), Scaling.STANDARDISED, false));
        return new LearningPlan(data, learners, recipe(data), USUAL_SEEDS, USUAL_TEST_SHARE, seed);
    }

    /** Images bundled here or read from IDX files, which have more pixels than a circuit has qubits, within 0..1. */
    private static boolean isPixels(DataSet data) {
        if (data.name().equals(PIXELS)) {
            return true;
        }
        for (float value : data.inputs()) {
            if (value < 0 || value > 1) {
                return false;
            }
        }
        return data.features() > MOST_UPLOADED;
    }

    /** For images of 28 by 28 pixels the network of the textbooks, 784-128-10 with dropout. */
    private static Architecture strong(int features, int classes) {
        Architecture textbook = org.assay.classical.learning.Recipe.named("mnist", 0).architecture();
        return features == textbook.inputs() && classes == textbook.outputs()
                ? textbook
                : Architecture.classifier(features, Activation.RELU, STRONG, STRONG, classes);
    }

    private static VariationalClassifier circuit(DataSet data) {
        int features = data.features();
        int classes = data.classes().count();
        return switch (data.name()) {
            case "moons" -> new VariationalClassifier(features, classes, 4, 6, Encoding.REUPLOADING);
            case "iris" -> new VariationalClassifier(features, classes, 4, 5, Encoding.REUPLOADING);
            case PIXELS -> new VariationalClassifier(features, classes, 6, 10, Encoding.AMPLITUDE);
            default -> features <= MOST_UPLOADED
                    ? new VariationalClassifier(features, classes, Math.clamp(Math.max(features, classes), 2, MOST_UPLOADED), 5, Encoding.REUPLOADING)
                    : new VariationalClassifier(features, classes, bitsFor(features), 10, Encoding.AMPLITUDE);
        };
    }

    private static int bitsFor(int features) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(features - 1);
        if (bits > VariationalClassifier.MOST_QUBITS) {
            throw new IllegalArgumentException("%d features, but the circuit takes at most %d; leave out or combine some"
                    .formatted(features, 1 << VariationalClassifier.MOST_QUBITS));
        }
        return bits;
    }

    /** One hidden layer of h tanh units, where h (features + 1) + classes (h + 1) is nearest to the circuit's parameters. */
    private static Architecture matched(VariationalClassifier circuit) {
        double units = (double) (circuit.parameters() - circuit.classes()) / (circuit.features() + 1 + circuit.classes());
        int hidden = Math.max(1, (int) Math.round(units));
        return Architecture.classifier(circuit.features(), Activation.TANH, hidden, circuit.classes());
    }

    private static Recipe recipe(DataSet data) {
        return data.samples() < 1000 ? new Recipe(60, 16, 0.02) : new Recipe(30, 32, 0.02);
    }

    public LearningPlan withSeeds(int count) {
        return new LearningPlan(data, learners, recipe, count, testShare, seed);
    }

    /** @throws IllegalArgumentException for fewer than one */
    public LearningPlan withEpochs(int epochs) {
        return new LearningPlan(data, learners, recipe.withEpochs(epochs), seeds, testShare, seed);
    }

    /** @throws IllegalArgumentException unless positive and finite */
    public LearningPlan withRate(double rate) {
        return new LearningPlan(data, learners, recipe.withRate(rate), seeds, testShare, seed);
    }

    /** Ends the trainings of each learner after so much time in all, shared evenly by the seeds. */
    public LearningPlan withTimeLimit(Duration limit) {
        return new LearningPlan(data, learners, recipe.withTimeLimit(limit.dividedBy(seeds).plusNanos(1)), seeds, testShare, seed);
    }

    public LearningPlan withTestShare(double share) {
        return new LearningPlan(data, learners, recipe, seeds, share, seed);
    }

    /** The circuit under test. */
    public VariationalClassifier circuit() {
        return learners.stream().filter(Learner.Variational.class::isInstance).map(Learner.Variational.class::cast)
                .findFirst().orElseThrow().model();
    }
}
