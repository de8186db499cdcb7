package org.assay.comparison.learning;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A circuit that classifies: layers of an encoding, the trained rotations RZ, RY, RZ on every qubit, and
 * CZ along a ring (a single CZ on two qubits).
 *
 * <p>The score of class k is {@value #SCALE} times the expectation value of Z on qubit k; where there
 * are more classes than qubits, a trained linear head with biases makes the scores of all the
 * expectation values. Probabilities are the softmax of the scores. Parameters stand in the order of
 * layer, qubit, rotation; the rows of the head (one a class) and its biases follow.
 *
 * @param features a sample
 * @param classes  at least 2
 * @param qubits   2 to {@value #MOST_QUBITS}
 * @param layers   at least 1
 * @see <a href="https://arxiv.org/abs/1907.02085">Perez-Salinas et al. 2020, data re-uploading</a>
 */
public record VariationalClassifier(int features, int classes, int qubits, int layers, Encoding encoding) {

    /** What can be simulated for every sample of every epoch with patience. */
    public static final int MOST_QUBITS = 10;

    /** Expectation values lie within -1..1, which softmax alone would leave undecided. */
    static final double SCALE = 4;

    public VariationalClassifier {
        require("features", features, 1, Integer.MAX_VALUE);
        require("classes", classes, 2, Integer.MAX_VALUE);
        require("qubits", qubits, 2, MOST_QUBITS);
        require("layers", layers, 1, Integer.MAX_VALUE);
        int room = encoding == Encoding.AMPLITUDE ? 1 << qubits : qubits * layers;
        if (features > room) {
            throw new IllegalArgumentException("%d features, but %d qubits and %d layers take at most %d by %s encoding"
                    .formatted(features, qubits, layers, room, encoding));
        }
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s is %d, but must lie within %d..%d".formatted(what, value, least, most));
        }
    }

    /** Trained angles. */
    public int rotations() {
        return 3 * qubits * layers;
    }

    public boolean hasHead() {
        return classes > qubits;
    }

    /** Angles, and weights and biases of the head. */
    public int parameters() {
        return rotations() + (hasHead() ? classes * (qubits + 1) : 0);
    }

    /** The feature that RX puts on a qubit in a layer. */
    int featureAt(int layer, int qubit) {
        return (layer * qubits + qubit) % features;
    }

    /** Angles uniform over a full turn, weights of the head uniform by Glorot and Bengio 2010, no biases. */
    public double[] initial(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] parameters = new double[parameters()];
        for (int i = 0; i < rotations(); i++) {
            parameters[i] = random.nextDouble(-Math.PI, Math.PI);
        }
        double bound = Math.sqrt(6.0 / (qubits + classes));
        for (int i = rotations(); i < parameters.length - classes; i++) {
            parameters[i] = random.nextDouble(-bound, bound);
        }
        return parameters;
    }
}
