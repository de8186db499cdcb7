package org.assay.classical.commons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.optim.OptimizationData;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.GradientMultivariateOptimizer;
import org.assay.classical.descent.DescentResult;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.StopRule;
import org.assay.classical.objective.Differentiable;

/**
 * One of our methods as a Commons Math optimiser:
 *
 * <pre>new AssayOptimizer(new Lbfgs(), StopRule.gradientNorm(1e-8)).optimize(
 *         new ObjectiveFunction(f), new ObjectiveFunctionGradient(g), GoalType.MINIMIZE,
 *         new InitialGuess(start), new MaxEval(1000))</pre>
 *
 * <p>Where {@code MaxEval} or {@code MaxIter} is spent it returns the best point, unlike the
 * optimisers of Commons Math, which throw. It takes no bounds.
 */
public final class AssayOptimizer extends GradientMultivariateOptimizer {

    private final Minimiser<? super Differentiable> minimiser;
    private final List<StopRule> stops;
    private boolean hasGradient;

    /**
     * @param minimiser one that needs no gradient may be run without {@code ObjectiveFunctionGradient}
     * @param stops     besides {@code MaxEval} and {@code MaxIter}; may be none
     */
    public AssayOptimizer(Minimiser<? super Differentiable> minimiser, StopRule... stops) {
        super(null);
        this.minimiser = minimiser;
        this.stops = List.of(stops);
    }

    @Override
    protected void parseOptimizationData(OptimizationData... data) {
        super.parseOptimizationData(data);
        hasGradient |= Arrays.stream(data).anyMatch(ObjectiveFunctionGradient.class::isInstance);
    }

    @Override
    protected PointValuePair doOptimize() {
        if (getLowerBound() != null || getUpperBound() != null) {
            throw new IllegalArgumentException("bounds were given, but %s takes none".formatted(minimiser));
        }
        if (getMaxEvaluations() < 1) {
            throw new IllegalArgumentException("no budget was given; add a MaxEval of at least 1");
        }
        double sign = getGoalType() == GoalType.MAXIMIZE ? -1 : 1;
        DescentResult result = minimiser.minimise(new Signed(sign), getStartPoint(), allStops());
        return new PointValuePair(result.best(), sign * result.value());
    }

    private StopRule[] allStops() {
        List<StopRule> all = new ArrayList<>(stops);
        all.add(StopRule.maxEvaluations(getMaxEvaluations()));
        all.add(StopRule.maxSteps(getMaxIterations()));
        return all.toArray(StopRule[]::new);
    }

    /** The objective of the present call, turned over for a maximum. */
    private final class Signed implements Differentiable {

        private final double sign;

        Signed(double sign) {
            this.sign = sign;
        }

        @Override
        public int dimension() {
            return getStartPoint().length;
        }

        @Override
        public double value(double[] x) {
            return sign * computeObjectiveValue(x);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double[] theirs = theirGradient(x);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = sign * theirs[i];
            }
            return value(x);
        }

        private double[] theirGradient(double[] x) {
            if (!hasGradient) {
                throw new IllegalArgumentException(
                        "%s needs a gradient; add an ObjectiveFunctionGradient".formatted(minimiser));
            }
            return computeObjectiveGradient(x);
        }
    }
}
