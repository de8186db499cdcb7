package org.assay.benchmarks.kernel;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.StateVector;
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

/** What is read off a state: sums over all amplitudes, and shots. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class ReadingBenchmark {

    private static final int SHOTS = 100_000;

    @Param({"10", "16", "22"})
    int qubits;

    private StateVector state = StateVector.zero(0);
    private DiagonalHamiltonian diagonal = new DiagonalHamiltonian(0, new double[1]);
    private PauliSum flips = PauliSum.of();
    private RandomGenerator random = RandomGenerator.getDefault();

    @Setup
    public void prepare() {
        state = Spread.state(qubits);
        diagonal = new DiagonalHamiltonian(qubits, weights());
        flips = PauliSum.of(new PauliSum.Term(1, new PauliString(3L << (qubits - 2), 1)));
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        check();
    }

    /** How many bits of the index are set. */
    private double[] weights() {
        double[] weights = new double[1 << qubits];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Integer.bitCount(i);
        }
        return weights;
    }

    private void check() {
        double expected = 0;
        for (int q = 0; q < qubits; q++) {
            expected += state.probabilityOfOne(q);
        }
        require("expectation of the weight", state.expectation(diagonal), expected, 1e-10);
        Counts counts = state.sample(SHOTS, random);
        double mean = counts.entries().stream().mapToDouble(e -> e.outcome().weight() * (double) e.count()).sum() / SHOTS;
        require("mean weight of the shots", mean, expected, 5 * Math.sqrt(qubits / 4.0 / SHOTS));
    }

    private static void require(String what, double seen, double expected, double tolerance) {
        if (!(Math.abs(seen - expected) <= tolerance)) {
            throw new IllegalStateException("%s is %s, expected %s; not timed".formatted(what, seen, expected));
        }
    }

    @Benchmark
    public double norm() {
        return state.norm();
    }

    @Benchmark
    public double diagonalExpectation() {
        return state.expectation(diagonal);
    }

    @Benchmark
    public double pauliExpectation() {
        return state.expectation(flips);
    }

    @Benchmark
    public Counts hundredThousandShots() {
        return state.sample(SHOTS, random);
    }
}
