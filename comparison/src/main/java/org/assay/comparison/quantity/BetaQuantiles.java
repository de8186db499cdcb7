package org.assay.comparison.quantity;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;

/**
 * Quantiles of one beta distribution, for many levels. Nodes at fixed levels are solved first; a level
 * then begins at the cubic through its nodes and needs a Newton step or two on the scale
 * {@code y = ln(x / (1 - x))}, where no density is infinite. A quantile depends on its own level alone.
 */
final class BetaQuantiles {
    private static final int NODES = 256;
    private static final int MOST_STEPS = 200;
    private static final double LONGEST_STEP = 10;
    /** A step below this leaves an error of about its square. */
    private static final double PRECISION = 1e-7;

    private final double alpha;
    private final double beta;
    private final double logBeta;
    /** y at the levels (k + 1) / (NODES + 1), and its derivative by the level. */
    private final double[] nodes = new double[NODES];
    private final double[] slopes = new double[NODES];

    BetaQuantiles(double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
        this.logBeta = Beta.logBeta(alpha, beta);
        double y = Math.log(alpha / beta);
        for (int k = 0; k < NODES; k++) {
            y = solve((k + 1.0) / (NODES + 1), y);
            nodes[k] = y;
            slopes[k] = 1 / density(y);
        }
    }

    /** @param levels strictly within 0..1, in any order */
    double[] of(double[] levels) {
        return Arrays.stream(levels).map(level -> x(solve(level, start(level)))).toArray();
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

    /** Of y. */
    private double density(double y) {
        return Math.exp(alpha * Math.log(x(y)) + beta * Math.log(x(-y)) - logBeta);
    }

    /** The distribution function at y less the level, from the tail that y lies in. */
    private double excess(double y, double level) {
        return y < Math.log(alpha / beta)
                ? Beta.regularizedBeta(x(y), alpha, beta) - level
                : 1 - level - Beta.regularizedBeta(x(-y), beta, alpha);
    }

    /** Newton's steps, halved into the bracket where they leave it. */
    private double solve(double level, double start) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double y = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double excess = excess(y, level);
            low = excess <= 0 ? y : low;
            high = excess >= 0 ? y : high;
            double density = density(y);
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
