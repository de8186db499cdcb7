package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assay.comparison.contender.Contenders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

    private static final String[] SMALL = {"compare", "petersen", "--trials", "3"};

    @TempDir
    Path folder;

    @Test
    void theFirstScreenFitsEightyColumnsWithoutEscapeCodes() {
        Cli run = Cli.run(SMALL);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).doesNotContain("\u001b")
                .startsWith("MaxCut on petersen: 10 nodes, 15 edges, optimum 12 (proved)")
                .contains("random sampling", "QAOA p=3 simulated", "QAOA p=3 on a QPU", "annealing", "exact")
                .contains("time to 95 %", "energy to 95 %", "In short:");
        assertThat(run.out().replaceAll("\\s+", " ")).as("wherever its lines end").contains("says nothing about scaling");
    }

    @Test
    void everyMethodButTheRandomOnesReachesTheProvedOptimum() throws IOException {
        JsonNode root = Cli.json(SMALL);
        for (JsonNode method : root.path("methods")) {
            assertThat(method.path("best").path("cost").asDouble()).as(method.path("name").asText()).isBetween(10.0, 12.0);
        }
        assertThat(root.path("problem").path("optimum").path("value").asDouble()).isEqualTo(12);
    }

    @Test
    void jsonKeepsToTheSchemaThatIsShipped() throws IOException {
        String json = Cli.run("compare", "petersen", "--trials", "2", "--json").out();
        assertThat(Schemas.errors("compare", json)).isEmpty();
        assertThat(Schemas.errors("compare", json.replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 99"))).isNotEmpty();
    }

    @Test
    void twoRunsWithOneSeedAreEqualButForWhatWasMeasured() throws IOException {
        JsonNode first = Cli.withoutMeasured(Cli.json(SMALL));
        JsonNode second = Cli.withoutMeasured(Cli.json(SMALL));
        assertThat(first.toString()).isEqualTo(second.toString());
        JsonNode otherSeed = Cli.withoutMeasured(Cli.json("compare", "petersen", "--trials", "3", "--seed", "8"));
        assertThat(otherSeed.path("methods")).isNotEqualTo(first.path("methods"));
    }

    @Test
    void readsAGraphFromAFileAndNamesItsPlaceInErrors() throws IOException {
        Path graph = Files.writeString(folder.resolve("triangle.txt"), "3 3\n1 2 8\n2 3 1\n1 3 2\n");
        assertThat(Cli.run("compare", graph.toString(), "--trials", "2").out()).contains("3 nodes, 3 edges, optimum 10 (proved)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                       | is empty",
        "'3 3\\n1 2\\n2 3\\n'     | 3",
        "'3 2\\n1 2\\n2 9\\n'     | :3:3",
        "'3 2\\n1 2 nan\\n2 3\\n' | :2:5",
        "'3 2\\n1 1\\n2 3\\n'     | :2",
        "'three nodes\\n'         | :1",
    })
    void filesThatAreNoGraphAreRefusedWithTheirPlace(String content, String place) throws IOException {
        Path graph = Files.writeString(folder.resolve("g.txt"), content.replace("\\n", "\n"));
        Cli run = Cli.run("compare", graph.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(run.err()).startsWith("error: " + graph).contains(place).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "compare no-such-file | 3 | no such file",
        "compare no/such/file.txt | 3 | no/such/file.txt",
        "compare reg3:15 | 3 | reg3:15",
        "compare gset:G99 | 3 | G99",
        "compare petersen --by anneling | 2 | did you mean annealing",
        "compare petersen --by qaoa:p=0 | 2 | p",
        "solve petersen --by bifurcaton | 2 | did you mean bifurcation",
        "solve gset:G1 --by bnb | 4 | more than the 200",
        "compare petersen --seed abc | 2 | --seed",
        "compare petersen --trials 0 | 2 | --trials is 0",
        "compare petersen --target 95 | 2 | percentage",
        "compare petersen --profile heron | 2 | sc_heron",
        "compare petersen --time-limit soon | 2 | 'soon' is no time",
        "compare petersen --threads 0 | 2 | --threads is 0",
        "compare petersen --format latex | 2 | no latex output",
        "compare petersen -o /dev/null/x.json | 3 | cannot write",
        "compare reg3:40 --by qaoa | 4 | 40 qubits need",
        "compare petersen --by qaoa --mem-limit 1kB | 4 | --mem-limit",
        "solve petersen | 2 | --by",
    })
    void wrongInputsSayWhatAndEndWithTheirCode(String command, int exitCode, String message) {
        Cli run = Cli.run(command.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void everyEnergyHasItsCarbonCostAndDerivation() throws IOException {
        JsonNode root = Cli.json("compare", "petersen", "--trials", "2", "--region", "FRA", "--pue", "1.5", "--price", "0.2");
        int rows = 0;
        for (JsonNode method : root.path("methods")) {
            JsonNode measured = method.path("measured");
            if (!measured.has("joulesToTarget")) {
                continue;
            }
            rows++;
            double joules = measured.path("joules").path("value").asDouble();
            assertThat(joules).isCloseTo(measured.path("joulesToTarget").path("value").asDouble(), within(1e-9 * joules));
            JsonNode footprint = measured.path("footprint");
            assertThat(footprint.path("energyAtMeter").path("value").asDouble()).isCloseTo(1.5 * joules, within(1e-9 * joules));
            assertThat(footprint.path("byTable").get(0).path("grams").asDouble()).isCloseTo(1.5 * joules / 3.6e6 * 56.039, within(1e-9 * joules));
            assertThat(footprint.path("electricityCost").path("value").asDouble()).isCloseTo(1.5 * joules / 3.6e6 * 0.2, within(1e-9 * joules));
            assertThat(measured.path("energy").path("derivation").path("inputs").size()).isPositive();
        }
        assertThat(rows).isGreaterThan(5);
        JsonNode projection = root.path("projections").get(0);
        assertThat(projection.path("footprint").path("energyAtMeter").path("value").asDouble())
                .isCloseTo(1.5 * projection.path("totalJoules").path("value").asDouble(), within(1e-3));
        assertThat(root.path("measured").path("qpuAgainstClassical").path("probabilityLess").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void carbonAndCostStandInTheTextAndTheChartsAreDrawn() throws IOException {
        Path bars = folder.resolve("bars.svg");
        Path tornado = folder.resolve("tornado.svg");
        Path hours = Files.writeString(folder.resolve("hours.csv"),
                "region,time,g_per_kwh\nSWE,2026-11-01T00:00,40\nSWE,2026-11-01T01:00,10\n");
        Cli run = Cli.run("compare", "petersen", "--trials", "2", "--region", "SWE", "--embodied", "10:4", "--profile", "ion_aqt_ibex",
                "--bars", bars.toString(), "--tornado", tornado.toString(), "--intensities", hours.toString());
        assertThat(run.out()).contains("CO2e to 95 %", "electricity", "embodied CO2e", "tariff", "codecarbon-2023", "green-algorithms-2021")
                .contains("saves 75 % of", "the chance that it");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(Files.readString(bars)).contains("<title", "annealing", "url(#hatch-", "stroke-dasharray");
        assertThat(Files.readString(tornado)).contains("ion_aqt_ibex.power");
    }

    @Test
    void csvHasARowForEachMethodAndProjectionAndAsManyCells() {
        List<String> lines = Cli.run("compare", "petersen", "--trials", "2", "--format", "csv").out().lines().toList();
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines.size()).isGreaterThan(6);
        for (String line : lines) {
            assertThat(line.replaceAll("\"[^\"]*\"", "x").split(",", -1)).as(line).hasSize(columns);
            assertThat(line).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void solveRunsOnlyWhatIsNamed() throws IOException {
        JsonNode root = Cli.json("solve", "petersen", "--by", "annealing:sweeps=10,gd:adam", "--trials", "2");
        assertThat(root.path("methods")).hasSize(2);
        assertThat(root.path("methods").get(0).path("spec").asText()).isEqualTo("annealing:sweeps=10");
    }

    @Test
    void solveSaysWhatWasProvedWhatWasDoneAndWhyItStopped() throws IOException {
        String[] command = {"solve", "reg3:40", "--by", "annealing:sweeps=50,tabu:steps=500,burer:sweeps=50,sdp,gd,bnb", "--trials", "2"};
        Cli run = Cli.run(command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).contains("SDP with rounding proves: no assignment is above", "(proved)", "work of all trials",
                "flips considered", "gradients", "is proved optimal", "last descent: ");

        JsonNode methods = Cli.json(command).path("methods");
        double optimum = methods.path(5).path("best").path("cost").asDouble();
        assertThat(methods.path(5).path("bound").asDouble()).isEqualTo(optimum);
        assertThat(methods.path(3).path("bound").asDouble()).as("of the relaxation").isBetween(optimum, optimum * 1.1);
        assertThat(methods.path(0).path("measured").path("stops").path("runs 1 >= 1").asInt()).isEqualTo(2);
    }

    @Test
    void aLimitOfTimeHoldsForAllTrialsOfAMethodTogether() throws IOException {
        JsonNode root = Cli.json("solve", "reg3:40", "--by", "annealing,greedy", "--time-limit", "200ms");
        assertThat(root.path("plan").path("timeLimitSeconds").asDouble()).isEqualTo(0.2);
        for (JsonNode method : root.path("methods")) {
            assertThat(method.path("trials").asInt()).isBetween(1, 5);
            method.path("measured").path("stops").fieldNames().forEachRemaining(stop -> assertThat(stop).startsWith("seconds "));
        }
        assertThat(Cli.run("solve", "reg3:40", "--by", "greedy", "--time-limit", "200ms").out()).contains("200 ms for each method, shared by");
    }

    /** By every method; each that can run gets the optimum, or chance in 1000 samples does on four nodes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "disconnected    | 6 3\\n1 2\\n3 4\\n5 6\\n                                           | 3",
        "without edges   | 5 0\\n                                                          | 0",
        "a single node   | 1 0\\n                                                          | 0",
        "edges of 0      | 3 2\\n1 2 0\\n2 3 0\\n                                           | 0",
        "all negative    | 4 4\\n1 2 -1\\n2 3 -2\\n3 4 -3\\n1 4 -4\\n                         | 0",
        "beyond 2^31     | 4 4\\n1 2 4294967296\\n2 3 3000000000\\n3 4 1e12\\n1 4 -5e9\\n       | 1004294967296",
        "tiny            | 3 3\\n1 2 1e-300\\n2 3 1e-300\\n1 3 1e-300\\n                     | 2e-300",
    })
    void awkwardGraphsAreAnsweredByEveryMethod(String what, String content, double optimum) throws IOException {
        Path graph = Files.writeString(folder.resolve("g.txt"), content.replace("\\n", "\n"));
        String methods = Contenders.families().stream().map(f -> f.name().equals("qaoa") ? "qaoa:p=1:steps=5" : f.name())
                .collect(Collectors.joining(","));
        Cli run = Cli.run("solve", graph.toString(), "--by", methods, "--trials", "2");
        assertThat(run.exitCode()).as(what + run.err()).isZero();
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80 || line.contains(folder.toString()));
        String saved = run.out().lines().filter(line -> line.startsWith(" saved  ")).findFirst().orElseThrow();
        JsonNode root = new ObjectMapper().readTree(Path.of(saved.strip().split(" +", 2)[1]).toFile());
        assertThat(Schemas.errors("compare", root.toString())).isEmpty();
        assertThat(root.path("methods")).hasSize(Contenders.families().size()).noneMatch(method -> method.has("refused"));
        for (JsonNode method : root.path("methods")) {
            if (method.has("best")) {
                assertThat(method.path("best").path("cost").asDouble()).as("%s by %s", what, method.path("name"))
                        .isCloseTo(optimum, within(1e-12 * Math.abs(optimum)));
            }
        }
    }

    @Test
    void weightsWhoseSumIsNoDoubleAreTheFilesFault() throws IOException {
        Path graph = Files.writeString(folder.resolve("g.txt"), "3 2\n1 2 1e308\n2 3 1e308\n");
        Cli run = Cli.run("solve", graph.toString(), "--by", "greedy");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("error: " + graph).contains("divide them all by a common factor");
    }

    @Test
    void aDryRunNamesTheMethodsAndRunsNothing() {
        Cli run = Cli.run("compare", "gset:G22", "--dry-run");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("would run on MaxCut on gset:G22: 2000 nodes, 19990 edges").contains("annealing:sweeps=");
    }
}
