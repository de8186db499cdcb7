package org.assay.benchmarks.qaoa;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;
import org.assay.quantum.qaoa.QaoaOptions;
import org.assay.quantum.qaoa.QaoaOptions.Engine;
import org.assay.quantum.simulate.Counts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** QAOA of depth 4 on MaxCut of a random cubic graph: energy, gradient, 100,000 shots. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class QaoaBenchmark {

    /** Engine, and what it may use. */
    public enum Contender {
        PLAIN(Engine.PLAIN, false, false),
        ROWS(Engine.ROWS, false, false),
        ROWS_SYMMETRIC(Engine.ROWS, true, false),
        TILED(Engine.TILED, false, false),
        TILED_SYMMETRIC(Engine.TILED, true, false),
        TILED_WEIGHTED(Engine.TILED, false, true);

        private final Engine engine;
        private final boolean symmetry;
        private final boolean weighted;

        Contender(Engine engine, boolean symmetry, boolean weighted) {
            this.engine = engine;
            this.symmetry = symmetry;
            this.weighted = weighted;
        }
    }

    @Param({"12", "16", "20"})
    public int qubits;

    @Param
    public Contender contender = Contender.PLAIN;

    @Param("0")
    public int threads;

    private final QaoaAngles angles = Workload.angles(4);
    private final double[] gradient = new double[8];
    private Qaoa qaoa = Qaoa.of(Workload.cut(4, Workload.cubicEdges(4, 1)), QaoaOptions.DEFAULT);

    /** Checks the answer against the plain engine before anything is timed. */
    @Setup(Level.Trial)
    public void setUp() {
        var edges = Workload.cubicEdges(qubits, 1);
        IsingHamiltonian cost = contender.weighted ? Workload.weightedCut(qubits, edges, 2) : Workload.cut(qubits, edges);
        qaoa = Qaoa.of(cost, QaoaOptions.DEFAULT.withEngine(contender.engine).withSymmetry(contender.symmetry).withThreads(threads));
        double[] expected = new double[8];
        double energy = Qaoa.of(cost, QaoaOptions.DEFAULT.withEngine(Engine.PLAIN)).energyAndGradient(angles, expected);
        double got = qaoa.energyAndGradient(angles, gradient);
        for (int i = 0; i < 8; i++) {
            if (Math.abs(gradient[i] - expected[i]) > 1e-9 || Math.abs(got - energy) > 1e-11 * Math.abs(energy)) {
                throw new IllegalStateException("%s has energy %s, expected %s".formatted(contender, got, energy));
            }
        }
    }

    @TearDown
    public void tearDown() {
        qaoa.close();
    }

    @Benchmark
    public double energy() {
        return qaoa.energy(angles);
    }

    @Benchmark
    public double energyAndGradient() {
        return qaoa.energyAndGradient(angles, gradient);
    }

    @Benchmark
    public Counts shots() {
        return qaoa.sample(angles, 100_000, new SplittableRandom(1));
    }
}
