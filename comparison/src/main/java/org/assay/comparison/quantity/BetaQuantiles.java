package org.assay.comparison.quantity;

import org.apache.commons.math3.special.Beta;

/**
 * Quantiles of one beta distribution, for many levels. Nodes at fixed levels are solved first; a level
 * then begins at the cubic through its nodes and needs a Newton step or two on the scale
 * {@code y = ln(x / (1 - x))}, where no density is infinite. A quantile depends on its own level alone.
 *
 * @see <a href="https://dlmf.nist.gov/8.17.E22">DLMF 8.17.22</a> for the distribution function
 */
final class BetaQuantiles {
    private static final int NODES = 256;
    private static final int MOST_STEPS = 200;
    private static final double LONGEST_STEP = 10;
    /** A step below this leaves an error of about its square. */
    private static final double PRECISION = 1e-7;
    private static final int MOST_TERMS = 100_000;

    private final double alpha;
    private final double beta;
    private final double logBeta;
    /** y up to which the fraction converges fast, near the mean. */
    private final double centre;
    /** y at the levels (k + 1) / (NODES + 1), and its derivative by the level. */
    private final double[] nodes = new double[NODES];
    private final double[] slopes = new double[NODES];

    BetaQuantiles(double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
        this.logBeta = Beta.logBeta(alpha, beta);
        this.centre = Math.log((alpha + 1) / (beta + 1));
        double y = Math.log(alpha / beta);
        for (int k = 0; k < NODES; k++) {
            y = solve((k + 1.0) / (NODES + 1), y);
            nodes[k] = y;
            slopes[k] = 1 / density(y);
        }
    }

    /** @param levels strictly within 0..1, in any order */
    double[] of(double[] levels) {
        double[] quantiles = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            quantiles[i] = x(solve(levels[i], start(levels[i])));
        }
        return quantiles;
    }

    /** Between two nodes the cubic with their values and slopes; outside of all the nearest one. */
    private double start(double level) {
        double position = level * (NODES + 1) - 1;
        int below = (int) Math.floor(position);
        if (below < 0 || below >= NODES - 1) {
            return nodes[Math.clamp(below, 0, NODES - 1)];
        }
        double t = position - below;
        double width = 1.0 / (NODES + 1);
        return (1 + 2 * t) * (1 - t) * (1 - t) * nodes[below] + t * t * (3 - 2 * t) * nodes[below + 1]
                + width * t * (1 - t) * ((1 - t) * slopes[below] - t * slopes[below + 1]);
    }

    private static double x(double y) {
        return 1 / (1 + Math.exp(-y));
    }

    /** Of y: {@code x^alpha (1 - x)^beta / B(alpha, beta)}. */
    private double density(double y) {
        double small = Math.exp(-Math.abs(y));
        double sum = 1 + small;
        double log = Math.log(sum) + (small - (sum - 1)) / sum; // ln(1 + small), with what the sum lost
        return Math.exp((y < 0 ? alpha * y : -beta * y) - (alpha + beta) * log - logBeta);
    }

    /** The distribution function at y less the level, from the tail that y lies in. */
    private double excess(double y, double density, double level) {
        return y < centre
                ? density / (alpha * fraction(x(y), alpha, beta)) - level
                : 1 - level - density / (beta * fraction(x(-y), beta, alpha));
    }

    /**
     * {@code 1 + d1/(1 + d2/(1 + ...))}, by which the distribution function at x is
     * {@code x^a (1 - x)^b / (a B(a, b))} over this; for x up to about the mean, where it converges fast.
     */
    private static double fraction(double x, double a, double b) {
        double value = 1;
        double above = 1; // Lentz's ratios of neighbouring numerators and denominators
        double below = 0;
        for (int m = 0; m < MOST_TERMS; m++) {
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            below = 1 / (1 + odd * below);
            above = 1 + odd / above;
            value *= above * below;
            double even = (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2));
            below = 1 / (1 + even * below);
            above = 1 + even / above;
            double change = above * below;
            value *= change;
            if (Math.abs(change - 1) < 1e-15) {
                return value;
            }
        }
        return value;
    }

    /** Newton's steps, halved into the bracket where they leave it. */
    private double solve(double level, double start) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double y = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double density = density(y);
            double excess = excess(y, density, level);
            low = excess <= 0 ? y : low;
            high = excess >= 0 ? y : high;
            double step = Math.clamp(density > 0 ? excess / density : Math.signum(excess) * LONGEST_STEP, -LONGEST_STEP, LONGEST_STEP);
            if (Math.abs(step) <= PRECISION) {
                return y - step;
            }
            double next = y - step;
            y = next > low && next < high ? next : (low + high) / 2;
        }
        return y;
    }
}
