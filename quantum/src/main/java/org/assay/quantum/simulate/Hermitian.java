package org.assay.quantum.simulate;

import java.util.Arrays;
import org.assay.quantum.circuit.ComplexMatrix;

/** Eigenvalues of small Hermitian matrices. */
final class Hermitian {

    private static final int MOST_SWEEPS = 60;

    private Hermitian() {}

    /** By Jacobi rotations (Golub and Van Loan, section 8.5) of the real symmetric form {@code [A -B; B A]}, where each eigenvalue comes twice. */
    static double[] eigenvalues(ComplexMatrix matrix) {
        int n = matrix.size();
        double[][] a = new double[2 * n][2 * n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                a[r][c] = a[r + n][c + n] = matrix.re(r, c);
                a[r + n][c] = matrix.im(r, c);
                a[r][c + n] = -matrix.im(r, c);
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > 1e-30; sweep++) {
            for (int p = 0; p < 2 * n; p++) {
                for (int q = p + 1; q < 2 * n; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double[] twice = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            twice[i] = a[i][i];
        }
        Arrays.sort(twice);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = (twice[2 * i] + twice[2 * i + 1]) / 2;
        }
        return out;
    }

    private static double offDiagonal(double[][] a) {
        double sum = 0;
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < r; c++) {
                sum += a[r][c] * a[r][c];
            }
        }
        return sum;
    }

    private static void rotate(double[][] a, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        double cos = 1 / Math.sqrt(1 + t * t);
        double sin = t * cos;
        for (int k = 0; k < a.length; k++) {
            double akp = a[k][p];
            double akq = a[k][q];
            a[k][p] = cos * akp - sin * akq;
            a[k][q] = sin * akp + cos * akq;
        }
        for (int k = 0; k < a.length; k++) {
            double apk = a[p][k];
            double aqk = a[q][k];
            a[p][k] = cos * apk - sin * aqk;
            a[q][k] = sin * apk + cos * aqk;
        }
    }
}
