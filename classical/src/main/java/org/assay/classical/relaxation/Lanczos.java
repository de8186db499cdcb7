package org.assay.classical.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The least eigenvalue of {@code J - diag(y)} by the Lanczos method with full reorthogonalisation,
 * from a random start. The estimate lies above the eigenvalue, but for rounding.
 */
final class Lanczos {
    private static final double BREAKDOWN = 1e-13;
    private static final int STEPS_BETWEEN_CHECKS = 20;

    private final Couplings couplings;
    private final double[] shift;
    private final int mostSteps;
    private final List<double[]> basis = new ArrayList<>();
    private final double[] diagonal;
    private final double[] offDiagonal;
    private int steps;

    private Lanczos(Couplings couplings, double[] shift, int mostSteps) {
        this.couplings = couplings;
        this.shift = shift;
        this.mostSteps = Math.min(mostSteps, couplings.size());
        this.diagonal = new double[this.mostSteps];
        this.offDiagonal = new double[this.mostSteps];
    }

    /**
     * @param value an estimate of the least eigenvalue, from above
     * @param steps Lanczos steps made
     */
    record Estimate(double value, int steps) {}

    /** Steps until the estimate moves by at most {@code tolerance} in 20 steps, or {@code mostSteps} have been made. */
    static Estimate leastEigenvalue(
            Couplings couplings, double[] shift, int mostSteps, double tolerance, RandomGenerator random) {
        return new Lanczos(couplings, shift, mostSteps).run(tolerance, random);
    }

    private Estimate run(double tolerance, RandomGenerator random) {
        basis.add(randomUnit(random));
        double before = Double.POSITIVE_INFINITY;
        boolean goesOn = true;
        while (goesOn) {
            goesOn = step() && steps < mostSteps;
            if (goesOn && steps % STEPS_BETWEEN_CHECKS == 0) {
                double now = leastOfTridiagonal();
                goesOn = before - now > tolerance;
                before = now;
            }
        }
        return new Estimate(leastOfTridiagonal(), steps);
    }

    private double[] randomUnit(RandomGenerator random) {
        double[] unit = new double[couplings.size()];
        Arrays.setAll(unit, i -> random.nextGaussian());
        scale(unit, 1 / Math.sqrt(dot(unit, unit)));
        return unit;
    }

    /** One step; false where the basis spans an invariant space. */
    private boolean step() {
        double[] last = basis.getLast();
        double[] next = new double[last.length];
        multiply(last, next);
        double size = Math.sqrt(dot(next, next));
        diagonal[steps] = dot(next, last);
        orthogonaliseTwice(next);
        double rest = Math.sqrt(dot(next, next));
        steps++;
        if (rest <= BREAKDOWN * size || steps == mostSteps) {
            return false;
        }
        offDiagonal[steps - 1] = rest;
        scale(next, 1 / rest);
        basis.add(next);
        return true;
    }

    private void multiply(double[] vector, double[] product) {
        for (int i = 0; i < product.length; i++) {
            product[i] = couplings.row(i, vector) - shift[i] * vector[i];
        }
    }

    /** In loops, because inlined into a step twice it cost the compiler more than a search takes. */
    private void orthogonaliseTwice(double[] vector) {
        for (int time = 0; time < 2; time++) {
            for (double[] known : basis) {
                subtractProjection(vector, known);
            }
        }
    }

    private static void subtractProjection(double[] vector, double[] direction) {
        double along = dot(vector, direction);
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= along * direction[i];
        }
    }

    /** Four sums at a time: the compiler may not reorder one. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    /** By bisection on the number of negative pivots (Sturm). */
    private double leastOfTridiagonal() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int j = 0; j < steps; j++) {
            double reach = (j > 0 ? offDiagonal[j - 1] : 0) + (j < steps - 1 ? offDiagonal[j] : 0);
            low = Math.min(low, diagonal[j] - reach);
            high = Math.min(high, diagonal[j]);
        }
        double middle = low + (high - low) / 2;
        while (low < middle && middle < high) {
            if (isBelowSpectrum(middle)) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        return high;
    }

    private boolean isBelowSpectrum(double value) {
        double pivot = diagonal[0] - value;
        for (int j = 1; j < steps && pivot > 0; j++) {
            pivot = diagonal[j] - value - offDiagonal[j - 1] * offDiagonal[j - 1] / pivot;
        }
        return pivot > 0;
    }
}
