package org.assay.quantum.kernel;

import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Runs every loop of the vector kernels on a small state until the compiler has done its work. */
final class KernelWarmUp {

    private static final int SIZE = 1 << 9;
    private static final int CALLS_A_ROUND = 500;
    private static final long PATIENCE_NS_A_LOOP = 20_000_000_000L;

    private static final double[] MATRIX = {0.6, 0, 0, 0.8, 0, 0.8, 0.6, 0};
    private static final double[] MATRIX2_RE = {0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0};
    private static final int[] OFFSETS = {0, SIZE / 2};
    private static final double[] MATRIX2_IM = new double[16];

    private interface Loop {
        void run(Kernels kernels, double[] re, double[] im);
    }

    private KernelWarmUp() {}

    /** Whether in the end every vector loop was at least as fast as the scalar one. */
    static boolean run(Kernels scalar, Kernels vector) {
        double[] re = new double[SIZE];
        double[] im = new double[SIZE];
        re[0] = 1;
        for (Loop loop : loops()) {
            if (!overtakes(loop, scalar, vector, re, im)) {
                return false;
            }
        }
        return true;
    }

    private static boolean overtakes(Loop loop, Kernels scalar, Kernels vector, double[] re, double[] im) {
        long start = System.nanoTime();
        long scalarNs = fastest(loop, scalar, re, im);
        while (System.nanoTime() - start < PATIENCE_NS_A_LOOP) {
            if (fastest(loop, vector, re, im) <= scalarNs) {
                return true;
            }
            scalarNs = Math.min(scalarNs, fastest(loop, scalar, re, im));
            LockSupport.parkNanos(1_000_000); // the compiler wants a processor too
        }
        return false;
    }

    private static long fastest(Loop loop, Kernels kernels, double[] re, double[] im) {
        long fastest = Long.MAX_VALUE;
        for (int call = 0; call < CALLS_A_ROUND; call++) {
            long start = System.nanoTime();
            loop.run(kernels, re, im);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    /** Targets 1 and 2 are lanes and 128 and 256 vectors, at any width. */
    private static List<Loop> loops() {
        return List.of(
                (k, re, im) -> k.general(re, im, 128, 0, 0, MATRIX),
                (k, re, im) -> k.general(re, im, 1, 0, 0, MATRIX),
                (k, re, im) -> k.real(re, im, 128, 0, 0, 0.6, -0.8, 0.8, 0.6),
                (k, re, im) -> k.real(re, im, 1, 0, 0, 0.6, -0.8, 0.8, 0.6),
                (k, re, im) -> k.rotateX(re, im, 128, 0, 0, 0.6, 0.8),
                (k, re, im) -> k.rotateX(re, im, 1, 0, 0, 0.6, 0.8),
                (k, re, im) -> k.flip(re, im, 128, 0, 0),
                (k, re, im) -> k.flip(re, im, 128, 1, 0),
                (k, re, im) -> k.flip(re, im, 1, 0, 0),
                (k, re, im) -> k.scale(re, im, 128, 0, 0, 1),
                (k, re, im) -> k.rotateParity(re, im, 128, 0, 0, 0.6, 0.8),
                (k, re, im) -> k.swap(re, im, 128, 256, 0, 0),
                (k, re, im) -> k.swap(re, im, 1, 256, 0, 0),
                (k, re, im) -> k.rotatePauli(re, im, 128 | 256, 0, 0, 0, 0.6, 0.8),
                (k, re, im) -> k.rotatePauli(re, im, 1, 0, 0, 0, 0.6, 0.8),
                (k, re, im) -> k.general2(re, im, 128, 256, 0, 0, MATRIX2_RE, MATRIX2_IM),
                (k, re, im) -> k.general2(re, im, 1, 256, 0, 0, MATRIX2_RE, MATRIX2_IM),
                (k, re, im) -> k.general2(re, im, 1, 2, 0, 0, MATRIX2_RE, MATRIX2_IM),
                (k, re, im) -> k.gather(re, 0, OFFSETS, SIZE / 4, im),
                (k, re, im) -> k.scatter(re, 0, OFFSETS, SIZE / 4, im));
    }
}
