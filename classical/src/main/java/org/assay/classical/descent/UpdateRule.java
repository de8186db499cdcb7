package org.assay.classical.descent;

/**
 * One step of a first-order method: a pure function from gradient, point and memory to the step
 * and the next memory. Implementations are records of their settings; the memory is held by the
 * caller, so that one rule may serve any number of runs at once.
 */
public interface UpdateRule {

    /** The memory before the first step. */
    Moments start(int dimension);

    /**
     * The step to add to {@code point}, at a learning rate; changes none of its arguments.
     *
     * @param gradient     at {@code point}
     * @param memory       from {@link #start} or from the last update
     * @param learningRate not negative
     */
    Update update(double[] gradient, double[] point, Moments memory, double learningRate);

    /** This rule, fed with gradients scaled down to a Euclidean norm of at most {@code limit}. */
    default UpdateRule clippedByNorm(double limit) {
        return new Clipped(this, new Clip.ByNorm(limit));
    }

    /** This rule, fed with gradients whose entries are cut to [-limit, limit]. */
    default UpdateRule clippedByValue(double limit) {
        return new Clipped(this, new Clip.ByValue(limit));
    }
}
