package org.assay.classical.descent;

/**
 * Steepest descent (Cauchy 1847), and stochastic gradient descent when the gradient is that of a
 * batch (Robbins and Monro 1951):
 *
 * <pre>x' = x - rate g</pre>
 *
 * <p>On a quadratic with eigenvalues in [a, b] it converges for rates below 2/b, fastest at
 * 2/(a + b), where the error shrinks by (b - a)/(b + a) a step.
 *
 * <p>Example: f(x) = x^2 from x = 1 at rate 0.1: 0.8, then 0.64.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729586">Robbins and Monro 1951</a>
 */
public record GradientDescent() implements UpdateRule {

    @Override
    public Moments start(int dimension) {
        return Moments.none();
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        return new Update(Vectors.scaled(-learningRate, gradient), memory.next(memory.first(), memory.second()));
    }
}
