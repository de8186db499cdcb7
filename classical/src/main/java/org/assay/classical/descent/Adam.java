package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/**
 * Adam (Kingma and Ba 2015, algorithm 1): momentum and RMSprop, both corrected for their start at 0:
 *
 * <pre>m' = beta1 m + (1 - beta1) g         v' = beta2 v + (1 - beta2) g^2
 * x' = x - rate (m' / (1 - beta1^t)) / (sqrt(v' / (1 - beta2^t)) + epsilon),   t = 1, 2, ...</pre>
 *
 * <p>The first step has the length of the rate in every variable, whatever the scale of f.
 *
 * <p>Example: f(x) = x^2 from x = 1 at rate 0.1, beta1 = 0.9, beta2 = 0.999, epsilon = 0: 0.9, then
 * 0.8004122...
 *
 * @param beta1   share of the mean kept, in [0, 1)
 * @param beta2   share of the mean square kept, in [0, 1)
 * @param epsilon keeps the quotient finite, not negative
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015</a>
 */
public record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {

    public Adam {
        Require.share("beta1", beta1);
        Require.share("beta2", beta2);
        Require.notNegative("epsilon", epsilon);
    }

    /** With the paper's settings: beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. */
    public Adam() {
        this(0.9, 0.999, 1e-8);
    }

    @Override
    public Moments start(int dimension) {
        return Moments.ofBoth(dimension);
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        double[] mean = Vectors.mean(beta1, memory.first(), gradient);
        double[] square = Vectors.meanOfSquares(beta2, memory.second(), gradient);
        Moments next = memory.next(mean, square);
        return new Update(step(next, learningRate), next);
    }

    private double[] step(Moments memory, double learningRate) {
        double meanCorrection = 1 - Math.pow(beta1, (double) memory.steps());
        double squareCorrection = 1 - Math.pow(beta2, (double) memory.steps());
        double[] step = new double[memory.first().length];
        for (int i = 0; i < step.length; i++) {
            double mean = memory.first()[i] / meanCorrection;
            double root = Math.sqrt(memory.second()[i] / squareCorrection);
            step[i] = mean == 0 ? 0 : -learningRate * mean / (root + epsilon);
        }
        return step;
    }
}
