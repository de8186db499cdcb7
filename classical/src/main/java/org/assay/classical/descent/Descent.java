package org.assay.classical.descent;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Points;

/**
 * First-order descent with the gradient of the whole objective: {@code x' = x + rule(g(x), rate)},
 * one value and gradient a step. The value may rise from step to step; the best point is kept. A
 * run whose objective, gradient or point stops being finite ends as diverged.
 *
 * @param rule     turns gradients into steps
 * @param schedule the learning rate of each step
 * @param traced   whether the result lists the value at every point
 * @param clock    nanoseconds, from any origin
 */
public record Descent(UpdateRule rule, Schedule schedule, boolean traced, LongSupplier clock)
        implements Minimiser<Differentiable> {

    public Descent(UpdateRule rule, Schedule schedule) {
        this(rule, schedule, false, System::nanoTime);
    }

    public Descent withTrace() {
        return new Descent(rule, schedule, true, clock);
    }

    public Descent withClock(LongSupplier nanos) {
        return new Descent(rule, schedule, traced, nanos);
    }

    /** Minimises with an untraced descent on the system's clock. */
    public static DescentResult minimise(
            Differentiable objective, double[] start, UpdateRule rule, Schedule schedule, StopRule... stops) {
        return new Descent(rule, schedule).minimise(objective, start, stops);
    }

    @Override
    public DescentResult minimise(Differentiable objective, double[] start, StopRule... stops) {
        Run run = new Run(objective, start, clock, traced, stops);
        double[] point = run.start();
        double[] gradient = new double[point.length];
        Moments memory = rule.start(point.length);
        double value = run.objective().valueAndGradient(point, gradient);
        Optional<StopReason> end = run.begin(value, gradient);
        while (end.isEmpty()) {
            Update update = rule.update(gradient, point, memory, schedule.rate(run.steps()));
            memory = update.memory();
            point = Vectors.sum(point, update.step());
            end = Points.isFinite(point)
                    ? run.arrive(point, run.objective().valueAndGradient(point, gradient), gradient)
                    : Optional.of(Run.diverged(Double.NaN));
        }
        return run.end(end.get());
    }
}
