package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.kernel.KernelCall.Kind;

/** Kernels that do nothing but write down what they are asked for; the arrays are ignored. */
public final class KernelRecorder implements Kernels {

    private final List<KernelCall> calls = new ArrayList<>();

    List<KernelCall> calls() {
        return calls;
    }

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public void general(double[] re, double[] im, int target, int on, int off, double[] m) {
        calls.add(KernelCall.of(Kind.GENERAL, target, 0, on, off, m));
    }

    @Override
    public void real(
            double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11) {
        calls.add(KernelCall.of(Kind.REAL, target, 0, on, off, m00, m01, m10, m11));
    }

    @Override
    public void rotateX(double[] re, double[] im, int target, int on, int off, double cos, double sin) {
        calls.add(KernelCall.of(Kind.ROTATE_X, target, 0, on, off, cos, sin));
    }

    @Override
    public void flip(double[] re, double[] im, int target, int on, int off) {
        calls.add(KernelCall.of(Kind.FLIP, target, 0, on, off));
    }

    @Override
    public void scale(double[] re, double[] im, int on, int off, double factorRe, double factorIm) {
        calls.add(KernelCall.of(Kind.SCALE, 0, 0, on, off, factorRe, factorIm));
    }

    @Override
    public void rotateParity(double[] re, double[] im, int mask, int on, int off, double cos, double sin) {
        calls.add(KernelCall.of(Kind.ROTATE_PARITY, mask, 0, on, off, cos, sin));
    }

    @Override
    public void swap(double[] re, double[] im, int a, int b, int on, int off) {
        calls.add(KernelCall.of(Kind.SWAP, a, b, on, off));
    }

    @Override
    public void rotatePauli(
            double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, double sin) {
        calls.add(KernelCall.of(Kind.ROTATE_PAULI, xMask, zMask, on, off, cos, sin));
    }

    @Override
    public void general2(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        calls.add(new KernelCall(Kind.GENERAL2, a, b, on, off, new int[0], mRe, mIm));
    }

    @Override
    public void dense(double[] re, double[] im, int[] targets, int on, int off, double[] mRe, double[] mIm) {
        calls.add(new KernelCall(Kind.DENSE, 0, 0, on, off, targets, mRe, mIm));
    }

    @Override
    public void gather(double[] state, int base, int[] offsets, int run, double[] tile) {
        throw new UnsupportedOperationException("copies are not scheduled");
    }

    @Override
    public void scatter(double[] tile, int base, int[] offsets, int run, double[] state) {
        throw new UnsupportedOperationException("copies are not scheduled");
    }
}
