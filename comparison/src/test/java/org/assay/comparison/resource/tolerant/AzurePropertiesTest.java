package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any algorithm, on random ones. */
class AzurePropertiesTest {

    private static final int TRIALS = 60;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static LogicalCounts anyCounts(RandomGenerator random) {
        long rotations = magnitude(random, 6);
        return new LogicalCounts(1 + magnitude(random, 4), magnitude(random, 9), rotations, 1 + (long) (random.nextDouble() * rotations),
                magnitude(random, 9), magnitude(random, 6), 1 + magnitude(random, 8));
    }

    private static long magnitude(RandomGenerator random, int decades) {
        return (long) Math.pow(10, random.nextDouble() * decades);
    }

    private static FaultTolerantEstimate estimate(LogicalCounts counts, String profile, double budget) {
        return EstimateJob.of(counts, profile, budget).model().estimate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"qubit_gate_ns_e3", "qubit_gate_us_e4", "qubit_maj_ns_e4"})
    void partsAddUpAndTheFactoriesKeepUp(String profile) {
        RandomGenerator random = random(3);
        for (int trial = 0; trial < TRIALS; trial++) {
            LogicalCounts counts = anyCounts(random);
            FaultTolerantEstimate estimate = estimate(counts, profile, 0.01);
            TFactory factory = estimate.factory().orElseThrow();
            assertThat(estimate.physicalQubits()).as("seed 3, %s", counts).isEqualTo(estimate.qubitsAlgorithm() + estimate.factories() * factory.qubits());
            assertThat(estimate.factories() * estimate.factoryRuns() * factory.outT()).isGreaterThanOrEqualTo(estimate.tStates());
            assertThat(BigInteger.valueOf(factory.ns()).multiply(BigInteger.valueOf(estimate.factoryRuns()))).isLessThanOrEqualTo(estimate.runtimeNs());
            assertThat(factory.errorRate() * estimate.tStates()).isLessThanOrEqualTo(estimate.budget().magic() * (1 + 1e-12));
            double logicalErrors = estimate.patch().errorRate() * estimate.logicalQubits() * estimate.logicalDepth();
            assertThat(logicalErrors).isLessThanOrEqualTo(estimate.budget().logical() * (1 + 1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qubit_gate_ns_e3", "qubit_gate_us_e4", "qubit_maj_ns_e6"})
    void aSmallerBudgetNeverLowersTheDistance(String profile) {
        RandomGenerator random = random(5);
        for (int trial = 0; trial < TRIALS; trial++) {
            LogicalCounts counts = anyCounts(random);
            int previous = 0;
            for (double budget = 0.5; budget > 1e-7; budget /= 7) {
                int distance = estimate(counts, profile, budget).patch().distance();
                assertThat(distance).as("seed 5, %s, budget %s", counts, budget).isGreaterThanOrEqualTo(previous);
                previous = distance;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qubit_gate_ns_e3,qubit_gate_ns_e4", "qubit_gate_us_e3,qubit_gate_us_e4", "qubit_maj_ns_e4,qubit_maj_ns_e6"})
    void betterQubitsNeverNeedALargerDistance(String worseAndBetter) {
        String[] profiles = worseAndBetter.split(",", -1);
        RandomGenerator random = random(11);
        for (int trial = 0; trial < TRIALS; trial++) {
            LogicalCounts counts = anyCounts(random);
            int worse = estimate(counts, profiles[0], 0.01).patch().distance();
            int better = estimate(counts, profiles[1], 0.01).patch().distance();
            assertThat(better).as("seed 11, %s", counts).isLessThanOrEqualTo(worse);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qubit_gate_ns_e3", "qubit_maj_ns_e4"})
    void tenTimesTheTStatesNeverTakeLessSpaceTime(String profile) {
        RandomGenerator random = random(13);
        for (int trial = 0; trial < TRIALS; trial++) {
            LogicalCounts few = anyCounts(random);
            LogicalCounts many = new LogicalCounts(few.numQubits(), 10 * few.tCount() + 10, few.rotationCount(), few.rotationDepth(),
                    few.cczCount(), few.ccixCount(), few.measurementCount());
            assertThat(volume(estimate(many, profile, 0.01))).as("seed 13, %s", few).isGreaterThanOrEqualTo(volume(estimate(few, profile, 0.01)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qubit_gate_ns_e3", "qubit_maj_ns_e6"})
    void noPointOfAFrontierBeatsAnother(String profile) {
        RandomGenerator random = random(17);
        for (int trial = 0; trial < 5; trial++) {
            LogicalCounts counts = new LogicalCounts(1 + magnitude(random, 2), magnitude(random, 4), 0, 0, magnitude(random, 3), 0, 5);
            List<FaultTolerantEstimate> points = EstimateJob.of(counts, profile, 0.01).model().frontier(Constraints.NONE);
            for (int i = 1; i < points.size(); i++) {
                assertThat(points.get(i).runtimeNs()).as("seed 17, %s", counts).isGreaterThanOrEqualTo(points.get(i - 1).runtimeNs());
                assertThat(points.get(i).physicalQubits()).isLessThanOrEqualTo(points.get(i - 1).physicalQubits());
            }
        }
    }

    private static double volume(FaultTolerantEstimate estimate) {
        return estimate.physicalQubits() * estimate.runtimeNs().doubleValue();
    }
}
