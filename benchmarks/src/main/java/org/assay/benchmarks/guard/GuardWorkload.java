package org.assay.benchmarks.guard;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.assay.benchmarks.kernel.CircuitBenchmark;
import org.assay.benchmarks.qaoa.Workload;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Precision;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;
import org.assay.quantum.simulate.LargeState;
import org.assay.quantum.simulate.StateVector;
import org.assay.quantum.simulate.StateVectorSimulator;

/**
 * Something to be timed with whichever build it was loaded with; gives a number by which builds are compared.
 *
 * <pre>energy:20dz   gradient:16s   chain:20d   ring:18d   pairs:18s</pre>
 *
 * <p>What, then qubits of two digits, then {@code d} for double precision, {@code s} for single or {@code w} for costs with weights, in
 * double, and {@code z} for a QAOA that may use the symmetry. The first two are of depth 4 on a cubic graph, the others circuits as in
 * {@link CircuitBenchmark}. Only what earlier builds have as well may be called here.
 */
public final class GuardWorkload implements DoubleSupplier {

    private static final int DEPTH = 4;

    /** From here on circuits run outside the heap. */
    private static final int LEAST_LARGE = 13;

    private final DoubleSupplier work;

    /** @throws IllegalArgumentException if there is no such workload */
    public GuardWorkload(String name) {
        String[] words = name.split(":");
        if (words.length != 2 || !words[1].matches("\\d\\d[dsw]z?")) {
            throw new IllegalArgumentException("no workload '%s'; one is energy:20d, gradient:16sz or chain:20d".formatted(name));
        }
        int qubits = Integer.parseInt(words[1].substring(0, 2));
        char kind = words[1].charAt(2);
        work = switch (words[0]) {
            case "energy" -> energy(Workload.tiled(qubits, kind, words[1].endsWith("z"), 0));
            case "gradient" -> gradient(Workload.tiled(qubits, kind, words[1].endsWith("z"), 0));
            case "chain" -> circuit(CircuitBenchmark.Workload.HADAMARD_CHAIN, qubits, kind);
            case "ring" -> circuit(CircuitBenchmark.Workload.ROTATIONS_AND_RING, qubits, kind);
            case "pairs" -> circuit(CircuitBenchmark.Workload.RANDOM_PAIRS, qubits, kind);
            default -> throw new IllegalArgumentException("no workload '%s'; there are energy, gradient, chain, ring and pairs".formatted(words[0]));
        };
    }

    @Override
    public double getAsDouble() {
        return work.getAsDouble();
    }

    private static DoubleSupplier energy(Qaoa qaoa) {
        QaoaAngles angles = Workload.angles(DEPTH);
        return () -> qaoa.energy(angles);
    }

    private static DoubleSupplier gradient(Qaoa qaoa) {
        QaoaAngles angles = Workload.angles(DEPTH);
        double[] gradient = new double[2 * DEPTH];
        return () -> qaoa.energyAndGradient(angles, gradient) + Arrays.stream(gradient).sum();
    }

    private static DoubleSupplier circuit(CircuitBenchmark.Workload workload, int qubits, char kind) {
        KernelProvider.warmUp();
        StateVectorSimulator simulator = new StateVectorSimulator();
        List<Operation.Apply> gates = workload.on(qubits).operations().stream().map(o -> (Operation.Apply) o).toList();
        if (qubits < LEAST_LARGE || !LargeState.isSupported()) {
            StateVector state = StateVector.zero(qubits);
            return () -> {
                Arrays.fill(state.re(), 0);
                Arrays.fill(state.im(), 0);
                state.re()[0] = 1;
                simulator.apply(gates, state);
                return state.amplitude(1).re() + state.amplitude(state.size() - 1).im();
            };
        }
        LargeState state = LargeState.zero(qubits, kind == 's' ? Precision.SINGLE : Precision.DOUBLE);
        return () -> {
            state.reset();
            simulator.apply(gates, state);
            return state.amplitude(1).re() + state.amplitude(state.size() - 1).im();
        };
    }
}
