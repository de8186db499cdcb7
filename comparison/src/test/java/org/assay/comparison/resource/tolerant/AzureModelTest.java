package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.comparison.resource.HardwareProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the live estimator (npm qsharp-lang 1.32.5-dev, Python qsharp 1.31.0) and the tests of its source. */
class AzureModelTest {

    static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode cases(String resource) {
        try (InputStream in = AzureModelTest.class.getResourceAsStream(resource)) {
            return JSON.readTree(in).get("cases");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> everyKnownAnswer() {
        return Stream.of("azure-estimates.json", "azure-estimates-more.json").flatMap(resource -> {
            JsonNode cases = cases(resource);
            return IntStream.range(0, cases.size()).mapToObj(
                    i -> Arguments.of(resource + " " + i, cases.get(i).get("in"), cases.get(i).get("out")));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKnownAnswer")
    void everyNumberIsThatOfTheLiveEstimator(String name, JsonNode in, JsonNode out) {
        List<JobReader.Entry> jobs = new JobReader(HardwareProfiles.shipped()).read(in.toString());
        assertThat(jobs).hasSize(1);
        assertThat(jobs.getFirst().error()).isEmpty();
        assertSame(out, JobWriter.run(jobs.getFirst()), name);
    }

    /** Integers and texts equal, floating numbers to 1e-12. */
    private static void assertSame(JsonNode expected, JsonNode actual, String path) {
        if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                assertThat(actual.has(field.getKey())).as(path + "/" + field.getKey()).isTrue();
                assertSame(field.getValue(), actual.get(field.getKey()), path + "/" + field.getKey());
            }
        } else if (expected.isArray()) {
            assertThat(actual).as(path).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertSame(expected.get(i), actual.get(i), path + "/" + i);
            }
        } else if (expected.isDouble()) {
            double value = expected.doubleValue();
            assertThat(Math.abs(actual.doubleValue() - value)).as("%s: %s and %s", path, actual, value).isLessThanOrEqualTo(1e-12 * value);
        } else {
            assertThat(actual).as(path).hasToString(expected.toString());
        }
    }

    private static final LogicalCounts HUBBARD = new LogicalCounts(28, 22074, 84, 31, 0, 0, 0);
    private static final LogicalCounts ISING = new LogicalCounts(100, 0, 112110, 2001, 0, 0, 0);
    private static final LogicalCounts CHEMISTRY = new LogicalCounts(1318, 96, 11987084, 11986482, 67474931068L, 0, 63472407520L);

    private static AzureModel model(LogicalCounts counts, String profile, double budget) {
        return EstimateJob.of(counts, profile, budget).model();
    }

    @ParameterizedTest
    @CsvSource({"50_000_000, 16784", "500_000_000, 10544"})
    void fewestQubitsWithinADuration(String ns, long qubits) {
        long limit = Long.parseLong(ns.replace("_", ""));
        FaultTolerantEstimate estimate = model(HUBBARD, "qubit_maj_ns_e6", 1e-3).estimate(Constraints.NONE.withMaxDurationNs(limit));
        assertThat(estimate.physicalQubits()).isEqualTo(qubits);
        assertThat(estimate.runtimeNs()).isLessThanOrEqualTo(BigInteger.valueOf(limit));
    }

    @ParameterizedTest
    @CsvSource({"11000, 329010000", "20000, 33934500"})
    void shortestRunOnSoManyQubits(long qubits, long ns) {
        FaultTolerantEstimate estimate = model(HUBBARD, "qubit_maj_ns_e6", 1e-3).estimate(Constraints.NONE.withMaxPhysicalQubits(qubits));
        assertThat(estimate.runtimeNs()).isEqualTo(BigInteger.valueOf(ns));
        assertThat(estimate.physicalQubits()).isLessThanOrEqualTo(qubits);
    }

    @Test
    void countsBeyondThirtyTwoBitsWithinAYear() {
        FaultTolerantEstimate estimate = model(CHEMISTRY, "qubit_maj_ns_e6", 0.01)
                .estimate(Constraints.NONE.withMaxDurationNs(365L * 24 * 3600 * 1_000_000_000));
        assertThat(estimate.patch().distance()).isEqualTo(9);
        assertThat(estimate.logicalQubits()).isEqualTo(2740);
        assertThat(estimate.algorithmicDepth()).isEqualTo(266_172_890_508L);
        assertThat(estimate.factories()).isEqualTo(1);
        assertThat(estimate.physicalQubits()).isEqualTo(1_079_760);
        assertThat(estimate.qubitsFactories()).isEqualTo(16_640);
        assertThat(estimate.runtimeNs()).isEqualTo(BigInteger.valueOf(10_050_079_976_035_200L));
        assertThat(estimate.factory().orElseThrow().rounds()).extracting(TFactory.Round::units).containsExactly(303L, 16L, 1L);
        assertThat(estimate.factory().orElseThrow().rounds()).extracting(TFactory.Round::distance).containsExactly(1, 3, 7);
    }

    @Test
    void countsBeyondThirtyTwoBitsOnFiveMillionQubits() {
        FaultTolerantEstimate estimate = model(CHEMISTRY, "qubit_maj_ns_e6", 0.01).estimate(Constraints.NONE.withMaxPhysicalQubits(4_923_120));
        assertThat(estimate.factories()).isEqualTo(231);
        assertThat(estimate.physicalQubits()).isEqualTo(4_906_960);
        assertThat(estimate.runtimeNs()).isEqualTo(BigInteger.valueOf(718_666_804_371_600L));
    }

    @Test
    void limitsThatNoMachineMeetsAreRefused() {
        AzureModel chemistry = model(CHEMISTRY, "qubit_maj_ns_e6", 0.01);
        assertThatIllegalArgumentException().isThrownBy(() -> chemistry.estimate(Constraints.NONE.withMaxDurationNs(1_000_000_000)))
                .withMessageContaining("maxDuration 1000000000 ns");
        assertThatIllegalArgumentException().isThrownBy(() -> chemistry.estimate(Constraints.NONE.withMaxPhysicalQubits(10_000)))
                .withMessageContaining("maxPhysicalQubits 10000");
    }

    @Test
    void aLimitOnFactoriesIsKept() {
        for (long most = 1; most <= 14; most++) {
            FaultTolerantEstimate estimate = model(CHEMISTRY, "qubit_maj_ns_e6", 0.01).estimate(Constraints.NONE.withMaxTFactories(most));
            assertThat(estimate.factories()).isBetween(1L, most);
        }
    }

    @Test
    void theConstrainedEstimateAtTheFreeOptimumIsTheFreeOptimum() {
        AzureModel rsa = model(new LogicalCounts(12581, 12, 12, 12, 3731607428L, 0, 1078154040), "qubit_maj_ns_e6", 1e-3);
        FaultTolerantEstimate free = rsa.estimate();
        assertThat(rsa.estimate(Constraints.NONE.withMaxDurationNs(free.runtimeNs().longValueExact()))).isEqualTo(free);
        assertThat(rsa.estimate(Constraints.NONE.withMaxPhysicalQubits(free.physicalQubits()))).isEqualTo(free);
    }

    @Test
    void pruningTheBudgetSavesQubitsAndNoTime() {
        AzureModel ising = model(ISING, "qubit_gate_us_e3", 1e-3);
        FaultTolerantEstimate plain = ising.estimate();
        FaultTolerantEstimate pruned = ising.withPruning().estimate();
        assertThat(plain.physicalQubits()).isEqualTo(2_938_540);
        assertThat(pruned.physicalQubits()).isEqualTo(2_154_380);
        assertThat(plain.runtimeNs()).isEqualTo(BigInteger.valueOf(1_734_282_000_000L)).isEqualTo(pruned.runtimeNs());
        assertThat(pruned.budget().logical()).isLessThanOrEqualTo(plain.budget().logical());
        assertThat(pruned.budget().rotations()).isLessThanOrEqualTo(plain.budget().rotations());
        assertThat(pruned.budget().magic()).isGreaterThanOrEqualTo(plain.budget().magic());
    }

    @Test
    void theFrontierOfTheIsingModelHas189Points() {
        AzureModel ising = model(ISING, "qubit_gate_us_e3", 1e-3);
        List<FaultTolerantEstimate> points = ising.frontier(Constraints.NONE);
        assertThat(points).hasSize(189);
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).runtimeNs()).isGreaterThanOrEqualTo(points.get(i - 1).runtimeNs());
            assertThat(points.get(i).physicalQubits()).isLessThanOrEqualTo(points.get(i - 1).physicalQubits());
            assertThat(points.get(i).factories()).isLessThanOrEqualTo(points.get(i - 1).factories());
        }
        FaultTolerantEstimate free = ising.estimate();
        assertThat(points.getFirst()).isEqualTo(free);
        long limit = free.runtimeNs().longValueExact();
        for (int step = 0; step < 100; step++) {
            limit = (long) (limit * 1.05);
            FaultTolerantEstimate within = ising.estimate(Constraints.NONE.withMaxDurationNs(limit));
            assertThat(points.stream().filter(point -> point.physicalQubits() == within.physicalQubits()
                    && point.runtimeNs().compareTo(within.runtimeNs()) <= 0)).as("limit %d", limit).hasSize(1);
        }
    }

    @Test
    void theFrontierOfTheBitFlipCodeHas10Points() {
        AzureModel bitFlip = model(new LogicalCounts(5, 0, 1, 1, 0, 0, 3), "qubit_maj_ns_e6", 1e-3);
        List<FaultTolerantEstimate> points = bitFlip.frontier(Constraints.NONE);
        assertThat(points).hasSize(10);
        assertThat(points.getFirst()).isEqualTo(bitFlip.estimate());
    }

    @Test
    void aSmallAlgorithmOnACodeOfDistanceThreeIsEstimated() {
        assertThat(model(new LogicalCounts(9, 160, 0, 0, 8, 0, 5), "qubit_maj_ns_e6", 0.075).estimate().physicalQubits()).isPositive();
    }

    /** Distances stay within the model for every budget down to 1e-15. */
    @Test
    void budgetsDownTo1em15NeedAtMostDistance49() {
        PhysicalQubit qubit = PhysicalQubit.of(HardwareProfiles.shipped().require("qubit_gate_ns_e3"));
        for (long volume = 50 * 50_000L; volume <= 1000 * 500_000L; volume *= 2) {
            for (int exponent = 1; exponent <= 15; exponent++) {
                int distance = CorrectingCode.SURFACE_GATES.distanceFor(qubit, Math.pow(10, -exponent) / volume);
                assertThat(distance).isBetween(3, 49).matches(d -> d % 2 == 1);
            }
        }
    }
}
