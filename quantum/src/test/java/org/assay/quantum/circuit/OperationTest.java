package org.assay.quantum.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest {

    @ParameterizedTest
    @MethodSource("org.assay.quantum.circuit.GateTest#everyGate")
    void aCircuitThenItsInverseIsTheIdentity(Gate gate) {
        int[] targets = {2, 0};
        int[] used = java.util.Arrays.copyOf(targets, gate.arity());
        Circuit circuit = Circuit.builder(4)
                .h(0).cx(0, 2).controlled(new Controls(Qubits.of(1), Qubits.of(3)), gate, used).t(2).barrier()
                .build();
        Circuit both = Circuit.builder(4).append(circuit).append(circuit.inverse()).build();
        assertThat(DenseUnitary.of(both).isCloseTo(ComplexMatrix.identity(16), 1e-14)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aFreeOperationInvertsBeforeItIsBoundAsAfter(GateFamily family) {
        List<Angle> angles = java.util.stream.IntStream.range(0, family.angles())
                .mapToObj(i -> Angle.parameter("a" + i).times(i + 1).plus(0.1))
                .toList();
        Operation.Free free = new Operation.Free(family, angles, Qubits.range(0, family.arity()), Controls.on(3));
        Map<String, Double> values = Map.of("a0", 0.3, "a1", -0.7, "a2", 1.9);
        Operation boundThenInverted = free.bind(values).inverse();
        Operation invertedThenBound = ((Operation.Free) free.inverse()).bind(values);
        assertThat(invertedThenBound).isEqualTo(boundThenInverted);
    }

    @Test
    void appendMapsQubitsAndAddsControls() {
        Circuit bell = Circuit.builder(2).h(0).cx(0, 1).build();
        Circuit controlled = Circuit.builder(4).append(Controls.on(1), bell, 3, 0).build();
        assertThat(controlled.operations()).containsExactly(
                new Operation.Apply(Gate.Fixed.H, Qubits.of(3), Controls.on(1)),
                new Operation.Apply(Gate.Fixed.X, Qubits.of(0), Controls.on(1, 3)));
        assertThatThrownBy(() -> Circuit.builder(4).append(bell, 1)).hasMessageContaining("has 2 qubits, but 1 were named");
    }

    @Test
    void conditionalsMoveWithTheirBits() {
        Operation x = new Operation.Apply(Gate.Fixed.X, Qubits.of(0), Controls.NONE);
        Operation moved = new Operation.Conditional(List.of(0, 1), 2, x).moved(q -> q + 5, b -> b + 3);
        assertThat(moved).isEqualTo(new Operation.Conditional(
                List.of(3, 4), 2, new Operation.Apply(Gate.Fixed.X, Qubits.of(5), Controls.NONE)));
        assertThat(moved.classicalBits()).containsExactly(3, 4);
    }

    @Test
    void conditionsInsideEachOtherBecomeOneWhereTheyReadDifferentBits() {
        Operation x = new Operation.Apply(Gate.Fixed.X, Qubits.of(0), Controls.NONE);
        Operation.Conditional inner = new Operation.Conditional(List.of(2, 3), 1, x);
        assertThat(new Operation.Conditional(List.of(0, 1), 2, inner).flattened())
                .isEqualTo(new Operation.Conditional(List.of(0, 1, 2, 3), 0b0110, x));
        Operation.Conditional sameBit = new Operation.Conditional(List.of(2), 0, inner);
        assertThat(sameBit.flattened()).isEqualTo(sameBit);
        Operation.Conditional never = new Operation.Conditional(List.of(0), 5, inner);
        assertThat(never.flattened()).isEqualTo(never);
    }

    @Test
    void aMeasurementHasNeitherInverseNorControls() {
        Operation measure = new Operation.Measure(0, 0);
        assertThatThrownBy(measure::inverse).hasMessageContaining("cannot be undone");
        assertThatThrownBy(() -> measure.controlledBy(Controls.on(1))).hasMessageContaining("cannot be put under a control");
        assertThatThrownBy(() -> Circuit.builder(1).reset(0).build().inverse()).hasMessageContaining("cannot be undone");
    }
}
