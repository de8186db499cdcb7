package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.assay.comparison.resource.HardwareProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobReaderTest {

    private static final JobReader READER = new JobReader(HardwareProfiles.shipped());
    private static final String GOOD =
            "{'profile': 'qubit_gate_ns_e3', 'qec': 'surface_code', 'errorBudget': 0.001, 'numQubits': 28, 'tCount': 22074,"
                    + " 'rotationCount': 84, 'rotationDepth': 31, 'cczCount': 0, 'ccixCount': 0, 'measurementCount': 0}";

    private static List<JobReader.Entry> read(String json) {
        return READER.read(json.replace('\'', '"'));
    }

    private static String error(String json) {
        return read(json).getFirst().error().orElseThrow();
    }

    @Test
    void anObjectIsOneJob() {
        assertThat(JobWriter.run(read(GOOD)).get(0).get("physicalQubits").asLong()).isEqualTo(293_616);
    }

    @Test
    void aBadJobIsReportedBesideTheGoodOnesInOrder() {
        ArrayNode results = JobWriter.run(read("[%s, %s, 3, %s]".formatted(GOOD, GOOD.replace("ns_e3", "ns_e5"), GOOD.replace("28", "29"))));
        assertThat(results).hasSize(4);
        assertThat(results.get(0).get("physicalQubits").asLong()).isEqualTo(293_616);
        assertThat(results.get(1).get("error").asText()).contains("qubit_gate_ns_e5").contains("did you mean");
        assertThat(results.get(2).get("error").asText()).contains("must be an object");
        assertThat(results.get(3).get("physicalQubits").asLong()).isGreaterThan(293_616);
    }

    @Test
    void aJobThatNoMachineMeetsIsAnErrorToo() {
        String tight = GOOD.replace("}", ", 'constraints': {'maxPhysicalQubits': 100}}");
        assertThat(JobWriter.run(read(tight)).get(0).get("error").asText()).contains("maxPhysicalQubits 100");
    }

    @Test
    void theCasesOfAKnownAnswerFileAreJobs() {
        List<JobReader.Entry> entries = read("{'what': 'x', 'cases': [{'id': 'a', 'in': %s, 'out': {}}]}".formatted(GOOD));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().id()).isEqualTo("a");
        assertThat(JobWriter.run(entries).get(0).get("id").asText()).isEqualTo("a");
    }

    @Test
    void missingCountsAreZeroAndTheCodeFollowsTheQubits() {
        EstimateJob job = read("{'profile': 'qubit_maj_ns_e6', 'errorBudget': 0.01, 'numQubits': 3, 'tCount': 5}").getFirst().job().orElseThrow();
        assertThat(job.qec()).isEqualTo("floquet_code");
        assertThat(job.counts()).isEqualTo(new LogicalCounts(3, 5, 0, 0, 0, 0, 0));
        assertThat(job.constraints()).isEqualTo(Constraints.NONE);
    }

    @Test
    void optionsAreRead() {
        EstimateJob job = read(GOOD.replace("}", ", 'rotationSynthesis': 'beverland-paper', 'pruneErrorBudget': true,"
                + " 'constraints': {'logicalDepthFactor': 1.5, 'maxTFactories': 3}}")).getFirst().job().orElseThrow();
        assertThat(job.synthesis()).isEqualTo(RotationSynthesis.BEVERLAND_PAPER);
        assertThat(job.pruning()).isTrue();
        assertThat(job.constraints().logicalDepthFactor()).hasValue(1.5);
        assertThat(job.constraints().maxTFactories()).hasValue(3);
    }

    @Test
    void aFrontierIsAnArrayOfResults() {
        String json = "{'profile': 'qubit_maj_ns_e6', 'errorBudget': 0.001, 'numQubits': 5, 'rotationCount': 1, 'rotationDepth': 1,"
                + " 'measurementCount': 3, 'estimateType': 'frontier'}";
        assertThat(JobWriter.run(read(json)).get(0).get("frontier")).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"50000000, 50000000", "'\"50 ms\"', 50000000", "'\"2 h\"', 7200000000000", "'\"1 year\"', 31536000000000000", "'\"3.5us\"', 3500"})
    void durationsAreNanosecondsOrText(String text, long ns) {
        EstimateJob job = READER.read(GOOD.replace('\'', '"').replace("}", ", \"constraints\": {\"maxDuration\": %s}}".formatted(text)))
                .getFirst().job().orElseThrow();
        assertThat(job.constraints().maxDurationNs()).hasValue(ns);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'errorBudget': 0.001 | 'errorBudget': 0 | errorBudget is 0.0",
        "'errorBudget': 0.001 | 'errorBudget': 1 | errorBudget is 1.0",
        "'errorBudget': 0.001 | 'errorBudget': 'x' | errorBudget is \"x\"",
        "'errorBudget': 0.001, | | errorBudget is missing",
        "'numQubits': 28, | | needs numQubits",
        "'tCount': 22074 | 'tCount': -1 | tCount is -1",
        "'tCount': 22074 | 'tCount': 1.5 | tCount is 1.5",
        "'tCount': 22074 | 'tCount': 1e16 | 10^15",
        "'tCount': 22074 | 'tcount': 1 | did you mean tCount",
        "'qec': 'surface_code' | 'qec': 'floquet_code' | ",
        "'qec': 'surface_code' | 'estimateType': 'best' | must be singlePoint or frontier",
        "'qec': 'surface_code' | 'pruneErrorBudget': 1 | must be true or false",
        "'qec': 'surface_code' | 'constraints': 4 | must be an object",
        "'qec': 'surface_code' | 'constraints': {'maxTfactories': 4} | did you mean maxTFactories",
        "'qec': 'surface_code' | 'constraints': {'maxTFactories': 0} | maxTFactories is 0",
        "'qec': 'surface_code' | 'constraints': {'logicalDepthFactor': 0.5} | logicalDepthFactor is 0.5",
        "'qec': 'surface_code' | 'constraints': {'maxDuration': 'soon'} | maxDuration is \"soon\"",
        "'qec': 'surface_code' | 'constraints': {'maxDuration': 5, 'maxPhysicalQubits': 5} | both given",
        "'profile': 'qubit_gate_ns_e3' | 'profile': 'sc_heron' | sc_heron",
    })
    void mistakesAreNamed(String good, String bad, String expected) {
        String json = GOOD.replace(good, bad == null ? "" : bad);
        assertThat(JobWriter.run(read(json)).get(0).get("error").asText()).contains(expected == null ? "gate-based" : expected);
    }

    @Test
    void aDocumentThatIsNoJsonIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException().isThrownBy(() -> READER.read("{\n \"profile\": }")).withMessageStartingWith("2:13:");
        assertThatIllegalArgumentException().isThrownBy(() -> READER.read("[]")).withMessageContaining("empty array");
        assertThatIllegalArgumentException().isThrownBy(() -> READER.read("3")).withMessageContaining("object or an array");
        assertThatIllegalArgumentException().isThrownBy(() -> READER.read("")).withMessageContaining("object or an array");
        assertThatIllegalArgumentException().isThrownBy(() -> READER.read("{\"a\": 1, \"a\": 2}")).withMessageContaining("Duplicate");
        assertThat(error("{'profile': 3, 'errorBudget': 0.1, 'numQubits': 1}")).contains("profile is 3");
    }
}
