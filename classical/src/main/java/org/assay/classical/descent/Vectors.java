package org.assay.classical.descent;

/** Arithmetic on whole vectors; results are fresh arrays, unless a method says otherwise. */
final class Vectors {

    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Euclidean norm; finite wherever the result is, even if a square is not. */
    static double norm(double[] a) {
        double squares = dot(a, a);
        if (squares > 1e-280 && squares < Double.POSITIVE_INFINITY) {
            return Math.sqrt(squares);
        }
        double largest = 0;
        for (double entry : a) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest == 0 || !Double.isFinite(largest) ? largest : scaledNorm(a, largest);
    }

    private static double scaledNorm(double[] a, double scale) {
        double sum = 0;
        for (double entry : a) {
            sum += (entry / scale) * (entry / scale);
        }
        return scale * Math.sqrt(sum);
    }

    static double distance(double[] a, double[] b) {
        return norm(difference(a, b));
    }

    static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    /** Adds {@code factor a} to {@code target} in place. */
    static void add(double factor, double[] a, double[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * a[i];
        }
    }

    static double[] scaled(double factor, double[] a) {
        double[] result = new double[a.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = factor * a[i];
        }
        return result;
    }

    static double[] sum(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = a[i] + b[i];
        }
        return result;
    }

    /** {@code keep mean + (1 - keep) g}. */
    static double[] mean(double keep, double[] mean, double[] gradient) {
        double[] result = new double[mean.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = keep * mean[i] + (1 - keep) * gradient[i];
        }
        return result;
    }

    /** {@code keep mean + (1 - keep) g^2}. */
    static double[] meanOfSquares(double keep, double[] mean, double[] gradient) {
        double[] result = new double[mean.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = keep * mean[i] + (1 - keep) * gradient[i] * gradient[i];
        }
        return result;
    }
}
