package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every implementation must give the bits that the scalar loops give; the simulator's tests show that those are right. */
@Tag("kernels")
class KernelsTest {

    private static final double[] GENERAL = {0.3, -0.2, 0.5, 0.7, -0.4, 0.1, 0.9, -0.6};

    private interface Action {
        void on(Kernels kernels, double[] re, double[] im);
    }

    private static double[] random(int size, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return random.doubles(size, -1, 1).toArray();
    }

    private static void assertSameBits(Kernels kernels, int qubits, String what, Action action) {
        double[] re = random(1 << qubits, 1);
        double[] im = random(1 << qubits, 2);
        double[] expectedRe = re.clone();
        double[] expectedIm = im.clone();
        action.on(KernelProvider.scalar(), expectedRe, expectedIm);
        action.on(kernels, re, im);
        for (int i = 0; i < re.length; i++) {
            if (re[i] != expectedRe[i] || im[i] != expectedIm[i]) {
                assertThat(new double[] {re[i], im[i]})
                        .as("%s by %s on %d qubits, index %d", what, kernels.name(), qubits, i)
                        .isEqualTo(new double[] {expectedRe[i], expectedIm[i]});
            }
        }
    }

    /** Up to two controls of either sign among the qubits that are not targets: on and off masks. */
    private static List<int[]> controls(int qubits, int targets) {
        List<int[]> out = new ArrayList<>(List.of(new int[] {0, 0}));
        for (int c = 0; c < qubits; c++) {
            for (int d = c; d < qubits; d++) {
                int both = 1 << c | 1 << d;
                if ((both & targets) == 0) {
                    out.add(new int[] {both, 0});
                    out.add(new int[] {0, both});
                    out.add(new int[] {1 << c, both & ~(1 << c)});
                }
            }
        }
        return out;
    }

    private static List<Kernels> others() {
        List<Kernels> all = new ArrayList<>(KernelProvider.all());
        all.add(new ParallelKernels(KernelProvider.vector().orElse(KernelProvider.scalar()), Workers.shared()));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7})
    void oneQubitKernelsAgreeOnEveryTargetAndControl(int qubits) {
        for (Kernels kernels : others()) {
            for (int t = 0; t < qubits; t++) {
                int target = 1 << t;
                for (int[] c : controls(qubits, target)) {
                    String where = "target %d, on %d, off %d".formatted(t, c[0], c[1]);
                    assertSameBits(kernels, qubits, "general " + where, (k, r, i) -> k.general(r, i, target, c[0], c[1], GENERAL));
                    assertSameBits(kernels, qubits, "real " + where, (k, r, i) -> k.real(r, i, target, c[0], c[1], 0.3, 0.5, -0.7, 0.2));
                    assertSameBits(kernels, qubits, "rotateX " + where, (k, r, i) -> k.rotateX(r, i, target, c[0], c[1], 0.8, 0.6));
                    assertSameBits(kernels, qubits, "flip " + where, (k, r, i) -> k.flip(r, i, target, c[0], c[1]));
                    assertSameBits(kernels, qubits, "scale " + where, (k, r, i) -> k.scale(r, i, c[0] | target, c[1], 0.8, 0.6));
                    assertSameBits(kernels, qubits, "rotateParity " + where, (k, r, i) -> k.rotateParity(r, i, target, c[0], c[1], 0.8, 0.6));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7})
    void twoQubitKernelsAgreeOnEveryPairAndControl(int qubits) {
        double[] mRe = random(16, 3);
        double[] mIm = random(16, 4);
        for (Kernels kernels : others()) {
            for (int t = 0; t < qubits; t++) {
                for (int u = 0; u < qubits; u++) {
                    if (t == u) {
                        continue;
                    }
                    int a = 1 << t;
                    int b = 1 << u;
                    for (int[] c : controls(qubits, a | b)) {
                        String where = "targets %d, %d, on %d, off %d".formatted(t, u, c[0], c[1]);
                        assertSameBits(kernels, qubits, "swap " + where, (k, r, i) -> k.swap(r, i, a, b, c[0], c[1]));
                        assertSameBits(kernels, qubits, "general2 " + where, (k, r, i) -> k.general2(r, i, a, b, c[0], c[1], mRe, mIm));
                        assertSameBits(kernels, qubits, "parity " + where, (k, r, i) -> k.rotateParity(r, i, a | b, c[0], c[1], 0.8, 0.6));
                        for (int z : new int[] {0, a, a | b}) {
                            assertSameBits(kernels, qubits, "pauli z " + z + " " + where,
                                    (k, r, i) -> k.rotatePauli(r, i, a | b, z, c[0], c[1], 0.8, 0.6));
                        }
                    }
                }
            }
        }
    }

    @Test
    void denseAgreesOnThreeTargets() {
        double[] mRe = random(64, 5);
        double[] mIm = random(64, 6);
        for (Kernels kernels : others()) {
            for (int[] targets : new int[][] {{1, 2, 4}, {64, 1, 8}, {4, 32, 16}}) {
                assertSameBits(kernels, 7, Arrays.toString(targets), (k, r, i) -> k.dense(r, i, targets, 0, 0, mRe, mIm));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "16, 1, 0", "5, 131072, 8", "3, 0, 196608"})
    void threadsChangeNothing(int target, int on, int off) {
        Kernels parallel = new ParallelKernels(KernelProvider.best(), new Workers(3));
        int bit = 1 << target;
        int other = target == 8 ? 1 << 9 : 1 << 8;
        double[] mRe = random(16, 3);
        double[] mIm = random(16, 4);
        int offOnly = off & ~other;
        assertSameBits(parallel, 18, "general", (k, r, i) -> k.general(r, i, bit, on, offOnly, GENERAL));
        assertSameBits(parallel, 18, "flip", (k, r, i) -> k.flip(r, i, bit, on, offOnly));
        assertSameBits(parallel, 18, "scale", (k, r, i) -> k.scale(r, i, on | bit, offOnly, 0.8, 0.6));
        assertSameBits(parallel, 18, "parity", (k, r, i) -> k.rotateParity(r, i, bit | other, on, offOnly, 0.8, 0.6));
        assertSameBits(parallel, 18, "swap", (k, r, i) -> k.swap(r, i, bit, other, on, offOnly));
        assertSameBits(parallel, 18, "general2", (k, r, i) -> k.general2(r, i, bit, other, on, offOnly, mRe, mIm));
        assertSameBits(parallel, 18, "pauli", (k, r, i) -> k.rotatePauli(r, i, bit | other, other, on, offOnly, 0.8, 0.6));
    }

    @Test
    void warmingUpChangesNothingButTime() {
        AdaptiveKernels adaptive = new AdaptiveKernels(KernelProvider.scalar(), KernelProvider.vector().orElse(null));
        assertSameBits(adaptive, 8, "cold", (k, r, i) -> k.general(r, i, 64, 1, 0, GENERAL));
        boolean warm = adaptive.warmUp();
        assertSameBits(adaptive, 8, "warm", (k, r, i) -> k.general(r, i, 64, 1, 0, GENERAL));
        assertThat(warm && KernelProvider.vector().isEmpty()).isFalse();
    }

    /** Under each of the ways in which the build runs these tests. */
    @Test
    void allLoopsAreCompiledWhereThereAreVectors() {
        assertThat(KernelProvider.warmUp()).isEqualTo(KernelProvider.vector().isPresent());
        assertThat(CellProvider.isWarm()).isEqualTo(KernelProvider.hasWideVectors());
    }

    @Test
    void vectorsAreChosenExactlyWhereTheModuleIsPresent() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(KernelProvider.vector().isPresent()).isEqualTo(module && FusedMultiplyAdd.IN_HARDWARE && HotSpot.hasOptimisingCompiler());
        assertThat(KernelProvider.description()).contains(KernelProvider.vector().isPresent() ? "-bit vectors" : "scalar loops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "-1", "wide", "512 ", "64"})
    void aWidthThatNoVectorHasIsRefused(String asked) {
        String before = System.getProperty(VectorBits.PROPERTY, "");
        System.setProperty(VectorBits.PROPERTY, asked);
        try {
            assertThatThrownBy(VectorBits::askedFor).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("system property assay.vectorBits is '" + asked + "', but must be 128, 256, 512 or 'other'");
        } finally {
            System.setProperty(VectorBits.PROPERTY, before);
        }
        assertThat(VectorBits.askedFor()).isEqualTo(before);
    }

    /** What an option or property asks for is what is in use; on a processor that has no more than an option, less. */
    @Test
    void theWidthIsThatOfTheMachineOrAskedFor() {
        int mostBits = 8 * Integer.parseInt(HotSpot.option("MaxVectorSize").orElse("64"));
        int bits = 64 * KernelProvider.vector().map(Kernels::lanes).orElse(1);
        String asked = VectorBits.askedFor();
        switch (asked) {
            case "" -> assertThat(bits).isLessThanOrEqualTo(mostBits);
            case "other" -> assertThat(bits).isEqualTo(mostBits == 512 ? 256 : 512);
            default -> assertThat(bits).isEqualTo(Integer.parseInt(asked));
        }
        assertThat(KernelProvider.hasWideVectors()).isEqualTo(bits >= 256);
        assertThat(KernelProvider.scope().contains("outside the heap need")).isEqualTo(bits < 256);
        if (bits > 64) {
            assertThat(KernelProvider.description()).isEqualTo(bits + "-bit vectors" + (bits > mostBits ? ", emulated" : ""));
        }
    }
}
