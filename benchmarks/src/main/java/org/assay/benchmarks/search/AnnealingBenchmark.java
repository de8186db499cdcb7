package org.assay.benchmarks.search;

import java.util.concurrent.TimeUnit;
import org.assay.classical.search.Annealing;
import org.assay.classical.search.Budget;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.TabuSearch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One sweep of annealing, in a schedule of a thousand, and one step of tabu search, in ten thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AnnealingBenchmark {
    private static final int SWEEPS = 1000;
    private static final int STEPS = 10_000;

    @Param({"G1", "G11", "G14", "G22"})
    private String instance = "";

    private SpinModel model = Instances.dense(2, 1);
    private long seed;

    @Setup
    public void prepare() {
        model = Instances.gset(instance);
        SearchResult annealed = new Annealing(SWEEPS).solve(model, 1, Budget.ofRuns(20));
        SearchResult tabu = new TabuSearch(STEPS).solve(model, 1, Budget.ofRuns(20));
        Instances.require(annealed.energy() <= gate() && annealed.energy() == model.energy(annealed.best()), annealed);
        Instances.require(tabu.energy() <= 0.97 * gate() && tabu.energy() == model.energy(tabu.best()), tabu);
    }

    private double gate() {
        return switch (instance) {
            case "G1" -> -11607;
            case "G11" -> -558;
            case "G14" -> -3048;
            case "G22" -> -13335;
            default -> throw new IllegalArgumentException("no gate for '%s'".formatted(instance));
        };
    }

    @Benchmark
    @OperationsPerInvocation(SWEEPS)
    public double annealingSweep() {
        return new Annealing(SWEEPS).solve(model, seed++, Budget.ofRuns(1)).energy();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public double tabuStep() {
        return new TabuSearch(STEPS).solve(model, seed++, Budget.ofRuns(1)).energy();
    }
}
