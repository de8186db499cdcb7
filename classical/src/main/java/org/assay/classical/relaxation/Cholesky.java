package org.assay.classical.relaxation;

/**
 * Cholesky's factorisation as a proof that a matrix is positive definite.
 *
 * <p>If it runs to its end in floating point, the least eigenvalue of the symmetric matrix M is above
 * {@code -g trace(M) / (1 - g)} with {@code g = (n + 1) u / (1 - (n + 1) u)}, {@code u = 2^-53}
 * (Demmel 1989; Rump, "Verification of positive definiteness", BIT 46, 2006, whose Theorem 2.3 allows
 * any order of the sums). Fused multiply-adds round less often and keep this true.
 */
final class Cholesky {
    private static final int PANEL = 4;
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private Cholesky() {}

    /**
     * Whether the factorisation of a symmetric matrix runs to its end. Row i holds its entries from the
     * diagonal on: {@code upper[i][j - i]} is entry (i, j). The matrix is overwritten.
     */
    static boolean factorises(double[][] upper) {
        int n = upper.length;
        for (int first = 0; first < n; first += PANEL) {
            int end = Math.min(n, first + PANEL);
            if (!factorisePanel(upper, first, end)) {
                return false;
            }
            for (int i = end; i < n; i++) {
                subtractPanel(upper, first, end, i);
            }
        }
        return true;
    }

    /** Takes the rows of the panel from one another and scales them. */
    private static boolean factorisePanel(double[][] upper, int first, int end) {
        for (int p = first; p < end; p++) {
            for (int q = first; q < p; q++) {
                subtract(upper[p], upper[q], p - q);
            }
            double pivot = upper[p][0];
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            for (int k = 0; k < upper[p].length; k++) {
                upper[p][k] /= root;
            }
        }
        return true;
    }

    private static void subtract(double[] row, double[] factor, int lag) {
        double along = factor[lag];
        for (int k = 0; k < row.length; k++) {
            row[k] -= along * factor[lag + k];
        }
    }

    /** Four rows at a time: a quarter of the memory traffic. */
    private static void subtractPanel(double[][] upper, int first, int end, int i) {
        double[] row = upper[i];
        if (end - first < PANEL) {
            for (int p = first; p < end; p++) {
                subtract(row, upper[p], i - p);
            }
            return;
        }
        double[] r0 = upper[first];
        double[] r1 = upper[first + 1];
        double[] r2 = upper[first + 2];
        double[] r3 = upper[first + 3];
        int lag = i - first;
        double a0 = r0[lag];
        double a1 = r1[lag - 1];
        double a2 = r2[lag - 2];
        double a3 = r3[lag - 3];
        for (int k = 0; k < row.length; k++) {
            row[k] -= a0 * r0[lag + k] + a1 * r1[lag - 1 + k] + (a2 * r2[lag - 2 + k] + a3 * r3[lag - 3 + k]);
        }
    }

    /** How far below zero the least eigenvalue may lie after a factorisation that ran to its end. */
    static double deficit(int size, double trace) {
        double g = (size + 1) * UNIT_ROUNDOFF / (1 - (size + 1) * UNIT_ROUNDOFF);
        return 2 * g * Math.abs(trace);
    }
}
