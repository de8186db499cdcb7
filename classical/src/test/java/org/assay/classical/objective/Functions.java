package org.assay.classical.objective;

/** Objectives with known minima, for tests of every minimiser. */
public final class Functions {

    private Functions() {}

    /** Half of sum a_i x_i^2: minimum 0 at 0, curvatures a_i. */
    public static Differentiable quadratic(double... curvatures) {
        return Differentiable.of(curvatures.length, (x, gradient) -> {
            double value = 0;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = curvatures[i] * x[i];
                value += curvatures[i] * x[i] * x[i] / 2;
            }
            return value;
        });
    }

    /** x^2, the example of every update rule's Javadoc. */
    public static Differentiable square() {
        return quadratic(2);
    }

    /** Rosenbrock 1960: minimum 0 at (1, 1), along a curved valley. */
    public static Differentiable rosenbrock() {
        return Differentiable.of(2, (x, gradient) -> {
            double along = 1 - x[0];
            double across = x[1] - x[0] * x[0];
            gradient[0] = -2 * along - 400 * across * x[0];
            gradient[1] = 200 * across;
            return along * along + 100 * across * across;
        });
    }

    /** Beale 1958: minimum 0 at (3, 0.5). */
    public static Differentiable beale() {
        return Differentiable.of(2, (x, gradient) -> {
            double value = 0;
            gradient[0] = 0;
            gradient[1] = 0;
            double[] targets = {1.5, 2.25, 2.625};
            for (int k = 1; k <= 3; k++) {
                double power = Math.pow(x[1], k);
                double residual = targets[k - 1] - x[0] * (1 - power);
                value += residual * residual;
                gradient[0] -= 2 * residual * (1 - power);
                gradient[1] += 2 * residual * x[0] * k * Math.pow(x[1], k - 1);
            }
            return value;
        });
    }

    /** Half of the mean of (x - c_i)^2: minimum at the mean of the c_i, where it is half their variance. */
    public static StochasticObjective meanOf(double... centres) {
        return new StochasticObjective() {
            @Override
            public int terms() {
                return centres.length;
            }

            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double valueAndGradient(double[] x, int[] batch, double[] gradient) {
                double value = 0;
                gradient[0] = 0;
                for (int term : batch) {
                    double error = x[0] - centres[term];
                    value += error * error / 2 / batch.length;
                    gradient[0] += error / batch.length;
                }
                return value;
            }
        };
    }
}
