package org.assay.classical.descent;

import java.util.Optional;
import org.assay.classical.objective.Objective;
import org.assay.classical.objective.Require;

/**
 * Coordinate descent for objectives that are a sinusoid of known frequency in each variable, as the
 * energy of a circuit is in the angle t of a gate exp(-i t P/2), with frequency 1. Three values give
 * the exact minimum along a variable (Ostaszewski, Grant and Benedetti 2021, equation 4):
 *
 * <pre>f = a cos(k (t - b)) + c:   k (t' - t) = -pi/2 - atan2(2 f(t) - f(t+) - f(t-), f(t+) - f(t-)),   t+- = t +- pi/(2k)</pre>
 *
 * <p>The value at t is carried over from the variable before and computed anew once a sweep, so
 * that a sweep costs 2 n + 1 evaluations. One sweep is one step of the run. Where a variable occurs
 * in several gates, as an angle of QAOA does, this is not exact: use {@link CoordinateDescent}.
 *
 * <p>Example: f(t) = cos t from t = 1: t' = pi, at once.
 *
 * @param frequency k, of every variable, positive
 * @see <a href="https://doi.org/10.22331/q-2021-01-28-391">Ostaszewski, Grant and Benedetti 2021</a>
 */
public record Rotosolve(double frequency) implements Minimiser<Objective> {

    public Rotosolve {
        Require.positive("frequency", frequency);
    }

    /** With frequency 1, for gates exp(-i t P/2). */
    public Rotosolve() {
        this(1);
    }

    @Override
    public StopReason pursue(Run<? extends Objective> run) {
        double[] point = run.point();
        double value = run.value(point);
        Optional<StopReason> end = run.begin(value);
        while (end.isEmpty()) {
            point = point.clone();
            for (int i = 0; i < point.length; i++) {
                value = descend(run, point, i, value);
            }
            value = run.value(point);
            end = run.arrive(point, value);
        }
        return end.get();
    }

    /** Moves {@code point} to the minimum along variable i, and returns the value that the sinusoid has there. */
    private double descend(Run<? extends Objective> run, double[] point, int i, double value) {
        double origin = point[i];
        double quarter = Math.PI / 2 / frequency;
        point[i] = origin + quarter;
        double ahead = run.probe(point);
        point[i] = origin - quarter;
        double behind = run.probe(point);
        double mean = (ahead + behind) / 2;
        double phase = Math.IEEEremainder(
                -Math.PI / 2 - Math.atan2(2 * (value - mean), ahead - behind), 2 * Math.PI);
        point[i] = origin + phase / frequency;
        return mean - Math.hypot(value - mean, (ahead - behind) / 2);
    }
}
