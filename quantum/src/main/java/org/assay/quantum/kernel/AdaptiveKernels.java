package org.assay.quantum.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Scalar loops at first and for small states, vectors once they are compiled.
 *
 * <p>Vector code that the just-in-time compiler has not reached yet is some hundred times slower than
 * scalar code, so a short job must never meet it. After some work a background thread runs the vector
 * kernels until each is compiled, and only then do they take over. Both give the same bits:
 * the moment of the change shows in nothing but time.
 */
final class AdaptiveKernels implements Kernels {

    /** Below this many amplitudes scalar loops are as fast. */
    private static final int LEAST_VECTOR_SIZE = 1 << 6;

    /** Amplitudes updated, over all calls, after which warming up pays: some 10 ms. */
    private static final long WORK_BEFORE_WARM_UP = 1L << 23;

    private final Kernels scalar;
    private final @Nullable Kernels vector;
    private final LongAdder work = new LongAdder();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean warm;

    AdaptiveKernels(Kernels scalar, @Nullable Kernels vector) {
        this.scalar = scalar;
        this.vector = vector;
    }

    private Kernels pick(double[] re) {
        if (re.length < LEAST_VECTOR_SIZE || vector == null) {
            return scalar;
        }
        if (warm) {
            return vector;
        }
        work.add(re.length);
        if (work.sum() > WORK_BEFORE_WARM_UP && started.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("assay-kernel-warm-up").start(this::warmUp);
        }
        return scalar;
    }

    /** Compiles the vector kernels now, and returns whether they are in use then. */
    synchronized boolean warmUp() {
        started.set(true);
        if (!warm && vector != null) {
            warm = KernelWarmUp.run(vector);
        }
        return warm;
    }

    @Override
    public String name() {
        return vector == null ? scalar.name() : vector.name();
    }

    @Override
    public void general(double[] re, double[] im, int target, int on, int off, double[] m) {
        pick(re).general(re, im, target, on, off, m);
    }

    @Override
    public void real(
            double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11) {
        pick(re).real(re, im, target, on, off, m00, m01, m10, m11);
    }

    @Override
    public void rotateX(double[] re, double[] im, int target, int on, int off, double cos, double sin) {
        pick(re).rotateX(re, im, target, on, off, cos, sin);
    }

    @Override
    public void flip(double[] re, double[] im, int target, int on, int off) {
        pick(re).flip(re, im, target, on, off);
    }

    @Override
    public void scale(double[] re, double[] im, int on, int off, double factorRe, double factorIm) {
        pick(re).scale(re, im, on, off, factorRe, factorIm);
    }

    @Override
    public void rotateParity(double[] re, double[] im, int mask, int on, int off, double cos, double sin) {
        pick(re).rotateParity(re, im, mask, on, off, cos, sin);
    }

    @Override
    public void swap(double[] re, double[] im, int a, int b, int on, int off) {
        pick(re).swap(re, im, a, b, on, off);
    }

    @Override
    public void rotatePauli(
            double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, double sin) {
        pick(re).rotatePauli(re, im, xMask, zMask, on, off, cos, sin);
    }

    @Override
    public void general2(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        pick(re).general2(re, im, a, b, on, off, mRe, mIm);
    }

    @Override
    public void dense(double[] re, double[] im, int[] targets, int on, int off, double[] mRe, double[] mIm) {
        pick(re).dense(re, im, targets, on, off, mRe, mIm);
    }

    @Override
    public void gather(double[] state, int base, int[] offsets, int run, double[] tile) {
        pick(tile).gather(state, base, offsets, run, tile);
    }

    @Override
    public void scatter(double[] tile, int base, int[] offsets, int run, double[] state) {
        pick(tile).scatter(tile, base, offsets, run, state);
    }
}
