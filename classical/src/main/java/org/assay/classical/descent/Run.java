package org.assay.classical.descent;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.CountedDifferentiable;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Points;
import org.assay.classical.objective.StochasticObjective;

/**
 * The books of one run, shared by the methods of this package: counts the work, keeps the best and
 * the last finite point, asks the stop rules. Points handed in are kept, not copied.
 */
final class Run {

    /** Stands for the gradient of a method that has none. */
    static final double[] NO_GRADIENT = {};

    private final CountedDifferentiable objective;
    private final int termsPerEvaluation;
    private final List<StopRule> stops;
    private final LongSupplier clock;
    private final long startNanos;
    private final DoubleStream.Builder trace = DoubleStream.builder();
    private final boolean traced;
    private double[] best;
    private double bestValue;
    private double[] last;
    private double lastValue;
    private long steps;
    private long batches;
    private long batchTerms;

    Run(Differentiable objective, double[] start, LongSupplier clock, boolean traced, StopRule... stops) {
        if (stops.length == 0) {
            throw new IllegalArgumentException("no stop rule was given; add one, such as StopRule.maxSteps(1000)");
        }
        Points.requirePoint(start, objective);
        this.objective = new CountedDifferentiable(objective);
        this.termsPerEvaluation = objective instanceof StochasticObjective sum ? sum.terms() : 1;
        this.stops = List.of(stops);
        this.clock = clock;
        this.startNanos = clock.getAsLong();
        this.traced = traced;
        this.best = start.clone();
        this.last = this.best;
    }

    /** The objective, counted. */
    Differentiable objective() {
        return objective;
    }

    long steps() {
        return steps;
    }

    /** A copy of the start. */
    double[] start() {
        return best.clone();
    }

    /** Notes the start, and its gradient or NO_GRADIENT. */
    Optional<StopReason> begin(double value, double[] gradient) {
        double norm = norm(gradient);
        if (!Double.isFinite(value) || Double.isInfinite(norm)) {
            throw new IllegalArgumentException(
                    "at the start the objective is %s and its gradient has norm %s, but both must be finite; start elsewhere"
                            .formatted(value, norm));
        }
        bestValue = value;
        keep(best, value);
        return check(progress(value, Double.NaN, norm, Double.NaN));
    }

    /** Notes the point that a step led to, and its gradient or NO_GRADIENT. */
    Optional<StopReason> arrive(double[] point, double value, double[] gradient) {
        steps++;
        return survey(point, value, gradient);
    }

    /** Notes a point like {@link #arrive}, but the steps that led to it have been counted. */
    Optional<StopReason> survey(double[] point, double value, double[] gradient) {
        double norm = norm(gradient);
        if (!Double.isFinite(value) || Double.isInfinite(norm)) {
            return Optional.of(diverged(Double.isFinite(value) ? norm : value));
        }
        double change = Math.abs(value - lastValue);
        double stepNorm = Vectors.distance(point, last);
        keep(point, value);
        return check(progress(value, change, norm, stepNorm));
    }

    /** Counts a step to a point whose value nobody computed, and the batch that it was based on. */
    Optional<StopReason> passBatch(int terms) {
        steps++;
        batches++;
        batchTerms += terms;
        return budget();
    }

    /** Asks the rules on work and time, between two points. */
    Optional<StopReason> budget() {
        return check(progress(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    static StopReason diverged(double seen) {
        return new StopReason(Criterion.DIVERGED, seen, 0);
    }

    DescentResult end(StopReason reason) {
        return new DescentResult(
                best.clone(), bestValue, last.clone(), lastValue, work(), reason, trace.build().toArray());
    }

    private Work work() {
        return new Work(
                steps,
                evaluations(),
                objective.gradients() + batches,
                objective.evaluations() * termsPerEvaluation + batchTerms,
                clock.getAsLong() - startNanos);
    }

    private long evaluations() {
        return objective.evaluations() + batches;
    }

    private void keep(double[] point, double value) {
        if (value < bestValue) {
            best = point;
            bestValue = value;
        }
        last = point;
        lastValue = value;
        if (traced) {
            trace.add(value);
        }
    }

    private Optional<StopReason> check(Progress progress) {
        return stops.stream().flatMap(rule -> rule.check(progress).stream()).findFirst();
    }

    private Progress progress(double value, double change, double gradientNorm, double stepNorm) {
        double seconds = (clock.getAsLong() - startNanos) * 1e-9;
        return new Progress(steps, evaluations(), seconds, value, change, gradientNorm, stepNorm);
    }

    /** The norm; NaN where there is no gradient, infinite where it is not finite. */
    private static double norm(double[] gradient) {
        if (gradient.length == 0) {
            return Double.NaN;
        }
        double norm = Vectors.norm(gradient);
        return Double.isNaN(norm) ? Double.POSITIVE_INFINITY : norm;
    }
}
