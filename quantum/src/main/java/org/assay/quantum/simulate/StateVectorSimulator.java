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
import org.assay.quantum.kernel.GateSink;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.KernelSink;
import org.assay.quantum.kernel.Kernels;
import org.assay.quantum.kernel.ParallelKernels;
import org.assay.quantum.kernel.Precision;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.noise.NoiseModel;
import org.jspecify.annotations.Nullable;

/**
 * The fast simulator: every gate in place by the kernel that suits it, on all processors once the
 * state is large enough.
 *
 * <p>Results do not depend on the number of threads, to the last bit. Nor on the kernels, but for runs of
 * four diagonal gates and more, and of three and more Hadamard gates or rotations about one axis, which loops
 * over cells take together: the last digits may tell whether those were compiled. What matrices on two qubits
 * hand on to each other depends on the width of the machine's vectors, to rounding.
 *
 * <p>Gates that were the last to be run are not planned again when they are run once more.
 */
public final class StateVectorSimulator implements Simulator, Sampler {

    /** From here on working out a schedule of passes pays; a state of up to 14 qubits is one tile. */
    private static final int LEAST_BLOCKED_QUBITS = 10;

    /** From here on a state outgrows the caches (2 MiB). */
    private static final int LEAST_LARGE_QUBITS = 17;

    /** Amplitudes times gates of about two seconds of scalar loops, twice what compiling takes. */
    private static final double WORK_WORTH_COMPILING = 0x1p31;

    private final Kernels kernels;
    private final Precision precision;

    /** Runs many gates a pass over memory; absent where every gate is to be a pass of its own. */
    private final @Nullable BlockedExecutor blocked;

    /** With the best kernels of this machine and a thread for each processor. */
    public StateVectorSimulator() {
        this(new ParallelKernels(KernelProvider.best(), Workers.shared()),
                new BlockedExecutor(KernelProvider.best(), Workers.shared(), true), Precision.DOUBLE);
    }

    /** Gate by gate with these kernels, each gate a pass over memory. */
    public StateVectorSimulator(Kernels kernels) {
        this(kernels, null, Precision.DOUBLE);
    }

    private StateVectorSimulator(Kernels kernels, @Nullable BlockedExecutor blocked, Precision precision) {
        this.kernels = kernels;
        this.blocked = blocked;
        this.precision = precision;
    }

    /**
     * The same simulator with large states in this precision: single takes half the memory and about
     * half the time, and is exact to about six digits. Small states, and all where there are no vector
     * kernels, are in double precision in any case.
     */
    public StateVectorSimulator withPrecision(Precision other) {
        return new StateVectorSimulator(kernels, blocked, other);
    }

    @Override
    public String name() {
        return "state vector";
    }

    @Override
    public StateVector run(Circuit circuit) {
        var gates = Unitaries.of(circuit);
        if (prefersCells(circuit.qubits(), gates.size()) && StateMemory.fits(circuit.qubits(), LargeState.bytes(circuit.qubits(), precision))) {
            StateVector state = StateVector.zero(circuit.qubits()); // what cannot be had is better missed before the run than behind it
            try (LargeState large = LargeState.zero(circuit.qubits(), precision)) {
                apply(gates, large);
                large.copyTo(state);
            }
            return state;
        }
        StateVector state = StateVector.zero(circuit.qubits());
        apply(gates, state);
        return state;
    }

    /** Whether the loops over cells are worth having, and compiling if that has not been done yet; they agree to rounding. */
    private boolean prefersCells(int qubits, int gates) {
        if (blocked == null || !LargeState.isSupported() || qubits < LEAST_LARGE_QUBITS) {
            return false;
        }
        return precision == Precision.SINGLE || BlockedExecutor.isReadyForCells()
                || gates * Math.scalb(1.0, qubits) >= WORK_WORTH_COMPILING;
    }

    /**
     * Gates one after another, in place; many to a pass over memory if the state is large.
     *
     * @throws CancellationException between gates or tiles, once the thread is interrupted; the state is
     *     then some way through, and parts of it may be ahead of others
     */
    public void apply(List<Operation.Apply> gates, StateVector state) {
        if (blocked == null || state.qubits() < LEAST_BLOCKED_QUBITS || gates.size() < 2) {
            for (int done = 0; done < gates.size(); done++) {
                Interruption.check("interrupted after %d of %d gates", done, gates.size());
                apply(gates.get(done), state);
            }
            return;
        }
        gates.forEach(gate -> requireFits(gate, state.qubits()));
        blocked.run(state.re(), state.im(), recordings(gates));
    }

    /**
     * Gates one after another, in place, many to a pass over memory.
     *
     * @throws CancellationException between tiles, once the thread is interrupted; the state is then some
     *     way through, parts of it ahead of others, and its memory still has to be given back by closing it
     */
    public void apply(List<Operation.Apply> gates, LargeState state) {
        gates.forEach(gate -> requireFits(gate, state.qubits()));
        executor().run(state.packed(), recordings(gates));
    }

    private BlockedExecutor executor() {
        return blocked == null ? new BlockedExecutor(kernels, Workers.shared(), true) : blocked;
    }

    /** A view: circuits of millions of gates are not copied. */
    static List<Consumer<GateSink>> recordings(List<Operation.Apply> gates) {
        return new AbstractList<>() {
            @Override
            public Consumer<GateSink> get(int index) {
                return sink -> GateKernels.apply(sink, gates.get(index));
            }

            @Override
            public int size() {
                return gates.size();
            }
        };
    }

    /**
     * How {@link #run} would go through memory, if there were enough; allocates nothing that grows with
     * the state.
     *
     * @throws IllegalArgumentException for what {@link #run} refuses, and beyond 63 qubits
     */
    public ExecutionPlan plan(Circuit circuit) {
        List<Operation.Apply> gates = Unitaries.of(circuit);
        if (circuit.qubits() > ExecutionPlan.MAX_QUBITS) {
            throw new IllegalArgumentException("passes are planned for at most %d qubits, circuit '%s' has %d"
                    .formatted(ExecutionPlan.MAX_QUBITS, circuit.name(), circuit.qubits()));
        }
        return circuit.qubits() < LEAST_LARGE_QUBITS
                ? ExecutionPlan.inCache(circuit.qubits(), gates.size())
                : ExecutionPlan.of(circuit.qubits(), BlockedExecutor.summary(circuit.qubits(), recordings(gates)));
    }

    /** One gate, in place. */
    public void apply(Operation.Apply gate, StateVector state) {
        requireFits(gate, state.qubits());
        GateKernels.apply(new KernelSink(kernels, state.re(), state.im()), gate);
    }

    private static void requireFits(Operation.Apply gate, int qubits) {
        if (Math.max(gate.targets().bound(), Math.max(gate.controls().on().bound(), gate.controls().off().bound())) > qubits) {
            throw new IllegalArgumentException("%s names qubit %d, but the state has qubits 0..%d"
                    .formatted(gate, gate.qubits().bound() - 1, qubits - 1));
        }
    }

    /** Any matrix, unitary or not, in place; the first target is the low bit of its index. */
    void apply(ComplexMatrix matrix, Qubits targets, StateVector state) {
        GateKernels.matrix(new KernelSink(kernels, state.re(), state.im()), matrix, targets, 0, 0);
    }

    @Override
    public Counts sample(Circuit circuit, int shots, RandomGenerator random) {
        MeasurementPlan plan = MeasurementPlan.of(circuit);
        if (!plan.readsEveryQubitAtTheEnd()) {
            return BranchingSampler.sample(this, NoiseModel.NONE, circuit, shots, random);
        }
        List<Operation.Apply> gates = plan.gates();
        if (prefersCells(circuit.qubits(), gates.size())) {
            try (LargeState state = LargeState.zero(circuit.qubits(), precision)) {
                apply(gates, state);
                return state.sample(shots, random);
            }
        }
        StateVector state = StateVector.zero(circuit.qubits());
        apply(gates, state);
        return state.sample(shots, random);
    }
}
