package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;
import org.assay.quantum.kernel.PackedState;
import org.assay.quantum.kernel.Workers;

/**
 * Draws basis states with their probabilities.
 *
 * <p>Uniform numbers in ascending order come from exponential spacings (Devroye 1986, chapter V.3),
 * so one walk along the cumulative probability serves all shots: no sorting, no cumulative array. The
 * walk strides over blocks of amplitudes whose sums are known, and enters those that are hit, on all
 * threads: what is drawn depends on the random numbers alone.
 */
final class BasisSampler {

    private static final int LEAST_BLOCK = 64;
    private static final int MOST_BLOCKS = 1 << 20;

    /** Fewer blocks than this are not worth waking a thread for. */
    private static final int LEAST_PART = 1 << 9;

    private BasisSampler() {}

    /** Writes the probability of each basis state of a block. */
    private interface Blocks {
        void probabilities(int block, double[] out);
    }

    static Counts sample(StateVector state, int shots, RandomGenerator random) {
        long[] outcomes = indexes(state, shots, random);
        return Counts.ofSorted(state.qubits(), Counts.Legend.QUBITS, outcomes);
    }

    /** So many basis states, ascending, with repetition. */
    static long[] indexes(StateVector state, int shots, RandomGenerator random) {
        int size = (int) state.size();
        int length = Math.min(size, Math.max(LEAST_BLOCK, size / MOST_BLOCKS));
        double[] re = state.re();
        double[] im = state.im();
        return draw(state.blockProbabilities(length), length, shots, random, (block, out) -> {
            for (int i = 0, at = block * length; i < length; i++, at++) {
                out[i] = re[at] * re[at] + im[at] * im[at];
            }
        });
    }

    /** So many basis states, ascending, with repetition. */
    static long[] indexes(PackedState state, int shots, RandomGenerator random) {
        return draw(state.blockProbabilities(Workers.shared()), state.blockSize(), shots, random, state::probabilities);
    }

    private static long[] draw(double[] sums, int length, int shots, RandomGenerator random, Blocks blocks) {
        if (shots < 0) {
            throw new IllegalArgumentException("shots is %d, but must be 0 or more".formatted(shots));
        }
        double[] until = sums.clone();
        for (int b = 1; b < until.length; b++) {
            until[b] = until[b - 1] + sums[b];
        }
        double total = until[until.length - 1];
        if (!(total > 0)) {
            throw new IllegalStateException("the probabilities of the state sum to %s; cannot sample".formatted(total));
        }
        double[] thresholds = AscendingUniforms.draw(shots, total, random);
        long[] outcomes = new long[shots];
        int parts = Math.clamp(sums.length / LEAST_PART, 1, 64);
        int perPart = sums.length / parts;
        int lastPossible = lastPossible(sums);
        Workers.shared().run(parts, part -> {
            int from = part * perPart;
            int to = Math.min(part == parts - 1 ? sums.length : from + perPart, lastPossible + 1);
            double[] probabilities = new double[length];
            int shot = from == 0 ? 0 : AscendingUniforms.firstFrom(thresholds, until[from - 1]);
            for (int b = from; b < to && shot < shots; b++) {
                double after = b == lastPossible ? Double.POSITIVE_INFINITY : until[b];
                if (thresholds[shot] < after && sums[b] > 0) {
                    blocks.probabilities(b, probabilities);
                    shot = drawBlock(probabilities, (long) b * length, b == 0 ? 0 : until[b - 1], after, thresholds, shot, outcomes);
                }
            }
        });
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
    private static int drawBlock(
            double[] probabilities, long start, double before, double after, double[] thresholds, int from, long[] outcomes) {
        int shot = from;
        double cumulative = before;
        int possible = 0;
        for (int i = 0; i < probabilities.length && shot < thresholds.length; i++) {
            double p = probabilities[i];
            if (p > 0) {
                possible = i;
                cumulative += p;
                while (shot < thresholds.length && thresholds[shot] < cumulative && thresholds[shot] < after) {
                    outcomes[shot++] = start + i;
                }
            }
        }
        while (shot < thresholds.length && thresholds[shot] < after) {
            outcomes[shot++] = start + possible;
        }
        return shot;
    }
}
