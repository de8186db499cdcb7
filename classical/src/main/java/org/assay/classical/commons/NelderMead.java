package org.assay.classical.commons;

import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Run;
import org.assay.classical.descent.StopReason;
import org.assay.classical.objective.Objective;
import org.assay.classical.objective.Require;

/**
 * The simplex method of Nelder and Mead (1965), from a regular simplex at the start: reflects,
 * expands and contracts n + 1 points. Without derivatives; good to about 10 variables. Ends of
 * itself when every vertex's value changes by at most the tolerance in an iteration.
 *
 * @param side      of the first simplex, in units of the variables
 * @param tolerance of the values, relative to their size
 * @see <a href="https://doi.org/10.1093/comjnl/7.4.308">Nelder and Mead 1965</a>
 */
public record NelderMead(double side, double tolerance) implements Minimiser<Objective> {

    public NelderMead {
        Require.positive("side", side);
        Require.positive("tolerance", tolerance);
    }

    /** With a side of 0.1 and a tolerance of 1e-12. */
    public NelderMead() {
        this(0.1, 1e-12);
    }

    @Override
    public StopReason pursue(Run<? extends Objective> run) {
        Bridge bridge = new Bridge(run, tolerance);
        return bridge.pursue(new SimplexOptimizer(bridge), new NelderMeadSimplex(run.dimension(), side));
    }
}
