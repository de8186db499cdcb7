package org.assay.benchmarks.search;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assay.classical.relaxation.BranchAndBound;
import org.assay.classical.relaxation.MixingMethod;
import org.assay.classical.relaxation.SdpSolution;
import org.assay.classical.search.Budget;
import org.assay.classical.search.GrayCode;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SpinModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What bounds and proofs cost: the vector relaxation of G1, and two exact methods on 30 dense spins. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ProofBenchmark {
    private SpinModel g1 = Instances.dense(2, 1);
    private SpinModel dense = g1;
    private long seed;

    @Setup
    public void prepare() {
        g1 = Instances.gset("G1");
        dense = Instances.dense(30, 1);
        SdpSolution relaxed = bound();
        Instances.require(Math.abs(relaxed.value() + 12083.2) < 0.2 && relaxed.gap() < 1.3, relaxed);
        Instances.require(enumerate().energy() == branch().energy() && branch().isProvedOptimal(), branch());
    }

    /** To a relative gap of 1e-4, with the proof. */
    @Benchmark
    public SdpSolution bound() {
        return new MixingMethod(1e-4, 1000).solve(g1, new Random(seed++));
    }

    @Benchmark
    public SearchResult enumerate() {
        return new GrayCode().solve(dense, 1, Budget.ofRuns(1));
    }

    @Benchmark
    public SearchResult branch() {
        return new BranchAndBound().solve(dense, seed++, Budget.ofRuns(1));
    }
}
