package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * The heavy ball (Polyak 1964):
 *
 * <pre>v' = mu v + g
 * x' = x - rate v'</pre>
 *
 * <p>Example: f(x) = x^2 from x = 1 at rate 0.1 and mu = 0.9: 0.8, then 0.46.
 *
 * @param mu share of the velocity kept, in [0, 1)
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak 1964</a>
 */
public record Momentum(double mu) implements UpdateRule {

    public Momentum {
        Require.share("mu", mu);
    }

    /** With mu = 0.9. */
    public Momentum() {
        this(0.9);
    }

    @Override
    public Moments start(int dimension) {
        return Moments.ofFirst(dimension);
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        double[] velocity = velocity(mu, gradient, memory.first());
        return new Update(Vectors.scaled(-learningRate, velocity), memory.next(velocity, memory.second()));
    }

    static double[] velocity(double mu, double[] gradient, double[] before) {
        double[] velocity = new double[gradient.length];
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = mu * before[i] + gradient[i];
        }
        return velocity;
    }
}
