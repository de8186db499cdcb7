package org.assay.quantum.kernel;

import org.assay.quantum.kernel.KernelCall.Kind;

/** A 4 x 4 matrix on two qubits, row by row; the low bit of a row's number is the lower qubit. */
record PairMatrix(double[] re, double[] im) {

    private static final long[] NO_TARGETS = {};

    /** Where the entries stand that the local form makes zero, and those that it makes real. */
    private static final int[] ZEROS = {4, 8};
    private static final int[] REALS = {0, 12, 5};

    static PairMatrix of(KernelCall call) {
        return new PairMatrix(call.p(), call.q());
    }

    /** @param m 2 x 2, row by row, real before imaginary part, on the lower qubit */
    static PairMatrix onLow(double[] m) {
        return tensor(new double[] {1, 0, 0, 0, 0, 0, 1, 0}, m);
    }

    static PairMatrix onHigh(double[] m) {
        return tensor(m, new double[] {1, 0, 0, 0, 0, 0, 1, 0});
    }

    private static PairMatrix tensor(double[] high, double[] low) {
        double[] re = new double[16];
        double[] im = new double[16];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                int h = 2 * (2 * (row >> 1) + (column >> 1));
                int l = 2 * (2 * (row & 1) + (column & 1));
                re[4 * row + column] = high[h] * low[l] - high[h + 1] * low[l + 1];
                im[4 * row + column] = high[h] * low[l + 1] + high[h + 1] * low[l];
            }
        }
        return new PairMatrix(re, im);
    }

    /** This after the other. */
    PairMatrix times(PairMatrix other) {
        double[] outRe = new double[16];
        double[] outIm = new double[16];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                for (int k = 0; k < 4; k++) {
                    int a = 4 * row + k;
                    int b = 4 * k + column;
                    outRe[4 * row + column] += re[a] * other.re[b] - im[a] * other.im[b];
                    outIm[4 * row + column] += re[a] * other.im[b] + im[a] * other.re[b];
                }
            }
        }
        return new PairMatrix(outRe, outIm);
    }

    KernelCall on(long a, long b) {
        return new KernelCall(Kind.GENERAL2, a, b, 0, 0, NO_TARGETS, re, im);
    }

    static double[] adjoint(double[] m) {
        return new double[] {m[0], -m[1], m[4], -m[5], m[2], -m[3], m[6], -m[7]};
    }

    /** Whether the entries are zero and real where {@link #localForm} makes them so. */
    boolean hasLocalForm() {
        for (int k : ZEROS) {
            if (re[k] != 0 || im[k] != 0) {
                return false;
            }
        }
        for (int k : REALS) {
            if (im[k] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Gates on the two qubits. */
    record Local(double[] low, double[] high) {

        /** What they make of the matrix that they come from, with exact zeros. */
        PairMatrix rest(PairMatrix whole) {
            PairMatrix out = tensor(high, low).times(whole);
            for (int k : ZEROS) {
                out.re[k] = 0;
                out.im[k] = 0;
            }
            for (int k : REALS) {
                out.im[k] = 0;
            }
            return out;
        }
    }

    /**
     * The unitary gates on the two qubits that, applied after this, bring its first column to
     * {@code (c, 0, 0, s)} with {@code c >= s >= 0}, which is the Schmidt decomposition of that column, and
     * make the entry in row 1, column 1 real.
     */
    Local localForm() {
        // The first column as a matrix C, row by the high and column by the low qubit.
        double[] c = {re[0], im[0], re[4], im[4], re[8], im[8], re[12], im[12]};
        double[] w = leadingRightVector(c);
        double[] u = normalised(times(c, w));
        double[] uAcross = {-u[2], u[3], u[0], -u[1]};
        double[] wAcross = {-w[2], w[3], w[0], -w[1]};
        double[] second = times(c, wAcross);
        // s = uAcross^dagger C wAcross becomes real by a phase of the high qubit's second vector.
        double sRe = uAcross[0] * second[0] + uAcross[1] * second[1] + uAcross[2] * second[2] + uAcross[3] * second[3];
        double sIm = uAcross[0] * second[1] - uAcross[1] * second[0] + uAcross[2] * second[3] - uAcross[3] * second[2];
        double[] turned = scaled(uAcross, phase(sRe, sIm));
        double[] high = {u[0], -u[1], u[2], -u[3], turned[0], -turned[1], turned[2], -turned[3]};
        double[] low = {w[0], w[1], w[2], w[3], wAcross[0], wAcross[1], wAcross[2], wAcross[3]};
        PairMatrix rest = tensor(high, low).times(this);
        double[] phase = phase(rest.re[5], -rest.im[5]);
        double[] back = {phase[0], -phase[1]};
        double[] lowRow = scaled(new double[] {low[4], low[5], low[6], low[7]}, phase);
        double[] highRow = scaled(new double[] {high[4], high[5], high[6], high[7]}, back);
        System.arraycopy(lowRow, 0, low, 4, 4);
        System.arraycopy(highRow, 0, high, 4, 4);
        return new Local(low, high);
    }

    /** The unit vector w for which {@code |C w|} is largest. */
    private static double[] leadingRightVector(double[] c) {
        // C^dagger C = [p, q; conj q, r]
        double p = c[0] * c[0] + c[1] * c[1] + c[4] * c[4] + c[5] * c[5];
        double r = c[2] * c[2] + c[3] * c[3] + c[6] * c[6] + c[7] * c[7];
        double qRe = c[0] * c[2] + c[1] * c[3] + c[4] * c[6] + c[5] * c[7];
        double qIm = c[0] * c[3] - c[1] * c[2] + c[4] * c[7] - c[5] * c[6];
        double half = (p - r) / 2;
        double radius = Math.sqrt(half * half + qRe * qRe + qIm * qIm);
        if (radius == 0) {
            return new double[] {1, 0, 0, 0};
        }
        // Of the two forms of the eigenvector, the one without cancellation.
        return normalised(half >= 0
                ? new double[] {half + radius, 0, qRe, -qIm}
                : new double[] {qRe, qIm, radius - half, 0});
    }

    /** A 2 x 2 matrix times a vector. */
    private static double[] times(double[] m, double[] v) {
        double[] out = new double[4];
        for (int row = 0; row < 2; row++) {
            for (int k = 0; k < 2; k++) {
                int at = 4 * row + 2 * k;
                out[2 * row] += m[at] * v[2 * k] - m[at + 1] * v[2 * k + 1];
                out[2 * row + 1] += m[at] * v[2 * k + 1] + m[at + 1] * v[2 * k];
            }
        }
        return out;
    }

    private static double[] normalised(double[] v) {
        double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3]);
        return norm == 0 ? new double[] {1, 0, 0, 0} : new double[] {v[0] / norm, v[1] / norm, v[2] / norm, v[3] / norm};
    }

    /** The number's phase, 1 for 0. */
    private static double[] phase(double re, double im) {
        double size = Math.hypot(re, im);
        return size == 0 ? new double[] {1, 0} : new double[] {re / size, im / size};
    }

    private static double[] scaled(double[] v, double[] factor) {
        double[] out = new double[4];
        for (int k = 0; k < 4; k += 2) {
            out[k] = v[k] * factor[0] - v[k + 1] * factor[1];
            out[k + 1] = v[k] * factor[1] + v[k + 1] * factor[0];
        }
        return out;
    }
}
