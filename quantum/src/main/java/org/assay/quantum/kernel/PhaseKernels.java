package org.assay.quantum.kernel;

/**
 * Loops of diagonal operators over split amplitudes, one thread, plain Java.
 *
 * <p>Sums run over chunks of 1024 terms and then over the chunks, so that rounding stays near
 * 1e-14 relative at {@code 2^24} terms.
 */
public final class PhaseKernels {

    private static final int CHUNK = 1024;

    private PhaseKernels() {}

    /** {@code a_x <- exp(-i gamma cost_x) a_x}. */
    public static void phase(double[] re, double[] im, double[] cost, double gamma) {
        for (int x = 0; x < re.length; x++) {
            double angle = gamma * cost[x];
            rotate(re, im, x, Math.cos(angle), -Math.sin(angle));
        }
    }

    /** {@code a_x <- (tableRe + i tableIm)[level_x] a_x}. */
    public static void phase(double[] re, double[] im, char[] level, double[] tableRe, double[] tableIm) {
        for (int x = 0; x < re.length; x++) {
            rotate(re, im, x, tableRe[level[x]], tableIm[level[x]]);
        }
    }

    private static void rotate(double[] re, double[] im, int x, double cos, double sin) {
        double r = re[x];
        double i = im[x];
        re[x] = cos * r - sin * i;
        im[x] = sin * r + cos * i;
    }

    /** {@code sum_x cost_x |a_x|^2}. */
    public static double expectation(double[] re, double[] im, double[] cost) {
        double sum = 0;
        for (int from = 0; from < re.length; from += CHUNK) {
            int to = Math.min(re.length, from + CHUNK);
            double chunk = 0;
            for (int x = from; x < to; x++) {
                chunk += cost[x] * (re[x] * re[x] + im[x] * im[x]);
            }
            sum += chunk;
        }
        return sum;
    }

    /** {@code b_x <- cost_x a_x}. */
    public static void multiply(double[] re, double[] im, double[] cost, double[] outRe, double[] outIm) {
        for (int x = 0; x < re.length; x++) {
            outRe[x] = cost[x] * re[x];
            outIm[x] = cost[x] * im[x];
        }
    }

    /** The imaginary part of {@code sum_x conj(b_x) cost_x a_x}. */
    public static double imaginaryInner(double[] bRe, double[] bIm, double[] cost, double[] aRe, double[] aIm) {
        double sum = 0;
        for (int from = 0; from < aRe.length; from += CHUNK) {
            int to = Math.min(aRe.length, from + CHUNK);
            double chunk = 0;
            for (int x = from; x < to; x++) {
                chunk += cost[x] * (bRe[x] * aIm[x] - bIm[x] * aRe[x]);
            }
            sum += chunk;
        }
        return sum;
    }
}
