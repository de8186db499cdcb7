package org.assay.benchmarks.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.kernel.KernelProvider;
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

/** Whole circuits, gate by gate and in passes over memory with many gates each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx4g"})
public class CircuitBenchmark {

    /** The workloads of which published simulators report times. */
    public enum Workload {
        /** H on every qubit, then a chain of CNOTs, four times. */
        HADAMARD_CHAIN,
        /** RX on every qubit, then RZZ on a ring, four times. */
        ROTATIONS_AND_RING,
        /** Random 4 x 4 matrices on a random pairing, ten times. */
        RANDOM_PAIRS;

        /** The circuit on so many qubits, the same every time. */
        public Circuit on(int qubits) {
            CircuitBuilder builder = Circuit.builder(qubits);
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
            int rounds = this == RANDOM_PAIRS ? 10 : 4;
            for (int round = 0; round < rounds; round++) {
                switch (this) {
                    case HADAMARD_CHAIN -> hadamardChain(builder, qubits);
                    case ROTATIONS_AND_RING -> rotationsAndRing(builder, qubits);
                    case RANDOM_PAIRS -> randomPairs(builder, qubits, random);
                }
            }
            return builder.build(name());
        }

        private static void hadamardChain(CircuitBuilder builder, int qubits) {
            for (int q = 0; q < qubits; q++) {
                builder.h(q);
            }
            for (int q = 0; q + 1 < qubits; q++) {
                builder.cx(q, q + 1);
            }
        }

        private static void rotationsAndRing(CircuitBuilder builder, int qubits) {
            for (int q = 0; q < qubits; q++) {
                builder.rx(0.3, q);
            }
            for (int q = 0; q < qubits; q++) {
                builder.rzz(0.2, q, (q + 1) % qubits);
            }
        }

        private static void randomPairs(CircuitBuilder builder, int qubits, RandomGenerator random) {
            List<Integer> left = new ArrayList<>();
            for (int q = 0; q < qubits; q++) {
                left.add(q);
            }
            while (left.size() > 1) {
                int a = left.remove(random.nextInt(left.size()));
                int b = left.remove(random.nextInt(left.size()));
                builder.gate(new Gate.Unitary("pair", randomMatrix(random)), a, b);
            }
        }

        private static ComplexMatrix randomMatrix(RandomGenerator random) {
            return turn(random).tensor(turn(random))
                    .times(new Gate.Interaction(Axis.X, random.nextDouble()).matrix())
                    .times(turn(random).tensor(turn(random)));
        }

        private static ComplexMatrix turn(RandomGenerator random) {
            return new Gate.U(random.nextDouble(3), random.nextDouble(3), random.nextDouble(3)).matrix();
        }
    }

    @Param
    Workload workload = Workload.HADAMARD_CHAIN;

    @Param({"20", "24"})
    int qubits;

    private Circuit circuit = Circuit.builder(0).build();
    private final StateVectorSimulator inPasses = new StateVectorSimulator();
    private StateVectorSimulator gateByGate = inPasses;

    @Setup
    public void prepare() {
        KernelProvider.warmUp();
        gateByGate = new StateVectorSimulator(new ParallelKernels(KernelProvider.best(), Workers.shared()));
        check();
        circuit = workload.on(qubits);
    }

    /** Both against each other where passes begin, and gate by gate against the reference where that is quick. */
    private void check() {
        require(gateByGate.run(workload.on(8)), new ReferenceSimulator().run(workload.on(8)));
        require(inPasses.run(workload.on(18)), gateByGate.run(workload.on(18)));
    }

    private void require(StateVector seen, StateVector expected) {
        double error = Spread.distance(seen, expected);
        if (!(error < 1e-12)) {
            throw new IllegalStateException("%s is off by %g; not timed".formatted(workload, error));
        }
    }

    @Benchmark
    public StateVector inPasses() {
        return inPasses.run(circuit);
    }

    @Benchmark
    public StateVector gateByGate() {
        return gateByGate.run(circuit);
    }
}
