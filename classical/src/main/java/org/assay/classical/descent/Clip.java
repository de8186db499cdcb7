package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * Bounds a gradient, so that one steep place cannot throw the point far away.
 *
 * <p>Example: with limit 5 the gradient (30, -40) becomes (3, -4) by norm, and (5, -5) by value.
 *
 * @see <a href="https://proceedings.mlr.press/v28/pascanu13.html">Pascanu, Mikolov and Bengio 2013</a>
 */
public sealed interface Clip {

    /** The bounded gradient; the argument is left as it is. */
    double[] apply(double[] gradient);

    /** Scales the whole gradient down to a Euclidean norm of at most {@code limit}; keeps its direction. */
    record ByNorm(double limit) implements Clip {

        public ByNorm {
            Require.positive("limit", limit);
        }

        @Override
        public double[] apply(double[] gradient) {
            double norm = Vectors.norm(gradient);
            return norm <= limit ? gradient.clone() : Vectors.scaled(limit / norm, gradient);
        }
    }

    /** Cuts every entry to [-limit, limit]; may change the direction. */
    record ByValue(double limit) implements Clip {

        public ByValue {
            Require.positive("limit", limit);
        }

        @Override
        public double[] apply(double[] gradient) {
            double[] clipped = new double[gradient.length];
            for (int i = 0; i < clipped.length; i++) {
                clipped[i] = Math.clamp(gradient[i], -limit, limit);
            }
            return clipped;
        }
    }
}
