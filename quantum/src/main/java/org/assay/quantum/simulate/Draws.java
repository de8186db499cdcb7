package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;

/** How many of some independent trials come out which way. */
final class Draws {

    private Draws() {}

    /** Weights need not sum to 1; at least one must be positive. */
    static int[] multinomial(int trials, double[] weights, RandomGenerator random) {
        int[] out = new int[weights.length];
        double left = 0;
        int last = -1;
        for (int k = 0; k < weights.length; k++) {
            left += weights[k];
            last = weights[k] > 0 ? k : last;
        }
        if (last < 0) {
            throw new IllegalStateException("nothing can happen: all probabilities are 0");
        }
        int undecided = trials;
        for (int k = 0; k < last && undecided > 0; k++) {
            out[k] = binomial(undecided, Math.min(1, weights[k] / left), random);
            undecided -= out[k];
            left -= weights[k];
        }
        out[last] += undecided;
        return out;
    }

    /** Counts successes by the gaps between them, which are geometric: cheap where they are rare. */
    static int binomial(int trials, double probability, RandomGenerator random) {
        if (probability > 0.5) {
            return trials - binomial(trials, 1 - probability, random);
        }
        if (probability <= 0) {
            return 0;
        }
        double scale = -1 / Math.log1p(-probability);
        int hits = 0;
        for (double at = Math.floor(random.nextExponential() * scale); at < trials;
                at += 1 + Math.floor(random.nextExponential() * scale)) {
            hits++;
        }
        return hits;
    }
}
