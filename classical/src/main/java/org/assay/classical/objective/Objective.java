package org.assay.classical.objective;

import java.util.function.ToDoubleFunction;

/** A real function of {@link #dimension()} real variables, to be minimised. */
public interface Objective {

    /** Number of variables, at least 1. */
    int dimension();

    /** The value at {@code x}, which is read only; NaN or infinite where it is undefined. */
    double value(double[] x);

    /** An objective from a lambda. */
    static Objective of(int dimension, ToDoubleFunction<double[]> function) {
        Require.atLeast("dimension", dimension, 1);
        return new Objective() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public double value(double[] x) {
                return function.applyAsDouble(x);
            }
        };
    }
}
