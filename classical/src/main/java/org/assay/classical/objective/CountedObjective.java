package org.assay.classical.objective;

/** Passes every call on and counts it. Not thread-safe: one wrapper a run. */
public final class CountedObjective implements Objective {

    private final Objective objective;
    private long evaluations;

    public CountedObjective(Objective objective) {
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

    /** Calls so far. */
    public long evaluations() {
        return evaluations;
    }
}
