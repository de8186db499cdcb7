package org.assay.quantum.qaoa;

import java.util.SplittableRandom;

/** Multi-start BFGS with backtracking: enough to find the optima of the conventions page. */
final class Ascent {

    private Ascent() {}

    /** The best energy over so many random starts. */
    static double best(Qaoa qaoa, int depth, int starts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double best = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < starts; s++) {
            best = Math.max(best, climb(qaoa, AngleSchedules.random(depth, Math.PI, random).toArray()));
        }
        return best;
    }

    static double climb(Qaoa qaoa, double[] x) {
        int n = x.length;
        double[][] h = identity(n);
        double[] g = new double[n];
        double value = qaoa.energyAndGradient(QaoaAngles.of(x), g);
        for (int iteration = 0; iteration < 500 && norm(g) > 1e-11; iteration++) {
            double[] direction = times(h, g);
            if (dot(direction, g) <= 0) {
                h = identity(n);
                direction = g.clone();
            }
            double step = Math.min(1, 1 / norm(direction));
            double[] next = x;
            double[] nextG = new double[n];
            double nextValue = Double.NEGATIVE_INFINITY;
            for (int halvings = 0; halvings < 40 && !(nextValue >= value + 1e-4 * step * dot(direction, g)); halvings++) {
                step = halvings == 0 ? step : step / 2;
                next = plus(x, direction, step);
                nextValue = qaoa.energyAndGradient(QaoaAngles.of(next), nextG);
            }
            if (nextValue <= value) {
                break;
            }
            update(h, plus(next, x, -1), plus(g, nextG, -1));
            x = next;
            g = nextG;
            value = nextValue;
        }
        return value;
    }

    /** The inverse Hessian of minus the energy. */
    private static void update(double[][] h, double[] s, double[] y) {
        double sy = dot(s, y);
        if (sy <= 1e-14) {
            return;
        }
        double[] hy = times(h, y);
        double factor = (1 + dot(y, hy) / sy) / sy;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s.length; j++) {
                h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static double[][] identity(int n) {
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            h[i][i] = 1;
        }
        return h;
    }

    private static double[] times(double[][] h, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = dot(h[i], x);
        }
        return y;
    }

    private static double[] plus(double[] x, double[] y, double factor) {
        double[] z = x.clone();
        for (int i = 0; i < x.length; i++) {
            z[i] += factor * y[i];
        }
        return z;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }
}
