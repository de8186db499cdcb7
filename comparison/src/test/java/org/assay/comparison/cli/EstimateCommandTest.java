package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateCommandTest {

    private static final String HOURS = """
            region,time,g_per_kwh
            FRA,2026-11-01T00:00,50
            FRA,2026-11-01T01:00,40
            SWE,2026-11-01T00:00,45
            SWE,2026-11-01T01:00,10
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "estimate ghz:3 --profile sc_heron --shots 1000",
        "estimate ghz:3 --profile ion_aqt_ibex --region FRA --embodied 1500:4 --explain",
        "estimate qaoa:reg3-100:5 --profile qubit_gate_ns_e3 --explain",
        "estimate reg3:16 --profile qubit_maj_ns_e6 --frontier",
        "estimate qft:20 --region SWE --pue 1.1..1.6",
        "estimate petersen",
    })
    void carbonAndCostStandBesideTheJoulesWithTagAndIntervalInEightyColumns(String command) {
        Cli run = Cli.run(command.split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern(" carbon +[0-9.]+ [a-zA-Z]+ \\[.*] CO2e \\([Mma]\\)")
                .containsPattern(" cost +[-0-9.e]+ EUR \\[.*] \\([Mma]\\) electricity").containsPattern("[0-9] [numkMGT]?J \\[");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).doesNotContain("NaN", "Infinity", "\u001b");
    }

    @Test
    void emissionsAreTheEnergyTimesPueTimesIntensity() throws IOException {
        JsonNode root = Cli.json("estimate", "ghz:3", "--profile", "sc_heron", "--region", "DEU", "--pue", "1.25", "--price", "0.2");
        double joules = root.path("totalJoules").path("value").asDouble();
        JsonNode footprint = root.path("footprint");
        assertThat(footprint.path("energyAtMeter").path("value").asDouble()).isCloseTo(1.25 * joules, within(1e-9));
        assertThat(footprint.path("electricityCost").path("value").asDouble()).isCloseTo(1.25 * joules / 3.6e6 * 0.2, within(1e-12));
        assertThat(footprint.path("byTable").get(0).path("grams").asDouble()).isCloseTo(1.25 * joules / 3.6e6 * 380.95, within(1e-9));
        assertThat(footprint.path("byTable").get(1).path("grams").asDouble()).isCloseTo(1.25 * joules / 3.6e6 * 338.66, within(1e-9));
        double low = root.path("totalJoules").path("interval").get(0).asDouble();
        assertThat(footprint.path("emissions").path("interval").get(0).asDouble()).isCloseTo(1.25 * low / 3.6e6 * 338.66, within(1e-9));
        assertThat(footprint.has("embodied")).as("only when asked for, and never zero in its place").isFalse();
    }

    @Test
    void whereTheDatedTablesDifferBothAreShown() {
        assertThat(Cli.run("estimate", "ghz:3", "--profile", "sc_heron", "--region", "se").out())
                .contains("SWE: ", "codecarbon-2023 (2023)", "green-algorithms-2021 (2019");
        assertThat(Cli.run("estimate", "ghz:3", "--profile", "sc_heron").out()).doesNotContain("codecarbon-2023");
    }

    @Test
    void tellsWhereAndWhenARunEmitsLeastAndWhatIsSaved() throws IOException {
        String hours = Files.writeString(folder.resolve("hours.csv"), HOURS).toString();
        String text = Cli.run("estimate", "ghz:3", "--profile", "sc_heron", "--region", "FRA", "--intensities", hours).out();
        assertThat(text.replaceAll("\\s+", " ")).contains("SWE from 2026-11-01 01:00 UTC", "saves 80 % of FRA from 2026-11-01 00:00 UTC");
        JsonNode choice = Cli.json("estimate", "ghz:3", "--profile", "sc_heron", "--intensities", hours).path("footprint").path("whereAndWhen");
        assertThat(choice.path("against").path("region").asText()).as("the dirtiest start, without a region").isEqualTo("FRA");
        assertThat(choice.path("savedShare").asDouble()).isCloseTo(0.8, within(1e-12));
        Cli beyond = Cli.run("estimate", "ghz:45", "--intensities", hours);
        assertThat(beyond.exitCode()).isEqualTo(3);
        assertThat(beyond.err()).contains("hours on end", "covers the run");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "estimate ghz:3 --profile ion_aqt_ibex --embodied 10:4 --region SWE",
        "estimate reg3:16 --profile qubit_gate_ns_e3 --frontier",
        "estimate qft:18",
        "estimate bell",
    })
    void jsonKeepsToTheSchemaThatIsShipped(String command) throws IOException {
        String json = Cli.run((command + " --json").split(" ")).out();
        assertThat(Schemas.errors("estimate", json)).isEmpty();
        assertThat(Schemas.errors("estimate", json.replace("\"tag\" : \"assumed\"", "\"tag\" : \"guessed\""))).isNotEmpty();
    }

    @Test
    void aProblemStandsForItsQaoa() {
        String named = Cli.run("estimate", "qaoa:reg3:16:2", "--profile", "sc_heron").out();
        String problem = Cli.run("estimate", "reg3:16", "--depth", "2", "--profile", "sc_heron").out();
        assertThat(problem.lines().skip(1)).isEqualTo(named.lines().skip(1).toList());
        assertThat(Cli.run("estimate", "reg3:16", "--depth", "2").out()).contains("qaoa:reg3:16:2 on this machine");
    }

    @Test
    void aGraphFileIsAProblemToo() throws IOException {
        String graph = Files.writeString(folder.resolve("a-b.txt"), "3 3\n1 2\n2 3\n1 3\n").toString();
        assertThat(Cli.run("estimate", graph, "--profile", "sc_heron").out()).contains("measurements on 3 qubits");
    }

    /** QAOA-like q16 R160 DR16 M16 needs 736 890 qubits; our Hubbard-like case comes from the given cases. */
    @Test
    void limitsAreKeptAndTheFrontierHoldsThem() throws IOException {
        JsonNode free = Cli.json("estimate", "reg3:16", "--profile", "qubit_gate_ns_e3");
        JsonNode few = Cli.json("estimate", "reg3:16", "--profile", "qubit_gate_ns_e3", "--max-qubits", "100000");
        JsonNode slow = Cli.json("estimate", "reg3:16", "--profile", "qubit_gate_ns_e3", "--max-duration", "10ms");
        JsonNode one = Cli.json("estimate", "reg3:16", "--profile", "qubit_gate_ns_e3", "--max-factories", "1");
        assertThat(few.path("out").path("physicalQubits").asLong()).isLessThanOrEqualTo(100_000);
        assertThat(few.path("out").path("runtimeNs").asLong()).isGreaterThan(free.path("out").path("runtimeNs").asLong());
        assertThat(slow.path("out").path("runtimeNs").asLong()).isLessThanOrEqualTo(10_000_000);
        assertThat(slow.path("out").path("physicalQubits").asLong()).isLessThan(free.path("out").path("physicalQubits").asLong());
        assertThat(one.path("out").path("factories").asLong()).isEqualTo(1);
        JsonNode frontier = Cli.json("estimate", "reg3:16", "--profile", "qubit_gate_ns_e3", "--frontier").path("frontier");
        assertThat(frontier.get(0).path("runtimeNs").asLong()).isEqualTo(free.path("out").path("runtimeNs").asLong());
        assertThat(frontier.size()).isGreaterThan(10);
    }

    @Test
    void theConstantOfThePaperAsksForMoreTGatesARotation() throws IOException {
        JsonNode azure = Cli.json("estimate", "reg3:16", "--profile", "qubit_gate_ns_e3");
        JsonNode paper = Cli.json("estimate", "reg3:16", "--profile", "qubit_gate_ns_e3", "--rotation-constant", "paper");
        assertThat(paper.path("out").path("tPerRotation").asInt()).isGreaterThanOrEqualTo(azure.path("out").path("tPerRotation").asInt());
        assertThat(paper.path("out").path("algorithmicDepth").asInt()).isGreaterThanOrEqualTo(azure.path("out").path("algorithmicDepth").asInt());
    }

    @Test
    void bothModelsAreInTheInterval() throws IOException {
        JsonNode root = Cli.json("estimate", "qaoa:reg3-100:5", "--profile", "qubit_gate_ns_e3");
        JsonNode qubits = root.path("physicalQubits").path("interval");
        assertThat(List.of(qubits.get(0).asLong(), qubits.get(1).asLong())).containsExactlyInAnyOrder(
                root.path("out").path("physicalQubits").asLong(), root.path("secondModel").path("physicalQubits").asLong());
    }

    @Test
    void ghzOnTwentyQubitsIsTheKnownAnswer() throws IOException {
        JsonNode out = Cli.json("estimate", "ghz:20", "--profile", "qubit_gate_ns_e3").path("out");
        assertThat(out.path("physicalQubits").asLong()).isEqualTo(8748);
        assertThat(out.path("runtimeNs").asLong()).isEqualTo(72_000);
        assertThat(out.path("codeDistance").asLong()).isEqualTo(9);
    }

    @Test
    void passesAndBytesOfTheSchedule() throws IOException {
        String text = Cli.run("estimate", "ghz:24").out();
        assertThat(text).contains("passes   2 for 24 gates, 513 MiB read and written", "1/1024 of the state", "pass 2: ");
        JsonNode schedule = Cli.json("estimate", "ghz:24").path("schedule");
        assertThat(schedule.path("bytesMoved").asDouble()).isEqualTo(2 * 16.0 * ((1 << 24) + (1 << 14)));
        assertThat(Cli.run("estimate", "ghz:3").out().replaceAll("\\s+", " ")).contains("the state stays in cache");
        assertThat(Cli.run("estimate", "ghz:40").out()).contains("does not fit", "fits here: up to ");
    }

    @Test
    void csvHasARowForEachQuantity() {
        List<String> lines = Cli.run("estimate", "ghz:3", "--profile", "sc_heron", "--format", "csv").out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("quantity,value,low,high,unit,tag,kind,formula,source");
        assertThat(lines).anyMatch(line -> line.startsWith("totalJoules,")).anyMatch(line -> line.startsWith("emissions,"))
                .anyMatch(line -> line.startsWith("electricityCost,"));
        assertThat(Cli.run("estimate", "reg3:16", "--profile", "qubit_maj_ns_e6", "--frontier", "--format", "csv").out().lines().count())
                .isGreaterThan(10);
    }

    @Test
    void chartsAreWellFormedAndNameThemselves() throws Exception {
        Path tornado = folder.resolve("tornado.svg");
        Path bars = folder.resolve("bars.svg");
        Path byOutput = folder.resolve("by-output.svg");
        assertThat(Cli.run("estimate", "ghz:3", "--profile", "sc_heron", "--tornado", tornado.toString(), "--bars", bars.toString()).exitCode()).isZero();
        assertThat(Cli.run("estimate", "ghz:3", "--profile", "sc_heron", "-o", byOutput.toString()).exitCode()).isZero();
        for (Path file : List.of(tornado, bars)) {
            var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            assertThat(root.getElementsByTagName("title").item(0).getTextContent()).contains("ghz:3");
            assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).contains("kJ");
        }
        assertThat(Files.readString(tornado)).isEqualTo(Files.readString(byOutput)).contains("sc_heron.t_load", "url(#hatch-");
        assertThat(Files.readString(bars)).as("assumed: outlined").contains("stroke-dasharray");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ghz:3 --profile sc_heron --region FRX | 2 | 'FRX'; did you mean FRA?",
        "ghz:3 --profile sc_heron --region Atlantis | 2 | known are AUS",
        "ghz:3 --profile sc_heronn | 2 | did you mean sc_heron?",
        "ghz:3 --profile sc_heron --pue 0.9 | 2 | PUE is 0.9",
        "ghz:3 --profile sc_heron --pue NaN | 2 | 'NaN' is no number or range",
        "ghz:3 --profile sc_heron --pue 2..1 | 2 | '2..1' is no number or range",
        "ghz:3 --profile sc_heron --price=-1 | 2 | price is -1",
        "ghz:3 --profile sc_heron --embodied 5 | 2 | kilograms of CO2e and years",
        "ghz:3 --profile sc_heron --embodied=-5:4 | 2 | embodied carbon is -5",
        "ghz:3 --profile sc_heron --intensities nowhere.csv | 3 | no such file",
        "ghz:3 --profile sc_heron --frontier | 2 | corrects no errors",
        "ghz:3 --max-qubits 5 | 2 | corrects no errors",
        "reg3:16 --depth 0 | 3 | 1..10000",
        "qft:3 --profile qubit_gate_ns_e3 --error-budget 0 | 3 | errorBudget is 0.0",
        "qft:3 --profile qubit_gate_ns_e3 --error-budget 1 | 3 | errorBudget is 1.0",
        "qft:3 --profile qubit_gate_ns_e3 --error-budget NaN | 3 | errorBudget is NaN",
        "qft:3 --profile qubit_gate_ns_e3 --qec floquet_code | 3 | FLOQUET does not work on the gate-based qubit",
        "qft:3 --profile qubit_maj_ns_e4 --qec color_code | 3 | unknown qec 'color_code'",
        "qft:3 --profile qubit_gate_ns_e3 --rotation-constant pi | 2 | azure or paper",
        "qft:3 --profile qubit_gate_ns_e3 --max-qubits 10 | 3 | 10",
        "qft:3 --profile qubit_gate_ns_e3 --max-qubits=-1 | 3 | maxPhysicalQubits is -1",
        "qft:3 --profile qubit_gate_ns_e3 --max-factories 0 | 3 | maxTFactories is 0",
        "qft:3 --profile qubit_gate_ns_e3 --depth-factor 0.5 | 3 | logicalDepthFactor is 0.5",
        "qft:3 --profile qubit_gate_ns_e3 --max-duration 1ns | 3 | 1",
        "qft:3 --profile qubit_gate_ns_e3 --max-duration 1s --max-qubits 5 | 3 | both given",
        "qft:3 --profile qubit_gate_ns_e3 --frontier --max-qubits 100000 | 3 | a frontier takes no limit",
        "petersenn | 3 | petersen",
    })
    void wrongInputsAreRefusedByNameAndValue(String command, int exitCode, String message) {
        String[] words = ("estimate " + command).split(" ");
        Cli run = Cli.run(words);
        assertThat(run.exitCode()).as("%s: %s%s", Arrays.toString(words), run.out(), run.err()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    /** Jobs hold what the command line cannot say; a bad one is named beside the good ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"numQubits\": -1                                        | numQubits is -1",
        "\"numQubits\": 1e300                                     | numQubits is 1E+300",
        "\"numQubits\": \"NaN\"                                   | numQubits is \"NaN\"",
        "\"numQubits\": 5, \"tCount\": -3                         | tCount is -3",
        "\"numQubits\": 5, \"tCount\": 2.5                        | tCount is 2.5",
        "\"numQubits\": 5, \"tCount\": 9, \"errorBudget\": 0      | errorBudget is 0",
        "\"numQubits\": 5, \"tCount\": 9, \"errorBudget\": 1      | errorBudget is 1",
        "\"numQubits\": 5, \"tCount\": 9, \"profile\": \"qubit\"  | unknown profile 'qubit'",
        "\"numQubits\": 5, \"tCount\": 9, \"profile\": \"sc_heron\" | no physical qubits to correct",
        "\"numQubits\": 5, \"tCount\": 9, \"qec\": \"floquet_code\" | does not work on the gate-based qubit",
        "\"numQubits\": 5, \"tCounts\": 9                         | did you mean tCount?",
    })
    void aBadJobIsNamedAndTheGoodOnesAreEstimated(String fields, String message) throws IOException {
        String good = "{\"profile\": \"qubit_gate_ns_e3\", \"errorBudget\": 0.001, \"numQubits\": 5, \"tCount\": 9}";
        String defaults = (fields.contains("profile") ? "" : "\"profile\": \"qubit_gate_ns_e3\", ")
                + (fields.contains("errorBudget") ? "" : "\"errorBudget\": 0.001, ");
        Path jobs = Files.writeString(folder.resolve("jobs.json"), "[%s, {%s%s}, %s]".formatted(good, defaults, fields, good));
        JsonNode results = Cli.json("estimate", jobs.toString()).path("results");
        assertThat(results.get(1).path("error").asText()).contains(message);
        assertThat(results.get(0).path("physicalQubits").asLong()).isPositive().isEqualTo(results.get(2).path("physicalQubits").asLong());
        assertThat(Cli.run("estimate", jobs.toString(), "--format", "csv").out().lines().count()).isEqualTo(4);
    }

    @Test
    void onlyBadJobsAreBadInput() throws IOException {
        Path jobs = Files.writeString(folder.resolve("jobs.json"), "[{\"numQubits\": -1}]");
        Cli run = Cli.run("estimate", jobs.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).startsWith(" not estimated:").contains("numQubits is -1");
        assertThat(run.err()).contains("none of 1 jobs could be estimated");
    }

    /** A machine of the user's own, with errors at the threshold of the surface code. */
    @Test
    void aProfileOfTheUsersOwnIsReadAndRefusedAboveTheThreshold() throws IOException {
        String field = "{\"value\": %s, \"unit\": \"%s\", \"grade\": \"A\", \"source\": \"this test\"}";
        StringBuilder fields = new StringBuilder();
        for (String error : List.of("e1", "e2", "e_idle", "em", "e_t")) {
            fields.append("\"%s\": %s, ".formatted(error, field.formatted("ERROR", "1")));
        }
        for (String time : List.of("t1q", "t2q", "tmeas", "t_t")) {
            fields.append("\"%s\": %s, ".formatted(time, field.formatted("100", "ns")));
        }
        String profile = "{\"profiles\": [{\"id\": \"mine\", \"class\": \"ft-gate\", \"title\": \"Mine\", \"fields\": {%s \"control_power\": %s}}]}"
                .formatted(fields, field.formatted("2", "W/qubit"));
        Path good = Files.writeString(folder.resolve("good.json"), profile.replace("ERROR", "0.001"));
        Path bad = Files.writeString(folder.resolve("bad.json"), profile.replace("ERROR", "0.01"));
        Path bare = Files.writeString(folder.resolve("bare.json"), profile.replace("ERROR", "0.001").replace(", \"source\": \"this test\"", ""));
        assertThat(Cli.run("estimate", "qft:5", "--profile", good.toString()).out()).contains("qft:5 on Mine (mine)");
        Cli above = Cli.run("estimate", "qft:5", "--profile", bad.toString());
        assertThat(above.exitCode()).isEqualTo(3);
        assertThat(above.err()).contains("qubit mine has error rate 0.01, but SURFACE_GATES needs less than its threshold 0.01");
        Path noisy = Files.writeString(folder.resolve("noisy.json"), profile.replaceFirst("(\"e_t\": \\{\"value\": )ERROR", "$10.3").replace("ERROR", "0.001"));
        Cli hopeless = Cli.run("estimate", "qft:5", "--profile", noisy.toString());
        assertThat(hopeless.exitCode()).as(hopeless.out()).isEqualTo(3);
        assertThat(hopeless.err()).contains("no T factory on mine reaches an error rate of ", "starting from 0.3");
        Cli unsourced = Cli.run("estimate", "qft:5", "--profile", bare.toString());
        assertThat(unsourced.exitCode()).isEqualTo(3);
        assertThat(unsourced.err()).contains("bare.json: ", "source");
        assertThat(Cli.run("estimate", "qft:5", "--profile", "nowhere.json").err()).contains("nowhere.json: no such file");
    }

    @Test
    void countsBeyondThirtyTwoBitsAreEstimated() throws IOException {
        Path job = Files.writeString(folder.resolve("job.json"), """
                {"profile": "qubit_maj_ns_e6", "errorBudget": 0.01, "numQubits": 1318, "cczCount": 67474931068}
                """);
        assertThat(Cli.json("estimate", job.toString()).path("results").get(0).path("tStates").asLong()).isEqualTo(4 * 67_474_931_068L);
    }
}
