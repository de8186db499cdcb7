package org.assay.comparison.problem;

/** Which way a cost is better. */
public enum Goal {
    MAXIMISE,
    MINIMISE;

    /** Whether the first cost is strictly better than the second. */
    public boolean better(double cost, double than) {
        return energy(cost) < energy(than);
    }

    /** The cost as an energy, which is always minimised; its own inverse, and without a negative zero. */
    public double energy(double cost) {
        return this == MAXIMISE ? 0 - cost : cost;
    }

    /** The cost that every other one beats. */
    public double worst() {
        return energy(Double.POSITIVE_INFINITY);
    }
}
