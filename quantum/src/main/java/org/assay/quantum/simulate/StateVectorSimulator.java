package org.assay.quantum.simulate;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.BlockedExecutor;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Kernels;
import org.assay.quantum.kernel.ParallelKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.noise.NoiseModel;
import org.jspecify.annotations.Nullable;

/**
 * The fast simulator: every gate in place by the kernel that suits it, on all processors once the
 * state is large enough.
 *
 * <p>Results do not depend on the kernels or the number of threads, to the last bit.
 */
public final class StateVectorSimulator implements Simulator, Sampler {

    /** From here on a state outgrows the caches (2 MiB), and gates are run in passes. */
    private static final int LEAST_BLOCKED_QUBITS = 17;

    private static final double[] NO_AMPLITUDES = {};

    private final Kernels kernels;

    /** Runs many gates a pass over memory; absent where every gate is to be a pass of its own. */
    private final @Nullable BlockedExecutor blocked;

    /** With the best kernels of this machine and a thread for each processor. */
    public StateVectorSimulator() {
        this(new ParallelKernels(KernelProvider.best(), Workers.shared()),
                new BlockedExecutor(KernelProvider.best(), Workers.shared()));
    }

    /** Gate by gate with these kernels, each gate a pass over memory. */
    public StateVectorSimulator(Kernels kernels) {
        this(kernels, null);
    }

    private StateVectorSimulator(Kernels kernels, @Nullable BlockedExecutor blocked) {
        this.kernels = kernels;
        this.blocked = blocked;
    }

    @Override
    public String name() {
        return "state vector";
    }

    @Override
    public StateVector run(Circuit circuit) {
        var gates = Unitaries.of(circuit);
        StateVector state = StateVector.zero(circuit.qubits());
        apply(gates, state);
        return state;
    }

    /**
     * Gates one after another, in place; many to a pass over memory if the state is large.
     *
     * @throws CancellationException between gates or passes, once the thread is interrupted; the state
     *     is then some way through
     */
    public void apply(List<Operation.Apply> gates, StateVector state) {
        if (blocked == null || state.qubits() < LEAST_BLOCKED_QUBITS || gates.size() < 2) {
            for (int done = 0; done < gates.size(); done++) {
                requireNotInterrupted(done, gates.size());
                apply(gates.get(done), state);
            }
            return;
        }
        gates.forEach(gate -> requireFits(gate, state));
        blocked.run(state.re(), state.im(), recordings(gates));
    }

    private static void requireNotInterrupted(int done, int all) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted after %d of %d gates".formatted(done, all));
        }
    }

    /** A view: circuits of millions of gates are not copied. */
    private static List<Consumer<Kernels>> recordings(List<Operation.Apply> gates) {
        return new AbstractList<>() {
            @Override
            public Consumer<Kernels> get(int index) {
                return k -> GateKernels.apply(k, NO_AMPLITUDES, NO_AMPLITUDES, gates.get(index));
            }

            @Override
            public int size() {
                return gates.size();
            }
        };
    }

    /**
     * How {@link #run} would go through memory; allocates nothing that grows with the state.
     *
     * @throws IllegalArgumentException for what {@link #run} refuses, and beyond 30 qubits
     */
    public ExecutionPlan plan(Circuit circuit) {
        List<Operation.Apply> gates = Unitaries.of(circuit);
        if (circuit.qubits() > StateVector.MAX_QUBITS) {
            throw new IllegalArgumentException("a state vector has at most %d qubits, circuit '%s' has %d"
                    .formatted(StateVector.MAX_QUBITS, circuit.name(), circuit.qubits()));
        }
        return circuit.qubits() < LEAST_BLOCKED_QUBITS
                ? ExecutionPlan.inCache(circuit.qubits(), gates.size())
                : ExecutionPlan.of(circuit.qubits(), BlockedExecutor.summary(1 << circuit.qubits(), recordings(gates)));
    }

    /** One gate, in place. */
    public void apply(Operation.Apply gate, StateVector state) {
        requireFits(gate, state);
        GateKernels.apply(kernels, state.re(), state.im(), gate);
    }

    private static void requireFits(Operation.Apply gate, StateVector state) {
        if (gate.qubits().bound() > state.qubits()) {
            throw new IllegalArgumentException("%s names qubit %d, but the state has qubits 0..%d"
                    .formatted(gate, gate.qubits().bound() - 1, state.qubits() - 1));
        }
    }

    /** Any matrix, unitary or not, in place; the first target is the low bit of its index. */
    void apply(ComplexMatrix matrix, Qubits targets, StateVector state) {
        GateKernels.matrix(kernels, state.re(), state.im(), matrix, targets, 0, 0);
    }

    @Override
    public Counts sample(Circuit circuit, int shots, RandomGenerator random) {
        return BranchingSampler.sample(this, NoiseModel.NONE, circuit, shots, random);
    }
}
