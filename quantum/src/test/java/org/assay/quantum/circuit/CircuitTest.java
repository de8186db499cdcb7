package org.assay.quantum.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitTest {

    @Test
    void builderKeepsOrderAndGrowsTheClassicalBits() {
        Circuit bell = Circuit.builder(2).h(0).cx(0, 1).measureAll().build("bell");
        assertThat(bell.bits()).isEqualTo(2);
        assertThat(bell.operations()).containsExactly(
                new Operation.Apply(Gate.Fixed.H, Qubits.of(0), Controls.NONE),
                new Operation.Apply(Gate.Fixed.X, Qubits.of(1), Controls.on(0)),
                new Operation.Measure(0, 0),
                new Operation.Measure(1, 1));
    }

    @Test
    void bindingGivesValuesToSomeParametersAndThenToAll() {
        Angle gamma = Angle.parameter("gamma");
        Circuit ansatz = Circuit.builder(2).h(0).rzz(gamma.times(-2), 0, 1).rx(Angle.parameter("beta").plus(gamma), 1).build();
        assertThat(ansatz.parameters()).containsExactly("beta", "gamma");
        Circuit half = ansatz.bind(Map.of("gamma", 0.25));
        assertThat(half.parameters()).containsExactly("beta");
        Circuit whole = half.bind(Map.of("beta", 1.0));
        assertThat(whole.operations().subList(1, 3)).containsExactly(
                new Operation.Apply(new Gate.Interaction(Axis.Z, -0.5), Qubits.of(0, 1), Controls.NONE),
                new Operation.Apply(new Gate.Rotation(Axis.X, 1.25), Qubits.of(1), Controls.NONE));
    }

    @Test
    void refusesQubitsAndBitsThatItDoesNotHave() {
        assertThatThrownBy(() -> Circuit.builder(2).h(2)).hasMessageContaining("names qubit 2, but the circuit has qubits 0..1");
        assertThatThrownBy(() -> new Circuit("c", 1, 0, List.of(new Operation.Measure(0, 0))))
                .hasMessageContaining("classical bit 0");
        assertThatThrownBy(() -> Circuit.builder(2).cx(1, 1)).hasMessageContaining("named twice");
        assertThatThrownBy(() -> Circuit.builder(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Circuit.builder(2).gate(Gate.Fixed.SWAP, 1)).hasMessageContaining("acts on 2 qubits, got 1");
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThatThrownBy(() -> Angle.parameter("gamma").at(Map.of("beta", 1.0)))
                .hasMessage("parameter 'gamma' has no value; given are [beta]");
    }
}
