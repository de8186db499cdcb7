package org.assay.quantum.simulate;

import static org.assay.quantum.simulate.RandomCircuits.distance;
import static org.assay.quantum.simulate.RandomCircuits.gates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.BlockedExecutor;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Precision;
import org.assay.quantum.kernel.Workers;
import org.junit.jupiter.api.Test;

/**
 * {@link PatchworkCircuits} by every way that a state vector has. Up to ten qubits the reference is the oracle; beyond them
 * the plain kernels gate by gate, which agree with it. {@code -Dassay.fuzz.runs=100000} makes the run long; {@code -Dassay.fuzz.seed}
 * starts it elsewhere.
 */
class CircuitFuzzTest {

    private static final int RUNS = Integer.getInteger("assay.fuzz.runs", 30);
    private static final long SEED = Long.getLong("assay.fuzz.seed", 20261);
    private static final int MOST_QUBITS = 17;
    private static final StateVectorSimulator GATE_BY_GATE = new StateVectorSimulator(KernelProvider.scalar());

    /** One for all runs, since what it keeps of one must not be seen in another. */
    private final BlockedExecutor executor = new BlockedExecutor(KernelProvider.best(), new Workers(2), BlockedExecutor.hasCells());

    private interface Way {
        void agrees(Circuit circuit, StateVector expected, RandomGenerator random, String run);
    }

    private void sweep(int leastQubits, Way way) {
        KernelProvider.warmUp();
        for (int run = 0; run < RUNS; run++) {
            RandomGenerator random = RandomCircuits.random(SEED + run);
            int qubits = leastQubits + random.nextInt(MOST_QUBITS + 1 - leastQubits);
            Circuit circuit = new PatchworkCircuits(random).of(qubits, qubits > 13 ? 60 : 120);
            way.agrees(circuit, expected(circuit), random, "run %d of seed %d, %d qubits".formatted(run, SEED, qubits));
        }
    }

    private static StateVector expected(Circuit circuit) {
        if (circuit.qubits() <= 10) {
            return Simulators.reference().run(circuit);
        }
        StateVector state = StateVector.zero(circuit.qubits());
        GATE_BY_GATE.apply(gates(circuit), state);
        return state;
    }

    @Test
    void arraysAndPassesAgree() {
        sweep(1, (circuit, expected, _, run) -> {
            assertThat(distance(new StateVectorSimulator().run(circuit), expected)).as(run).isLessThan(1e-12);
            StateVector first = blocked(circuit);
            assertThat(distance(first, expected)).as("in passes, %s", run).isLessThan(1e-12);
            assertThat(distance(blocked(circuit), first)).as("by the schedule kept, %s", run).isZero();
        });
    }

    private StateVector blocked(Circuit circuit) {
        StateVector state = StateVector.zero(circuit.qubits());
        executor.run(state.re(), state.im(), StateVectorSimulator.recordings(gates(circuit)));
        return state;
    }

    /** In two pieces, read in between or not, in a state that has been used. */
    @Test
    void largeStatesAgreeAndAreReadRight() {
        assumeTrue(LargeState.isSupported());
        for (Precision precision : Precision.values()) {
            sweep(LargeState.LEAST_QUBITS, (circuit, expected, random, run) -> {
                try (LargeState state = LargeState.zero(circuit.qubits(), precision)) {
                    new StateVectorSimulator().apply(gates(circuit), state);
                    state.reset();
                    agreesInPieces(state, circuit, expected, random, "%s, %s".formatted(precision, run));
                }
            });
        }
    }

    private static void agreesInPieces(LargeState state, Circuit circuit, StateVector expected, RandomGenerator random, String run) {
        double close = state.precision() == Precision.DOUBLE ? 1e-12 : 1e-5;
        List<Operation.Apply> gates = gates(circuit);
        int cut = random.nextInt(gates.size() + 1);
        new StateVectorSimulator().apply(gates.subList(0, cut), state);
        if (random.nextBoolean()) {
            assertThat(state.norm()).as(run).isEqualTo(1, within(10 * close));
        }
        new StateVectorSimulator().apply(gates.subList(cut, gates.size()), state);
        assertThat(distance(state.toStateVector(), expected)).as(run).isLessThan(close);
        Qubits kept = Qubits.of(IntStream.of(RandomCircuits.shuffled(circuit.qubits(), random)).limit(1 + random.nextInt(6)).toArray());
        assertThat(state.marginal(kept)).as(run).containsExactly(expected.marginal(kept), within(10 * close));
        for (Counts.Entry seen : state.sample(100, random).entries()) {
            assertThat(expected.probability(seen.outcome().toLong())).as("%s of %s", seen, run).isGreaterThan(1e-14);
        }
    }
}
