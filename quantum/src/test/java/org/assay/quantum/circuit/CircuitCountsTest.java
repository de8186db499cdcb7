package org.assay.quantum.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CircuitCountsTest {

    @Test
    void namesControlledGatesAsPeopleKnowThem() {
        Circuit circuit = Circuit.builder(6)
                .h(0).cx(0, 1).ccx(0, 1, 2).cz(2, 3).cp(0.1, 0, 1).cswap(0, 1, 2).crz(0.2, 1, 2)
                .mcx(new int[] {0, 1, 2}, 3).mcx(new int[] {0, 1, 2, 3}, 4)
                .controlled(Controls.off(0), Gate.Fixed.X, 1)
                .sx(5).sxdg(5).rzz(0.3, 4, 5)
                .build();
        assertThat(circuit.counts().byGate()).isEqualTo(Map.ofEntries(
                Map.entry("h", 1), Map.entry("cx", 1), Map.entry("ccx", 1), Map.entry("cz", 1), Map.entry("cp", 1),
                Map.entry("cswap", 1), Map.entry("crz", 1), Map.entry("c3x", 1), Map.entry("c4x", 1),
                Map.entry("nx", 1), Map.entry("sx", 1), Map.entry("sxdg", 1), Map.entry("rzz", 1)));
        assertThat(circuit.counts().gates()).isEqualTo(13);
        assertThat(circuit.counts().twoQubitGates()).isEqualTo(6);
        assertThat(circuit.counts().largerGates()).isEqualTo(4);
    }

    @Test
    void depthFollowsQubits() {
        Circuit chain = Circuit.builder(3).h(0).h(1).h(2).cx(0, 1).cx(1, 2).build();
        assertThat(chain.counts().depth()).isEqualTo(3);
        assertThat(chain.counts().twoQubitDepth()).isEqualTo(2);
        Circuit parallel = Circuit.builder(4).cx(0, 1).cx(2, 3).build();
        assertThat(parallel.counts().twoQubitDepth()).isEqualTo(1);
    }

    @Test
    void depthFollowsClassicalBits() {
        Circuit feedForward = Circuit.builder(2)
                .measure(0, 0)
                .ifBit(0, true, new Operation.Apply(Gate.Fixed.X, Qubits.of(1), Controls.NONE))
                .build();
        assertThat(feedForward.counts().depth()).isEqualTo(2);
        assertThat(feedForward.counts().conditionals()).isEqualTo(1);
        assertThat(feedForward.counts().of("x")).isEqualTo(1);
    }

    @Test
    void aBarrierMakesItsQubitsWaitAndDoesNotCount() {
        Circuit barred = Circuit.builder(2).h(0).h(0).barrier().h(1).build();
        assertThat(barred.counts().depth()).isEqualTo(3);
        assertThat(barred.counts().barriers()).isEqualTo(1);
        Circuit single = Circuit.builder(2).h(0).h(0).barrier(1).h(1).build();
        assertThat(single.counts().depth()).isEqualTo(2);
    }

    @Test
    void twoQubitDepthPassesThroughSmallerGates() {
        Circuit circuit = Circuit.builder(3).cx(0, 1).h(1).reset(1).cx(1, 2).rzz(0.1, 0, 1).measure(0, 0).build();
        assertThat(circuit.counts().twoQubitDepth()).isEqualTo(3);
    }

    @Test
    void nothingHasNoDepthAndAGlobalPhaseTakesNoTime() {
        assertThat(Circuit.builder(0).build().counts().depth()).isZero();
        assertThat(Circuit.builder(1).globalPhase(0.4).build().counts().depth()).isZero();
    }

    @Test
    void freeGatesCountByFamily() {
        Circuit ansatz = Circuit.builder(2).rzz(Angle.parameter("gamma"), 0, 1).rx(Angle.parameter("beta"), 0).build();
        assertThat(ansatz.counts().byGate()).isEqualTo(Map.of("rzz", 1, "rx", 1));
        assertThat(ansatz.counts()).hasToString("2 qubits, 0 bits; 1 rx, 1 rzz; depth 2, two-qubit depth 1");
    }
}
