package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.simulate.StateVector;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside the plain engine, which does one qubit or two after the other as they are defined. */
class RowEngineTest {

    private static final long SEED = 20_251;

    /** Of more layers the states on the way are undone. */
    private static final int KEPT = 8;

    /** Few values, so that phases are looked up, or as many as there are assignments beyond what tables hold. */
    private static DiagonalHamiltonian cost(int qubits, boolean integers, boolean symmetric, Random random) {
        double[] values = new double[1 << qubits];
        for (int x = 0; x < values.length; x++) {
            values[x] = integers ? random.nextInt(9) - 3 : random.nextDouble(-2, 3);
        }
        for (int x = 0; symmetric && x < values.length / 2; x++) {
            values[values.length - 1 - x] = values[x];
        }
        return new DiagonalHamiltonian(qubits, values);
    }

    /** On both sides of an eighth, a quarter and a half of a turn, where tangents have other branches. */
    private static QaoaAngles angles(int depth, Random random) {
        double[] angles = random.doubles(2L * depth, -4, 4).toArray();
        return QaoaAngles.of(angles);
    }

    private static void assertAgree(RowEngine rows, PlainEngine plain, int depth, Random random, String as) {
        for (int repeat = 0; repeat < 3; repeat++) {
            QaoaAngles angles = angles(depth, random);
            double[] expected = new double[2 * depth];
            double[] gradient = new double[2 * depth];
            Arrays.fill(gradient, Double.NaN);
            double energy = plain.energyAndGradient(angles, expected);
            assertThat(rows.energy(angles)).as(as).isCloseTo(energy, within(1e-12));
            assertThat(rows.energyAndGradient(angles, gradient)).as(as).isCloseTo(energy, within(1e-12));
            assertArrayEquals(expected, gradient, 1e-12, as);
            StateVector state = rows.state(angles);
            StateVector whole = plain.state(angles);
            assertThat(state.innerProduct(whole).abs()).as(as).isCloseTo(1, within(1e-12));
            assertArrayEquals(whole.probabilities(), state.probabilities(), 1e-14, as);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13})
    void energiesGradientsAndStatesAgreeWithThePlainEngine(int qubits) {
        Random random = new Random(SEED + qubits);
        for (boolean integers : new boolean[] {true, false}) {
            DiagonalHamiltonian any = cost(qubits, integers, false, random);
            for (int depth : new int[] {1, 2, 3, 4, KEPT + 1}) {
                String as = "%d qubits, depth %d, integers %s, seed %d".formatted(qubits, depth, integers, SEED + qubits);
                assertAgree(RowEngine.of(any), new PlainEngine(any, Mixer.X), depth, random, as);
                if (qubits > 0) {
                    DiagonalHamiltonian symmetric = cost(qubits, integers, true, random);
                    // The halved plain engine is no oracle of symmetry: the whole one is.
                    assertAgree(RowEngine.halved(symmetric), new PlainEngine(symmetric, Mixer.X), depth, random, as + ", halved");
                    assertAgree(RowEngine.of(symmetric), PlainEngine.halved(symmetric), depth, random, as + ", symmetric");
                }
            }
        }
    }

    @Test
    void anotherObservableThanTheCostIsExpected() {
        Random random = new Random(SEED);
        for (int qubits = 1; qubits < 9; qubits++) {
            DiagonalHamiltonian cost = cost(qubits, true, false, random);
            DiagonalHamiltonian observable = cost(qubits, false, false, random);
            assertAgree(RowEngine.of(cost, observable), new PlainEngine(cost, observable, Mixer.X), 3, random, qubits + " qubits, seed " + SEED);
        }
    }

    @Test
    void moreValuesThanATableHoldsAgreeToo() {
        Random random = new Random(SEED);
        DiagonalHamiltonian any = cost(13, false, false, random);
        assertThat(CostLevels.of(any.values())).isNull();
        assertAgree(RowEngine.of(any), new PlainEngine(any, Mixer.X), 2, random, "seed " + SEED);
    }

    @Test
    void aTwinDoesNotDisturb() {
        Random random = new Random(SEED);
        DiagonalHamiltonian cost = cost(7, true, false, random);
        RowEngine engine = RowEngine.of(cost);
        QaoaAngles first = angles(3, random);
        StateVector state = engine.state(first);
        double[] before = state.probabilities();
        RowEngine twin = engine.twin();
        QaoaAngles second = angles(2, random);
        assertThat(twin.energy(second)).isCloseTo(new PlainEngine(cost, Mixer.X).energy(second), within(1e-12));
        assertThat(engine.energy(first)).isCloseTo(new PlainEngine(cost, Mixer.X).energy(first), within(1e-12));
        assertArrayEquals(before, state.probabilities());
    }

    @Test
    void interruptionEndsBetweenLayersAndTheNextCallIsWhole() {
        Random random = new Random(SEED);
        DiagonalHamiltonian cost = cost(6, true, false, random);
        RowEngine engine = RowEngine.of(cost);
        QaoaAngles angles = angles(3, random);
        double energy = engine.energy(angles);
        double[] gradient = new double[6];
        for (ThrowingCallable call : List.<ThrowingCallable>of(() -> engine.energy(angles), () -> engine.energyAndGradient(angles, gradient))) {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(call).isInstanceOf(CancellationException.class).hasMessageContaining("layer 1 of 3");
            } finally {
                assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
            }
        }
        assertThat(engine.energy(angles)).isEqualTo(energy);
    }

    @Test
    void theFacadeTakesRowsWhereTheyAreLongEnoughAndWhereItIsTold() {
        QaoaAngles angles = QaoaAngles.of(0.3, 0.4);
        QaoaOptions rows = QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.ROWS);
        for (int qubits : new int[] {4, 9, 10, 12}) {
            DiagonalHamiltonian cost = Graphs.ring(qubits).diagonal();
            try (Qaoa auto = Qaoa.of(cost); Qaoa told = Qaoa.of(cost, rows);
                    Qaoa plain = Qaoa.of(cost, QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.PLAIN))) {
                assertThat(auto.engine()).isEqualTo(qubits < 10 ? "plain loops" : "plain Java in rows");
                assertThat(told.engine()).isEqualTo("plain Java in rows");
                assertThat(auto.energy(angles)).isCloseTo(plain.energy(angles), within(1e-12));
                assertThat(told.energy(angles)).isCloseTo(plain.energy(angles), within(1e-12));
                assertThat(told.energies(List.of(angles, angles))).containsExactly(told.energy(angles), told.energy(angles));
                assertArrayEquals(plain.probabilities(angles), told.probabilities(angles), 1e-14);
            }
        }
        assertThatThrownBy(() -> rows.withMixer(new Mixer.Grover())).hasMessageContaining("the engine in rows has mixer X only");
        Qaoa grover = Qaoa.of(Graphs.ring(10).diagonal(), QaoaOptions.DEFAULT.withMixer(new Mixer.Grover()));
        assertThat(grover.engine()).isEqualTo("plain loops");
    }
}
