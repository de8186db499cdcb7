package org.assay.quantum.testing;

import static org.assay.quantum.testing.Closeness.upToGlobalPhase;
import static org.assay.quantum.testing.Closeness.within;
import static org.assay.quantum.testing.CountsAssert.assertThatCounts;
import static org.assay.quantum.testing.StateAssert.assertThatState;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.simulate.BitString;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.Simulators;
import org.assay.quantum.simulate.StateVector;
import org.junit.jupiter.api.Test;

class AssertionsTest {

    private static StateVector run(Circuit circuit) {
        return Simulators.stateVector().run(circuit);
    }

    private final StateVector bell = run(Circuit.builder(2).h(0).cx(0, 1).build());
    private final StateVector turned = run(Circuit.builder(2).h(0).cx(0, 1).globalPhase(0.5).build());
    private final StateVector minus = run(Circuit.builder(2).x(0).h(0).cx(0, 1).build());

    @Test
    void aGlobalPhaseCountsOnlyWhereItIsAskedFor() {
        assertThatState(turned).isCloseTo(bell, upToGlobalPhase()).isNormalised(1e-14).hasProbability(3, 0.5, 1e-14);
        assertThatThrownBy(() -> assertThatState(turned).isCloseTo(bell, within(1e-3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the states differ by 0.350 at basis state");
    }

    @Test
    void theMessageShowsBothStates() {
        assertThatThrownBy(() -> assertThatState(minus).isCloseTo(bell, upToGlobalPhase()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("actual:").hasMessageContaining("expected:").hasMessageContaining("|q1 q0>");
        assertThatThrownBy(() -> assertThatState(bell).isCloseTo(run(Circuit.builder(1).build()), upToGlobalPhase()))
                .hasMessage("the state has 2 qubits, expected 1");
        assertThatThrownBy(() -> assertThatState(bell).hasProbability(0, 0.6, 0.01)).hasMessageContaining("expected 0.6 +- 0.01");
        assertThatThrownBy(() -> assertThatState(StateVector.wrap(new double[] {2, 0}, new double[2])).isNormalised(0.1))
                .hasMessageContaining("norm 2.0");
    }

    @Test
    void countsFitOrFail() {
        Counts counts = Counts.of(1, Counts.Legend.QUBITS, Map.of(BitString.of(1, 0), 480L, BitString.of(1, 1), 520L));
        assertThatCounts(counts).hasShots(1000).fit(new double[] {0.5, 0.5}, 0.01);
        assertThatThrownBy(() -> assertThatCounts(counts).fit(new double[] {0.6, 0.4}, 1e-6))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the counts do not fit");
        assertThatThrownBy(() -> assertThatCounts(counts).hasShots(1)).hasMessageContaining("1000 shots, expected 1");
    }
}
