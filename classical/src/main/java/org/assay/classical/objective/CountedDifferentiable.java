package org.assay.classical.objective;

/** Counts gradients, too. */
public final class CountedDifferentiable extends CountedObjective implements Differentiable {

    private final Differentiable objective;
    private long gradients;

    public CountedDifferentiable(Differentiable objective) {
        super(objective);
        this.objective = objective;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        countEvaluation();
        gradients++;
        return objective.valueAndGradient(x, gradient);
    }

    /** Gradients computed so far. */
    public long gradients() {
        return gradients;
    }
}
