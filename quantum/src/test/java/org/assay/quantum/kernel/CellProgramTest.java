package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assay.quantum.kernel.KernelCall.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every loop over cells, on every target, pair and Pauli string, beside the scalar loops on the whole state. */
@Tag("kernels")
class CellProgramTest {

    private static final int QUBITS = 8;

    /** Tiles of all bits, of the lowest ones, and with gaps above the widest lanes: what is left decides where a tile lies. */
    private static final long[] TILES = {0xff, 0x7f, 0xbf, 0xdf, 0x3f};

    private static final long[] NO_TARGETS = {};
    private static final double[] GENERAL = {0.3, -0.2, 0.5, 0.7, -0.4, 0.1, 0.9, -0.6};
    private static final double[] MIXED = numbers(64, 3);
    private static final double[] OTHER = numbers(64, 4);
    private static final double[] LOCAL_RE = {0.8, 0.3, -0.2, 0.1, 0, 0.5, 0.7, -0.4, 0, 0.6, -0.1, 0.2, 0.6, 0.9, 0.4, -0.3};
    private static final double[] LOCAL_IM = {0, 0.2, 0.1, -0.5, 0, 0, -0.3, 0.6, 0, 0.1, 0.2, 0.4, 0, -0.7, 0.5, 0.8};
    private static final double[] REAL_PARTS = numbers(1 << QUBITS, 1);
    private static final double[] IMAGINARY_PARTS = numbers(1 << QUBITS, 2);

    private static double[] numbers(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    private final Map<Precision, PackedState> states = new EnumMap<>(Precision.class);

    @AfterEach
    void giveMemoryBack() {
        states.values().forEach(PackedState::close);
    }

    @BeforeEach
    void thereAreCells() {
        assumeTrue(CellProvider.isAvailable(), "no loops over cells on this virtual machine");
    }

    private static double[] first(double[] numbers, int count) {
        return Arrays.copyOf(numbers, count);
    }

    /** None, one and two of either sign, on lanes and on cells, as masks to set and to clear. */
    private static List<long[]> controls(long targets) {
        List<long[]> out = new ArrayList<>();
        for (long[] c : new long[][] {{0, 0}, {1, 0}, {0, 4}, {0x40, 0}, {0, 0x80}, {2, 0x20}, {0x60, 8}, {0x12, 0x80}}) {
            if (((c[0] | c[1]) & targets) == 0) {
                out.add(c);
            }
        }
        return out;
    }

    private void check(Precision precision, String what, List<KernelCall> calls) {
        assertThatCode(() -> check(precision, calls.toArray(KernelCall[]::new))).as(what).doesNotThrowAnyException();
    }

    private void check(Precision precision, KernelCall... calls) {
        double[] re = REAL_PARTS.clone();
        double[] im = IMAGINARY_PARTS.clone();
        for (KernelCall call : calls) {
            call.run(new KernelSink(KernelProvider.scalar(), re, im), 1);
        }
        for (long tile : TILES) {
            boolean holds = true;
            for (KernelCall call : calls) {
                holds &= (call.mixes() & ~tile) == 0;
            }
            if (holds && CellProgram.fits(Long.bitCount(tile), CellProvider.warm(precision))) {
                check(precision, new Pass(QUBITS, tile, List.of(calls)), re, im);
            }
        }
    }

    private void check(Precision precision, Pass pass, double[] re, double[] im) {
        CellKernels kernels = CellProvider.warm(precision);
        PackedState state = states.computeIfAbsent(precision, p -> new PackedState(QUBITS, p, OffHeapMemory::allocate));
        Workers workers = new Workers(1);
        fill(state);
        pass.runOnCopies(CellProgram.of(pass, kernels, precision, KernelProvider.scalar(), PackedState.EVERYWHERE), workers, state);
        compare(state, pass, re, im);
        if (CellProgram.staysInPlace(pass, kernels, precision)) {
            fill(state);
            pass.runInPlace(CellProgram.inPlace(pass, kernels, KernelProvider.scalar(), PackedState.EVERYWHERE, state), workers, state);
            compare(state, pass, re, im);
        }
    }

    private static void compare(PackedState state, Pass pass, double[] re, double[] im) {
        boolean together = pass.calls().size() >= 3;
        double tolerance = state.precision() == Precision.SINGLE ? 1e-5 : together ? 1e-12 : 0;
        for (int i = 0; i < re.length; i++) {
            if (!(Math.abs(state.re(i) - re[i]) <= tolerance && Math.abs(state.im(i) - im[i]) <= tolerance)) {
                assertThat(state.re(i) + " " + state.im(i)).as("index %d after %s", i, pass).isEqualTo(re[i] + " " + im[i]);
            }
        }
    }

    private static void fill(PackedState state) {
        int lanes = state.lanes();
        for (int i = 0; i < 1 << QUBITS; i++) {
            long cell = state.place(i);
            if (state.precision() == Precision.SINGLE) {
                state.memory().set(ValueLayout.JAVA_FLOAT, cell + 4L * (i % lanes), (float) REAL_PARTS[i]);
                state.memory().set(ValueLayout.JAVA_FLOAT, cell + 4L * (lanes + i % lanes), (float) IMAGINARY_PARTS[i]);
            } else {
                state.memory().set(ValueLayout.JAVA_DOUBLE, cell + 8L * (i % lanes), REAL_PARTS[i]);
                state.memory().set(ValueLayout.JAVA_DOUBLE, cell + 8L * (lanes + i % lanes), IMAGINARY_PARTS[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void gatesOnOneQubitAgreeOnEveryTarget(Precision precision) {
        for (int t = 0; t < QUBITS; t++) {
            long a = 1L << t;
            for (long[] c : controls(a)) {
                check(precision, KernelCall.of(Kind.GENERAL, a, 0, c[0], c[1], GENERAL));
                check(precision, KernelCall.of(Kind.REAL, a, 0, c[0], c[1], 0.3, 0.5, -0.7, 0.2));
                check(precision, KernelCall.of(Kind.ROTATE_X, a, 0, c[0], c[1], 0.8, 0.6));
                check(precision, KernelCall.of(Kind.FLIP, a, 0, c[0], c[1]));
                check(precision, KernelCall.of(Kind.SCALE, 0, 0, c[0] | a, c[1], 0.8, 0.6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void gatesOnSeveralSingleQubitsAgree(Precision precision) {
        for (int t = 0; t < QUBITS; t++) {
            for (int u = t + 1; u < QUBITS; u++) {
                long a = 1L << t;
                long b = 1L << u;
                check(precision, KernelCall.of(Kind.GENERAL, a, 0, 0, 0, GENERAL), KernelCall.of(Kind.REAL, b, 0, 0, 0, 0.3, 0.5, -0.7, 0.2));
                check(precision, KernelCall.of(Kind.REAL, a, 0, 0, 0, 0.3, 0.5, -0.7, 0.2), KernelCall.of(Kind.REAL, b, 0, 0, 0, 0.1, 0.2, 0.3, 0.4));
                check(precision, KernelCall.of(Kind.ROTATE_X, a, 0, 0, 0, 0.8, 0.6), KernelCall.of(Kind.ROTATE_X, b, 0, 0, 0, 0.6, -0.8));
            }
        }
    }

    private static final double ROOT_HALF = Math.sqrt(0.5);

    private static KernelCall hadamard(int qubit) {
        return KernelCall.of(Kind.REAL, 1L << qubit, 0, 0, 0, ROOT_HALF, ROOT_HALF, ROOT_HALF, -ROOT_HALF);
    }

    private static KernelCall aboutY(int qubit, double halfAngle) {
        double cos = Math.cos(halfAngle);
        double sin = Math.sin(halfAngle);
        return KernelCall.of(Kind.REAL, 1L << qubit, 0, 0, 0, cos, -sin, sin, cos);
    }

    private static KernelCall aboutX(int qubit, double halfAngle) {
        return KernelCall.of(Kind.ROTATE_X, 1L << qubit, 0, 0, 0, Math.cos(halfAngle), Math.sin(halfAngle));
    }

    /** Hadamard gates and rotations about an axis go by threes, where there are as many. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void gatesAlikeOnThreeQubitsAgreeOnEveryTriple(Precision precision) {
        for (int t = 0; t < QUBITS; t++) {
            for (int u = 0; u < QUBITS; u++) {
                for (int v = 0; v < QUBITS; v++) {
                    if (t != u && t != v && u != v) {
                        check(precision, hadamard(t), hadamard(u), hadamard(v));
                        check(precision, aboutY(t, 0.3), aboutY(u, 2.1), aboutY(v, -1.2));
                        check(precision, aboutX(t, 0.3), aboutX(u, 2.1), aboutX(v, -1.2));
                    }
                }
            }
        }
    }

    /** A half turn has no tangent, a turn of nearly that a large one. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void rotationsByHalfTurnsAgree(Precision precision) {
        for (double close : new double[] {0, 1e-12, 1e-6, 1e-3}) {
            double halfTurn = Math.PI / 2 - close;
            check(precision, aboutY(6, halfTurn), aboutY(7, halfTurn), aboutY(5, -halfTurn));
            check(precision, aboutX(6, halfTurn), aboutX(7, halfTurn), aboutX(5, -halfTurn));
        }
    }

    /** All numbers of gates alike, among others, on all qubits. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void layersOfGatesOnOneQubitAgree(Precision precision) {
        for (int hadamards = 0; hadamards <= QUBITS; hadamards++) {
            for (int aboutY = 0; hadamards + aboutY <= QUBITS; aboutY++) {
                List<KernelCall> layer = new ArrayList<>();
                for (int q = 0; q < QUBITS; q++) {
                    int place = (3 * q + 1) % QUBITS;
                    layer.add(place < hadamards ? hadamard(q) : place < hadamards + aboutY ? aboutY(q, 0.4 + q) : aboutX(q, 0.7 - q));
                }
                check(precision, layer.toArray(KernelCall[]::new));
                layer.set(3, KernelCall.of(Kind.GENERAL, 8, 0, 0, 0, GENERAL));
                check(precision, layer.toArray(KernelCall[]::new));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void gatesOnTwoQubitsAgreeOnEveryPair(Precision precision) {
        for (int t = 0; t < QUBITS; t++) {
            for (int u = t + 1; u < QUBITS; u++) {
                long a = 1L << t;
                long b = 1L << u;
                for (long[] c : controls(a | b)) {
                    check(precision, new KernelCall(Kind.GENERAL2, a, b, c[0], c[1], NO_TARGETS, first(MIXED, 16), first(OTHER, 16)));
                    check(precision, new KernelCall(Kind.GENERAL2, a, b, c[0], c[1], NO_TARGETS, LOCAL_RE, LOCAL_IM));
                    check(precision, KernelCall.of(Kind.SWAP, b, a, c[0], c[1]));
                    check(precision, KernelCall.of(Kind.ROTATE_PARITY, a | b, 0, c[0], c[1], 0.8, 0.6));
                }
            }
        }
    }

    /** Every pair of bits is coupled, and every kind of gate is among them, under controls on all sides. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void runsOfDiagonalsAgree(Precision precision) {
        List<KernelCall> all = new ArrayList<>();
        for (int t = 0; t < QUBITS; t++) {
            all.add(KernelCall.of(Kind.SCALE, 0, 0, 1L << t, 0, Math.cos(t + 1), Math.sin(t + 1)));
            all.add(KernelCall.of(Kind.ROTATE_PARITY, 1L << t, 0, 0, 0, 0.8, 0.6));
            for (int u = t + 1; u < QUBITS; u++) {
                long a = 1L << t;
                long b = 1L << u;
                double angle = 0.1 * t + 0.7 * u;
                all.add(KernelCall.of(Kind.ROTATE_PARITY, a | b, 0, 0, 0, Math.cos(angle), Math.sin(angle)));
                all.add(KernelCall.of(Kind.ROTATE_PARITY, a, 0, b, 0, Math.cos(angle), Math.sin(-angle)));
                all.add(KernelCall.of(Kind.ROTATE_PARITY, b, 0, 0, a, Math.cos(2 * angle), Math.sin(2 * angle)));
                all.add(KernelCall.of(Kind.SCALE, 0, 0, a | b, 0, 0, 1));
                all.add(KernelCall.of(Kind.SCALE, 0, 0, a, b, 0.6, 0.8));
                all.add(KernelCall.of(Kind.SCALE, 0, 0, 0, a | b, 0.6, -0.8));
            }
        }
        all.add(KernelCall.of(Kind.SCALE, 0, 0, 0, 0, 0.8, -0.6));
        check(precision, all.toArray(KernelCall[]::new));
        for (int from = 0; from + 7 <= all.size(); from += 3) {
            check(precision, all.subList(from, from + 7).toArray(KernelCall[]::new));
        }
    }

    /** As in a Fourier transform: only a part of the cells, or of the tiles, is touched. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void runsOfDiagonalsUnderOneControlAgree(Precision precision) {
        for (int t = 0; t < QUBITS; t++) {
            List<KernelCall> run = new ArrayList<>();
            for (int u = 0; u < QUBITS; u++) {
                run.add(KernelCall.of(Kind.SCALE, 0, 0, 1L << t | 1L << u, 0, Math.cos(u + 1), Math.sin(u + 1)));
            }
            check(precision, run.toArray(KernelCall[]::new));
            run.remove(t);
            run.removeFirst();
            check(precision, run.toArray(KernelCall[]::new));
        }
    }

    /** Runs of them are one copy, or several; in the midst of others and at the end, where they go to the state at once. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void runsOfPermutationsAgree(Precision precision) {
        long seed = 20;
        Random random = new Random(seed);
        for (int repetition = 0; repetition < 60; repetition++) {
            int mixed = repetition % 2 == 0 ? QUBITS : 6; // by as many bits outside of small tiles
            List<KernelCall> run = new ArrayList<>();
            for (int k = 0; k < 1 + random.nextInt(12); k++) {
                run.add(permutation(random, mixed));
            }
            check(precision, "seed " + seed + ", repetition " + repetition, run);
            run.add(hadamard(random.nextInt(mixed)));
            run.add(permutation(random, mixed));
            check(precision, "seed " + seed + ", repetition " + repetition + " with a gate", run);
        }
    }

    private static KernelCall permutation(Random random, int mixed) {
        int target = random.nextInt(mixed);
        int other = (target + 1 + random.nextInt(mixed - 1)) % mixed;
        int control = (target + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
        return switch (random.nextInt(5)) {
            case 0 -> KernelCall.of(Kind.FLIP, 1L << target, 0, 0, 0);
            case 1 -> KernelCall.of(Kind.SWAP, 1L << target, 1L << other, 0, 0);
            case 2 -> KernelCall.of(Kind.FLIP, 1L << target, 0, 0, 1L << control);
            default -> KernelCall.of(Kind.FLIP, 1L << target, 0, 1L << control, 0);
        };
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void chainsOfControlledFlipsAgree(Precision precision) {
        List<KernelCall> chain = new ArrayList<>();
        for (int q = 0; q + 1 < QUBITS; q++) {
            chain.add(KernelCall.of(Kind.FLIP, 1L << q + 1, 0, 1L << q, 0));
            check(precision, "up to " + q, chain);
            check(precision, "down from " + q, chain.reversed());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void matricesOnThreeQubitsAgreeOnEveryTriple(Precision precision) {
        for (int t = 0; t < QUBITS; t++) {
            for (int u = 0; u < QUBITS; u++) {
                for (int v = 0; v < QUBITS; v++) {
                    if (t != u && t != v && u != v) {
                        check(precision, dense(0, 0, t, u, v));
                    }
                }
            }
        }
        for (long[] c : controls(0x8a)) {
            check(precision, dense(c[0], c[1], 7, 1, 3));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void matricesOnOneToSixQubitsAgree(Precision precision) {
        for (int count = 1; count <= 6; count++) {
            check(precision, dense(0, 0, Arrays.copyOf(new int[] {3, 6, 0, 4, 2, 5}, count)));
            check(precision, dense(0x80, 2, Arrays.copyOf(new int[] {5, 4, 6, 3, 2, 0}, count)));
        }
    }

    private static KernelCall dense(long on, long off, int... qubits) {
        int entries = 1 << 2 * qubits.length;
        double[] re = numbers(entries, 5);
        double[] im = numbers(entries, 6);
        Arrays.setAll(re, k -> re[k] / (1 << qubits.length));
        Arrays.setAll(im, k -> im[k] / (1 << qubits.length));
        return new KernelCall(Kind.DENSE, 0, 0, on, off, Arrays.stream(qubits).mapToLong(q -> 1L << q).toArray(), re, im);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void rotationsAboutEveryPauliStringOnSixQubitsAgree(Precision precision) {
        for (long x = 1; x < 64; x++) {
            for (long z = 0; z < 64; z++) {
                check(precision, KernelCall.of(Kind.ROTATE_PAULI, 4 * x, 4 * z, 0, 0, 0.8, 0.6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void rotationsAboutPauliStringsAgreeUnderControls(Precision precision) {
        long[][] strings = {{1, 0}, {1, 3}, {0x80, 0x80}, {0x81, 1}, {0x49, 0x0b}, {0x0d, 0x85}, {0x24, 0x60}};
        for (long[] xz : strings) {
            for (long[] c : controls(xz[0] | xz[1])) {
                check(precision, KernelCall.of(Kind.ROTATE_PAULI, xz[0], xz[1], c[0], c[1], 0.8, 0.6));
            }
        }
    }

    /** Tiles that were left out hold what was there before a large state was reset, which must not come back. */
    @Test
    void anInterruptedPassLeavesNothingOfAnEarlierState() {
        int qubits = 21;
        long highest = 1L << qubits - 1;
        KernelCall gate = new KernelCall(Kind.REAL, highest, 0, 0, 0, NO_TARGETS, new double[] {0.6, 0.8, 0.8, -0.6}, new double[0]);
        Workers workers = new Workers(1);
        double[] re = new double[1 << qubits];
        double[] im = new double[1 << qubits];
        try (PackedState state = new PackedState(qubits, Precision.DOUBLE, OffHeapMemory::allocate)) {
            state.memory().fill((byte) 0x3f);
            state.reset(workers);
            Thread.currentThread().interrupt();
            new Pass(qubits, highest | 0xfff, List.of(gate))
                    .run(CellProvider.warm(Precision.DOUBLE), KernelProvider.scalar(), workers, state);
            state.copyTo(re, im, workers);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(re[0]).isOne();
        assertThat(Arrays.stream(re).map(Math::abs).sum() + Arrays.stream(im).map(Math::abs).sum()).isOne();
    }
}
