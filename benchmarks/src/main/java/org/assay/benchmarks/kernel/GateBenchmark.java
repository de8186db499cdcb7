package org.assay.benchmarks.kernel;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Kernels;
import org.assay.quantum.kernel.ParallelKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.simulate.ReferenceSimulator;
import org.assay.quantum.simulate.StateVector;
import org.assay.quantum.simulate.StateVectorSimulator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One gate in place, dispatch included: time an application. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class GateBenchmark {

    /** One for each kernel, and low and high targets where they take different loops. */
    public enum Family {
        GENERAL_LOW,
        GENERAL_HIGH,
        HADAMARD_LOW,
        HADAMARD_HIGH,
        RX_LOW,
        RX_HIGH,
        FLIP,
        CONTROLLED_FLIP_LOW_CONTROL,
        CONTROLLED_FLIP_HIGH_CONTROL,
        PHASE,
        CONTROLLED_PHASE,
        RZZ,
        SWAP,
        RXX,
        UNITARY_TWO_QUBITS,
        UNITARY_THREE_QUBITS;

        Operation.Apply on(int qubits) {
            int top = qubits - 1;
            int middle = qubits / 2;
            Gate.U u = new Gate.U(0.3, 0.4, 0.5);
            return switch (this) {
                case GENERAL_LOW -> gate(u, Controls.NONE, 0);
                case GENERAL_HIGH -> gate(u, Controls.NONE, top);
                case HADAMARD_LOW -> gate(Gate.Fixed.H, Controls.NONE, 0);
                case HADAMARD_HIGH -> gate(Gate.Fixed.H, Controls.NONE, top);
                case RX_LOW -> gate(new Gate.Rotation(Axis.X, 0.3), Controls.NONE, 0);
                case RX_HIGH -> gate(new Gate.Rotation(Axis.X, 0.3), Controls.NONE, top);
                case FLIP -> gate(Gate.Fixed.X, Controls.NONE, middle);
                case CONTROLLED_FLIP_LOW_CONTROL -> gate(Gate.Fixed.X, Controls.on(0), top);
                case CONTROLLED_FLIP_HIGH_CONTROL -> gate(Gate.Fixed.X, Controls.on(top), middle);
                case PHASE -> gate(new Gate.Phase(0.3), Controls.NONE, middle);
                case CONTROLLED_PHASE -> gate(new Gate.Phase(0.3), Controls.on(top), middle);
                case RZZ -> gate(new Gate.Interaction(Axis.Z, 0.3), Controls.NONE, middle, top);
                case SWAP -> gate(Gate.Fixed.SWAP, Controls.NONE, middle, top);
                case RXX -> gate(new Gate.Interaction(Axis.X, 0.3), Controls.NONE, middle, top);
                case UNITARY_TWO_QUBITS ->
                    gate(new Gate.Unitary("two", u.matrix().tensor(u.matrix())), Controls.NONE, middle, top);
                case UNITARY_THREE_QUBITS ->
                    gate(new Gate.Unitary("three", u.matrix().tensor(u.matrix()).tensor(u.matrix())), Controls.NONE, 0, middle, top);
            };
        }

        private static Operation.Apply gate(Gate gate, Controls controls, int... targets) {
            return new Operation.Apply(gate, Qubits.of(targets), controls);
        }
    }

    @Param
    Family family = Family.GENERAL_LOW;

    @Param({"10", "16", "22"})
    int qubits;

    /** {@code scalar}, {@code vector} or {@code parallel}. */
    @Param({"scalar", "vector", "parallel"})
    String kernels = "scalar";

    private StateVector state = StateVector.zero(0);
    private Operation.Apply gate = Family.GENERAL_LOW.on(1);
    private StateVectorSimulator simulator = new StateVectorSimulator();

    @Setup
    public void prepare() {
        KernelProvider.warmUp();
        simulator = new StateVectorSimulator(chosenKernels());
        checkAgainstReference();
        state = Spread.state(qubits);
        gate = family.on(qubits);
    }

    private Kernels chosenKernels() {
        Kernels vector = KernelProvider.vector().orElse(KernelProvider.scalar());
        return switch (kernels.toLowerCase(Locale.ROOT)) {
            case "scalar" -> KernelProvider.scalar();
            case "vector" -> vector;
            case "parallel" -> new ParallelKernels(vector, Workers.shared());
            default -> throw new IllegalArgumentException(
                    "kernels is '%s'; allowed are scalar, vector, parallel".formatted(kernels));
        };
    }

    private void checkAgainstReference() {
        StateVector start = Spread.state(9);
        Operation.Apply small = family.on(9);
        StateVector expected = new ReferenceSimulator().apply(small, start);
        simulator.apply(small, start);
        double error = Spread.distance(start, expected);
        if (!(error < 1e-12)) {
            throw new IllegalStateException("%s by %s is off by %g; not timed".formatted(family, kernels, error));
        }
    }

    @Benchmark
    public StateVector apply() {
        simulator.apply(gate, state);
        return state;
    }
}
