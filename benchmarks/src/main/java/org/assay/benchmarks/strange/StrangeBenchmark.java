package org.assay.benchmarks.strange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.assay.quantum.strange.AcceleratedExecutionEnvironment;
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
import org.redfx.strange.Complex;
import org.redfx.strange.Gate;
import org.redfx.strange.Program;
import org.redfx.strange.QuantumExecutionEnvironment;
import org.redfx.strange.Step;
import org.redfx.strange.gate.R;
import org.redfx.strange.gate.RotationX;
import org.redfx.strange.local.SimpleQuantumExecutionEnvironment;

/** One program from the beginning to its amplitudes, in ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g"})
public class StrangeBenchmark {

    private static final Logger STRANGE_LOG = Logger.getLogger(SimpleQuantumExecutionEnvironment.class.getName());

    /** What is run. */
    public enum Workload {
        /** Hadamard and a chain of CNOTs: n steps. */
        GHZ,
        /** A QAOA layer on a ring: n Hadamards, n interactions as CNOT R CNOT, n RX; 5 n steps. */
        QAOA_RING
    }

    @Param({"GHZ", "QAOA_RING"})
    Workload workload = Workload.GHZ;

    @Param({"10", "14", "18"})
    int qubits;

    private final QuantumExecutionEnvironment strange = new SimpleQuantumExecutionEnvironment();
    private final QuantumExecutionEnvironment assay = new AcceleratedExecutionEnvironment();

    /** Both agree, or there is nothing to time. */
    @Setup
    public void check() {
        STRANGE_LOG.setLevel(Level.OFF);
        Complex[] theirs = strange();
        Complex[] ours = assay();
        for (int i = 0; i < theirs.length; i++) {
            double difference = Math.hypot(theirs[i].r - ours[i].r, theirs[i].i - ours[i].i);
            if (difference > 1e-5) {
                throw new IllegalStateException("amplitude %d: %s by Strange, %s by ours".formatted(i, theirs[i], ours[i]));
            }
        }
    }

    @Benchmark
    public Complex[] strange() {
        return strange.runProgram(program()).getProbability();
    }

    @Benchmark
    public Complex[] assay() {
        return assay.runProgram(program()).getProbability();
    }

    /** Anew each time: Strange marks the steps that it has run. */
    private Program program() {
        List<Step> steps = switch (workload) {
            case GHZ -> ghz();
            case QAOA_RING -> qaoaRing();
        };
        return new Program(qubits, steps.toArray(Step[]::new));
    }

    private List<Step> ghz() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Gate.hadamard(0)));
        for (int q = 0; q + 1 < qubits; q++) {
            steps.add(new Step(Gate.cnot(q, q + 1)));
        }
        return steps;
    }

    private List<Step> qaoaRing() {
        List<Step> steps = new ArrayList<>();
        for (int q = 0; q < qubits; q++) {
            steps.add(new Step(Gate.hadamard(q)));
        }
        for (int q = 0; q < qubits; q++) {
            int next = (q + 1) % qubits;
            steps.add(new Step(Gate.cnot(q, next)));
            steps.add(new Step(new R(-0.8, next)));
            steps.add(new Step(Gate.cnot(q, next)));
        }
        for (int q = 0; q < qubits; q++) {
            steps.add(new Step(new RotationX(0.6, q)));
        }
        return steps;
    }
}
