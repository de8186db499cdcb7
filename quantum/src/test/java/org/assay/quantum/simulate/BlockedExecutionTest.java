package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.distance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.kernel.BlockedExecutor;
import org.assay.quantum.kernel.GateSink;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Kernels;
import org.assay.quantum.kernel.Workers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kernels")
class BlockedExecutionTest {

    private static StateVector blocked(Circuit circuit, Kernels kernels, int threads) {
        return blocked(circuit, kernels, threads, false);
    }

    private static StateVector blocked(Circuit circuit, Kernels kernels, int threads, boolean onCells) {
        return run(new BlockedExecutor(kernels, new Workers(threads), onCells), circuit);
    }

    private static StateVector run(BlockedExecutor executor, Circuit circuit) {
        StateVector state = StateVector.zero(circuit.qubits());
        executor.run(state.re(), state.im(), steps(circuit));
        return state;
    }

    private static List<Consumer<GateSink>> steps(Circuit circuit) {
        return StateVectorSimulator.recordings(RandomCircuits.gates(circuit));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 13})
    void statesOfOneTileAgreeWithTheReference(int qubits) {
        Circuit circuit = RandomCircuits.of(qubits, 80, qubits);
        assertThat(distance(blocked(circuit, KernelProvider.best(), 1), Simulators.reference().run(circuit)))
                .as(circuit.name()).isLessThan(1e-12);
    }

    /** Gate by gate the kernels agree with the reference (see StateVectorSimulatorTest), so here they are the oracle. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tilesAgreeWithTheWholeState(long seed) {
        int qubits = 15 + (int) (seed % 3);
        Circuit circuit = RandomCircuits.of(qubits, 150, seed);
        StateVector expected = new StateVectorSimulator(KernelProvider.scalar()).run(circuit);
        StateVector scalar = blocked(circuit, KernelProvider.scalar(), 1);
        assertThat(distance(scalar, expected)).as(circuit.name()).isLessThan(1e-12);
        for (Kernels kernels : KernelProvider.all()) {
            StateVector other = blocked(circuit, kernels, 3);
            assertThat(distance(other, scalar)).as("%s with three threads, %s", kernels.name(), circuit.name()).isZero();
        }
        KernelProvider.warmUp();
        StateVector onCells = blocked(circuit, KernelProvider.best(), 2, true);
        assertThat(distance(onCells, scalar)).as("on cells, %s", circuit.name()).isLessThan(1e-13);
        assertThat(distance(blocked(circuit, KernelProvider.best(), 3, true), onCells)).as("threads on cells").isZero();
    }

    /** An executor keeps the schedule of its last run. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatRanBeforeChangesNothing(boolean onCells) {
        KernelProvider.warmUp();
        BlockedExecutor executor = new BlockedExecutor(KernelProvider.best(), new Workers(2), onCells);
        Circuit circuit = RandomCircuits.of(11, 150, 12);
        List<Circuit> circuits = List.of(
                circuit, circuit, withLast(circuit, 0.3), withLast(circuit, 0.4), circuit,
                RandomCircuits.of(16, 150, 12), withLast(circuit, 0.3), RandomCircuits.of(11, 20, 12));
        for (Circuit each : circuits) {
            assertThat(distance(run(executor, each), blocked(each, KernelProvider.best(), 1, onCells))).as(each.name()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrittenToAMatrixBetweenRunsIsSeen(boolean onCells) {
        KernelProvider.warmUp();
        BlockedExecutor executor = new BlockedExecutor(KernelProvider.best(), new Workers(1), onCells);
        double[] matrix = {0.6, 0, 0, 0.8, 0, 0.8, 0.6, 0};
        List<Consumer<GateSink>> steps = List.of(sink -> sink.general(1, 0, 0, matrix), sink -> sink.flip(1 << 8, 1, 0));
        for (double re : new double[] {0.6, 0.8, 0.6}) {
            matrix[0] = re;
            matrix[3] = 1.4 - re;
            StateVector state = StateVector.zero(11);
            executor.run(state.re(), state.im(), steps);
            assertThat(state.re()[0]).isEqualTo(re);
            assertThat(state.im()[0]).isZero();
        }
    }

    private static Circuit withLast(Circuit circuit, double angle) {
        return Circuit.builder(circuit.qubits()).append(circuit).ry(angle, 3).build();
    }

    @Test
    void aGateOnMoreQubitsThanATileHasStillRuns() {
        Gate.Unitary three = new Gate.Unitary("three", new Gate.U(0.3, 0.4, 0.5).matrix()
                .tensor(new Gate.U(0.1, 0.2, 0.9).matrix()).tensor(Gate.Fixed.H.matrix()));
        Circuit circuit = Circuit.builder(16).h(15).gate(three, 15, 7, 14).gate(three, 3, 14, 11).cx(15, 0).build();
        assertThat(distance(blocked(circuit, KernelProvider.best(), 2), new StateVectorSimulator(KernelProvider.scalar()).run(circuit)))
                .isLessThan(1e-13);
    }

    @Test
    void theDemonstrationOfTheSourceTextsTakesAPassForEveryTenQubits() {
        ExecutionPlan plan = Simulators.stateVector().plan(hadamardsAndChain(24));
        assertThat(plan.gates()).isEqualTo(47);
        assertThat(plan.passes()).hasSize(2);
        assertThat(plan.passes().stream().map(ExecutionPlan.Pass::localQubits).map(List::size)).containsOnly(14);
        // Of 2^10 tiles one holds the 1 that all begins with; then each holds something.
        assertThat(plan.passes().stream().map(ExecutionPlan.Pass::share)).containsExactly(0x1p-10, 1.0);
        assertThat(plan.bytesMoved()).isEqualTo(2 * Math.scalb(16.0, 24) * (1 + 0x1p-10));
        assertThat(plan.passes().stream().map(ExecutionPlan.Pass::calls)).containsExactly(27, 20);
        assertThat(plan.wholeGates()).isEqualTo(20 + 27 * 0x1p-10);
        assertThat(plan.toString()).startsWith("47 gates in 2 passes over 256 MiB, 512.5 MiB moved")
                .contains("on tiles of qubits 0-13, 1/1024 of the state");
    }

    private static Circuit hadamardsAndChain(int qubits) {
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int q = 0; q < qubits; q++) {
            builder.h(q);
        }
        for (int q = 0; q + 1 < qubits; q++) {
            builder.cx(q, q + 1);
        }
        return builder.build();
    }

    @Test
    void diagonalsAndControlsNeedNoPassOfTheirOwn() {
        CircuitBuilder builder = Circuit.builder(22);
        for (int q = 0; q < 22; q++) {
            builder.rzz(0.1 * q, q, (q + 9) % 22).cp(0.2, q, (q + 5) % 22).rz(0.3, q);
        }
        builder.cx(21, 0).cx(20, 1);
        assertThat(Simulators.stateVector().plan(builder.build()).passes()).hasSize(1);
    }

    @Test
    void gatesInARowOnOneQubitBecomeOne() {
        CircuitBuilder builder = Circuit.builder(18);
        for (int q = 0; q < 18; q++) {
            builder.rz(0.1 * q, q).sx(q).rz(0.7, q).sx(q).rz(0.3, q).x(q).h(q).ry(0.4, q).p(0.2, q).u(0.1, 0.2, 0.3, q);
        }
        builder.cx(0, 17).rz(0.2, 0).rz(0.1, 0).cx(0, 17).cp(0.4, 3, 5).h(3).h(3);
        Circuit circuit = builder.build();
        assertThat(Simulators.stateVector().plan(circuit).gates()).isEqualTo(18 + 6);
        assertThat(distance(Simulators.stateVector().run(circuit), new StateVectorSimulator(KernelProvider.scalar()).run(circuit)))
                .isLessThan(1e-13);
    }

    @Test
    void smallStatesStayInCacheAndPlansNeedNoMemory() {
        assertThat(Simulators.stateVector().plan(hadamardsAndChain(10))).hasToString("19 gates on 16 KiB in cache\n");
        assertThat(Simulators.stateVector().plan(hadamardsAndChain(63)).passes()).hasSizeBetween(6, 8);
        assertThatThrownBy(() -> Simulators.stateVector().plan(hadamardsAndChain(64))).hasMessageContaining("at most 63 qubits");
    }

    @Test
    void longCircuitsAreScheduledInWindows() {
        CircuitBuilder builder = Circuit.builder(15);
        for (int k = 0; k < 9000; k++) {
            builder.rx(0.001, k % 15);
        }
        StateVector state = blocked(builder.build(), KernelProvider.best(), 2);
        CircuitBuilder once = Circuit.builder(15);
        for (int q = 0; q < 15; q++) {
            once.rx(0.6, q);
        }
        assertThat(distance(state, new StateVectorSimulator(KernelProvider.scalar()).run(once.build()))).isLessThan(1e-11);
    }
}
