package org.assay.classical.relaxation;

import org.assay.classical.objective.Differentiable;
import org.assay.classical.search.SpinModel;

/**
 * The rank-2 relaxation (Burer, Monteiro, Zhang 2002): spins become angles t in radians, and
 * {@code constant + sum J_ij cos(t_i - t_j)} is minimised. For MaxCut this is minus {@code sum w_ij (1 -
 * cos(t_i - t_j)) / 2}. Angles of 0 and pi are spins. Value and gradient come from one pass over the
 * couplings; sines and cosines are taken once for each spin.
 */
public final class AngleObjective implements Differentiable {
    private final Couplings couplings;
    private final double constant;

    /** The relaxation of a model without fields. */
    public AngleObjective(SpinModel model) {
        if (model.hasFields()) {
            throw new IllegalArgumentException("the model has fields; relax FieldFree.of(model).model() instead");
        }
        this.couplings = new Couplings(model);
        this.constant = model.constant();
    }

    @Override
    public int dimension() {
        return couplings.size();
    }

    @Override
    public double valueAndGradient(double[] angles, double[] gradient) {
        double[] cosines = new double[angles.length];
        double[] sines = new double[angles.length];
        for (int i = 0; i < angles.length; i++) {
            cosines[i] = Math.cos(angles[i]);
            sines[i] = Math.sin(angles[i]);
        }
        double twice = 0;
        for (int i = 0; i < angles.length; i++) {
            double alongCosine = couplings.row(i, cosines);
            double alongSine = couplings.row(i, sines);
            twice += cosines[i] * alongCosine + sines[i] * alongSine;
            gradient[i] = couplings.unit * (cosines[i] * alongSine - sines[i] * alongCosine);
        }
        return constant + couplings.unit * twice / 2;
    }
}
