package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2 with the rate as its
 * schedule multiplier): Adam's step, and besides
 *
 * <pre>x' = x + (Adam's step) - rate decay x</pre>
 *
 * <p>Example: f(x) = x^2 from x = 1 at rate 0.1, decay 0.01, beta1 = 0.9, beta2 = 0.999,
 * epsilon = 0: 0.899, then 0.7985190...
 *
 * @param adam  the rule that the decay is added to
 * @param decay of the variables a step, in units of the rate, not negative
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019</a>
 */
public record AdamW(Adam adam, double decay) implements UpdateRule {

    public AdamW {
        Require.notNegative("decay", decay);
    }

    /** With Adam's published settings and a decay of 0.01. */
    public AdamW() {
        this(new Adam(), 0.01);
    }

    @Override
    public Moments start(int dimension) {
        return adam.start(dimension);
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        Update update = adam.update(gradient, point, memory, learningRate);
        double[] step = update.step().clone();
        for (int i = 0; i < step.length; i++) {
            step[i] -= learningRate * decay * point[i];
        }
        return new Update(step, update.memory());
    }
}
