package org.assay.classical.descent;

import java.util.Optional;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Require;

/**
 * A line search for the strong Wolfe conditions, with phi(a) = f(x + a d):
 *
 * <pre>{@code phi(a) <= phi(0) + armijo a phi'(0)     |phi'(a)| <= curvature |phi'(0)|}</pre>
 *
 * <p>Algorithms 3.5 (widen until the interval brackets an acceptable length) and 3.6 (zoom by cubic
 * interpolation, kept away from the ends) of Nocedal and Wright. Lengths where the objective is not
 * finite count as too long. Within rounding of phi(0) the first condition cannot be judged by
 * values; there its form in slopes, {@code phi'(a) <= (2 armijo - 1) phi'(0)}, which is equivalent
 * on a parabola, is taken instead (Hager and Zhang 2005).
 *
 * <p>Example: phi(a) = (1 - 2a)^2, that is x^2 from 1 along the negative gradient, from a first
 * length 2: the value 9 is too high, and the cubic through both ends of [0, 2] has its minimum at
 * 1/2, which is taken.
 *
 * @param armijo    least share of the first slope's decrease, in (0, 1/2)
 * @param curvature greatest share of the first slope that may be left, in (armijo, 1)
 * @param patience  trials in each phase, at least 1
 * @see <a href="https://doi.org/10.1137/030601880">Hager and Zhang 2005</a>
 */
public record StrongWolfe(double armijo, double curvature, int patience) {

    private static final double ROUNDING = 1e-14;

    public StrongWolfe {
        Require.that(armijo > 0 && armijo < 0.5, "armijo", armijo, "must lie in (0, 1/2)");
        Require.that(
                curvature > armijo && curvature < 1,
                "curvature",
                curvature,
                "must lie between armijo = " + armijo + " and 1");
        Require.atLeast("patience", patience, 1);
    }

    /** With armijo 1e-4 and curvature 0.9, as is usual for quasi-Newton directions. */
    public StrongWolfe() {
        this(1e-4, 0.9, 40);
    }

    /**
     * An acceptable point, or the best decrease that was found, or nothing.
     *
     * @param here  where the line starts
     * @param first length to try first, in multiples of {@code direction}
     */
    Optional<Trial> search(Run<? extends Differentiable> run, Trial here, double[] direction, double first) {
        double slope = here.slope(direction);
        return slope < 0 ? new Line(run, here, direction, slope).widen(first) : Optional.empty();
    }

    /** One search. */
    private final class Line {

        private final Run<? extends Differentiable> run;
        private final Trial origin;
        private final double[] direction;
        private final double slope;

        Line(Run<? extends Differentiable> run, Trial here, double[] direction, double slope) {
            this.run = run;
            this.origin = new Trial(0, here.point(), here.value(), here.gradient());
            this.direction = direction;
            this.slope = slope;
        }

        Optional<Trial> widen(double first) {
            Trial before = origin;
            double length = first;
            for (int i = 0; i < patience; i++, length *= 2) {
                Trial trial = trial(length);
                if (!decreasesEnough(trial) || (i > 0 && trial.value() > before.value())) {
                    return zoom(before, trial);
                }
                if (isFlatEnough(trial)) {
                    return Optional.of(trial);
                }
                if (trial.slope(direction) >= 0) {
                    return zoom(trial, before);
                }
                before = trial;
            }
            return Optional.of(before);
        }

        /** Narrows between the lower end, which decreases enough, and an end on the far side of a minimum. */
        private Optional<Trial> zoom(Trial low, Trial high) {
            for (int i = 0; i < patience && low.length() != high.length(); i++) {
                Trial trial = trial(between(low, high));
                if (!decreasesEnough(trial) || trial.value() > low.value()) {
                    high = trial;
                    continue;
                }
                if (isFlatEnough(trial)) {
                    return Optional.of(trial);
                }
                if (trial.slope(direction) * (high.length() - low.length()) >= 0) {
                    high = low;
                }
                low = trial;
            }
            return low.length() > 0 && low.value() < origin.value() ? Optional.of(low) : Optional.empty();
        }

        private Trial trial(double length) {
            double[] point = origin.point().clone();
            Vectors.add(length, direction, point);
            double[] gradient = new double[point.length];
            return new Trial(length, point, Run.probe(run, point, gradient), gradient);
        }

        private boolean decreasesEnough(Trial trial) {
            if (!trial.isFinite()) {
                return false;
            }
            boolean byValue = trial.value() <= origin.value() + armijo * trial.length() * slope;
            boolean withinRounding = trial.value() <= origin.value() + ROUNDING * Math.abs(origin.value());
            return byValue || (withinRounding && trial.slope(direction) <= (2 * armijo - 1) * slope);
        }

        private boolean isFlatEnough(Trial trial) {
            return Math.abs(trial.slope(direction)) <= -curvature * slope;
        }

        /** The minimum of the cubic through both ends, at least a tenth of the interval away from either. */
        private double between(Trial low, Trial high) {
            double width = high.length() - low.length();
            double share = high.isFinite() ? cubicMinimum(low, high, width) : Double.NaN;
            return low.length() + width * (Double.isNaN(share) ? 0.5 : Math.clamp(share, 0.1, 0.9));
        }

        /** As a share of the way from low to high; NaN where the cubic has no minimum (equation 3.59). */
        private double cubicMinimum(Trial low, Trial high, double width) {
            double lowSlope = low.slope(direction) * width;
            double highSlope = high.slope(direction) * width;
            double d1 = lowSlope + highSlope - 3 * (high.value() - low.value());
            double d2 = Math.sqrt(d1 * d1 - lowSlope * highSlope);
            return 1 - (highSlope + d2 - d1) / (highSlope - lowSlope + 2 * d2);
        }
    }
}
