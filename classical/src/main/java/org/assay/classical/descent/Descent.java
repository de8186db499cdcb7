package org.assay.classical.descent;

import java.util.Optional;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Points;

/**
 * First-order descent with the gradient of the whole objective: {@code x' = x + rule(g(x), rate)},
 * one value and gradient a step. The value may rise from step to step; the best point is kept. A
 * run whose objective, gradient or point stops being finite ends as diverged.
 *
 * @param rule     turns gradients into steps
 * @param schedule the learning rate of each step
 */
public record Descent(UpdateRule rule, Schedule schedule) implements Minimiser<Differentiable> {

    /** Minimises from {@code start}; short for a descent that is used once. */
    public static DescentResult minimise(
            Differentiable objective, double[] start, UpdateRule rule, Schedule schedule, StopRule... stops) {
        return new Descent(rule, schedule).minimise(objective, start, stops);
    }

    @Override
    public StopReason pursue(Run<? extends Differentiable> run) {
        double[] point = run.point();
        double[] gradient = new double[point.length];
        Moments memory = rule.start(point.length);
        Optional<StopReason> end = run.begin(Run.valueAndGradient(run, point, gradient), gradient);
        while (end.isEmpty()) {
            Update update = rule.update(gradient, point, memory, schedule.rate(run.steps()));
            memory = update.memory();
            point = Vectors.sum(point, update.step());
            end = Points.isFinite(point)
                    ? run.arrive(point, Run.valueAndGradient(run, point, gradient), gradient)
                    : Optional.of(Run.diverged(Double.NaN));
        }
        return end.get();
    }
}
