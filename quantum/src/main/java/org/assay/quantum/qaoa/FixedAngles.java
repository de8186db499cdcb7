package org.assay.quantum.qaoa;

/**
 * Angles that need no optimisation: for MaxCut on unweighted regular graphs good on every graph of the degree, best in the
 * limit of large girth; for spin glasses best in the limit of infinite size, and by {@link AngleTransfer} a start for others.
 *
 * @see <a href="https://arxiv.org/abs/2107.00677">Wurtz, Lykov 2021</a>
 */
public final class FixedAngles {

    private static final double[][][] CUBIC = {
        {{0.615534}, {0.392672}},
        {{0.4877097, 0.8979877}, {0.5550603, 0.2925078}},
        {{0.4220841, 0.7984128, 0.9370888}, {0.6087573, 0.4592753, 0.2353956}},
    };

    private static final double[][][] SHERRINGTON_KIRKPATRICK = {
        {{0.5}, {Math.PI / 8}},
        {{0.3817, 0.6655}, {0.4960, 0.2690}},
        {{0.3297, 0.5688, 0.6406}, {0.5500, 0.3675, 0.2109}},
        {{0.2949, 0.5144, 0.5586, 0.6429}, {0.5710, 0.4176, 0.3028, 0.1729}},
        {{0.2705, 0.4804, 0.5074, 0.5646, 0.6397}, {0.5899, 0.4492, 0.3559, 0.2643, 0.1486}},
        {{0.2528, 0.4531, 0.4750, 0.5146, 0.5650, 0.6392}, {0.6004, 0.4670, 0.3880, 0.3176, 0.2325, 0.1291}},
        {{0.2383, 0.4327, 0.4516, 0.4830, 0.5147, 0.5686, 0.6393}, {0.6085, 0.4810, 0.4090, 0.3534, 0.2857, 0.2080, 0.1146}},
        {{0.2268, 0.4162, 0.4332, 0.4608, 0.4818, 0.5179, 0.5717, 0.6393}, {0.6151, 0.4906, 0.4244, 0.3780, 0.3224, 0.2606, 0.1884, 0.1030}},
    };

    private FixedAngles() {}

    /** For 3-regular graphs, from the published table. */
    public static QaoaAngles cubic(int depth) {
        return ofTable(CUBIC, depth);
    }

    /** The depth that {@link #sherringtonKirkpatrick} reaches to. */
    public static int deepestOfSherringtonKirkpatrick() {
        return SHERRINGTON_KIRKPATRICK.length;
    }

    /**
     * For the Sherrington-Kirkpatrick model of infinite size, in the units of {@link InfiniteSize#sherringtonKirkpatrick},
     * from the published table of four digits.
     *
     * @see <a href="https://arxiv.org/abs/2110.14206">Basso, Farhi, Marwaha, Villalonga, Zhou 2021</a>
     */
    public static QaoaAngles sherringtonKirkpatrick(int depth) {
        return ofTable(SHERRINGTON_KIRKPATRICK, depth);
    }

    private static QaoaAngles ofTable(double[][][] table, int depth) {
        if (depth < 1 || depth > table.length) {
            throw new IllegalArgumentException("the table of fixed angles reaches from depth 1 to %d, got %d; deeper ones can be grown by AngleSchedules.interpolate"
                    .formatted(table.length, depth));
        }
        return new QaoaAngles(table[depth - 1][0], table[depth - 1][1]);
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
