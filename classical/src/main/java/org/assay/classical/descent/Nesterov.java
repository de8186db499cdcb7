package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * Nesterov's accelerated gradient (1983), written at the point looked ahead to, so that it asks for
 * one gradient a step at the point itself (Sutskever et al. 2013, Bengio et al. 2013):
 *
 * <pre>v' = mu v + g
 * x' = x - rate (g + mu v')</pre>
 *
 * <p>Example: f(x) = x^2 from x = 1 at rate 0.1 and mu = 0.9: 0.62, then 0.2224.
 *
 * @param mu share of the velocity kept, in [0, 1)
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. 2013</a>
 */
public record Nesterov(double mu) implements UpdateRule {

    public Nesterov {
        Require.share("mu", mu);
    }

    /** With mu = 0.9. */
    public Nesterov() {
        this(0.9);
    }

    @Override
    public Moments start(int dimension) {
        return Moments.ofFirst(dimension);
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        double[] velocity = Momentum.velocity(mu, gradient, memory.first());
        double[] step = new double[gradient.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = -learningRate * (gradient[i] + mu * velocity[i]);
        }
        return new Update(step, memory.next(velocity, memory.second()));
    }
}
