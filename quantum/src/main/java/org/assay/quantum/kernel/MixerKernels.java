package org.assay.quantum.kernel;

/**
 * Loops of QAOA mixers over split amplitudes, one thread, plain Java.
 *
 * <p>The {@code undo...} forms take a state and its adjoint state back through the mixer and return
 * the derivative of the energy by the mixer's angle, {@code 2 Im <adjoint|B|state>}, which every
 * factor of the mixer adds to on its way.
 */
public final class MixerKernels {

    private MixerKernels() {}

    /** {@code exp(-i beta X)} on every qubit. */
    public static void rotateAll(double[] re, double[] im, int qubits, double beta) {
        double cos = Math.cos(beta);
        double sin = Math.sin(beta);
        int q = 0;
        for (; q + 1 < qubits; q += 2) {
            rotatePair(re, im, q, cos, sin);
        }
        if (q < qubits) {
            rotateOne(re, im, q, cos, sin);
        }
    }

    private static void rotateOne(double[] re, double[] im, int qubit, double cos, double sin) {
        int half = 1 << qubit;
        for (int block = 0; block < re.length; block += 2 * half) {
            for (int x = block; x < block + half; x++) {
                int y = x + half;
                double r0 = re[x];
                double i0 = im[x];
                double r1 = re[y];
                double i1 = im[y];
                re[x] = cos * r0 + sin * i1;
                im[x] = cos * i0 - sin * r1;
                re[y] = cos * r1 + sin * i0;
                im[y] = cos * i1 - sin * r0;
            }
        }
    }

    /** Two neighbouring qubits in one sweep: {@code c^2 - i c s (X0 + X1) - s^2 X0 X1}. */
    private static void rotatePair(double[] re, double[] im, int qubit, double cos, double sin) {
        double cc = cos * cos;
        double cs = cos * sin;
        double ss = sin * sin;
        int step = 1 << qubit;
        for (int block = 0; block < re.length; block += 4 * step) {
            for (int a = block; a < block + step; a++) {
                int b = a + step;
                int c = b + step;
                int d = c + step;
                double ra = re[a];
                double rb = re[b];
                double rc = re[c];
                double rd = re[d];
                double ia = im[a];
                double ib = im[b];
                double ic = im[c];
                double id = im[d];
                double rbc = cs * (rb + rc);
                double rad = cs * (ra + rd);
                double ibc = cs * (ib + ic);
                double iad = cs * (ia + id);
                re[a] = cc * ra + ibc - ss * rd;
                im[a] = cc * ia - rbc - ss * id;
                re[b] = cc * rb + iad - ss * rc;
                im[b] = cc * ib - rad - ss * ic;
                re[c] = cc * rc + iad - ss * rb;
                im[c] = cc * ic - rad - ss * ib;
                re[d] = cc * rd + ibc - ss * ra;
                im[d] = cc * id - rbc - ss * ia;
            }
        }
    }

    /** {@code exp(-i beta X...X)}: pairs each amplitude with the one at the same place from the end. */
    public static void rotateWithComplement(double[] re, double[] im, double beta) {
        double cos = Math.cos(beta);
        double sin = Math.sin(beta);
        for (int x = 0; x < re.length / 2; x++) {
            int y = re.length - 1 - x;
            double r0 = re[x];
            double i0 = im[x];
            double r1 = re[y];
            double i1 = im[y];
            re[x] = cos * r0 + sin * i1;
            im[x] = cos * i0 - sin * r1;
            re[y] = cos * r1 + sin * i0;
            im[y] = cos * i1 - sin * r0;
        }
    }

    /** Undoes {@link #rotateAll} on both; {@code 2 Im <b|sum X|a>}. */
    public static double undoRotateAll(
            double[] aRe, double[] aIm, double[] bRe, double[] bIm, int qubits, double beta) {
        double inner = 0;
        int q = 0;
        for (; q + 1 < qubits; q += 2) {
            inner += innerXPair(aRe, aIm, bRe, bIm, q);
        }
        if (q < qubits) {
            inner += innerX(aRe, aIm, bRe, bIm, q);
        }
        rotateAll(aRe, aIm, qubits, -beta);
        rotateAll(bRe, bIm, qubits, -beta);
        return 2 * inner;
    }

    /** Undoes {@link #rotateWithComplement} on both; {@code 2 Im <b|X...X|a>}. */
    public static double undoRotateWithComplement(double[] aRe, double[] aIm, double[] bRe, double[] bIm, double beta) {
        double inner = 0;
        for (int x = 0; x < aRe.length; x++) {
            int y = aRe.length - 1 - x;
            inner += bRe[x] * aIm[y] - bIm[x] * aRe[y];
        }
        rotateWithComplement(aRe, aIm, -beta);
        rotateWithComplement(bRe, bIm, -beta);
        return 2 * inner;
    }

    /** The imaginary part of {@code <b|X_qubit|a>}. */
    private static double innerX(double[] aRe, double[] aIm, double[] bRe, double[] bIm, int qubit) {
        int half = 1 << qubit;
        double sum = 0;
        for (int block = 0; block < aRe.length; block += 2 * half) {
            double part = 0;
            for (int x = block; x < block + half; x++) {
                int y = x + half;
                part += bRe[x] * aIm[y] - bIm[x] * aRe[y] + bRe[y] * aIm[x] - bIm[y] * aRe[x];
            }
            sum += part;
        }
        return sum;
    }

    /**
     * The imaginary part of {@code <b|X0 + X1|a>} for two neighbouring qubits: of four amplitudes the
     * inner two meet the sum of the outer two, and these the sum of the inner two.
     */
    private static double innerXPair(double[] aRe, double[] aIm, double[] bRe, double[] bIm, int qubit) {
        int step = 1 << qubit;
        double sum = 0;
        for (int block = 0; block < aRe.length; block += 4 * step) {
            double inner = 0;
            double outer = 0;
            for (int x = block; x < block + step; x++) {
                int y = x + step;
                int z = y + step;
                int w = z + step;
                inner += (bRe[y] + bRe[z]) * (aIm[x] + aIm[w]) - (bIm[y] + bIm[z]) * (aRe[x] + aRe[w]);
                outer += (bRe[x] + bRe[w]) * (aIm[y] + aIm[z]) - (bIm[x] + bIm[w]) * (aRe[y] + aRe[z]);
            }
            sum += inner + outer;
        }
        return sum;
    }

    /**
     * {@code exp(-i beta |s><s|)} for the even superposition {@code s}: every amplitude gains
     * {@code (exp(-i beta) - 1)} times the mean.
     */
    public static void reflect(double[] re, double[] im, double beta) {
        double meanRe = sum(re) / re.length;
        double meanIm = sum(im) / im.length;
        double turnRe = Math.cos(beta) - 1;
        double turnIm = -Math.sin(beta);
        double addRe = turnRe * meanRe - turnIm * meanIm;
        double addIm = turnRe * meanIm + turnIm * meanRe;
        for (int x = 0; x < re.length; x++) {
            re[x] += addRe;
            im[x] += addIm;
        }
    }

    /** Undoes {@link #reflect} on both; {@code 2 Im <b|s><s|a>}. */
    public static double undoReflect(double[] aRe, double[] aIm, double[] bRe, double[] bIm, double beta) {
        double inner = (sum(bRe) * sum(aIm) - sum(bIm) * sum(aRe)) / aRe.length;
        reflect(aRe, aIm, -beta);
        reflect(bRe, bIm, -beta);
        return 2 * inner;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** {@code exp(-i beta (XX + YY)/2)}: turns |01> and |10> into each other, leaves |00> and |11>. */
    public static void exchange(double[] re, double[] im, int qubit1, int qubit2, double beta) {
        double cos = Math.cos(beta);
        double sin = Math.sin(beta);
        int bit1 = 1 << qubit1;
        int bit2 = 1 << qubit2;
        for (int x = 0; x < re.length; x++) {
            if ((x & bit1) != 0 && (x & bit2) == 0) {
                int y = x ^ bit1 ^ bit2;
                double r0 = re[x];
                double i0 = im[x];
                re[x] = cos * r0 + sin * im[y];
                im[x] = cos * i0 - sin * re[y];
                double r1 = re[y];
                re[y] = cos * r1 + sin * i0;
                im[y] = cos * im[y] - sin * r0;
            }
        }
    }

    /** Undoes {@link #exchange} on both; {@code 2 Im <b|(XX + YY)/2|a>}. */
    public static double undoExchange(
            double[] aRe, double[] aIm, double[] bRe, double[] bIm, int qubit1, int qubit2, double beta) {
        int bit1 = 1 << qubit1;
        int bit2 = 1 << qubit2;
        double inner = 0;
        for (int x = 0; x < aRe.length; x++) {
            if ((x & bit1) != 0 && (x & bit2) == 0) {
                int y = x ^ bit1 ^ bit2;
                inner += bRe[x] * aIm[y] - bIm[x] * aRe[y] + bRe[y] * aIm[x] - bIm[y] * aRe[x];
            }
        }
        exchange(aRe, aIm, qubit1, qubit2, -beta);
        exchange(bRe, bIm, qubit1, qubit2, -beta);
        return 2 * inner;
    }
}
