package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * RMSprop (Tieleman and Hinton 2012): divides by a running root mean square of the gradient:
 *
 * <pre>s' = decay s + (1 - decay) g^2
 * x' = x - rate g / (sqrt(s') + epsilon)</pre>
 *
 * <p>Example: f(x) = x^2 from x = 1 at rate 0.1, decay 0.9 and epsilon = 0: 0.6837722..., then
 * 0.4988706...
 *
 * @param decay   share of the mean kept, in [0, 1)
 * @param epsilon keeps the quotient finite, not negative
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012</a>
 */
public record RmsProp(double decay, double epsilon) implements UpdateRule {

    public RmsProp {
        Require.share("decay", decay);
        Require.notNegative("epsilon", epsilon);
    }

    /** With decay 0.9 and epsilon 1e-8. */
    public RmsProp() {
        this(0.9, 1e-8);
    }

    @Override
    public Moments start(int dimension) {
        return Moments.ofSecond(dimension);
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        double[] square = Vectors.meanOfSquares(decay, memory.second(), gradient);
        double[] step = scaledStep(gradient, square, epsilon, learningRate);
        return new Update(step, memory.next(memory.first(), square));
    }

    /** {@code -rate g / (sqrt(s) + epsilon)}, and no step where the gradient is 0. */
    static double[] scaledStep(double[] gradient, double[] square, double epsilon, double learningRate) {
        double[] step = new double[gradient.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = gradient[i] == 0 ? 0 : -learningRate * gradient[i] / (Math.sqrt(square[i]) + epsilon);
        }
        return step;
    }
}
