package org.assay.classical.objective;

/** Passes every call on and counts it. Not thread-safe: one wrapper a run. */
public final class CountedDifferentiable implements Differentiable {

    private final Differentiable objective;
    private long evaluations;
    private long gradients;

    public CountedDifferentiable(Differentiable objective) {
        this.objective = objective;
    }

    @Override
    public int dimension() {
        return objective.dimension();
    }

    @Override
    public double value(double[] x) {
        evaluations++;
        return objective.value(x);
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        evaluations++;
        gradients++;
        return objective.valueAndGradient(x, gradient);
    }

    /** Values computed so far, those that came with a gradient among them. */
    public long evaluations() {
        return evaluations;
    }

    /** Gradients computed so far. */
    public long gradients() {
        return gradients;
    }
}
