package org.assay.classical.commons;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.ConvergenceChecker;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.OptimizationData;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.MultivariateOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.assay.classical.descent.Run;
import org.assay.classical.descent.RunEnded;
import org.assay.classical.descent.StopReason;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Objective;

/**
 * A run as Commons Math sees it: an objective that throws {@link RunEnded} when the budget is spent,
 * and a convergence checker that is told of every iteration. The last value is remembered, because
 * several optimisers ask for the same point twice.
 */
class Bridge implements MultivariateFunction, ConvergenceChecker<PointValuePair> {

    /** Shown for a value that is not a number; finite, so that differences of two stay numbers. */
    private static final double VERY_HIGH = 1e200;

    private final Run<? extends Objective> run;
    private final double tolerance;
    private double[] seen = {};
    private double seenValue;
    private IntSupplier iterations = () -> 0;
    private int iteration;

    /**
     * @param tolerance of the value relative to its size, at which an iteration counts as the last;
     *                  negative for a method that has its own test
     */
    Bridge(Run<? extends Objective> run, double tolerance) {
        this.run = run;
        this.tolerance = tolerance;
    }

    StopReason pursue(MultivariateOptimizer optimizer, OptimizationData... settings) {
        iterations = optimizer::getIterations;
        Optional<StopReason> end = begin();
        return end.orElseGet(() -> outcome(() -> optimizer.optimize(all(settings))));
    }

    private OptimizationData[] all(OptimizationData... settings) {
        OptimizationData[] all = Arrays.copyOf(settings, settings.length + 4);
        all[settings.length] = new ObjectiveFunction(this);
        all[settings.length + 1] = GoalType.MINIMIZE;
        all[settings.length + 2] = new InitialGuess(run.point());
        all[settings.length + 3] = MaxEval.unlimited();
        return all;
    }

    /** Evaluates the start. */
    Optional<StopReason> begin() {
        double[] start = run.point();
        double value = run.value(start);
        remember(start, value);
        return run.begin(value);
    }

    private static StopReason outcome(Supplier<PointValuePair> optimisation) {
        try {
            PointValuePair found = optimisation.get();
            return new StopReason(Criterion.OWN_TEST, found.getValue(), 0);
        } catch (MathIllegalStateException gaveUp) {
            return new StopReason(Criterion.GAVE_UP, 0, 0);
        }
    }

    @Override
    public final double value(double[] x) {
        if (!Arrays.equals(x, seen)) {
            remember(x, run.probe(x));
        }
        return seenValue;
    }

    final void remember(double[] x, double value) {
        seen = x.clone();
        seenValue = Double.isNaN(value) ? VERY_HIGH : Math.min(value, VERY_HIGH);
    }

    /**
     * Called for each vertex of a simplex, the best one first, but only the first call is an arrival.
     * The iteration handed over is always 0 for a simplex; the optimiser's own count is right.
     */
    @Override
    public final boolean converged(int unusedIteration, PointValuePair previous, PointValuePair current) {
        if (iterations.getAsInt() != iteration) {
            iteration = iterations.getAsInt();
            arrive(current.getValue() <= previous.getValue() ? current : previous);
        }
        double change = Math.abs(previous.getValue() - current.getValue());
        double size = Math.max(Math.abs(previous.getValue()), Math.abs(current.getValue()));
        return change <= tolerance * size;
    }

    /** CMA-ES hands over the two results in the other order, and only where there is a better one. */
    private void arrive(PointValuePair best) {
        boolean stays = Arrays.equals(best.getPoint(), run.point());
        Optional<StopReason> end = stays ? run.stay() : run.arrive(best.getPoint(), best.getValue());
        end.ifPresent(reason -> {
            throw new RunEnded(reason);
        });
    }
}
