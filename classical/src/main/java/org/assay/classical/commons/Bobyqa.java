package org.assay.classical.commons;

import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Run;
import org.assay.classical.descent.StopReason;
import org.assay.classical.objective.Objective;
import org.assay.classical.objective.Require;

/**
 * BOBYQA (Powell 2009), here without bounds: a trust region in which a quadratic interpolates 2n + 1
 * values. Without derivatives; usually the method with the fewest evaluations on smooth objectives.
 * Needs at least two variables. Its iterations cannot be watched: a run has no steps, and only rules
 * on evaluations, time and target value end it early.
 *
 * @param radius     of the trust region at first: a tenth of the distance expected to the minimum
 * @param lastRadius at which it ends of itself, that is the precision of the variables
 * @see <a href="https://www.damtp.cam.ac.uk/user/na/NA_papers/NA2009_06.pdf">Powell 2009</a>
 */
public record Bobyqa(double radius, double lastRadius) implements Minimiser<Objective> {

    public Bobyqa {
        Require.positive("radius", radius);
        Require.positive("last radius", lastRadius);
        Require.that(lastRadius < radius, "last radius", lastRadius, "must be below the first, " + radius);
    }

    /** From a radius of 0.1 to 1e-8. */
    public Bobyqa() {
        this(0.1, 1e-8);
    }

    @Override
    public StopReason pursue(Run<? extends Objective> run) {
        int n = run.dimension();
        if (n < BOBYQAOptimizer.MINIMUM_PROBLEM_DIMENSION) {
            throw new IllegalArgumentException(
                    "BOBYQA needs at least two variables, but the objective has %d; CoordinateDescent serves one"
                            .formatted(n));
        }
        var optimizer = new BOBYQAOptimizer(2 * n + 1, radius, lastRadius);
        return new Bridge(run, -1).pursue(optimizer, SimpleBounds.unbounded(n));
    }
}
