package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Controls;
import org.junit.jupiter.api.Test;

class CircuitResourcesTest {

    private static final HardwareProfile HERON = HardwareProfiles.shipped().require("sc_heron");
    private static final HardwareProfile ARIA = HardwareProfiles.shipped().require("ion_aria");

    @Test
    void countsTToffoliRotationsAndReadout() {
        Circuit circuit = Circuit.builder(3).h(0).t(0).h(0).h(1).tdg(1).h(1).ccx(0, 1, 2)
                .h(0).rz(0.3, 0).h(1).rz(0.4, 1).rz(Math.PI / 2, 2).reset(2).measure(0, 0).build();
        assertThat(CircuitResources.logicalCounts(circuit)).isEqualTo(new LogicalCounts(3, 2, 2, 1, 1, 0, 2));
    }

    @Test
    void virtualRotationsCostNothingOnTheMachine() {
        NisqCircuit counts = CircuitResources.onMachine(Circuit.builder(2).rz(0.3, 0).rz(0.2, 1).measureAll().build(), HERON);
        assertThat(counts.oneQubitGates().value()).isZero();
        assertThat(counts.oneQubitLayers().value()).isZero();
        assertThat(counts.measurements().value()).isEqualTo(2);
    }

    @Test
    void ionsDoAnInteractionInOneGate() {
        Circuit circuit = Circuit.builder(4).rzz(0.3, 0, 1).rzz(0.3, 2, 3).build();
        NisqCircuit ions = CircuitResources.onMachine(circuit, ARIA);
        assertThat(ions.twoQubitGates().value()).isEqualTo(2);
        assertThat(ions.twoQubitLayers().value()).as("one gate after the other").isEqualTo(2);
        NisqCircuit superconducting = CircuitResources.onMachine(circuit, HERON);
        assertThat(superconducting.twoQubitGates().value()).isEqualTo(4);
        assertThat(superconducting.twoQubitLayers().value()).as("disjoint pairs side by side").isEqualTo(2);
    }

    /** Two pulses of 50 ns on one qubit outlast one gate of 68 ns on two others. */
    @Test
    void layersAreThoseOfTheLongestPathInTime() {
        NisqCircuit counts = CircuitResources.onMachine(Circuit.builder(3).cx(1, 2).h(0).t(0).h(0).build(), HERON);
        assertThat(counts.oneQubitGates().value()).isEqualTo(2);
        assertThat(counts.oneQubitLayers().value()).isEqualTo(2);
        assertThat(counts.twoQubitLayers().value()).isZero();
    }

    /** Every pair of five qubits: ten CZ at least, and swaps where a machine has a lattice. */
    @Test
    void aLatticePaysForRoutingAndAnAllToAllMachineDoesNot() {
        var builder = Circuit.builder(5);
        for (int a = 0; a < 5; a++) {
            for (int b = a + 1; b < 5; b++) {
                builder.rzz(0.1 * (a + b + 1), a, b);
            }
            builder.rx(0.3, a);
        }
        Circuit complete = builder.build();
        assertThat(CircuitResources.onMachine(complete, ARIA).twoQubitGates().value()).isEqualTo(10);
        assertThat(CircuitResources.onMachine(complete, HERON).twoQubitGates().value()).isGreaterThan(20);
        assertThat(CircuitResources.onMachine(complete, HERON)).as("the same seed routes alike")
                .isEqualTo(CircuitResources.onMachine(complete, HERON));
    }

    @Test
    void aCircuitThatDoesNotFitIsCountedAndRefusedLater() {
        Circuit large = Circuit.builder(200).cx(0, 199).build();
        assertThat(CircuitResources.onMachine(large, HERON).qubits()).isEqualTo(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NisqPath(HERON).sampling(CircuitResources.onMachine(large, HERON), 1))
                .withMessageContaining("needs 200 qubits");
    }

    @Test
    void aConditionalGateCountsAsIfItWereDoneAndWaitsForItsBit() {
        Operation flip = new Operation.Apply(Gate.Fixed.X, Qubits.of(1), Controls.NONE);
        Circuit circuit = Circuit.builder(2).h(0).measure(0, 0).add(new Operation.Conditional(List.of(0), 1, flip)).build();
        NisqCircuit counts = CircuitResources.onMachine(circuit, HERON);
        assertThat(counts.oneQubitGates().value()).isEqualTo(2);
        assertThat(counts.oneQubitLayers().value()).isEqualTo(2);
    }
}
