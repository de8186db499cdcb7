package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Kernels;
import org.assay.quantum.kernel.ParallelKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.noise.NoiseModel;

/**
 * The fast simulator: every gate in place by the kernel that suits it, on all processors once the
 * state is large enough.
 *
 * <p>Results do not depend on the kernels or the number of threads, to the last bit.
 */
public final class StateVectorSimulator implements Simulator, Sampler {

    private final Kernels kernels;

    /** With the best kernels of this machine and a thread for each processor. */
    public StateVectorSimulator() {
        this(new ParallelKernels(KernelProvider.best(), Workers.shared()));
    }

    public StateVectorSimulator(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public String name() {
        return "state vector";
    }

    @Override
    public StateVector run(Circuit circuit) {
        var gates = Unitaries.of(circuit);
        StateVector state = StateVector.zero(circuit.qubits());
        gates.forEach(gate -> apply(gate, state));
        return state;
    }

    /** One gate, in place. */
    public void apply(Operation.Apply gate, StateVector state) {
        if (gate.qubits().bound() > state.qubits()) {
            throw new IllegalArgumentException("%s names qubit %d, but the state has qubits 0..%d"
                    .formatted(gate, gate.qubits().bound() - 1, state.qubits() - 1));
        }
        GateKernels.apply(kernels, state, gate);
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
