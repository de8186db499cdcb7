package org.assay.quantum.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.Precision;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.noise.Channel;
import org.assay.quantum.noise.NoiseModel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes and moments at which a simulator may go wrong. */
class AwkwardRunsTest {

    private static final StateVectorSimulator SIMULATOR = Simulators.stateVector();

    @Test
    void noQubitIsOneAmplitude() {
        StateVector state = SIMULATOR.run(Circuit.builder(0).build());
        assertThat(state.size()).isEqualTo(1);
        assertThat(state.probability(0)).isEqualTo(1);
        assertThat(SIMULATOR.sample(Circuit.builder(0).build(), 5, RandomCircuits.random(1)).shots()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 40, 62, 63})
    void moreThanMemoryHoldsIsRefusedBeforeItIsAllocated(int qubits) {
        Circuit circuit = Circuit.builder(qubits).h(0).rx(0.3, qubits - 1).build();
        assertThatThrownBy(() -> SIMULATOR.run(circuit))
                .isInstanceOf(StateTooLargeException.class).hasMessageContaining("2^" + qubits);
        assertThatThrownBy(() -> SIMULATOR.sample(circuit, 10, RandomCircuits.random(1)))
                .isInstanceOfAny(StateTooLargeException.class, IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(qubits));
    }

    /** A view, so that the test does not hold ten million gates. */
    private static List<Operation.Apply> turns(int qubits, int count, double angle) {
        List<Operation.Apply> each = java.util.stream.IntStream.range(0, qubits)
                .mapToObj(q -> new Operation.Apply(new Gate.Rotation(Axis.X, angle), Qubits.of(q), Controls.NONE))
                .toList();
        return new AbstractList<>() {
            @Override
            public Operation.Apply get(int index) {
                return each.get(index % qubits);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    /** Ten million turns of three qubits are known: cos and sin of the sum of their angles. */
    @Test
    void tenMillionGatesRunOnAFewQubits() {
        int count = 9_999_999;
        double angle = 1e-6;
        StateVector state = StateVector.zero(3);
        SIMULATOR.apply(turns(3, count, angle), state);
        double one = Math.pow(Math.sin(count / 3 * angle / 2), 2);
        for (int q = 0; q < 3; q++) {
            assertThat(state.probabilityOfOne(q)).isCloseTo(one, org.assertj.core.data.Offset.offset(1e-8));
        }
    }

    @Test
    void aMillionGatesAreScheduledInBoundedPieces() {
        int count = 1_000_000;
        StateVector state = StateVector.zero(10);
        SIMULATOR.apply(turns(10, count, 1e-5), state);
        assertThat(state.probabilityOfOne(7)).isCloseTo(Math.pow(Math.sin(0.5), 2), org.assertj.core.data.Offset.offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 12, 18})
    void anInterruptedRunSaysHowFarItCame(int qubits) {
        Thread.currentThread().interrupt();
        try {
            StateVector state = StateVector.zero(qubits);
            assertThatThrownBy(() -> SIMULATOR.apply(turns(qubits, 100, 0.1), state))
                    .isInstanceOf(CancellationException.class).hasMessageMatching("interrupted (after 0 of 100 gates|in pass 1 of .*100 gates.*)");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** In the middle, not before: the gates themselves interrupt, at the second look, which runs them. */
    @Test
    void anInterruptionInMidRunLeavesAStateOfNormOne() {
        List<Operation.Apply> turns = turns(12, 3 * 4096, 0.1);
        int[] looks = new int[1];
        List<Operation.Apply> interrupting = new AbstractList<>() {
            @Override
            public Operation.Apply get(int index) {
                if (index == 2 * 4096 && ++looks[0] == 2) {
                    Thread.currentThread().interrupt();
                }
                return turns.get(index);
            }

            @Override
            public int size() {
                return turns.size();
            }
        };
        StateVector state = StateVector.zero(12);
        try {
            assertThatThrownBy(() -> SIMULATOR.apply(interrupting, state))
                    .isInstanceOf(CancellationException.class).hasMessageMatching("interrupted in pass \\d+ of \\d+ over memory for gates 8193 to 12288 of 12288");
        } finally {
            Thread.interrupted();
        }
        assertThat(state.norm()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    private static void assertInterrupted(String message, ThrowingCallable work) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(work).isInstanceOf(CancellationException.class).hasMessageContaining(message);
        } finally {
            assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
        }
    }

    /** Each looks for it in its own loop; what a state vector does is tested above. */
    @Test
    void whateverSamplesStopsWhenInterruptedAndSaysHowFarItCame() {
        Circuit circuit = Circuit.builder(3).bits(1).h(0).cx(0, 1).measure(1, 0).h(1).build();
        var random = RandomCircuits.random(1);
        NoiseModel noise = NoiseModel.afterEveryGate(Channel.depolarising(0.1));
        assertInterrupted("0 of 50 shots", () -> new TrajectorySimulator(noise).sample(circuit, 50, random));
        assertInterrupted("0 of 50 shots", () -> SIMULATOR.sample(circuit, 50, random));
        assertInterrupted("steps on a density matrix", () -> new DensityMatrixSimulator(noise).sample(circuit, 50, random));
        assertInterrupted("operations of the first shot", () -> new StabilizerSimulator().sample(circuit, 50, random));
    }

    /** In the middle of a pass over a large state, whose other tiles are then left out. */
    @Test
    void aLargeStateStopsInMidPassAndNamesIt() {
        assumeThat(LargeState.isSupported()).isTrue();
        List<Operation.Apply> turns = turns(18, 400, 0.1);
        LargeState[] kept = new LargeState[1];
        try (LargeState state = LargeState.zero(18, Precision.DOUBLE)) {
            kept[0] = state;
            assertInterrupted("in pass 1 of ", () -> SIMULATOR.apply(turns, state));
            assertInterrupted("while a state of 18 qubits was read", () -> state.probabilityOfOne(3));
            SIMULATOR.apply(turns, state);
            assertThat(state.norm()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
        }
        assertThatThrownBy(() -> kept[0].amplitude(0)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void threadsAreCountedFromOne(int threads) {
        assertThatThrownBy(() -> new Workers(threads)).hasMessageContaining("thread count is " + threads);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "abc", "", "99999999999", "1.5"})
    void threadsAskedForByPropertyAreCountedFromOneToo(String asked) {
        String before = System.getProperty(Workers.THREADS);
        System.setProperty(Workers.THREADS, asked);
        try {
            assertThatThrownBy(Workers::threadsAskedFor).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("assay.threads is '" + asked + "'").hasMessageContaining("from 1");
            System.setProperty(Workers.THREADS, "3");
            assertThat(Workers.threadsAskedFor()).isEqualTo(3);
        } finally {
            if (before == null) {
                System.clearProperty(Workers.THREADS);
            } else {
                System.setProperty(Workers.THREADS, before);
            }
        }
    }

    @Test
    void precisionIsChosenForTheWholeSimulator() {
        assumeThat(LargeState.isSupported()).isTrue();
        Circuit circuit = RandomCircuits.of(17, 60, 2);
        StateVector exact = SIMULATOR.run(circuit);
        StateVector single = SIMULATOR.withPrecision(Precision.SINGLE).run(circuit);
        assertThat(RandomCircuits.distance(single, exact)).isBetween(1e-12, 1e-5);
        assertThat(SIMULATOR.withPrecision(Precision.SINGLE).sample(circuit, 1000, RandomCircuits.random(1)).shots()).isEqualTo(1000);
    }
}
