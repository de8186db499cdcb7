package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.junit.jupiter.api.Test;

class BranchingSamplerTest {

    private static final StateVectorSimulator SIMULATOR = Simulators.stateVector();

    private static Operation x(int qubit) {
        return new Operation.Apply(Gate.Fixed.X, Qubits.of(qubit), Controls.NONE);
    }

    @Test
    void aCircuitWithoutMeasurementsIsMeasuredAtItsEnd() {
        Counts counts = SIMULATOR.sample(Circuit.builder(2).h(0).cx(0, 1).build(), 1000, random(1));
        assertThat(counts.legendText()).isEqualTo("|q1 q0>");
        assertThat(counts.count(0) + counts.count(3)).isEqualTo(1000);
        assertThat(counts.distinct()).isEqualTo(2);
    }

    @Test
    void measurementsGoToTheBitsThatAreNamed() {
        Circuit circuit = Circuit.builder(3).x(0).x(2).measure(0, 3).measure(1, 0).measure(2, 70).build();
        Counts counts = SIMULATOR.sample(circuit, 10, random(1));
        assertThat(counts.bits()).isEqualTo(71);
        assertThat(counts.legend()).isEqualTo(Counts.Legend.CLASSICAL_BITS);
        BitString expected = BitString.zeros(71).with(3, true).with(70, true);
        assertThat(counts.count(expected)).isEqualTo(10);
    }

    @Test
    void aLaterMeasurementIntoTheSameBitWins() {
        Circuit circuit = Circuit.builder(2).x(0).measure(0, 0).measure(1, 0).build();
        assertThat(SIMULATOR.sample(circuit, 10, random(1)).count(0)).isEqualTo(10);
    }

    @Test
    void measuringTwiceReadsTheSame() {
        Circuit circuit = Circuit.builder(1).h(0).measure(0, 0).measure(0, 1).build();
        Counts counts = SIMULATOR.sample(circuit, 1000, random(2));
        assertThat(counts.count(0) + counts.count(3)).isEqualTo(1000);
        assertThat(counts.count(0)).isBetween(430L, 570L);
    }

    @Test
    void aMeasurementInMidCircuitDestroysInterference() {
        Circuit coherent = Circuit.builder(1).h(0).h(0).measure(0, 0).build();
        Circuit collapsed = Circuit.builder(1).h(0).measure(0, 1).h(0).measure(0, 0).build();
        assertThat(SIMULATOR.sample(coherent, 1000, random(3)).count(0)).isEqualTo(1000);
        Counts counts = SIMULATOR.sample(collapsed, 4000, random(3));
        assertThat(ChiSquares.deviations(counts, new double[] {.25, .25, .25, .25})).isLessThan(4);
    }

    @Test
    void resetGivesZeroAndLeavesThePartnerMixed() {
        Circuit circuit = Circuit.builder(2).h(0).cx(0, 1).reset(0).measureAll().build();
        Counts counts = SIMULATOR.sample(circuit, 4000, random(4));
        assertThat(ChiSquares.deviations(counts.marginal(1), new double[] {.5, .5})).isLessThan(4);
        assertThat(counts.marginal(0).count(0)).isEqualTo(4000);
    }

    @Test
    void aConditionReadsItsBitsAsANumberLowestFirst() {
        for (int value = 0; value < 4; value++) {
            Circuit circuit = Circuit.builder(3).x(1).measure(0, 0).measure(1, 1)
                    .add(new Operation.Conditional(List.of(0, 1), value, x(2)))
                    .measure(2, 2).build();
            Counts counts = SIMULATOR.sample(circuit, 5, random(5));
            assertThat(counts.count(value == 2 ? 0b110 : 0b010)).as("value %d", value).isEqualTo(5);
        }
    }

    @Test
    void conditionsMayHoldMeasurementsAndConditions() {
        Operation inner = new Operation.Conditional(List.of(1), 0, new Operation.Measure(0, 2));
        Circuit circuit = Circuit.builder(1).bits(3).x(0).measure(0, 0)
                .add(new Operation.Conditional(List.of(0), 1, inner)).build();
        assertThat(SIMULATOR.sample(circuit, 5, random(6)).count(0b101)).isEqualTo(5);
    }

    @Test
    void manyBranchesNeedFewCopies() {
        CircuitBuilder builder = Circuit.builder(2);
        for (int round = 0; round < 200; round++) {
            builder.h(0).measure(0, round);
        }
        Counts counts = SIMULATOR.sample(builder.build(), 500, random(7));
        assertThat(counts.shots()).isEqualTo(500);
        assertThat(counts.distinct()).isEqualTo(500);
    }

    @Test
    void noShotsGiveNoCounts() {
        assertThat(SIMULATOR.sample(Circuit.builder(1).build(), 0, random(1)).shots()).isZero();
    }

    @Test
    void refusesNegativeShotsAndUnboundParameters() {
        assertThatThrownBy(() -> SIMULATOR.sample(Circuit.builder(1).build(), -1, random(1)))
                .hasMessageContaining("shots is -1");
        Circuit free = Circuit.builder(1).rx(Angle.parameter("theta"), 0).build("c");
        assertThatThrownBy(() -> SIMULATOR.sample(free, 1, random(1))).hasMessageContaining("[theta]");
    }
}
