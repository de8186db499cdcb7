package org.assay.quantum.simulate;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateTest;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/** Circuits for sweeps. */
final class RandomCircuits {

    private static final List<Gate> GATES = GateTest.everyGate().toList();

    private RandomCircuits() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Gates of every kind on random targets, each other qubit a control of either sign with probability 1/8. */
    static Circuit of(int qubits, int gates, long seed) {
        RandomGenerator random = random(seed);
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int q = 0; q < qubits; q++) {
            builder.u(random.nextDouble(3), random.nextDouble(3), random.nextDouble(3), q);
        }
        addRandomGates(builder, gates, random);
        return builder.build("random circuit, seed %d".formatted(seed));
    }

    /** The same from {@code |0...0>}, some qubits flipped: few gates leave most amplitudes zero. */
    static Circuit sparse(int qubits, int gates, long seed) {
        RandomGenerator random = random(seed);
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int q = 0; q < qubits; q += 1 + random.nextInt(8)) {
            builder.x(q);
        }
        addRandomGates(builder, gates, random);
        return builder.build("sparse random circuit, seed %d".formatted(seed));
    }

    private static void addRandomGates(CircuitBuilder builder, int gates, RandomGenerator random) {
        for (int g = 0; g < gates; g++) {
            addRandomGate(builder, builder.qubits(), random);
        }
    }

    private static void addRandomGate(CircuitBuilder builder, int qubits, RandomGenerator random) {
        Gate gate = GATES.get(random.nextInt(GATES.size()));
        if (gate.arity() > qubits) {
            return;
        }
        int[] order = shuffled(qubits, random);
        int[] targets = IntStream.of(order).limit(gate.arity()).toArray();
        int[] signs = IntStream.range(0, qubits).map(_ -> random.nextInt(16)).toArray();
        int[] on = IntStream.of(order).skip(gate.arity()).filter(q -> signs[q] == 0).toArray();
        int[] off = IntStream.of(order).skip(gate.arity()).filter(q -> signs[q] == 1).toArray();
        builder.controlled(new Controls(Qubits.of(on), Qubits.of(off)), gate, targets);
    }

    /** The operations of a circuit that has gates only. */
    static List<Operation.Apply> gates(Circuit circuit) {
        return circuit.operations().stream().map(o -> (Operation.Apply) o).toList();
    }

    static int[] shuffled(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }

    static StateVector randomState(int qubits, long seed) {
        RandomGenerator random = random(seed);
        int size = 1 << qubits;
        StateVector state = StateVector.wrap(
                IntStream.range(0, size).mapToDouble(_ -> random.nextGaussian()).toArray(),
                IntStream.range(0, size).mapToDouble(_ -> random.nextGaussian()).toArray());
        state.normalise();
        return state;
    }

    /** The largest difference of two amplitudes with the same index. */
    static double distance(StateVector a, StateVector b) {
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            largest = Math.max(largest, Math.hypot(a.re()[i] - b.re()[i], a.im()[i] - b.im()[i]));
        }
        return largest;
    }
}
