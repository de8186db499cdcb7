package org.assay.quantum.kernel;

import org.assay.quantum.kernel.KernelCall.Kind;

/** A 4 x 4 matrix on two qubits, row by row; the low bit of a row's number is the lower qubit. */
record PairMatrix(double[] re, double[] im) {

    private static final long[] NO_TARGETS = {};

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

    static PairMatrix tensor(double[] high, double[] low) {
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
}
