package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.kernel.KernelCall.Kind;

/** Writes gates down. */
final class KernelRecorder implements GateSink {

    private static final long[] NO_TARGETS = {};

    private final List<KernelCall> calls = new ArrayList<>();

    List<KernelCall> calls() {
        return calls;
    }

    @Override
    public void general(long target, long on, long off, double[] m) {
        calls.add(KernelCall.of(Kind.GENERAL, target, 0, on, off, m));
    }

    @Override
    public void real(long target, long on, long off, double m00, double m01, double m10, double m11) {
        calls.add(KernelCall.of(Kind.REAL, target, 0, on, off, m00, m01, m10, m11));
    }

    @Override
    public void rotateX(long target, long on, long off, double cos, double sin) {
        calls.add(KernelCall.of(Kind.ROTATE_X, target, 0, on, off, cos, sin));
    }

    @Override
    public void flip(long target, long on, long off) {
        calls.add(KernelCall.of(Kind.FLIP, target, 0, on, off));
    }

    @Override
    public void scale(long on, long off, double factorRe, double factorIm) {
        calls.add(KernelCall.of(Kind.SCALE, 0, 0, on, off, factorRe, factorIm));
    }

    @Override
    public void rotateParity(long mask, long on, long off, double cos, double sin) {
        calls.add(KernelCall.of(Kind.ROTATE_PARITY, mask, 0, on, off, cos, sin));
    }

    @Override
    public void swap(long a, long b, long on, long off) {
        calls.add(KernelCall.of(Kind.SWAP, a, b, on, off));
    }

    @Override
    public void rotatePauli(long xMask, long zMask, long on, long off, double cos, double sin) {
        calls.add(KernelCall.of(Kind.ROTATE_PAULI, xMask, zMask, on, off, cos, sin));
    }

    /** The lower target first. */
    @Override
    public void general2(long a, long b, long on, long off, double[] mRe, double[] mIm) {
        calls.add(a < b
                ? new KernelCall(Kind.GENERAL2, a, b, on, off, NO_TARGETS, mRe, mIm)
                : new KernelCall(Kind.GENERAL2, b, a, on, off, NO_TARGETS,
                        ScalarKernels.withTargetsExchanged(mRe), ScalarKernels.withTargetsExchanged(mIm)));
    }

    @Override
    public void dense(long[] targets, long on, long off, double[] mRe, double[] mIm) {
        calls.add(new KernelCall(Kind.DENSE, 0, 0, on, off, targets, mRe, mIm));
    }
}
