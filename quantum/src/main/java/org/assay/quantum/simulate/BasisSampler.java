package org.assay.quantum.simulate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws basis states with their probabilities.
 *
 * <p>Uniform numbers in ascending order come from exponential spacings (Devroye 1986, chapter V.3),
 * so one walk along the cumulative probability serves all shots: no sorting, no cumulative array. The
 * walk strides over blocks of amplitudes whose sums are known, and enters those that are hit.
 */
final class BasisSampler {

    private static final int LEAST_BLOCK = 64;
    private static final int MOST_BLOCKS = 1 << 20;

    private BasisSampler() {}

    static Counts sample(StateVector state, int shots, RandomGenerator random) {
        long[] outcomes = indexes(state, shots, random);
        return Counts.ofSorted(state.qubits(), Counts.Legend.QUBITS, outcomes);
    }

    /** So many basis states, ascending, with repetition. */
    static long[] indexes(StateVector state, int shots, RandomGenerator random) {
        if (shots < 0) {
            throw new IllegalArgumentException("shots is %d, but must be 0 or more".formatted(shots));
        }
        int size = (int) state.size();
        int block = Math.min(size, Math.max(LEAST_BLOCK, size / MOST_BLOCKS));
        double[] sums = state.blockProbabilities(block);
        double total = Arrays.stream(sums).sum();
        if (!(total > 0)) {
            throw new IllegalStateException("the probabilities of the state sum to %s; cannot sample".formatted(total));
        }
        double[] thresholds = ascendingUniforms(shots, total, random);
        return merge(state, thresholds, sums, block);
    }

    private static double[] ascendingUniforms(int count, double scale, RandomGenerator random) {
        double[] uniforms = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += random.nextExponential();
            uniforms[i] = sum;
        }
        double factor = scale / (sum + random.nextExponential());
        for (int i = 0; i < count; i++) {
            uniforms[i] *= factor;
        }
        return uniforms;
    }

    private static long[] merge(StateVector state, double[] thresholds, double[] sums, int block) {
        long[] outcomes = new long[thresholds.length];
        int shot = 0;
        double before = 0;
        int lastPossible = lastPossible(sums);
        for (int b = 0; b <= lastPossible && shot < thresholds.length; b++) {
            double after = b == lastPossible ? Double.POSITIVE_INFINITY : before + sums[b];
            if (thresholds[shot] < after && sums[b] > 0) {
                shot = mergeBlock(state, thresholds, outcomes, shot, b * block, block, before, after);
            }
            before = after;
        }
        return outcomes;
    }

    private static int lastPossible(double[] sums) {
        int last = sums.length - 1;
        while (!(sums[last] > 0)) {
            last--;
        }
        return last;
    }

    /** Gives outcomes to all thresholds below {@code after}; what rounding leaves over goes to the block's last possible state. */
    private static int mergeBlock(
            StateVector state, double[] thresholds, long[] outcomes, int from, int start, int length, double before, double after) {
        double[] re = state.re();
        double[] im = state.im();
        int shot = from;
        double cumulative = before;
        int possible = start;
        for (int i = start; i < start + length && shot < thresholds.length; i++) {
            double p = re[i] * re[i] + im[i] * im[i];
            if (p > 0) {
                possible = i;
                cumulative += p;
                while (shot < thresholds.length && thresholds[shot] < cumulative && thresholds[shot] < after) {
                    outcomes[shot++] = i;
                }
            }
        }
        while (shot < thresholds.length && thresholds[shot] < after) {
            outcomes[shot++] = possible;
        }
        return shot;
    }
}
