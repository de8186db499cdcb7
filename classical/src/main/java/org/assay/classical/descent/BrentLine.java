package org.assay.classical.descent;

import java.util.function.DoubleUnaryOperator;
import org.assay.classical.objective.Require;

/**
 * Minimises a function of one variable t from t = 0 without its derivative: widens by the golden
 * ratio until three points bracket a minimum, then narrows by parabolas where they behave and by
 * golden sections where they do not (Brent 1973, chapter 5). Values that are not numbers count as
 * infinitely high. Never returns a higher value than that at 0.
 *
 * <p>Example: (t - 1)^2 from steps of 0.1 brackets the minimum after a few widenings, and the first
 * parabola hits t = 1.
 *
 * @param tolerance   of t, in units of the step, at least 1e-8: closer than the square root of the
 *                    rounding error a minimum cannot be told from its neighbours
 * @param evaluations at most, in each of the two phases
 */
public record BrentLine(double tolerance, int evaluations) {

    private static final double GOLDEN_WIDENING = (1 + Math.sqrt(5)) / 2;
    private static final double GOLDEN_SECTION = 2 - GOLDEN_WIDENING;

    public BrentLine {
        Require.that(tolerance >= 1e-8 && tolerance < 1, "tolerance", tolerance, "must lie in [1e-8, 1)");
        Require.atLeast("evaluations", evaluations, 3);
    }

    /** To 1e-6 of the step, with at most 60 evaluations a phase. */
    public BrentLine() {
        this(1e-6, 60);
    }

    /** Where the minimum is, and its value. */
    public record Minimum(double at, double value) {}

    private record Bracket(double left, Minimum middle, double right) {}

    /**
     * @param valueAtZero known already
     * @param step        of the first trial, positive
     */
    public Minimum minimise(DoubleUnaryOperator function, double valueAtZero, double step) {
        DoubleUnaryOperator safe = t -> {
            double value = function.applyAsDouble(t);
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
        };
        return narrow(safe, bracket(safe, new Minimum(0, valueAtZero), step), tolerance * step);
    }

    private Bracket bracket(DoubleUnaryOperator function, Minimum zero, double step) {
        Minimum ahead = at(function, step);
        Minimum behind = at(function, -step);
        if (ahead.value >= zero.value && behind.value >= zero.value) {
            return new Bracket(-step, zero, step);
        }
        return ahead.value <= behind.value ? widen(function, zero, ahead) : widen(function, zero, behind);
    }

    private Bracket widen(DoubleUnaryOperator function, Minimum from, Minimum lower) {
        Minimum before = from;
        Minimum middle = lower;
        for (int i = 0; i < evaluations; i++) {
            Minimum next = at(function, middle.at + GOLDEN_WIDENING * (middle.at - before.at));
            if (next.value >= middle.value) {
                return new Bracket(before.at, middle, next.at);
            }
            before = middle;
            middle = next;
        }
        return new Bracket(middle.at, middle, middle.at); // falls as far as anyone looked
    }

    /** Brent's method; x is the lowest point, w the second, v the one before it. */
    private Minimum narrow(DoubleUnaryOperator function, Bracket bracket, double absolute) {
        double a = Math.min(bracket.left, bracket.right);
        double b = Math.max(bracket.left, bracket.right);
        Minimum x = bracket.middle;
        Minimum w = x;
        Minimum v = x;
        double move = 0;
        double moveBefore = 0;
        for (int i = 0; i < evaluations; i++) {
            double near = absolute + 1e-8 * Math.abs(x.at);
            if (Math.max(x.at - a, b - x.at) <= 2 * near) {
                return x;
            }
            double parabolic = parabola(x, w, v);
            boolean usable = Math.abs(parabolic) < Math.abs(moveBefore) / 2
                    && x.at + parabolic > a + near
                    && x.at + parabolic < b - near;
            double room = x.at < (a + b) / 2 ? b - x.at : a - x.at;
            moveBefore = usable ? move : room;
            move = usable ? parabolic : GOLDEN_SECTION * room;
            Minimum u = at(function, x.at + (Math.abs(move) >= near ? move : Math.copySign(near, move)));
            if (u.value <= x.value) {
                a = u.at >= x.at ? x.at : a;
                b = u.at >= x.at ? b : x.at;
                v = w;
                w = x;
                x = u;
            } else {
                a = u.at < x.at ? u.at : a;
                b = u.at < x.at ? b : u.at;
                if (u.value <= w.value || w.at == x.at) {
                    v = w;
                    w = u;
                } else if (u.value <= v.value || v.at == x.at || v.at == w.at) {
                    v = u;
                }
            }
        }
        return x;
    }

    /** The way from x to the extremum of the parabola through three points; NaN where there is none. */
    private static double parabola(Minimum x, Minimum w, Minimum v) {
        double toW = w.at - x.at;
        double toV = v.at - x.at;
        double riseW = w.value - x.value;
        double riseV = v.value - x.value;
        return (toV * toV * riseW - toW * toW * riseV) / (2 * (toV * riseW - toW * riseV));
    }

    private static Minimum at(DoubleUnaryOperator function, double t) {
        return new Minimum(t, function.applyAsDouble(t));
    }
}
