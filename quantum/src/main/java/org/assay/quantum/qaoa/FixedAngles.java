package org.assay.quantum.qaoa;

/**
 * Angles for MaxCut on unweighted regular graphs that need no optimisation: good on every graph of
 * the degree, best in the limit of large girth.
 *
 * @see <a href="https://arxiv.org/abs/2107.00677">Wurtz, Lykov 2021</a>
 */
public final class FixedAngles {

    private static final double[][][] CUBIC = {
        {{0.615534}, {0.392672}},
        {{0.4877097, 0.8979877}, {0.5550603, 0.2925078}},
        {{0.4220841, 0.7984128, 0.9370888}, {0.6087573, 0.4592753, 0.2353956}},
    };

    private FixedAngles() {}

    /** For 3-regular graphs, from the published table. */
    public static QaoaAngles cubic(int depth) {
        if (depth < 1 || depth > CUBIC.length) {
            throw new IllegalArgumentException("the table of fixed angles reaches from depth 1 to %d, got %d; deeper ones can be grown by AngleSchedules.interpolate"
                    .formatted(CUBIC.length, depth));
        }
        return new QaoaAngles(CUBIC[depth - 1][0], CUBIC[depth - 1][1]);
    }

    /** The optimum at depth one on graphs without triangles: {@code gamma = atan(1/sqrt(d-1))}, {@code beta = pi/8}. */
    public static QaoaAngles triangleFree(int degree) {
        requireDegree(degree);
        return QaoaAngles.of(Math.atan(1 / Math.sqrt(degree - 1)), Math.PI / 8);
    }

    /**
     * The fraction of edges cut at those angles: {@code 1/2 + (1/2) d^(-1/2) (1 - 1/d)^((d-1)/2)}.
     *
     * @see <a href="https://arxiv.org/abs/1706.02998">Wang, Hadfield, Jiang, Rieffel 2017</a>
     */
    public static double triangleFreeCutFraction(int degree) {
        requireDegree(degree);
        double d = degree;
        return 0.5 + 0.5 / Math.sqrt(d) * Math.pow(1 - 1 / d, (d - 1) / 2);
    }

    /** The fraction of an even ring that is cut by the best angles: {@code (2p+1)/(2p+2)}, or all of it once {@code p >= n/2}. */
    public static double evenRingCutFraction(int nodes, int depth) {
        if (nodes < 4 || nodes % 2 != 0) {
            throw new IllegalArgumentException("ring has %d nodes, but must have an even number, 4 or more".formatted(nodes));
        }
        return 2 * depth >= nodes ? 1 : (2.0 * depth + 1) / (2 * depth + 2);
    }

    private static void requireDegree(int degree) {
        if (degree < 2) {
            throw new IllegalArgumentException("degree is %d, but must be 2 or more".formatted(degree));
        }
    }
}
