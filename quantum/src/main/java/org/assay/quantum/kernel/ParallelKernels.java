package org.assay.quantum.kernel;

/**
 * Other kernels, spread over threads for large states: each part of a gate is the gate under more
 * controls, on the highest qubits that it leaves alone.
 */
public final class ParallelKernels implements Kernels {

    /** Smaller states than this are not worth waking a thread for. */
    private static final int LEAST_SIZE = 1 << 18;

    private static final int LEAST_PART = 1 << 13;
    private static final int PARTS_PER_THREAD = 8;

    private final Kernels inner;
    private final Workers workers;

    public ParallelKernels(Kernels inner, Workers workers) {
        this.inner = inner;
        this.workers = workers;
    }

    @Override
    public String name() {
        return "%s, %d threads".formatted(inner.name(), workers.size());
    }

    private interface Part {
        void run(int moreOn, int moreOff);
    }

    private void split(int size, int fixed, Part part) {
        int splitters = 0;
        int parts = 1;
        if (size >= LEAST_SIZE && workers.size() > 1) {
            int most = Math.min(workers.size() * PARTS_PER_THREAD, (size >>> Integer.bitCount(fixed)) / LEAST_PART);
            int free = (size - 1) & ~fixed;
            while (parts * 2 <= most) {
                int top = Integer.highestOneBit(free);
                free ^= top;
                splitters |= top;
                parts *= 2;
            }
        }
        if (parts == 1) {
            part.run(0, 0);
            return;
        }
        int chosen = splitters;
        workers.run(parts, p -> {
            int moreOn = Integer.expand(p, chosen);
            part.run(moreOn, chosen ^ moreOn);
        });
    }

    @Override
    public void general(double[] re, double[] im, int target, int on, int off, double[] m) {
        split(re.length, target | on | off,
                (moreOn, moreOff) -> inner.general(re, im, target, on | moreOn, off | moreOff, m));
    }

    @Override
    public void real(
            double[] re, double[] im, int target, int on, int off, double m00, double m01, double m10, double m11) {
        split(re.length, target | on | off,
                (moreOn, moreOff) -> inner.real(re, im, target, on | moreOn, off | moreOff, m00, m01, m10, m11));
    }

    @Override
    public void rotateX(double[] re, double[] im, int target, int on, int off, double cos, double sin) {
        split(re.length, target | on | off,
                (moreOn, moreOff) -> inner.rotateX(re, im, target, on | moreOn, off | moreOff, cos, sin));
    }

    @Override
    public void flip(double[] re, double[] im, int target, int on, int off) {
        split(re.length, target | on | off,
                (moreOn, moreOff) -> inner.flip(re, im, target, on | moreOn, off | moreOff));
    }

    @Override
    public void scale(double[] re, double[] im, int on, int off, double factorRe, double factorIm) {
        split(re.length, on | off,
                (moreOn, moreOff) -> inner.scale(re, im, on | moreOn, off | moreOff, factorRe, factorIm));
    }

    @Override
    public void rotateParity(double[] re, double[] im, int mask, int on, int off, double cos, double sin) {
        split(re.length, on | off,
                (moreOn, moreOff) -> inner.rotateParity(re, im, mask, on | moreOn, off | moreOff, cos, sin));
    }

    @Override
    public void swap(double[] re, double[] im, int a, int b, int on, int off) {
        split(re.length, a | b | on | off,
                (moreOn, moreOff) -> inner.swap(re, im, a, b, on | moreOn, off | moreOff));
    }

    @Override
    public void rotatePauli(
            double[] re, double[] im, int xMask, int zMask, int on, int off, double cos, double sin) {
        split(re.length, xMask | on | off,
                (moreOn, moreOff) -> inner.rotatePauli(re, im, xMask, zMask, on | moreOn, off | moreOff, cos, sin));
    }

    @Override
    public void general2(double[] re, double[] im, int a, int b, int on, int off, double[] mRe, double[] mIm) {
        split(re.length, a | b | on | off,
                (moreOn, moreOff) -> inner.general2(re, im, a, b, on | moreOn, off | moreOff, mRe, mIm));
    }

    @Override
    public void dense(double[] re, double[] im, int[] targets, int on, int off, double[] mRe, double[] mIm) {
        int all = 0;
        for (int target : targets) {
            all |= target;
        }
        split(re.length, all | on | off,
                (moreOn, moreOff) -> inner.dense(re, im, targets, on | moreOn, off | moreOff, mRe, mIm));
    }

    @Override
    public void gather(double[] state, int base, int[] offsets, int run, double[] tile) {
        inner.gather(state, base, offsets, run, tile);
    }

    @Override
    public void scatter(double[] tile, int base, int[] offsets, int run, double[] state) {
        inner.scatter(tile, base, offsets, run, state);
    }
}
