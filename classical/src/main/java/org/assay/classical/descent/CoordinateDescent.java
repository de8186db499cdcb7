package org.assay.classical.descent;

import java.util.Arrays;
import java.util.Optional;
import org.assay.classical.objective.Objective;
import org.assay.classical.objective.Require;

/**
 * Coordinate descent: minimises along one variable at a time, in order, again and again:
 *
 * <pre>x_i' = argmin over t of f(x_1', .., x_(i-1)', t, x_(i+1), .., x_n)</pre>
 *
 * <p>The line minimum is found without gradients by {@link BrentLine}, starting with steps as long
 * as the variable moved the last time. One sweep over all variables is one step of the run. The
 * value never rises; where the objective has valleys that run across the axes, sweeps are many.
 *
 * <p>Example: f(x, y) = (x^2 + y^2 + x y) / 2 from (1, 1): x = -1/2, then y = 1/4, the sweep of
 * Gauss and Seidel; the next sweep gives (-1/8, 1/16).
 *
 * @param firstStep along each variable at first, in its units, positive
 * @param line      the search along one variable
 * @see <a href="https://doi.org/10.1007/s10107-015-0892-3">Wright 2015</a>
 */
public record CoordinateDescent(double firstStep, BrentLine line) implements Minimiser<Objective> {

    public CoordinateDescent {
        Require.positive("first step", firstStep);
    }

    /** With first steps of 0.1. */
    public CoordinateDescent() {
        this(0.1, new BrentLine());
    }

    @Override
    public StopReason pursue(Run<? extends Objective> run) {
        double[] point = run.point();
        double[] steps = new double[point.length];
        Arrays.fill(steps, firstStep);
        double value = run.value(point);
        Optional<StopReason> end = run.begin(value);
        while (end.isEmpty()) {
            point = point.clone();
            for (int i = 0; i < point.length; i++) {
                value = descend(run, point, i, steps, value);
            }
            end = run.arrive(point, value);
        }
        return end.get();
    }

    /** Moves {@code point} to the minimum along variable i, and returns the value there. */
    private double descend(Run<? extends Objective> run, double[] point, int i, double[] steps, double value) {
        double origin = point[i];
        double[] moved = point.clone();
        BrentLine.Minimum minimum = line.minimise(
                t -> {
                    moved[i] = origin + t;
                    return run.probe(moved);
                },
                value,
                steps[i]);
        point[i] = origin + minimum.at();
        double shortest = 1e-7 * Math.max(firstStep, Math.abs(point[i]));
        steps[i] = Math.max(Math.abs(minimum.at()), shortest);
        return minimum.value();
    }
}
