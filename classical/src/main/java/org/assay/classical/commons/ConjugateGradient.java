package org.assay.classical.commons;

import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Run;
import org.assay.classical.descent.StopReason;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Require;

/**
 * Nonlinear conjugate gradient in the form of Polak and Ribiere (1969), with line searches that ask
 * for values alone. The value that comes with each gradient is not paid for twice.
 *
 * @param tolerance of the value an iteration, relative to its size
 * @see <a href="https://doi.org/10.1051/m2an/196903R100351">Polak and Ribiere 1969</a>
 */
public record ConjugateGradient(double tolerance) implements Minimiser<Differentiable> {

    public ConjugateGradient {
        Require.positive("tolerance", tolerance);
    }

    /** With a tolerance of 1e-12. */
    public ConjugateGradient() {
        this(1e-12);
    }

    @Override
    public StopReason pursue(Run<? extends Differentiable> run) {
        Bridge bridge = new Bridge(run, tolerance);
        var gradient = new ObjectiveFunctionGradient(x -> gradient(run, bridge, x));
        return bridge.pursue(new NonLinearConjugateGradientOptimizer(Formula.POLAK_RIBIERE, bridge), gradient);
    }

    private static double[] gradient(Run<? extends Differentiable> run, Bridge bridge, double[] x) {
        double[] gradient = new double[x.length];
        bridge.remember(x, Run.probe(run, x, gradient));
        return gradient;
    }
}
