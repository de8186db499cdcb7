package org.assay.classical.relaxation;

import java.util.random.RandomGenerator;

/**
 * A lower bound on every energy of a model without fields, with the reason why it holds.
 *
 * <p>For any multipliers y, and s at most the least eigenvalue of {@code J - diag(y)}, every
 * assignment z has {@code z'Jz = sum y_i + z'(J - diag(y))z >= sum y_i + n s}: its energy is at least
 * {@code constant + (sum y_i + n s) / 2}, however the multipliers were come by. All that has to be
 * proved is s. The Lanczos method suggests it, from above; then
 * <ul>
 *   <li>{@link Proof#FACTORISATION}: Cholesky's factorisation of {@code J - diag(y) - s I} runs to its
 *       end, which bounds the eigenvalue with all rounding errors counted ({@link Cholesky}); s is
 *       lowered until it does.
 *   <li>{@link Proof#RANDOM_START}: where that matrix is too large, s is lowered by the margin of
 *       Kuczynski and Wozniakowski (1992): after k steps from a random start on n dimensions, the
 *       estimate is off by more than {@code eps} of the spectrum's width with probability at most
 *       {@code 1.648 sqrt(n) exp(-sqrt(eps) (2k - 1))}. It is chosen for 1e-12.
 * </ul>
 *
 * @param value no assignment has less energy
 * @param proof why
 */
public record DualBound(double value, Proof proof) {
    /** Spins up to which the matrix is factorised: 64 MB and a few seconds. */
    static final int MOST_FACTORISED = 4000;

    static final int LANCZOS_STEPS = 300;
    /** A tolerance that no progress is under. */
    private static final double ALL_STEPS = Double.NEGATIVE_INFINITY;

    private static final double FAILURE_PROBABILITY = 1e-12;
    private static final double ROUNDING = 1e-15;

    /** Why a bound holds. */
    public enum Proof {
        /** A factorisation in floating point, with its rounding errors bounded. */
        FACTORISATION,
        /** A random start of the Lanczos method, wrong with probability at most 1e-12. */
        RANDOM_START
    }

    /**
     * The bound that multipliers give.
     *
     * @param multipliers in units of the couplings
     * @param tolerance how much of the bound the proof may give away, in units of energy
     */
    static DualBound of(
            Couplings couplings, double constant, double[] multipliers, double tolerance, RandomGenerator random) {
        return couplings.size() <= MOST_FACTORISED
                ? byFactorisation(couplings, constant, multipliers, tolerance, random)
                : byRandomStart(couplings, constant, multipliers, random);
    }

    private static DualBound byFactorisation(
            Couplings couplings, double constant, double[] multipliers, double tolerance, RandomGenerator random) {
        double eigenvalueTolerance = 2 * tolerance / (couplings.unit * couplings.size());
        double estimate = Lanczos.leastEigenvalue(couplings, multipliers, LANCZOS_STEPS, eigenvalueTolerance / 8, random)
                .value();
        double proved = factorised(couplings, multipliers, estimate, eigenvalueTolerance);
        return new DualBound(value(couplings, constant, multipliers, proved), Proof.FACTORISATION);
    }

    static DualBound byRandomStart(Couplings couplings, double constant, double[] multipliers, RandomGenerator random) {
        Lanczos.Estimate estimate = Lanczos.leastEigenvalue(couplings, multipliers, LANCZOS_STEPS, ALL_STEPS, random);
        double proved = estimate.value() - margin(couplings, multipliers, estimate.steps());
        return new DualBound(value(couplings, constant, multipliers, proved), Proof.RANDOM_START);
    }

    private static double value(Couplings couplings, double constant, double[] multipliers, double eigenvalue) {
        int n = multipliers.length;
        double sum = 0;
        double magnitude = n * Math.abs(eigenvalue);
        for (double y : multipliers) {
            sum += y;
            magnitude += Math.abs(y);
        }
        double rounding = ROUNDING * (n + 8) * (couplings.unit * magnitude + Math.abs(constant));
        return constant + couplings.unit * (sum + n * eigenvalue) / 2 - rounding;
    }

    private static double factorised(Couplings couplings, double[] multipliers, double estimate, double tolerance) {
        double lowered = Math.max(tolerance / 2, 1e-15 * scale(couplings, multipliers) + Double.MIN_NORMAL);
        double candidate = estimate - lowered;
        double[][] upper = shifted(couplings, multipliers, candidate);
        double trace = trace(upper);
        while (!Cholesky.factorises(upper)) {
            lowered *= 2;
            candidate = estimate - lowered;
            upper = shifted(couplings, multipliers, candidate);
            trace = trace(upper);
        }
        return candidate - Cholesky.deficit(multipliers.length, trace);
    }

    private static double[][] shifted(Couplings couplings, double[] multipliers, double eigenvalue) {
        int n = couplings.size();
        double[][] upper = new double[n][];
        for (int i = 0; i < n; i++) {
            upper[i] = new double[n - i];
            upper[i][0] = -multipliers[i] - eigenvalue;
            for (int k = couplings.offsets[i]; k < couplings.offsets[i + 1]; k++) {
                if (couplings.neighbours[k] > i) {
                    upper[i][couplings.neighbours[k] - i] = couplings.values[k];
                }
            }
        }
        return upper;
    }

    private static double trace(double[][] upper) {
        double trace = 0;
        for (double[] row : upper) {
            trace += Math.abs(row[0]);
        }
        return trace;
    }

    /** A width that the spectrum fits into, by Gershgorin's discs. */
    private static double scale(Couplings couplings, double[] multipliers) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < multipliers.length; i++) {
            double radius = 0;
            for (int k = couplings.offsets[i]; k < couplings.offsets[i + 1]; k++) {
                radius += Math.abs(couplings.values[k]);
            }
            low = Math.min(low, -multipliers[i] - radius);
            high = Math.max(high, -multipliers[i] + radius);
        }
        return high - low;
    }

    private static double margin(Couplings couplings, double[] multipliers, int steps) {
        double root = Math.log(1.648 * Math.sqrt(multipliers.length) / FAILURE_PROBABILITY) / (2.0 * steps - 1);
        return Math.min(1, root * root) * scale(couplings, multipliers);
    }
}
