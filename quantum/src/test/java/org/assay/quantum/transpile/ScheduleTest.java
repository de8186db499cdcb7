package org.assay.quantum.transpile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitCounts;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    static final GateTimes TIMES = GateTimes.withVirtualZ(1, 10, 100, 50);

    /** By hand: q0 H 0-1, CX 1-11, measure 11-111; q2 X 0-1 then CX with q1 at 11-21. */
    static final Circuit EXAMPLE = Circuit.builder(3).h(0).rz(0.3, 0).cx(0, 1).x(2).cx(1, 2).measure(0, 0).build();

    @Test
    void asapStartsEachOperationAsSoonAsItsQubitsAreFree() {
        Schedule schedule = Schedule.asap(EXAMPLE, TIMES);
        assertThat(schedule.starts()).containsExactly(0.0, 1.0, 1.0, 0.0, 11.0, 11.0);
        assertThat(schedule.ends()).containsExactly(1.0, 1.0, 11.0, 1.0, 21.0, 111.0);
        assertThat(schedule.duration()).isEqualTo(111);
        assertThat(schedule.idleSeconds(0)).isZero();
        assertThat(schedule.idleSeconds(1)).isZero();
        assertThat(schedule.idleSeconds(2)).isEqualTo(10);
        assertThat(schedule.idleSeconds()).isEqualTo(10);
        assertThat(schedule.busySeconds(0)).isEqualTo(111);
        assertThat(schedule.criticalPath()).containsExactly(0, 1, 2, 5);
    }

    @Test
    void alapStartsEachOperationAsLateAsPossible() {
        Schedule schedule = Schedule.alap(EXAMPLE, TIMES);
        assertThat(schedule.starts()).containsExactly(0.0, 1.0, 1.0, 100.0, 101.0, 11.0);
        assertThat(schedule.duration()).isEqualTo(111);
        assertThat(schedule.idleSeconds(2)).isZero();
        assertThat(schedule.idleSeconds(1)).isEqualTo(90);
        assertThat(schedule.criticalPath()).containsExactly(0, 1, 2, 5);
    }

    @Test
    void barriersAndClassicalBitsMakeOperationsWait() {
        Operation flip = new Operation.Apply(Gate.Fixed.X, Qubits.of(1), Controls.NONE);
        Circuit circuit = Circuit.builder(3).h(0).measure(0, 0).ifBit(0, true, flip).barrier(1, 2).x(2).globalPhase(1).reset(2).build();
        Schedule schedule = Schedule.asap(circuit, TIMES);
        assertThat(schedule.starts()).containsExactly(0.0, 1.0, 101.0, 102.0, 102.0, 0.0, 103.0);
        assertThat(schedule.duration()).isEqualTo(153);
        assertThat(schedule.criticalPath()).containsExactly(0, 1, 2, 3, 4, 6);
        assertThat(schedule.idleSeconds()).isZero();
    }

    @Test
    void withEqualTimesTheDurationIsTheDepth() {
        GateTimes unit = new GateTimes(1, 1, 1, 1, 1);
        for (long seed = 0; seed < 50; seed++) {
            Circuit circuit = Transpiler.transpile(
                    TranspilerTest.randomCircuit(5, 20, CartanDecompositionTest.random(seed)), NativeGates.CX_RZ_SX);
            Schedule asap = Schedule.asap(circuit, unit);
            Schedule alap = Schedule.alap(circuit, unit);
            assertThat(asap.duration()).as("seed %d", seed).isEqualTo(CircuitCounts.of(circuit).depth());
            assertThat(alap.duration()).as("seed %d", seed).isEqualTo(asap.duration());
            assertOperationsOnAQubitDoNotOverlap(asap, seed);
            assertOperationsOnAQubitDoNotOverlap(alap, seed);
            List<Integer> path = asap.criticalPath();
            double along = path.stream().mapToDouble(i -> asap.ends().get(i) - asap.starts().get(i)).sum();
            assertThat(along).as("seed %d", seed).isCloseTo(asap.duration(), within(1e-9));
        }
    }

    static void assertOperationsOnAQubitDoNotOverlap(Schedule schedule, long seed) {
        for (int q = 0; q < schedule.circuit().qubits(); q++) {
            double free = 0;
            for (int i = 0; i < schedule.starts().size(); i++) {
                if (schedule.circuit().operations().get(i).qubits().contains(q)) {
                    assertThat(schedule.starts().get(i)).as("seed %d, operation %d", seed, i).isGreaterThanOrEqualTo(free - 1e-12);
                    free = schedule.ends().get(i);
                }
            }
        }
    }

    @Test
    void anEmptyCircuitTakesNoTime() {
        Schedule schedule = Schedule.asap(Circuit.builder(2).build(), TIMES);
        assertThat(schedule.duration()).isZero();
        assertThat(schedule.criticalPath()).isEmpty();
        assertThat(schedule.idleSeconds()).isZero();
    }

    @Test
    void refusesLargeGatesAndTimesThatAreNone() {
        assertThatThrownBy(() -> Schedule.asap(Circuit.builder(3).ccx(0, 1, 2).build(), TIMES)).hasMessageContaining("transpile the circuit first");
        assertThatThrownBy(() -> GateTimes.withVirtualZ(-1, 1, 1, 1)).hasMessageContaining("a one-qubit gate takes -1.0 s");
        assertThatThrownBy(() -> GateTimes.withVirtualZ(1, 1, Double.NaN, 1)).hasMessageContaining("a measurement takes NaN s");
        assertThatThrownBy(() -> GateTimes.withVirtualZ(35e3, 1, 1, 1)).hasMessageContaining("not ns");
    }
}
