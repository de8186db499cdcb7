package org.assay.comparison.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assay.classical.descent.Recording;
import org.assay.classical.descent.StopRule;
import org.assay.classical.objective.Differentiable;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;

/**
 * What {@link AngleDescent} would answer if it were stopped after each step: for a picture. Rounding
 * at every step costs far more than the descent, so no clock runs here.
 */
public final class DescentCurve {

    private DescentCurve() {}

    /**
     * The cost of the rounded angles after 0, 1, 2, ... updates, without the single flips that the
     * method ends with.
     *
     * @param steps at most so many updates
     */
    public static double[] of(Problem problem, AngleDescent method, long seed, int steps) {
        Cost cost = problem.cost();
        AngleRelaxation relaxation = new AngleRelaxation(Encoding.spinModel(cost));
        double scale = AngleDescent.scale(cost);
        List<Double> costs = new ArrayList<>();
        Differentiable watched = Differentiable.of(relaxation.dimension(), (x, gradient) -> {
            costs.add(cost.of(relaxation.round(x)));
            double value = relaxation.valueAndGradient(x, gradient) / scale;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= scale;
            }
            return value;
        });
        RandomGenerator random = Streams.of(seed);
        method.optimiser().minimiser(method.rate()).minimise(
                watched, AngleDescent.start(relaxation.dimension(), random), Recording.PLAIN, StopRule.maxSteps(steps));
        return costs.stream().mapToDouble(c -> c).toArray();
    }
}
