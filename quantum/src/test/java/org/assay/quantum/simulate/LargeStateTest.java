package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.distance;
import static org.assay.quantum.simulate.RandomCircuits.gates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateTest;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Precision;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kernels")
class LargeStateTest {

    private static final StateVectorSimulator SIMULATOR = new StateVectorSimulator();
    private static final ReferenceSimulator REFERENCE = new ReferenceSimulator();
    private static final StateVectorSimulator PLAIN = new StateVectorSimulator(KernelProvider.scalar());

    @BeforeEach
    void onlyWhereThereAreVectors() {
        assumeThat(LargeState.isSupported()).isTrue();
    }

    private static double tolerance(Precision precision) {
        return precision == Precision.SINGLE ? 1e-5 : 1e-12;
    }

    private static StateVector run(List<Operation.Apply> gates, int qubits, Precision precision) {
        try (LargeState state = LargeState.zero(qubits, precision)) {
            SIMULATOR.apply(gates, state);
            return state.toStateVector();
        }
    }

    /** Every gate on every target, under no control and under two of either sign; each before a state without symmetry. */
    @ParameterizedTest
    @EnumSource
    void agreesWithTheReferenceOnEveryGateAndTarget(Precision precision) {
        int qubits = 8;
        List<Operation.Apply> spread = gates(RandomCircuits.of(qubits, 12, 5));
        StateVector start = run(spread, qubits, Precision.DOUBLE);
        GateTest.everyGate().forEach(gate -> {
            for (Operation.Apply step : places(gate, qubits)) {
                StateVector expected = REFERENCE.apply(step, start);
                List<Operation.Apply> all = new ArrayList<>(spread);
                all.add(step);
                double error = distance(run(all, qubits, precision), expected);
                if (!(error <= tolerance(precision))) {
                    assertThat(error).as("%s, %s", step, precision).isLessThanOrEqualTo(tolerance(precision));
                }
            }
        });
    }

    private static List<Operation.Apply> places(Gate gate, int qubits) {
        List<Operation.Apply> out = new ArrayList<>();
        for (int a = 0; a < qubits; a++) {
            for (int b = 0; b < (gate.arity() == 2 ? qubits : 1); b++) {
                if (gate.arity() < 2 || a != b) {
                    Qubits targets = switch (gate.arity()) {
                        case 0 -> Qubits.NONE;
                        case 1 -> Qubits.of(a);
                        default -> Qubits.of(a, b);
                    };
                    int[] rest = IntStream.range(0, qubits).filter(q -> !targets.contains(q)).toArray();
                    int low = rest[(a + b) % 3];
                    int high = rest[rest.length - 1 - a % 2];
                    out.add(new Operation.Apply(gate, targets, Controls.NONE));
                    out.add(new Operation.Apply(gate, targets, Controls.on(low)));
                    out.add(new Operation.Apply(gate, targets, Controls.off(high)));
                    out.add(new Operation.Apply(gate, targets, new Controls(Qubits.of(high), Qubits.of(low))));
                }
            }
        }
        return out;
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheReferenceOnRandomCircuits(Precision precision) {
        for (int qubits = 8; qubits <= 13; qubits++) {
            Circuit circuit = RandomCircuits.of(qubits, 60, 30 + qubits);
            assertThat(distance(run(gates(circuit), qubits, precision), REFERENCE.run(circuit)))
                    .as("%s, %d qubits", circuit.name(), qubits).isLessThan(tolerance(precision));
        }
    }

    /** Gate by gate the plain loops agree with the reference (see StateVectorSimulatorTest), so here they are the oracle. */
    @ParameterizedTest
    @ValueSource(ints = {16, 17, 20})
    void agreesWithTheWholeStateOnTiles(int qubits) {
        Circuit circuit = RandomCircuits.of(qubits, qubits == 20 ? 40 : 120, 7 * qubits);
        StateVector expected = PLAIN.run(circuit);
        assertThat(distance(run(gates(circuit), qubits, Precision.DOUBLE), expected)).as(circuit.name()).isLessThan(1e-12);
        assertThat(distance(run(gates(circuit), qubits, Precision.SINGLE), expected)).as(circuit.name()).isLessThan(1e-5);
    }

    /** Few gates leave much of a state zero, which is then left out; so do the first gates of a second run. */
    @ParameterizedTest
    @EnumSource
    void agreesWithTheWholeStateWhereMostOfItIsZero(Precision precision) {
        for (int qubits : new int[] {9, 12, 15, 17}) {
            try (LargeState state = LargeState.zero(qubits, precision)) {
                for (int gates = 1; gates <= 24; gates++) {
                    Circuit first = RandomCircuits.sparse(qubits, gates, 100 * qubits + gates);
                    Circuit second = RandomCircuits.sparse(qubits, 1 + gates % 5, gates);
                    state.reset();
                    SIMULATOR.apply(gates(first), state);
                    StateVector expected = PLAIN.run(first);
                    assertThat(distance(state.toStateVector(), expected)).as(first.name()).isLessThan(tolerance(precision));
                    SIMULATOR.apply(gates(second), state);
                    PLAIN.apply(gates(second), expected);
                    assertThat(distance(state.toStateVector(), expected)).as("%s, then %s", first.name(), second.name())
                            .isLessThan(tolerance(precision));
                }
            }
        }
    }

    /** So many that spread a state or move it. */
    private static Circuit few(int qubits, int gates, long seed) {
        var random = RandomCircuits.random(seed);
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int g = 0; g < gates; g++) {
            int[] order = RandomCircuits.shuffled(qubits, random);
            switch (random.nextInt(4)) {
                case 0 -> builder.x(order[0]);
                case 1 -> builder.cx(order[0], order[1]);
                case 2 -> builder.h(order[0]).cp(0.7, order[0], order[1]);
                default -> builder.ry(0.3 + g, order[0]);
            }
        }
        return builder.build("%d gates, seed %d".formatted(gates, seed));
    }

    /** What a large state held before it was reset stays in memory until gates write there, and must never be read. */
    @ParameterizedTest
    @CsvSource({"DOUBLE, 21", "SINGLE, 22"})
    void nothingIsLeftOfWhatWasThereBeforeAReset(Precision precision, int qubits) {
        CircuitBuilder everywhere = Circuit.builder(qubits);
        IntStream.range(0, qubits).forEach(everywhere::h);
        try (LargeState state = LargeState.zero(qubits, precision)) {
            for (int gates = 0; gates <= 7; gates++) {
                Circuit first = gates < 6 ? few(qubits, gates, 10 * qubits + gates) : RandomCircuits.sparse(qubits, gates, gates);
                Circuit second = few(qubits, 2, gates);
                SIMULATOR.apply(gates(everywhere.build()), state);
                state.reset();
                SIMULATOR.apply(gates(first), state);
                SIMULATOR.apply(gates(second), state);
                StateVector expected = PLAIN.run(first);
                PLAIN.apply(gates(second), expected);
                for (long x : RandomCircuits.random(gates).longs(100, 0, state.size()).toArray()) {
                    assertThat(state.amplitude(x).minus(expected.amplitude(x)).abs()).as("%s, |%d>", first.name(), x)
                            .isLessThan(tolerance(precision));
                }
                assertThat(distance(state.toStateVector(), expected)).as("%s, then %s", first.name(), second.name())
                        .isLessThan(tolerance(precision));
            }
        }
    }

    @Test
    void runsOfPermutationsAgreeWithThoseOneByOne() {
        for (long seed = 1; seed <= 12; seed++) {
            int qubits = 15;
            var random = RandomCircuits.random(seed);
            var spread = Circuit.builder(qubits);
            for (int q = 0; q < qubits; q++) {
                spread.ry(0.2 + 0.1 * q, q);
            }
            var builder = Circuit.builder(qubits);
            for (int g = 0; g < 60; g++) {
                int[] order = RandomCircuits.shuffled(qubits, random);
                switch (random.nextInt(4)) {
                    case 0 -> builder.x(order[0]);
                    case 1 -> builder.swap(order[0], order[1]);
                    case 2 -> builder.cx(order[0], order[1]);
                    default -> builder.controlled(Controls.off(order[0]), Gate.Fixed.X, order[1]);
                }
            }
            List<Operation.Apply> permutations = gates(builder.build());
            try (LargeState state = LargeState.zero(qubits, Precision.DOUBLE)) {
                SIMULATOR.apply(gates(spread.build()), state);
                StateVector expected = state.toStateVector();
                PLAIN.apply(permutations, expected);
                SIMULATOR.apply(permutations, state);
                assertThat(distance(state.toStateVector(), expected)).as("seed %d", seed).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingsAreThoseOfTheStateVector(Precision precision) {
        int qubits = 12;
        Circuit circuit = RandomCircuits.of(qubits, 40, 3);
        StateVector expected = REFERENCE.run(circuit);
        double tolerance = 10 * tolerance(precision);
        double[] values = RandomCircuits.random(4).doubles(1 << qubits, -1, 1).toArray();
        try (LargeState state = LargeState.zero(qubits, precision)) {
            SIMULATOR.apply(gates(circuit), state);
            assertThat(state.norm()).isCloseTo(1, within(tolerance));
            assertThat(state.expectation(new DiagonalHamiltonian(qubits, values)))
                    .isCloseTo(expected.expectation(new DiagonalHamiltonian(qubits, values)), within(tolerance));
            assertThat(state.expectation(DiagonalCost.of(qubits, x -> values[(int) x])))
                    .isEqualTo(state.expectation(new DiagonalHamiltonian(qubits, values)));
            for (int q = 0; q < qubits; q++) {
                assertThat(state.probabilityOfOne(q)).isCloseTo(expected.probabilityOfOne(q), within(tolerance));
            }
            double[] marginal = state.marginal(Qubits.of(11, 0, 5));
            double[] expectedMarginal = expected.marginal(Qubits.of(11, 0, 5));
            for (int i = 0; i < marginal.length; i++) {
                assertThat(marginal[i]).isCloseTo(expectedMarginal[i], within(tolerance));
            }
            for (long i = 0; i < state.size(); i += 97) {
                assertThat(state.amplitude(i).minus(expected.amplitude(i)).abs()).isLessThan(tolerance);
            }
            Counts counts = state.sample(20_000, RandomCircuits.random(9));
            assertThat(counts.shots()).isEqualTo(20_000);
            assertThat(state.sample(20_000, RandomCircuits.random(9))).isEqualTo(counts);
            for (int q = 0; q < qubits; q++) {
                double p = expected.probabilityOfOne(q);
                assertThat(counts.marginal(q).frequency(1)).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / 20_000) + 1e-9));
            }
            state.reset();
            assertThat(state.probability(0)).isEqualTo(1);
            assertThat(state.norm()).isEqualTo(1);
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    @Test
    void aStateOfNormZeroElsewhereIsDrawnWhereItIs() {
        try (LargeState state = LargeState.zero(10, Precision.DOUBLE)) {
            SIMULATOR.apply(gates(Circuit.builder(10).x(9).x(3).h(0).build()), state);
            assertThat(state.sample(100, RandomCircuits.random(1)).toMap()).containsOnlyKeys("1000001000", "1000001001");
        }
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> LargeState.zero(0, Precision.DOUBLE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 qubits or more, got 0");
        assertThatThrownBy(() -> LargeState.zero(63, Precision.SINGLE)).isInstanceOf(StateTooLargeException.class);
        assertThatThrownBy(() -> LargeState.zero(36, Precision.DOUBLE)).isInstanceOf(StateTooLargeException.class);
    }

    @Test
    void anInterruptedRunStopsAndItsMemoryGoesBack() {
        Circuit circuit = RandomCircuits.of(18, 200, 1);
        LargeState state = LargeState.zero(18, Precision.DOUBLE);
        Thread.currentThread().interrupt();
        try (state) {
            assertThatThrownBy(() -> SIMULATOR.apply(gates(circuit), state))
                    .isInstanceOf(CancellationException.class).hasMessageContaining("interrupted in pass 1 of ");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThatThrownBy(() -> state.amplitude(0)).isInstanceOf(IllegalStateException.class);
    }
}
