package org.assay.comparison.contender;

import org.assay.classical.objective.Differentiable;
import org.assay.classical.relaxation.AngleObjective;
import org.assay.classical.relaxation.HalfPlanes;
import org.assay.classical.search.FieldFree;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.Spins;

/** Angles for the spins of a model, with one more where it has fields, and the way back to spins. */
final class AngleRelaxation implements Differentiable {
    private final FieldFree free;
    private final AngleObjective objective;

    AngleRelaxation(SpinModel model) {
        this.free = FieldFree.of(model);
        this.objective = new AngleObjective(free.model());
    }

    @Override
    public int dimension() {
        return objective.dimension();
    }

    @Override
    public double valueAndGradient(double[] angles, double[] gradient) {
        return objective.valueAndGradient(angles, gradient);
    }

    /** The best of all cuts of the plane in halves. */
    Spins round(double[] angles) {
        return free.toOriginal(HalfPlanes.round(free.model(), angles).spins());
    }
}
