package org.assay.quantum.transpile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;

/**
 * Eigenvectors and singular vectors of small complex matrices by Jacobi rotations: slower than other
 * methods for large matrices, and accurate to the last digits whatever eigenvalues coincide.
 *
 * @see <a href="https://doi.org/10.1137/S0895479893259546">Cardoso, Souloumiac 1996, Jacobi angles for
 *     simultaneous diagonalization</a>
 */
final class Jacobi {

    private static final int SWEEPS = 60;
    /** An angle of no rational relation to pi: mixes two Hermitian matrices so that no eigenvalues coincide by design. */
    private static final double GENERIC_ANGLE = 0.7390851332151607;

    private final int size;
    private final double[][] re;
    private final double[][] im;

    private Jacobi(ComplexMatrix matrix) {
        size = matrix.size();
        re = new double[size][size];
        im = new double[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                re[r][c] = matrix.re(r, c);
                im[r][c] = matrix.im(r, c);
            }
        }
    }

    /** {@code matrix = vectors . diag(values) . vectors^dagger}; the vectors are the columns of a unitary. */
    record Eigen(List<Complex> values, ComplexMatrix vectors) {}

    /** {@code matrix = left . diag(values) . right^dagger}, values at least 0 and unsorted. */
    record Singular(ComplexMatrix left, List<Double> values, ComplexMatrix right) {}

    /** Eigenvalues and an orthonormal basis of eigenvectors of a unitary matrix. */
    static Eigen eigenOfUnitary(ComplexMatrix unitary) {
        // A Hermitian matrix always converges; from its basis the unitary one needs a polish only.
        ComplexMatrix turned = unitary.times(Complex.cis(-GENERIC_ANGLE));
        ComplexMatrix hermitian = turned.plus(turned.dagger()).times(Complex.real(0.5));
        ComplexMatrix start = new Jacobi(hermitian).diagonalise(ComplexMatrix.identity(unitary.size()), false);
        ComplexMatrix vectors = new Jacobi(start.dagger().times(unitary).times(start)).diagonalise(start, false);
        return new Eigen(diagonalIn(vectors, unitary), vectors);
    }

    /**
     * As {@link #eigenOfUnitary} for a unitary that is symmetric (not Hermitian): its eigenvectors can be
     * chosen real, and are.
     */
    static Eigen realEigenOfSymmetricUnitary(ComplexMatrix unitary) {
        ComplexMatrix turned = unitary.times(Complex.cis(-GENERIC_ANGLE));
        ComplexMatrix realPart = turned.plus(conjugate(turned)).times(Complex.real(0.5));
        ComplexMatrix start = new Jacobi(realPart).diagonalise(ComplexMatrix.identity(unitary.size()), true);
        ComplexMatrix vectors = new Jacobi(start.dagger().times(unitary).times(start)).diagonalise(start, true);
        return new Eigen(diagonalIn(vectors, unitary), vectors);
    }

    private static List<Complex> diagonalIn(ComplexMatrix vectors, ComplexMatrix matrix) {
        ComplexMatrix diagonal = vectors.dagger().times(matrix).times(vectors);
        return IntStream.range(0, matrix.size()).mapToObj(i -> diagonal.at(i, i)).toList();
    }

    static ComplexMatrix conjugate(ComplexMatrix matrix) {
        int size = matrix.size();
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = matrix.at(r, c).conjugate();
            }
        }
        return ComplexMatrix.of(rows);
    }

    /** Turns this normal matrix diagonal and returns {@code start} times all rotations. */
    private ComplexMatrix diagonalise(ComplexMatrix start, boolean real) {
        Jacobi vectors = new Jacobi(start);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean still = true;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    still &= !turnPair(p, q, real, vectors);
                }
            }
            if (still) {
                break;
            }
        }
        return vectors.toMatrix();
    }

    private boolean turnPair(int p, int q, boolean real, Jacobi vectors) {
        double[] u = {re[p][p] - re[q][q], re[p][q] + re[q][p], real ? 0 : im[p][q] - im[q][p]};
        double[] v = {im[p][p] - im[q][q], im[p][q] + im[q][p], real ? 0 : re[q][p] - re[p][q]};
        double[] axis = dominantAxis(u, v);
        if (Math.hypot(axis[1], axis[2]) < 1e-16) {
            return false;
        }
        double c = Math.sqrt((axis[0] + 1) / 2);
        double scale = 1 / Math.sqrt(2 * (axis[0] + 1));
        double sRe = axis[1] * scale;
        double sIm = -axis[2] * scale;
        turnColumns(p, q, c, sRe, sIm);
        turnRows(p, q, c, sRe, sIm);
        vectors.turnColumns(p, q, c, sRe, sIm);
        return Math.hypot(sRe, sIm) > 1e-15;
    }

    /** The unit vector, first entry not negative, along which {@code u u^T + v v^T} is largest. */
    private static double[] dominantAxis(double[] u, double[] v) {
        double uu = dot(u, u);
        double vv = dot(v, v);
        double angle = 0.5 * Math.atan2(2 * dot(u, v), uu - vv);
        double[] axis = new double[3];
        for (int i = 0; i < 3; i++) {
            axis[i] = Math.cos(angle) * u[i] + Math.sin(angle) * v[i];
        }
        double norm = Math.sqrt(dot(axis, axis));
        if (norm < 1e-14) {
            return new double[] {1, 0, 0};
        }
        double scale = (axis[0] < 0 ? -1 : 1) / norm;
        for (int i = 0; i < 3; i++) {
            axis[i] *= scale;
        }
        return axis;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** {@code column_p <- c column_p + s column_q, column_q <- c column_q - conj(s) column_p}. */
    private void turnColumns(int p, int q, double c, double sRe, double sIm) {
        for (int r = 0; r < size; r++) {
            double pRe = re[r][p];
            double pIm = im[r][p];
            double qRe = re[r][q];
            double qIm = im[r][q];
            re[r][p] = c * pRe + sRe * qRe - sIm * qIm;
            im[r][p] = c * pIm + sRe * qIm + sIm * qRe;
            re[r][q] = c * qRe - sRe * pRe - sIm * pIm;
            im[r][q] = c * qIm - sRe * pIm + sIm * pRe;
        }
    }

    /** The same rotation, daggered, from the left. */
    private void turnRows(int p, int q, double c, double sRe, double sIm) {
        for (int k = 0; k < size; k++) {
            double pRe = re[p][k];
            double pIm = im[p][k];
            double qRe = re[q][k];
            double qIm = im[q][k];
            re[p][k] = c * pRe + sRe * qRe + sIm * qIm;
            im[p][k] = c * pIm + sRe * qIm - sIm * qRe;
            re[q][k] = c * qRe - sRe * pRe + sIm * pIm;
            im[q][k] = c * qIm - sRe * pIm - sIm * pRe;
        }
    }

    /** The singular value decomposition, by making the columns orthogonal (Hestenes 1958). */
    static Singular singular(ComplexMatrix matrix) {
        Jacobi columns = new Jacobi(matrix);
        Jacobi right = new Jacobi(ComplexMatrix.identity(matrix.size()));
        for (int sweep = 0; sweep < SWEEPS && columns.orthogonaliseOnce(right); sweep++) {}
        List<Double> values = Arrays.stream(columns.normaliseColumns()).boxed().toList();
        return new Singular(columns.toMatrix(), values, right.toMatrix());
    }

    private boolean orthogonaliseOnce(Jacobi right) {
        boolean moved = false;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                moved |= orthogonalisePair(p, q, right);
            }
        }
        return moved;
    }

    private boolean orthogonalisePair(int p, int q, Jacobi right) {
        double pp = 0;
        double qq = 0;
        double pqRe = 0;
        double pqIm = 0;
        for (int r = 0; r < size; r++) {
            pp += re[r][p] * re[r][p] + im[r][p] * im[r][p];
            qq += re[r][q] * re[r][q] + im[r][q] * im[r][q];
            pqRe += re[r][p] * re[r][q] + im[r][p] * im[r][q];
            pqIm += re[r][p] * im[r][q] - im[r][p] * re[r][q];
        }
        double overlap = Math.hypot(pqRe, pqIm);
        if (overlap <= 1e-15 * Math.sqrt(pp * qq) || overlap < 1e-30) {
            return false;
        }
        // The 2 x 2 Gram matrix is Hermitian; its Jacobi angle makes the two columns orthogonal.
        double[] axis = {pp - qq, 2 * pqRe, 2 * pqIm};
        double norm = Math.sqrt(dot(axis, axis));
        double sign = axis[0] < 0 ? -1 : 1;
        double x = sign * axis[0] / norm;
        double c = Math.sqrt((x + 1) / 2);
        double scale = sign / norm / Math.sqrt(2 * (x + 1));
        turnColumns(p, q, c, axis[1] * scale, -axis[2] * scale);
        right.turnColumns(p, q, c, axis[1] * scale, -axis[2] * scale);
        return true;
    }

    /** Divides every column by its norm, replaces columns of norm zero by orthonormal ones; returns the norms. */
    private double[] normaliseColumns() {
        double[] norms = new double[size];
        boolean[] done = new boolean[size];
        for (int c = 0; c < size; c++) {
            norms[c] = norm(c);
            done[c] = norms[c] > 1e-13;
            if (done[c]) {
                scale(c, 1 / norms[c]);
            }
        }
        for (int c = 0; c < size; c++) {
            if (!done[c]) {
                norms[c] = 0;
                fillOrthogonal(c, done);
                done[c] = true;
            }
        }
        return norms;
    }

    private void fillOrthogonal(int column, boolean[] done) {
        int best = 0;
        double bestRest = -1;
        for (int unit = 0; unit < size; unit++) {
            double rest = 1;
            for (int c = 0; c < size; c++) {
                rest -= done[c] ? re[unit][c] * re[unit][c] + im[unit][c] * im[unit][c] : 0;
            }
            if (rest > bestRest) {
                bestRest = rest;
                best = unit;
            }
        }
        for (int r = 0; r < size; r++) {
            re[r][column] = r == best ? 1 : 0;
            im[r][column] = 0;
        }
        for (int pass = 0; pass < 2; pass++) { // twice is enough (Kahan)
            for (int c = 0; c < size; c++) {
                if (done[c]) {
                    subtractProjection(column, c);
                }
            }
        }
        scale(column, 1 / norm(column));
    }

    private void subtractProjection(int column, int onto) {
        double dotRe = 0;
        double dotIm = 0;
        for (int r = 0; r < size; r++) {
            dotRe += re[r][onto] * re[r][column] + im[r][onto] * im[r][column];
            dotIm += re[r][onto] * im[r][column] - im[r][onto] * re[r][column];
        }
        for (int r = 0; r < size; r++) {
            re[r][column] -= dotRe * re[r][onto] - dotIm * im[r][onto];
            im[r][column] -= dotRe * im[r][onto] + dotIm * re[r][onto];
        }
    }

    private double norm(int column) {
        double sum = 0;
        for (int r = 0; r < size; r++) {
            sum += re[r][column] * re[r][column] + im[r][column] * im[r][column];
        }
        return Math.sqrt(sum);
    }

    private void scale(int column, double factor) {
        for (int r = 0; r < size; r++) {
            re[r][column] *= factor;
            im[r][column] *= factor;
        }
    }

    private ComplexMatrix toMatrix() {
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = new Complex(re[r][c], im[r][c]);
            }
        }
        return ComplexMatrix.of(rows);
    }
}
