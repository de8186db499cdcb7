package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assay.quantum.kernel.KernelCall.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoQubitFusionTest {

    private static final int QUBITS = 5;
    private static final double[] GENERAL = {0.6, 0, 0, 0.8, 0, 0.8, 0.6, 0};

    /** Rows of normal numbers made orthonormal one after another: a unitary matrix by Haar's measure. */
    static KernelCall unitary(Random random, long a, long b) {
        double[] re = random.doubles(16, -1, 1).toArray();
        double[] im = random.doubles(16, -1, 1).toArray();
        for (int row = 0; row < 4; row++) {
            for (int other = 0; other <= row; other++) {
                double dotRe = 0;
                double dotIm = 0;
                for (int k = 0; k < 4; k++) {
                    int x = 4 * other + k;
                    int y = 4 * row + k;
                    dotRe += re[x] * re[y] + im[x] * im[y];
                    dotIm += re[x] * im[y] - im[x] * re[y];
                }
                for (int k = 0; k < 4; k++) {
                    int x = 4 * other + k;
                    int y = 4 * row + k;
                    double r = re[y];
                    double i = im[y];
                    double scale = 1 / Math.sqrt(dotRe);
                    re[y] = other == row ? r * scale : r - dotRe * re[x] + dotIm * im[x];
                    im[y] = other == row ? i * scale : i - dotRe * im[x] - dotIm * re[x];
                }
            }
        }
        return new KernelCall(Kind.GENERAL2, Math.min(a, b), Math.max(a, b), 0, 0, new long[0], re, im);
    }

    private static void assertSameState(List<KernelCall> calls) {
        for (long lanes = 1; lanes <= 1 << QUBITS; lanes *= 2) {
            assertSameState(calls, lanes);
        }
    }

    private static void assertSameState(List<KernelCall> calls, long lanes) {
        double[] re = new Random(1).doubles(1 << QUBITS, -1, 1).toArray();
        double[] im = new Random(2).doubles(1 << QUBITS, -1, 1).toArray();
        double[] fusedRe = re.clone();
        double[] fusedIm = im.clone();
        calls.forEach(c -> c.run(new KernelSink(KernelProvider.scalar(), re, im), 1));
        TwoQubitFusion.fuse(calls, lanes).forEach(c -> c.run(new KernelSink(KernelProvider.scalar(), fusedRe, fusedIm), 1));
        for (int i = 0; i < re.length; i++) {
            assertThat(Math.hypot(re[i] - fusedRe[i], im[i] - fusedIm[i])).as("index %d, %d lanes", i, lanes).isLessThan(1e-13);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomCallsDoWhatTheyDidBefore(long seed) {
        Random random = new Random(seed);
        List<KernelCall> calls = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            long a = 1L << random.nextInt(QUBITS);
            long b = a == 1L << QUBITS - 1 ? 1 : a << 1;
            long c = 31 & ~(a | b);
            calls.add(switch (random.nextInt(9)) {
                case 0 -> KernelCall.of(Kind.GENERAL, a, 0, 0, 0, GENERAL);
                case 1 -> KernelCall.of(Kind.SCALE, 0, 0, a, 0, 0.6, 0.8);
                case 2 -> KernelCall.of(Kind.FLIP, a, 0, b, 0);
                case 3 -> KernelCall.of(Kind.ROTATE_PARITY, a | b, 0, 0, 0, 0.8, 0.6);
                case 4 -> KernelCall.of(Kind.GENERAL, a, 0, 0, Long.lowestOneBit(c), GENERAL);
                default -> unitary(random, a, random.nextBoolean() ? b : Long.highestOneBit(c));
            });
        }
        assertSameState(calls);
    }

    @Test
    void gatesOnOneQubitGoIntoTheirNeighbour() {
        Random random = new Random(3);
        List<KernelCall> calls = List.of(
                KernelCall.of(Kind.GENERAL, 1, 0, 0, 0, GENERAL),
                KernelCall.of(Kind.SCALE, 0, 0, 4, 0, 0.6, 0.8),
                unitary(random, 1, 4),
                KernelCall.of(Kind.ROTATE_X, 4, 0, 0, 0, 0.8, 0.6),
                unitary(random, 4, 1));
        assertThat(TwoQubitFusion.fuse(calls, 1)).hasSize(1);
        assertSameState(calls);
    }

    /** Matrices typed with few digits, and those that are not unitary at all. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-13, 1e-9, 1e-3, 0.3})
    void whatIsNotUnitaryDoesWhatItDidBefore(double error) {
        Random random = new Random(5);
        List<KernelCall> calls = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            KernelCall call = unitary(random, 1L << k % 4, 16);
            for (int j = 0; j < 16; j++) {
                call.p()[j] += error * random.nextDouble(-1, 1);
                call.q()[j] += error * random.nextDouble(-1, 1);
            }
            calls.add(call);
            calls.add(unitary(random, 1L << (k + 1) % 4, 1L << k % 4));
        }
        assertSameState(calls);
    }

    @Test
    void aMatrixWithTwoBehindItHasTheFormOfItsPlace() {
        Random random = new Random(4);
        List<KernelCall> calls = List.of(unitary(random, 1, 8), unitary(random, 8, 16), unitary(random, 2, 1));
        for (long lanes = 1; lanes <= 1 << QUBITS; lanes *= 2) {
            PairForm form = lanes == 2 || lanes == 4 || lanes == 8 ? PairForm.LANE : PairForm.LOCAL;
            List<KernelCall> fused = TwoQubitFusion.fuse(calls, lanes);
            for (PairForm any : PairForm.values()) {
                assertThat(fused.stream().map(c -> any.isOf(PairMatrix.of(c)))).as("%s, %d lanes", any, lanes)
                        .containsExactly(any == form, false, false);
            }
        }
        assertSameState(calls);
    }

    @Test
    void degenerateColumnsHaveTheFormOfTheirPlaceToo() {
        double[][] matrices = {
            {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}, // the identity
            {0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0}, // X on the low qubit
            {0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0}, // X on both
            {Math.sqrt(0.5), 0, 0, Math.sqrt(0.5), 0, 1, 0, 0, 0, 0, 1, 0, Math.sqrt(0.5), 0, 0, -Math.sqrt(0.5)}, // to a Bell state
        };
        Random random = new Random(5);
        for (double[] matrix : matrices) {
            KernelCall first = new KernelCall(Kind.GENERAL2, 1, 2, 0, 0, new long[0], matrix, new double[16]);
            List<KernelCall> calls = List.of(first, unitary(random, 1, 4), unitary(random, 2, 8));
            assertThat(PairForm.LOCAL.isOf(PairMatrix.of(TwoQubitFusion.fuse(calls, 1).getFirst()))).isTrue();
            assertThat(PairForm.LANE.isOf(PairMatrix.of(TwoQubitFusion.fuse(calls, 2).getFirst()))).isTrue();
            assertSameState(calls);
        }
    }
}
