package org.assay.classical.objective;

/** Passes every call on and counts it. Not thread-safe: one wrapper a run. */
public sealed class CountedObjective implements Objective permits CountedDifferentiable {

    private final Objective objective;
    private long evaluations;

    public CountedObjective(Objective objective) {
        this.objective = objective;
    }

    @Override
    public final int dimension() {
        return objective.dimension();
    }

    @Override
    public final double value(double[] x) {
        countEvaluation();
        return objective.value(x);
    }

    final void countEvaluation() {
        evaluations++;
    }

    /** Values computed so far, those that came with a gradient among them. */
    public final long evaluations() {
        return evaluations;
    }
}
