package org.assay.quantum.kernel;

import java.util.Arrays;

/** Does each gate at once by some kernels, on a state in two arrays. */
public record KernelSink(Kernels kernels, double[] re, double[] im) implements GateSink {

    @Override
    public void general(long target, long on, long off, double[] m) {
        kernels.general(re, im, (int) target, (int) on, (int) off, m);
    }

    @Override
    public void real(long target, long on, long off, double m00, double m01, double m10, double m11) {
        kernels.real(re, im, (int) target, (int) on, (int) off, m00, m01, m10, m11);
    }

    @Override
    public void rotateX(long target, long on, long off, double cos, double sin) {
        kernels.rotateX(re, im, (int) target, (int) on, (int) off, cos, sin);
    }

    @Override
    public void flip(long target, long on, long off) {
        kernels.flip(re, im, (int) target, (int) on, (int) off);
    }

    @Override
    public void scale(long on, long off, double factorRe, double factorIm) {
        kernels.scale(re, im, (int) on, (int) off, factorRe, factorIm);
    }

    @Override
    public void rotateParity(long mask, long on, long off, double cos, double sin) {
        kernels.rotateParity(re, im, (int) mask, (int) on, (int) off, cos, sin);
    }

    @Override
    public void swap(long a, long b, long on, long off) {
        kernels.swap(re, im, (int) a, (int) b, (int) on, (int) off);
    }

    @Override
    public void rotatePauli(long xMask, long zMask, long on, long off, double cos, double sin) {
        kernels.rotatePauli(re, im, (int) xMask, (int) zMask, (int) on, (int) off, cos, sin);
    }

    @Override
    public void general2(long a, long b, long on, long off, double[] mRe, double[] mIm) {
        kernels.general2(re, im, (int) a, (int) b, (int) on, (int) off, mRe, mIm);
    }

    @Override
    public void dense(long[] targets, long on, long off, double[] mRe, double[] mIm) {
        kernels.dense(re, im, Arrays.stream(targets).mapToInt(t -> (int) t).toArray(), (int) on, (int) off, mRe, mIm);
    }
}
