package org.assay.classical.descent;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Require;

/**
 * Says when a run ends. Rules are asked at every new point; those on evaluations and time also
 * between evaluations of a line search. The first that answers wins.
 */
@FunctionalInterface
public interface StopRule {

    Optional<StopReason> check(Progress progress);

    /** Ends when the Euclidean norm of the gradient is at most {@code tolerance}. */
    static StopRule gradientNorm(double tolerance) {
        Require.notNegative("gradient tolerance", tolerance);
        return p -> atMost(Criterion.GRADIENT_NORM, p.gradientNorm(), tolerance);
    }

    /** Ends when a step changes the value by at most {@code tolerance}, in units of the objective. */
    static StopRule valueChange(double tolerance) {
        Require.notNegative("value tolerance", tolerance);
        return p -> atMost(Criterion.VALUE_CHANGE, p.valueChange(), tolerance);
    }

    /** Ends when a step is at most {@code tolerance} long, in units of the variables. */
    static StopRule stepSize(double tolerance) {
        Require.notNegative("step tolerance", tolerance);
        return p -> atMost(Criterion.STEP_SIZE, p.stepNorm(), tolerance);
    }

    /** Ends when the value is at most {@code target}. */
    static StopRule targetValue(double target) {
        return p -> atMost(Criterion.TARGET_VALUE, p.value(), target);
    }

    /** Ends after so many updates. */
    static StopRule maxSteps(long steps) {
        Require.atLeast("steps", steps, 0);
        return p -> atLeast(Criterion.MAX_STEPS, (double) p.steps(), (double) steps);
    }

    /** Ends after so many evaluations of the objective; a value that comes with a gradient counts once. */
    static StopRule maxEvaluations(long evaluations) {
        Require.atLeast("evaluations", evaluations, 1);
        return p -> atLeast(Criterion.MAX_EVALUATIONS, (double) p.evaluations(), (double) evaluations);
    }

    /** Ends after so much time on the run's clock. */
    static StopRule timeLimit(double seconds) {
        Require.notNegative("time limit", seconds);
        return p -> atLeast(Criterion.TIME_LIMIT, p.seconds(), seconds);
    }

    /** Ends when the caller says so: a deadline shared by several runs, or a cancellation. */
    static StopRule deadline(BooleanSupplier passed) {
        return p -> passed.getAsBoolean()
                ? Optional.of(new StopReason(Criterion.DEADLINE, p.seconds(), 0))
                : Optional.empty();
    }

    private static Optional<StopReason> atMost(Criterion criterion, double seen, double threshold) {
        return seen <= threshold ? Optional.of(new StopReason(criterion, seen, threshold)) : Optional.empty();
    }

    private static Optional<StopReason> atLeast(Criterion criterion, double seen, double threshold) {
        return seen >= threshold ? Optional.of(new StopReason(criterion, seen, threshold)) : Optional.empty();
    }
}
