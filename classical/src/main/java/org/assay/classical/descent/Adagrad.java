package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * Adagrad (Duchi, Hazan and Singer 2011): each variable's rate falls with the gradients it has seen:
 *
 * <pre>s' = s + g^2
 * x' = x - rate g / (sqrt(s') + epsilon)</pre>
 *
 * <p>Example: f(x) = x^2 from x = 1 at rate 0.1 and epsilon = 0: 0.9, then 0.8331035...
 *
 * @param epsilon keeps the quotient finite, not negative
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer 2011</a>
 */
public record Adagrad(double epsilon) implements UpdateRule {

    public Adagrad {
        Require.notNegative("epsilon", epsilon);
    }

    /** With epsilon = 1e-10. */
    public Adagrad() {
        this(1e-10);
    }

    @Override
    public Moments start(int dimension) {
        return Moments.ofSecond(dimension);
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        double[] sum = new double[gradient.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = memory.second()[i] + gradient[i] * gradient[i];
        }
        double[] step = RmsProp.scaledStep(gradient, sum, epsilon, learningRate);
        return new Update(step, memory.next(memory.first(), sum));
    }
}
