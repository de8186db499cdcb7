package org.assay.classical.descent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Objective;
import org.assay.classical.objective.Points;
import org.assay.classical.objective.StochasticObjective;

/**
 * The books of one run, for those who write a method: counts the work, keeps the best and the last
 * finite point, asks the stop rules.
 *
 * <p>A method calls {@link #begin} with the start and {@link #arrive} with every point that it
 * moves to; both return the reason to end, if there is one. In between it evaluates through the
 * run. Evaluations by {@link #probe} compete for the best point, and throw {@link RunEnded} as soon
 * as the budget is spent or the target met; evaluations by {@link #value} leave both to the following {@code arrive}.
 * Points handed in are kept, not copied: a method does not write to them afterwards.
 */
public final class Run<F extends Objective> {

    /** Stands for the gradient of a method that has none. */
    static final double[] NO_GRADIENT = {};

    private final F objective;
    private final List<StopRule> stops;
    private final Recording recording;
    private final long startNanos;
    private double[] trace = new double[64];
    private int traced;
    private double[] best;
    private double bestValue = Double.POSITIVE_INFINITY;
    private double[] last;
    private double lastValue;
    private long steps;
    private long evaluations;
    private long gradients;
    private long terms;

    Run(F objective, double[] start, Recording recording, StopRule... stops) {
        if (stops.length == 0) {
            throw new IllegalArgumentException("no stop rule was given; add one, such as StopRule.maxSteps(1000)");
        }
        this.best = Points.requirePoint(start, objective).clone();
        this.last = best;
        this.objective = objective;
        this.stops = List.of(stops);
        this.recording = recording;
        this.startNanos = recording.clock().getAsLong();
    }

    /** What is minimised; calls on it are not counted. */
    public F objective() {
        return objective;
    }

    public int dimension() {
        return objective.dimension();
    }

    /** Points arrived at so far, the start not among them. */
    public long steps() {
        return steps;
    }

    /** A copy of the point where the run stands: the start, or the last one arrived at. */
    public double[] point() {
        return last.clone();
    }

    /** Evaluates and counts. */
    public double value(double[] x) {
        count(false);
        return objective.value(x);
    }

    /** Evaluates value and gradient and counts. */
    public static double valueAndGradient(Run<? extends Differentiable> run, double[] x, double[] gradient) {
        run.count(true);
        return run.objective.valueAndGradient(x, gradient);
    }

    /** Evaluates, keeps the point if it is the best, and throws once a rule on work, time or value answers. */
    public double probe(double[] x) {
        return noteProbe(x, value(x));
    }

    /** Evaluates value and gradient, keeps the point if it is the best, and throws once a rule on work, time or value answers. */
    public static double probe(Run<? extends Differentiable> run, double[] x, double[] gradient) {
        return run.noteProbe(x, valueAndGradient(run, x, gradient));
    }

    /** Notes the value of the start, for a method without gradients. */
    public Optional<StopReason> begin(double value) {
        return begin(value, NO_GRADIENT);
    }

    /** Notes the value and gradient of the start; refuses what is not finite. */
    public Optional<StopReason> begin(double value, double[] gradient) {
        double norm = norm(gradient);
        if (!Double.isFinite(value) || Double.isInfinite(norm)) {
            throw new IllegalArgumentException(
                    "at the start the objective is %s and its gradient has norm %s, but both must be finite; start elsewhere"
                            .formatted(value, norm));
        }
        keep(best, value);
        return check(progress(value, Double.NaN, norm, Double.NaN));
    }

    /** Notes the point that a step of a method without gradients led to. */
    public Optional<StopReason> arrive(double[] point, double value) {
        return arrive(point, value, NO_GRADIENT);
    }

    /** Notes the point that a step led to. */
    public Optional<StopReason> arrive(double[] point, double value, double[] gradient) {
        steps++;
        return survey(point, value, gradient);
    }

    /** Counts a step that found nothing better than where the run stands. */
    public Optional<StopReason> stay() {
        steps++;
        return budget();
    }

    /** Notes a point like {@link #arrive}, where the steps that led to it have been counted. */
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

    /** Counts a batch of terms, and the step to a point that was not evaluated. */
    Optional<StopReason> passBatch(int batchTerms) {
        steps++;
        evaluations++;
        gradients++;
        terms += batchTerms;
        return budget();
    }

    /** The first rule on work and time to answer, between two points. */
    public Optional<StopReason> budget() {
        return check(progress(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    static StopReason diverged(double seen) {
        return new StopReason(Criterion.DIVERGED, seen, 0);
    }

    DescentResult result(StopReason reason) {
        Work work = new Work(steps, evaluations, gradients, terms, nanos());
        return new DescentResult(
                best.clone(), bestValue, last.clone(), lastValue, work, reason, Arrays.copyOf(trace, traced));
    }

    private void count(boolean gradient) {
        evaluations++;
        gradients += gradient ? 1 : 0;
        terms += objective instanceof StochasticObjective sum ? sum.terms() : 1;
    }

    private double noteProbe(double[] x, double value) {
        if (value == Double.NEGATIVE_INFINITY) {
            throw new RunEnded(diverged(value));
        }
        if (value < bestValue) {
            best = x.clone();
            bestValue = value;
        }
        check(progress(value, Double.NaN, Double.NaN, Double.NaN)).ifPresent(reason -> {
            throw new RunEnded(reason);
        });
        return value;
    }

    private void keep(double[] point, double value) {
        last = point;
        lastValue = value;
        if (value <= bestValue) { // of points that rounding cannot tell apart, the later one
            best = point;
            bestValue = value;
        }
        if (recording.traced()) {
            if (traced == trace.length) {
                trace = Arrays.copyOf(trace, 2 * traced);
            }
            trace[traced++] = value;
        }
    }

    private Optional<StopReason> check(Progress progress) {
        for (StopRule rule : stops) {
            Optional<StopReason> reason = rule.check(progress);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private Progress progress(double value, double change, double gradientNorm, double stepNorm) {
        return new Progress(steps, evaluations, nanos() * 1e-9, value, change, gradientNorm, stepNorm);
    }

    private long nanos() {
        return recording.clock().getAsLong() - startNanos;
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
