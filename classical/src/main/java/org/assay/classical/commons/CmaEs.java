package org.assay.classical.commons;

import java.util.Arrays;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Run;
import org.assay.classical.descent.StopReason;
import org.assay.classical.objective.Objective;
import org.assay.classical.objective.Require;

/**
 * The evolution strategy with covariance matrix adaptation (Hansen and Ostermeier 2001), in its
 * active form: samples a population from a normal distribution and moves the distribution to the
 * better half. Without derivatives; robust where the landscape is rugged, at the price of many
 * evaluations. A generation that found a better point is a step of the run.
 *
 * @param deviation of the first distribution in every variable, about a third of the region of interest
 * @param seed      of the samples
 * @see <a href="https://doi.org/10.1162/106365601750190398">Hansen and Ostermeier 2001</a>
 */
public record CmaEs(double deviation, long seed) implements Minimiser<Objective> {

    public CmaEs {
        Require.positive("deviation", deviation);
    }

    @Override
    public StopReason pursue(Run<? extends Objective> run) {
        int n = run.dimension();
        Bridge bridge = new Bridge(run, -1);
        double[] deviations = new double[n];
        Arrays.fill(deviations, deviation);
        var optimizer = new CMAESOptimizer(
                Integer.MAX_VALUE - 1, Double.NEGATIVE_INFINITY, true, 0, 0, new Well19937c(seed), false, bridge);
        return bridge.pursue(
                optimizer,
                new CMAESOptimizer.Sigma(deviations),
                new CMAESOptimizer.PopulationSize(4 + (int) (3 * Math.log(n))),
                SimpleBounds.unbounded(n));
    }
}
