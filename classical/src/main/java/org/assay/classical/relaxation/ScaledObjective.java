package org.assay.classical.relaxation;

import org.assay.classical.objective.Differentiable;
import org.assay.classical.search.SpinModel;

/**
 * A relaxation divided by the largest local field that a model's spins could make, so that learning
 * rates and tolerances serve models of any scale.
 */
final class ScaledObjective implements Differentiable {
    private final Differentiable relaxation;
    private final double factor;

    ScaledObjective(Differentiable relaxation, SpinModel model) {
        this.relaxation = relaxation;
        this.factor = 1 / largestLocalField(model);
    }

    /** 1 where there are no fields. */
    private static double largestLocalField(SpinModel model) {
        double largest = 0;
        for (int i = 0; i < model.size(); i++) {
            double field = Math.abs(model.field(i));
            for (int k = 0; k < model.couplings().degree(i); k++) {
                field += Math.abs(model.couplings().neighbourWeight(i, k));
            }
            largest = Math.max(largest, field);
        }
        return largest == 0 ? 1 : largest;
    }

    @Override
    public int dimension() {
        return relaxation.dimension();
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double value = relaxation.valueAndGradient(x, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= factor;
        }
        return value * factor;
    }
}
