package org.assay.classical.objective;

import java.util.stream.IntStream;

/**
 * The mean of {@link #terms()} differentiable functions of the same variables, such as a loss over
 * samples. A batch of terms gives an unbiased estimate of the value and of the gradient.
 */
public interface StochasticObjective extends Differentiable {

    /** Number of terms in the mean, at least 1. */
    int terms();

    /**
     * The mean over the terms named by {@code batch} (indexes 0 to terms() - 1, not empty), with
     * the gradient of that mean written over {@code gradient}.
     */
    double valueAndGradient(double[] x, int[] batch, double[] gradient);

    /** The mean over all terms. */
    @Override
    default double valueAndGradient(double[] x, double[] gradient) {
        return valueAndGradient(x, IntStream.range(0, terms()).toArray(), gradient);
    }
}
