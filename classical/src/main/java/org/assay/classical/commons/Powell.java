package org.assay.classical.commons;

import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.PowellOptimizer;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Run;
import org.assay.classical.descent.StopReason;
import org.assay.classical.objective.Objective;
import org.assay.classical.objective.Require;

/**
 * Powell's method of conjugate directions (1964): line searches along n directions that are
 * replaced, one an iteration, by the direction of the whole iteration. Without derivatives.
 *
 * @param tolerance of the value an iteration, relative to its size, at least 2.3e-16
 * @see <a href="https://doi.org/10.1093/comjnl/7.2.155">Powell 1964</a>
 */
public record Powell(double tolerance) implements Minimiser<Objective> {

    /** Of the value in Commons Math's own test, where it is 0 at the minimum. */
    private static final double ABSOLUTE = 1e-30;

    public Powell {
        Require.that(tolerance >= 2.3e-16, "tolerance", tolerance, "must be at least 2.3e-16");
    }

    /** With a tolerance of 1e-12. */
    public Powell() {
        this(1e-12);
    }

    @Override
    public StopReason pursue(Run<? extends Objective> run) {
        Bridge bridge = new Bridge(run, tolerance);
        return bridge.pursue(new PowellOptimizer(tolerance, ABSOLUTE, bridge));
    }
}
