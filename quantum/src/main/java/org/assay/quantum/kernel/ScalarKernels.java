package org.assay.quantum.kernel;

import static org.assay.quantum.kernel.FusedMultiplyAdd.fma;

/**
 * The kernels as plain loops: for small states, for machines without the Vector API, and the
 * definition that the vector kernels must meet bit for bit.
 *
 * <p>{@code i = (i - free) & free} runs through all subsets of the mask {@code free} in ascending
 * order and ends at 0: every index whose other bits are fixed.
 */
final class ScalarKernels implements Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    private static int free(double[] re, int fixed) {
        return (re.length - 1) & ~fixed;
    }

    @Override
    public void general(double[] re, double[] im, int target, int on, int off, double[] m) {
        int free = free(re, target | on | off);
        double m00r = m[0];
        double m00i = m[1];
        double m01r = m[2];
        double m01i = m[3];
        double m10r = m[4];
        double m10i = m[5];
        double m11r = m[6];
        double m11i = m[7];
        int i = 0;
        do {
            int a = i | on;
            int b = a | target;
            double ar = re[a];
            double ai = im[a];
            double br = re[b];
            double bi = im[b];
            re[a] = fma(-m01i, bi, fma(m01r, br, fma(-m00i, ai, m00r * ar)));
            im[a] = fma(m01i, br, fma(m01r, bi, fma(m00i, ar, m00r * ai)));
            re[b] = fma(-m10i, ai, fma(m10r, ar, fma(-m11i, bi, m11r * br)));
            im[b] = fma(m10i, ar, fma(m10r, ai, fma(m11i, br, m11r * bi)));
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void real(
            double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11) {
        int free = free(re, target | on | off);
        int i = 0;
        do {
            int a = i | on;
            int b = a | target;
            double ar = re[a];
            double ai = im[a];
            double br = re[b];
            double bi = im[b];
            re[a] = fma(m01, br, m00 * ar);
            im[a] = fma(m01, bi, m00 * ai);
            re[b] = fma(m10, ar, m11 * br);
            im[b] = fma(m10, ai, m11 * bi);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void rotateX(double[] re, double[] im, int target, int on, int off, double cos, double sin) {
        int free = free(re, target | on | off);
        int i = 0;
        do {
            int a = i | on;
            int b = a | target;
            double ar = re[a];
            double ai = im[a];
            double br = re[b];
            double bi = im[b];
            re[a] = fma(sin, bi, cos * ar);
            im[a] = fma(-sin, br, cos * ai);
            re[b] = fma(sin, ai, cos * br);
            im[b] = fma(-sin, ar, cos * bi);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void flip(double[] re, double[] im, int target, int on, int off) {
        int free = free(re, target | on | off);
        int i = 0;
        do {
            int a = i | on;
            exchange(re, im, a, a | target);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void exchange(double[] re, double[] im, int a, int b) {
        double ar = re[a];
        double ai = im[a];
        re[a] = re[b];
        im[a] = im[b];
        re[b] = ar;
        im[b] = ai;
    }

    @Override
    public void scale(double[] re, double[] im, int on, int off, double factorRe, double factorIm) {
        int free = free(re, on | off);
        int i = 0;
        do {
            multiply(re, im, i | on, factorRe, factorIm);
            i = (i - free) & free;
        } while (i != 0);
    }

    private static void multiply(double[] re, double[] im, int a, double factorRe, double factorIm) {
        double ar = re[a];
        double ai = im[a];
        re[a] = fma(-factorIm, ai, factorRe * ar);
        im[a] = fma(factorIm, ar, factorRe * ai);
    }

    @Override
    public void rotateParity(double[] re, double[] im, int mask, int on, int off, double cos, double sin) {
        int free = free(re, on | off);
        int i = 0;
        do {
            int a = i | on;
            multiply(re, im, a, cos, (Integer.bitCount(a & mask) & 1) == 0 ? -sin : sin);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void swap(double[] re, double[] im, int a, int b, int on, int off) {
        int free = free(re, a | b | on | off);
        int i = 0;
        do {
            exchange(re, im, i | on | a, i | on | b);
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void rotatePauli(
            double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, double sin) {
        int pivot = Integer.highestOneBit(xMask);
        int free = free(re, pivot | on | off);
        PauliFactor factor = PauliFactor.of(xMask, zMask, sin);
        int i = 0;
        do {
            int a = i | on;
            int b = a ^ xMask;
            double fromB = PauliFactor.isOdd(b & zMask) ? -1 : 1;
            double fromA = PauliFactor.isOdd(a & zMask) ? -1 : 1;
            double ar = re[a];
            double ai = im[a];
            double br = re[b];
            double bi = im[b];
            re[a] = fma(-factor.im() * fromB, bi, fma(factor.re() * fromB, br, cos * ar));
            im[a] = fma(factor.im() * fromB, br, fma(factor.re() * fromB, bi, cos * ai));
            re[b] = fma(-factor.im() * fromA, ai, fma(factor.re() * fromA, ar, cos * br));
            im[b] = fma(factor.im() * fromA, ar, fma(factor.re() * fromA, ai, cos * bi));
            i = (i - free) & free;
        } while (i != 0);
    }

    /**
     * Each row as two sums, of products with real and with imaginary parts of the matrix, so that they can go on
     * side by side; in the order own entry, then the entries at index distance 1, 2, 3 by exclusive or, the lower
     * target being bit 0.
     */
    @Override
    public void general2(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        if (a > b) {
            general2(re, im, b, a, on, off, withTargetsExchanged(mRe), withTargetsExchanged(mIm));
            return;
        }
        int free = free(re, a | b | on | off);
        int i = 0;
        do {
            int p0 = i | on;
            int p1 = p0 | a;
            int p2 = p0 | b;
            int p3 = p1 | b;
            double r0 = re[p0];
            double i0 = im[p0];
            double r1 = re[p1];
            double i1 = im[p1];
            double r2 = re[p2];
            double i2 = im[p2];
            double r3 = re[p3];
            double i3 = im[p3];
            re[p0] = fma(mRe[3], r3, fma(mRe[2], r2, fma(mRe[1], r1, mRe[0] * r0))) - fma(mIm[3], i3, fma(mIm[2], i2, fma(mIm[1], i1, mIm[0] * i0)));
            im[p0] = fma(mRe[3], i3, fma(mRe[2], i2, fma(mRe[1], i1, mRe[0] * i0))) + fma(mIm[3], r3, fma(mIm[2], r2, fma(mIm[1], r1, mIm[0] * r0)));
            re[p1] = fma(mRe[6], r2, fma(mRe[7], r3, fma(mRe[4], r0, mRe[5] * r1))) - fma(mIm[6], i2, fma(mIm[7], i3, fma(mIm[4], i0, mIm[5] * i1)));
            im[p1] = fma(mRe[6], i2, fma(mRe[7], i3, fma(mRe[4], i0, mRe[5] * i1))) + fma(mIm[6], r2, fma(mIm[7], r3, fma(mIm[4], r0, mIm[5] * r1)));
            re[p2] = fma(mRe[9], r1, fma(mRe[8], r0, fma(mRe[11], r3, mRe[10] * r2))) - fma(mIm[9], i1, fma(mIm[8], i0, fma(mIm[11], i3, mIm[10] * i2)));
            im[p2] = fma(mRe[9], i1, fma(mRe[8], i0, fma(mRe[11], i3, mRe[10] * i2))) + fma(mIm[9], r1, fma(mIm[8], r0, fma(mIm[11], r3, mIm[10] * r2)));
            re[p3] = fma(mRe[12], r0, fma(mRe[13], r1, fma(mRe[14], r2, mRe[15] * r3))) - fma(mIm[12], i0, fma(mIm[13], i1, fma(mIm[14], i2, mIm[15] * i3)));
            im[p3] = fma(mRe[12], i0, fma(mRe[13], i1, fma(mRe[14], i2, mRe[15] * i3))) + fma(mIm[12], r0, fma(mIm[13], r1, fma(mIm[14], r2, mIm[15] * r3)));
            i = (i - free) & free;
        } while (i != 0);
    }

    /** The 4 x 4 matrix for the same two targets named in the other order. */
    static double[] withTargetsExchanged(double[] matrix) {
        int[] order = {0, 2, 1, 3};
        double[] out = new double[16];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                out[row * 4 + column] = matrix[order[row] * 4 + order[column]];
            }
        }
        return out;
    }

    @Override
    public void dense(double[] re, double[] im, int[] targets, int on, int off, double[] mRe, double[] mIm) {
        int size = 1 << targets.length;
        int[] offsets = offsets(targets);
        int free = free(re, offsets[size - 1] | on | off);
        double[] inRe = new double[size];
        double[] inIm = new double[size];
        int i = 0;
        do {
            int base = i | on;
            for (int k = 0; k < size; k++) {
                inRe[k] = re[base | offsets[k]];
                inIm[k] = im[base | offsets[k]];
            }
            for (int row = 0; row < size; row++) {
                double realRe = 0;
                double realIm = 0;
                double imaginaryRe = 0;
                double imaginaryIm = 0;
                for (int distance = 0; distance < size; distance++) {
                    int column = row ^ distance;
                    double mr = mRe[row * size + column];
                    double mi = mIm[row * size + column];
                    realRe = fma(mr, inRe[column], realRe);
                    realIm = fma(mr, inIm[column], realIm);
                    imaginaryRe = fma(mi, inRe[column], imaginaryRe);
                    imaginaryIm = fma(mi, inIm[column], imaginaryIm);
                }
                re[base | offsets[row]] = realRe - imaginaryIm;
                im[base | offsets[row]] = realIm + imaginaryRe;
            }
            i = (i - free) & free;
        } while (i != 0);
    }

    @Override
    public void gather(double[] state, int base, int[] offsets, int run, double[] tile) {
        for (int k = 0; k < offsets.length; k++) {
            System.arraycopy(state, base | offsets[k], tile, k * run, run);
        }
    }

    @Override
    public void scatter(double[] tile, int base, int[] offsets, int run, double[] state) {
        for (int k = 0; k < offsets.length; k++) {
            System.arraycopy(tile, k * run, state, base | offsets[k], run);
        }
    }

    /** Where each of the {@code 2^k} combinations of target bits lies relative to all of them 0. */
    static int[] offsets(int[] targets) {
        int[] offsets = new int[1 << targets.length];
        for (int k = 0; k < targets.length; k++) {
            for (int x = 0; x < 1 << k; x++) {
                offsets[x | 1 << k] = offsets[x] | targets[k];
            }
        }
        return offsets;
    }
}
