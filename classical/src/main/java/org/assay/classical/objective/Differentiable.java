package org.assay.classical.objective;

/** An objective that knows its gradient, and gives both in one pass. */
public interface Differentiable extends Objective {

    /**
     * The value at {@code x}, with the gradient written over all {@link #dimension()} entries of
     * {@code gradient}.
     */
    double valueAndGradient(double[] x, double[] gradient);

    /** The value alone; override where it is cheaper than value and gradient together. */
    @Override
    default double value(double[] x) {
        return valueAndGradient(x, new double[dimension()]);
    }

    /** A differentiable objective from a lambda that returns the value and fills the gradient. */
    static Differentiable of(int dimension, ValueAndGradient function) {
        Require.atLeast("dimension", dimension, 1);
        return new Differentiable() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                return function.apply(x, gradient);
            }
        };
    }

    /** The body of {@link #valueAndGradient}. */
    @FunctionalInterface
    interface ValueAndGradient {
        double apply(double[] x, double[] gradient);
    }
}
