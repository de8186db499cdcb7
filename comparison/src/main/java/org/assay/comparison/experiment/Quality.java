package org.assay.comparison.experiment;

import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Goal;
import org.assay.comparison.problem.Optimum;

/**
 * Quality as a share of the optimum: 1 is the optimum, larger beats a best known one.
 *
 * @param reference the optimum, or the best known
 * @param zero      the cost of quality 0: no cost at all where a positive cost is maximised (the
 *                  approximation ratio), otherwise the mean over all assignments
 */
public record Quality(Goal goal, Optimum reference, double zero) {

    /** By the approximation ratio where that has a meaning, otherwise against the uniform mean. */
    public static Quality of(Cost cost, Optimum reference) {
        boolean ratio = cost.goal() == Goal.MAXIMISE && reference.value() > 0;
        return new Quality(cost.goal(), reference, ratio ? 0 : Encoding.uniformMean(cost));
    }

    /** Whether quality is the plain ratio of costs. */
    public boolean isPlainRatio() {
        return zero == 0;
    }

    /** {@code cost / optimum}, or the like, for a table's legend. */
    public String definition() {
        return isPlainRatio() ? "cost / optimum" : "(uniform mean - cost) / (uniform mean - optimum)";
    }

    /** 1 where all assignments cost the same. */
    public double of(double cost) {
        return reference.value() == zero ? 1 : (cost - zero) / (reference.value() - zero);
    }

    /** The cost at a quality: what a trial must reach. */
    public double costAt(double quality) {
        return zero + quality * (reference.value() - zero);
    }

    /** As {@link #costAt}, a hair worse: rounding must refuse no cost that is just on it. */
    double costAtLeast(double quality) {
        double slack = 1e-9 * Math.max(1, Math.abs(reference.value()));
        return goal == Goal.MAXIMISE ? costAt(quality) - slack : costAt(quality) + slack;
    }
}
