package org.assay.quantum.kernel;

import java.util.stream.Stream;

/** Gets every loop of the vector kernels on arrays compiled before they work; see {@link WarmUp}. */
final class KernelWarmUp {

    private static final int LITTLE = 1 << 9;
    private static final int MUCH = 1 << 12;

    private static final double[] MATRIX = {0.6, 0, 0, 0.8, 0, 0.8, 0.6, 0};
    private static final double[] MATRIX2_RE = {0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0};
    private static final double[] MATRIX2_IM = new double[16];

    /** A loop on a state, and a tile half as large. */
    private interface Loop {
        void run(double[] re, double[] im, double[] tile);
    }

    private KernelWarmUp() {}

    /** Whether all are compiled. */
    static boolean run(Kernels kernels) {
        double[][] little = state(LITTLE);
        double[][] much = state(MUCH);
        return WarmUp.drive(loops(kernels).map(loop -> call(loop, little, much)).toList());
    }

    private static double[][] state(int size) {
        double[] re = new double[size];
        re[0] = 1;
        return new double[][] {re, new double[size], new double[size / 2]};
    }

    private static WarmUp.Call call(Loop loop, double[][] little, double[][] much) {
        return size -> {
            double[][] state = size == 0 ? little : much;
            loop.run(state[0], state[1], state[2]);
        };
    }

    /** Targets 1 and 2 are lanes and 128 and 256 vectors, at any width but of two lanes. */
    private static Stream<Loop> loops(Kernels k) {
        int[] offsets = {0, LITTLE / 2};
        return Stream.<Loop>of(
                (re, im, tile) -> k.general(re, im, 128, 0, 0, MATRIX),
                (re, im, tile) -> k.general(re, im, 1, 0, 0, MATRIX),
                (re, im, tile) -> k.real(re, im, 128, 0, 0, 0.6, -0.8, 0.8, 0.6),
                (re, im, tile) -> k.real(re, im, 1, 0, 0, 0.6, -0.8, 0.8, 0.6),
                (re, im, tile) -> k.rotateX(re, im, 128, 0, 0, 0.6, 0.8),
                (re, im, tile) -> k.rotateX(re, im, 1, 0, 0, 0.6, 0.8),
                (re, im, tile) -> k.flip(re, im, 128, 0, 0),
                (re, im, tile) -> k.flip(re, im, 128, 1, 0),
                (re, im, tile) -> k.flip(re, im, 1, 0, 0),
                (re, im, tile) -> k.scale(re, im, 128, 0, 0, 1),
                (re, im, tile) -> k.rotateParity(re, im, 128, 0, 0, 0.6, 0.8),
                (re, im, tile) -> k.swap(re, im, 128, 256, 0, 0),
                (re, im, tile) -> k.swap(re, im, 1, 256, 0, 0),
                (re, im, tile) -> k.rotatePauli(re, im, 128 | 256, 0, 0, 0, 0.6, 0.8),
                (re, im, tile) -> k.rotatePauli(re, im, 1, 0, 0, 0, 0.6, 0.8),
                (re, im, tile) -> k.general2(re, im, 128, 256, 0, 0, MATRIX2_RE, MATRIX2_IM),
                (re, im, tile) -> k.general2(re, im, 1, 256, 0, 0, MATRIX2_RE, MATRIX2_IM),
                (re, im, tile) -> k.general2(re, im, 1, 2, 0, 0, MATRIX2_RE, MATRIX2_IM),
                (re, im, tile) -> k.gather(re, 0, offsets, re.length / 4, tile),
                (re, im, tile) -> k.scatter(tile, 0, offsets, re.length / 4, im));
    }
}
