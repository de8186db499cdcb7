package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * Natural gradient (Amari 1998): steepest descent in the metric M that the model carries, such as the
 * Fisher information of a distribution or the Fubini-Study tensor of a circuit (Stokes et al. 2020):
 *
 * <pre>x' = x - rate (M(x) + damping I)^-1 g</pre>
 *
 * <p>It earns its place where the metric costs little beside the gradient: the linear system is
 * solved densely, in n^3 / 6 multiplications.
 *
 * <p>Example: f(x, y) = (x^2 + 4 y^2) / 2 from (1, 1) at rate 0.5 with M = diag(1, 4) and no damping:
 * (0.5, 0.5), then (0.25, 0.25).
 *
 * @param metric  symmetric and positive semidefinite at every point
 * @param damping added to the diagonal, not negative
 * @see <a href="https://doi.org/10.1162/089976698300017746">Amari 1998</a>
 * @see <a href="https://doi.org/10.22331/q-2020-05-25-269">Stokes, Izaac, Killoran and Carleo 2020</a>
 */
public record NaturalGradient(Metric metric, double damping) implements UpdateRule {

    /** A symmetric matrix at every point. */
    @FunctionalInterface
    public interface Metric {

        /** The matrix at {@code point}, a fresh array of rows; the lower triangle is read. */
        double[][] at(double[] point);
    }

    public NaturalGradient {
        Require.notNegative("damping", damping);
    }

    @Override
    public Moments start(int dimension) {
        return Moments.none();
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        double[][] factor = cholesky(metric.at(point));
        double[] step = Vectors.scaled(-learningRate, gradient);
        solveLower(factor, step);
        solveTransposed(factor, step);
        return new Update(step, memory.next(memory.first(), memory.second()));
    }

    /** Overwrites the lower triangle of M + damping I with L, where L L^T is that matrix. */
    private double[][] cholesky(double[][] m) {
        for (int i = 0; i < m.length; i++) {
            m[i][i] += damping;
            for (int j = 0; j <= i; j++) {
                double rest = m[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= m[i][k] * m[j][k];
                }
                m[i][j] = i == j ? root(rest, i) : rest / m[j][j];
            }
        }
        return m;
    }

    private double root(double pivot, int row) {
        if (!(pivot > 0)) {
            throw new IllegalArgumentException(
                    "the metric with damping %s has pivot %s in row %d, but must be positive definite; raise the damping"
                            .formatted(damping, pivot, row));
        }
        return Math.sqrt(pivot);
    }

    private static void solveLower(double[][] l, double[] x) {
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i][k] * x[k];
            }
            x[i] /= l[i][i];
        }
    }

    private static void solveTransposed(double[][] l, double[] x) {
        for (int i = x.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= l[k][i] * x[k];
            }
            x[i] /= l[i][i];
        }
    }
}
