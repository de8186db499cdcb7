package org.assay.classical.objective;

/**
 * Gives an objective a gradient by central differences, {@code (f(x + h e_i) - f(x - h e_i)) / 2h}:
 * one evaluation for the value and two for each variable. The error is of order h^2 from the
 * formula and 1e-16 |f| / h from rounding, so that h near 1e-5 suits variables of order 1.
 *
 * @param objective the function
 * @param step      h, in units of the variables, positive
 */
public record FiniteDifferences(Objective objective, double step) implements Differentiable {

    public FiniteDifferences {
        Require.positive("step", step);
    }

    @Override
    public int dimension() {
        return objective.dimension();
    }

    @Override
    public double value(double[] x) {
        return objective.value(x);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] = x[i] + step;
            double above = objective.value(moved);
            moved[i] = x[i] - step;
            double below = objective.value(moved);
            moved[i] = x[i];
            gradient[i] = (above - below) / (2 * step);
        }
        return objective.value(x);
    }
}
