package org.assay.quantum.strange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateTest;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.simulate.Simulators;
import org.assay.quantum.simulate.StateVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redfx.strange.Complex;
import org.redfx.strange.Program;
import org.redfx.strange.Step;
import org.redfx.strange.gate.Measurement;

class StrangeBridgeTest {

    static final double TOLERANCE = 1e-5;

    /** Every gate under 0 to 2 controls, behind gates that make all amplitudes differ. */
    static Stream<Circuit> everyGate() {
        int[] order = {2, 0, 3, 1};
        return GateTest.everyGate().flatMap(gate -> IntStream.rangeClosed(0, 2).mapToObj(k -> {
            CircuitBuilder builder = Circuit.builder(4);
            for (int q = 0; q < 4; q++) {
                builder.ry(0.4 + 0.3 * q, q).p(0.2 + 0.1 * q, q);
            }
            int[] targets = IntStream.range(0, gate.arity()).map(i -> order[i]).toArray();
            Controls on = Controls.on(IntStream.range(0, Math.min(k, 1)).map(i -> order[gate.arity() + i]).toArray());
            Controls off = Controls.off(IntStream.range(1, k).map(i -> order[gate.arity() + i]).toArray());
            return builder.controlled(on.and(off), gate, targets).build(gate.label() + " " + k);
        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyGate")
    void strangeRunsWhatWeWriteAndWeReadItBack(Circuit circuit) {
        Program program = StrangeBridge.toStrange(circuit);
        assertThat(program.getSteps()).allMatch(step -> step.getGates().size() == 1);
        assertThat(StrangeBridge.warnings(program)).isEmpty();
        StateVector state = Simulators.reference().run(circuit);
        assertClose(AcceleratedExecutionEnvironmentTest.byStrange(program), state);
        StateVector back = Simulators.reference().run(StrangeBridge.fromStrange(program));
        assertThat(back.innerProduct(state).minus(org.assay.quantum.circuit.Complex.ONE).abs()).isLessThan(TOLERANCE);
    }

    static void assertClose(Complex[] strange, StateVector state) {
        for (int i = 0; i < strange.length; i++) {
            assertThat(Math.hypot(strange[i].r - state.re()[i], strange[i].i - state.im()[i])).as("amplitude %d", i).isLessThan(TOLERANCE);
        }
    }

    @Test
    void finalMeasurementsGoBothWays() {
        Circuit bell = Circuit.builder(2).h(0).cx(0, 1).measureAll().build("bell");
        Program program = StrangeBridge.toStrange(bell);
        assertThat(program.getSteps().getLast().getGates().getFirst()).isInstanceOf(Measurement.class);
        assertThat(StrangeBridge.fromStrange(program).operations()).isEqualTo(bell.operations());
    }

    @Test
    void aMeasurementWhoseQubitIsUsedAgainIsLeftOutAsStrangeDoes() {
        Program program = new Program(2,
                new Step(org.redfx.strange.Gate.x(0)), new Step(org.redfx.strange.Gate.measurement(0)),
                new Step(org.redfx.strange.Gate.cnot(0, 1)), new Step(org.redfx.strange.Gate.measurement(1)));
        assertThat(StrangeBridge.fromStrange(program).operations())
                .filteredOn(Operation.Measure.class::isInstance)
                .containsExactly(new Operation.Measure(1, 1));
    }

    @Test
    void anEmptyCircuitBecomesAProgramThatRuns() {
        assertThat(AcceleratedExecutionEnvironmentTest.byStrange(StrangeBridge.toStrange(Circuit.builder(2).build()))[0].r).isEqualTo(1);
    }

    @Test
    void refusesWhatStrangeCannotDo() {
        assertThatThrownBy(() -> StrangeBridge.toStrange(Circuit.builder(1).rx(Angle.parameter("a"), 0).build())).hasMessageContaining("Circuit.bind");
        assertThatThrownBy(() -> StrangeBridge.toStrange(Circuit.builder(1).measure(0, 0).x(0).build())).hasMessageContaining("come last");
        assertThatThrownBy(() -> StrangeBridge.toStrange(Circuit.builder(1).reset(0).build())).hasMessageContaining("no reset");
        Operation x = new Operation.Apply(Gate.Fixed.X, Qubits.of(0), Controls.NONE);
        assertThatThrownBy(() -> StrangeBridge.toStrange(Circuit.builder(2).measure(1, 0).ifBit(0, true, x).build())).hasMessageContaining("no classical bits");
        assertThatThrownBy(() -> StrangeBridge.toStrange(Circuit.builder(0).build())).hasMessageContaining("no qubits");
    }
}
