package org.assay.benchmarks.resource;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assay.comparison.resource.tolerant.AzureModel;
import org.assay.comparison.resource.tolerant.Constraints;
import org.assay.comparison.resource.tolerant.EstimateJob;
import org.assay.comparison.resource.tolerant.FaultTolerantEstimate;
import org.assay.comparison.resource.tolerant.LogicalCounts;
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

/** Fault-tolerant estimates of a small, a middling and a large algorithm. The goal is 5 ms. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EstimateBenchmark {

    @Param({"qubit_gate_ns_e3", "qubit_maj_ns_e4"})
    public String profile = "qubit_gate_ns_e3";

    @Param({"qaoa", "ising", "rsa2048"})
    public String algorithm = "qaoa";

    private AzureModel model = job().model();

    @Setup
    public void prepare() {
        model = job().model();
        FaultTolerantEstimate estimate = model.estimate();
        long expected = knownQubits();
        if (expected > 0 && estimate.physicalQubits() != expected) {
            throw new IllegalStateException("%s on %s takes %d qubits, but the known answer is %d"
                    .formatted(algorithm, profile, estimate.physicalQubits(), expected));
        }
    }

    private EstimateJob job() {
        return switch (algorithm) {
            case "qaoa" -> EstimateJob.of(new LogicalCounts(16, 0, 160, 16, 0, 0, 16), profile, 0.01);
            case "ising" -> EstimateJob.of(new LogicalCounts(100, 0, 112_110, 2001, 0, 0, 0), profile, 1e-3);
            default -> EstimateJob.of(new LogicalCounts(12_581, 12, 12, 12, 3_731_607_428L, 0, 1_078_154_040), profile, 1e-3);
        };
    }

    /** Of the gate-based profile, by the live estimator; 0 for the other, whose answers the tests hold. */
    private long knownQubits() {
        if (!profile.equals("qubit_gate_ns_e3")) {
            return 0;
        }
        return switch (algorithm) {
            case "qaoa" -> 736_890;
            case "ising" -> 7_929_620;
            default -> 56_323_818;
        };
    }

    @Benchmark
    public FaultTolerantEstimate estimate() {
        return model.estimate();
    }

    @Benchmark
    public List<FaultTolerantEstimate> frontier() {
        return model.frontier(Constraints.NONE);
    }
}
