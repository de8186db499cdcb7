package org.assay.quantum.qaoa;

import java.util.Arrays;

/**
 * What a QAOA reaches in the limit of infinite size, from an iteration over the {@code 2^(2p+1)}
 * histories of one spin: exact, without any instance.
 *
 * <p>A history {@code a = (a_1 .. a_p, a_0, a_-p .. a_-1)} has its entries as bits of an index, lowest
 * first, bit 0 for +1. Sums over pairs of histories are convolutions under exclusive or, done by
 * Walsh-Hadamard transforms.
 *
 * @see <a href="https://arxiv.org/abs/2110.14206">Basso, Farhi, Marwaha, Villalonga, Zhou 2021</a>
 */
public final class InfiniteSize {

    private static final int DEEPEST = 10;

    private final int depth;
    /** The angle of each entry: {@code g_1 .. g_p, 0, -g_p .. -g_1}. */
    private final double[] turn;
    private final double[] weightRe;
    private final double[] weightIm;

    private InfiniteSize(QaoaAngles angles) {
        depth = angles.depth();
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("depth is %d, but the iteration holds 2^(2p+1) histories; at most p = %d is allowed"
                    .formatted(depth, DEEPEST));
        }
        turn = new double[2 * depth + 1];
        for (int l = 0; l < depth; l++) {
            turn[l] = angles.gamma(l);
            turn[2 * depth - l] = -angles.gamma(l);
        }
        weightRe = new double[1 << turn.length];
        weightIm = new double[1 << turn.length];
        for (int a = 0; a < weightRe.length; a++) {
            weigh(a, angles);
        }
    }

    /** {@code f(a)}: a product of {@code <a_r|exp(i b X)|a_r+1>} forward and of its conjugates backward, halved. */
    private void weigh(int a, QaoaAngles angles) {
        double size = 0.5;
        int quarters = 0;
        for (int r = 0; r < 2 * depth; r++) {
            boolean forward = r < depth;
            double beta = angles.beta(forward ? r : 2 * depth - 1 - r);
            boolean same = (a >> r & 1) == (a >> (r + 1) & 1);
            size *= same ? Math.cos(beta) : Math.sin(beta);
            quarters += same ? 0 : forward ? 1 : 3;
        }
        weightRe[a] = switch (quarters % 4) {
            case 0 -> size;
            case 2 -> -size;
            default -> 0;
        };
        weightIm[a] = switch (quarters % 4) {
            case 1 -> size;
            case 3 -> -size;
            default -> 0;
        };
    }

    /**
     * The energy per spin of the Sherrington-Kirkpatrick model, {@code C = sum J_ij z_i z_j / sqrt n}
     * maximised with J standard normal; the best of all states has .763166 (Parisi).
     */
    public static double sherringtonKirkpatrick(QaoaAngles angles) {
        return new InfiniteSize(angles).sherringtonKirkpatrick();
    }

    /**
     * The fraction of edges cut on regular graphs of girth over {@code 2p + 1}, and so on almost every
     * large regular graph.
     *
     * @param degree at least 2
     */
    public static double largeGirthCutFraction(int degree, QaoaAngles angles) {
        if (degree < 2) {
            throw new IllegalArgumentException("degree is %d, but must be 2 or more".formatted(degree));
        }
        return new InfiniteSize(angles.scaled(0.5, 1)).largeGirth(degree);
    }

    private double sherringtonKirkpatrick() {
        int entries = turn.length;
        double[][] gramRe = new double[entries][entries];
        double[][] gramIm = new double[entries][entries];
        for (double[] row : gramRe) {
            Arrays.fill(row, 1);
        }
        for (int m = 0; m < depth; m++) {
            double[][] nextRe = new double[entries][entries];
            double[][] nextIm = new double[entries][entries];
            for (int a = 0; a < weightRe.length; a++) {
                addHistory(a, gramRe, gramIm, nextRe, nextIm);
            }
            gramRe = nextRe;
            gramIm = nextIm;
        }
        double energy = 0;
        for (int j = 0; j < entries; j++) {
            // i/2 times the square of a complex number: its real part is minus the product of the parts.
            energy -= turn[j] * gramRe[depth][j] * gramIm[depth][j];
        }
        return energy;
    }

    private void addHistory(int a, double[][] gramRe, double[][] gramIm, double[][] nextRe, double[][] nextIm) {
        int entries = turn.length;
        double exponentRe = 0;
        double exponentIm = 0;
        for (int j = 0; j < entries; j++) {
            for (int k = 0; k < entries; k++) {
                double sign = turn[j] * turn[k] * entry(a, j) * entry(a, k);
                exponentRe -= 0.5 * sign * gramRe[j][k];
                exponentIm -= 0.5 * sign * gramIm[j][k];
            }
        }
        double size = Math.exp(exponentRe);
        double re = size * (weightRe[a] * Math.cos(exponentIm) - weightIm[a] * Math.sin(exponentIm));
        double im = size * (weightRe[a] * Math.sin(exponentIm) + weightIm[a] * Math.cos(exponentIm));
        for (int j = 0; j < entries; j++) {
            for (int k = 0; k < entries; k++) {
                nextRe[j][k] += entry(a, j) * entry(a, k) * re;
                nextIm[j][k] += entry(a, j) * entry(a, k) * im;
            }
        }
    }

    private double largeGirth(int degree) {
        int size = weightRe.length;
        double[] cos = new double[size];
        double[] sin = new double[size];
        for (int a = 0; a < size; a++) {
            double phase = 0;
            for (int j = 0; j < turn.length; j++) {
                phase += turn[j] * entry(a, j);
            }
            cos[a] = Math.cos(phase);
            sin[a] = Math.sin(phase);
        }
        double[] branchRe = new double[size];
        double[] branchIm = new double[size];
        Arrays.fill(branchRe, 1);
        for (int m = 0; m < depth; m++) {
            multiply(branchRe, branchIm, weightRe, weightIm);
            convolve(branchRe, branchIm, cos);
            power(branchRe, branchIm, degree - 1);
        }
        for (int a = 0; a < size; a++) {
            weightRe[a] *= entry(a, depth);
            weightIm[a] *= entry(a, depth);
        }
        multiply(branchRe, branchIm, weightRe, weightIm);
        double[] otherRe = branchRe.clone();
        double[] otherIm = branchIm.clone();
        convolve(otherRe, otherIm, sin);
        double imaginary = 0;
        for (int a = 0; a < size; a++) {
            imaginary += branchRe[a] * otherIm[a] + branchIm[a] * otherRe[a];
        }
        return 0.5 - 0.5 * imaginary;
    }

    private static int entry(int history, int position) {
        return 1 - 2 * (history >> position & 1);
    }

    private static void multiply(double[] re, double[] im, double[] byRe, double[] byIm) {
        for (int a = 0; a < re.length; a++) {
            double r = re[a] * byRe[a] - im[a] * byIm[a];
            im[a] = re[a] * byIm[a] + im[a] * byRe[a];
            re[a] = r;
        }
    }

    private static void power(double[] re, double[] im, int exponent) {
        double[] baseRe = re.clone();
        double[] baseIm = im.clone();
        for (int e = 1; e < exponent; e++) {
            multiply(re, im, baseRe, baseIm);
        }
    }

    /** {@code out_a = sum_b in_b kernel_(a xor b)}. */
    private static void convolve(double[] re, double[] im, double[] kernel) {
        double[] transformed = kernel.clone();
        walshHadamard(transformed);
        walshHadamard(re);
        walshHadamard(im);
        for (int a = 0; a < re.length; a++) {
            re[a] *= transformed[a] / re.length;
            im[a] *= transformed[a] / re.length;
        }
        walshHadamard(re);
        walshHadamard(im);
    }

    private static void walshHadamard(double[] values) {
        for (int half = 1; half < values.length; half *= 2) {
            for (int block = 0; block < values.length; block += 2 * half) {
                for (int a = block; a < block + half; a++) {
                    double sum = values[a] + values[a + half];
                    values[a + half] = values[a] - values[a + half];
                    values[a] = sum;
                }
            }
        }
    }
}
