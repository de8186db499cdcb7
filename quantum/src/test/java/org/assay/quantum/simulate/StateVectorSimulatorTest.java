package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.distance;
import static org.assay.quantum.simulate.RandomCircuits.randomState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateTest;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.ParallelKernels;
import org.assay.quantum.kernel.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("kernels")
class StateVectorSimulatorTest {

    private static final double TOLERANCE = 1e-12;
    private static final ReferenceSimulator REFERENCE = new ReferenceSimulator();

    static Stream<StateVectorSimulator> everySimulator() {
        return Stream.concat(
                KernelProvider.all().stream().map(StateVectorSimulator::new),
                Stream.of(
                        new StateVectorSimulator(),
                        new StateVectorSimulator(new ParallelKernels(KernelProvider.best(), new Workers(2)))));
    }

    static Stream<Gate> everyGate() {
        return GateTest.everyGate();
    }

    @ParameterizedTest
    @MethodSource("everyGate")
    void agreesWithTheReferenceOnEveryTargetAndControlSet(Gate gate) {
        List<StateVectorSimulator> simulators = everySimulator().toList();
        for (int qubits = Math.max(1, gate.arity()); qubits <= 6; qubits++) {
            StateVector start = randomState(qubits, qubits);
            for (Operation.Apply step : everyPlace(gate, qubits)) {
                StateVector expected = REFERENCE.apply(step, start);
                for (StateVectorSimulator simulator : simulators) {
                    StateVector state = start.copy();
                    simulator.apply(step, state);
                    if (!(distance(state, expected) <= TOLERANCE)) {
                        assertThat(distance(state, expected)).as("%s on %d qubits", step, qubits).isLessThanOrEqualTo(TOLERANCE);
                    }
                }
            }
        }
    }

    /** Every ordered choice of targets, and for each every assignment of on, off or nothing to the other qubits. */
    private static List<Operation.Apply> everyPlace(Gate gate, int qubits) {
        List<Operation.Apply> out = new ArrayList<>();
        for (int[] targets : arrangements(qubits, gate.arity())) {
            int[] rest = IntStream.range(0, qubits).filter(q -> IntStream.of(targets).noneMatch(t -> t == q)).toArray();
            int choices = (int) Math.round(Math.pow(3, rest.length));
            for (int choice = 0; choice < choices; choice++) {
                out.add(new Operation.Apply(gate, Qubits.of(targets), controls(rest, choice)));
            }
        }
        return out;
    }

    private static List<int[]> arrangements(int qubits, int arity) {
        return switch (arity) {
            case 0 -> List.of(new int[0]);
            case 1 -> IntStream.range(0, qubits).mapToObj(q -> new int[] {q}).toList();
            default -> IntStream.range(0, qubits * qubits)
                    .filter(p -> p / qubits != p % qubits)
                    .mapToObj(p -> new int[] {p / qubits, p % qubits})
                    .toList();
        };
    }

    private static Controls controls(int[] qubits, int choice) {
        int[] digits = new int[qubits.length];
        for (int i = 0, left = choice; i < qubits.length; i++, left /= 3) {
            digits[i] = left % 3;
        }
        int[] on = IntStream.range(0, qubits.length).filter(i -> digits[i] == 1).map(i -> qubits[i]).toArray();
        int[] off = IntStream.range(0, qubits.length).filter(i -> digits[i] == 2).map(i -> qubits[i]).toArray();
        return new Controls(Qubits.of(on), Qubits.of(off));
    }

    @ParameterizedTest
    @MethodSource("everySimulator")
    void agreesWithTheReferenceOnRandomCircuits(StateVectorSimulator simulator) {
        for (int qubits : new int[] {7, 10, 13}) {
            Circuit circuit = RandomCircuits.of(qubits, 60, qubits);
            assertThat(distance(simulator.run(circuit), REFERENCE.run(circuit))).as(circuit.name()).isLessThan(TOLERANCE);
        }
    }

    @Test
    void aDenseGateOnThreeQubitsAgreesWithTheReference() {
        Gate three = new Gate.Unitary("three", new Gate.U(0.4, 1.1, -0.2).matrix()
                .tensor(((Gate.Unitary) everyGate().filter(g -> g.label().equals("two")).findFirst().orElseThrow()).matrix()));
        StateVector start = randomState(6, 9);
        for (int[] targets : new int[][] {{0, 1, 2}, {5, 0, 3}, {4, 3, 5}}) {
            Operation.Apply step = new Operation.Apply(three, Qubits.of(targets), Controls.NONE);
            for (StateVectorSimulator simulator : everySimulator().toList()) {
                StateVector state = start.copy();
                simulator.apply(step, state);
                assertThat(distance(state, REFERENCE.apply(step, start))).isLessThan(TOLERANCE);
            }
        }
    }

    @Test
    void largeStatesKeepTheirNormAndUndoTheirGates() {
        Circuit circuit = RandomCircuits.of(18, 40, 3);
        StateVectorSimulator simulator = new StateVectorSimulator();
        StateVector state = simulator.run(circuit);
        assertThat(state.norm()).isCloseTo(1, org.assertj.core.data.Offset.offset(TOLERANCE));
        for (Operation operation : circuit.operations().reversed()) {
            simulator.apply(((Operation.Apply) operation).inverse(), state);
        }
        assertThat(distance(state, StateVector.zero(18))).isLessThan(TOLERANCE);
    }

    @Test
    void aCircuitOnNoQubitsHasOneAmplitude() {
        StateVector state = new StateVectorSimulator().run(Circuit.builder(0).globalPhase(0.5).build());
        assertThat(state.size()).isEqualTo(1);
        assertThat(state.amplitude(0).phase()).isEqualTo(0.5);
    }

    @Test
    void refusesWhatLeavesNoSingleFinalState() {
        StateVectorSimulator simulator = new StateVectorSimulator();
        assertThatThrownBy(() -> simulator.run(Circuit.builder(1).measure(0, 0).h(0).build()))
                .hasMessageContaining("acts on qubit 0 after its measurement");
        assertThatThrownBy(() -> simulator.run(Circuit.builder(1).reset(0).build()))
                .hasMessageContaining("sample the circuit instead");
        assertThatThrownBy(() -> simulator.run(Circuit.builder(1).rx(Angle.parameter("t"), 0).build()))
                .hasMessageContaining("call Circuit.bind first");
    }

    @Test
    void stopsBetweenGatesWhenInterrupted() {
        for (int qubits : new int[] {3, 17}) {
            Circuit circuit = Circuit.builder(qubits).h(0).cx(0, 2).h(1).build();
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> new StateVectorSimulator().run(circuit))
                        .isInstanceOf(java.util.concurrent.CancellationException.class)
                        .hasMessageMatching("interrupted (after 0|in pass 1) of .*");
            } finally {
                assertThat(Thread.interrupted()).as("the flag stays set for the caller").isTrue();
            }
        }
    }

    @Test
    void refusesAStateThatDoesNotFitBeforeAllocating() {
        assertThatThrownBy(() -> new StateVectorSimulator().run(Circuit.builder(33).h(0).build()))
                .isInstanceOf(StateTooLargeException.class)
                .hasMessageStartingWith("needs 128 GiB for the state (2^33 x 16 B); ")
                .hasMessageContaining("fits here:  up to ");
        assertThatThrownBy(() -> StateVector.zero(2000)).isInstanceOf(StateTooLargeException.class);
    }
}
