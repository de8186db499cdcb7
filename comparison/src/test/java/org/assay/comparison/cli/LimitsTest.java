package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that end before they are done: by a limit of energy, or from outside. */
class LimitsTest {

    @TempDir
    Path folder;

    /** The model charges at least 3.6 W for a busy core, so that six joules are gone within two seconds. */
    @Test
    void aLimitOfEnergyEndsTheRunWritesWhatItHasAndSaysSo() throws IOException {
        Path file = folder.resolve("result.json");
        Cli run = Cli.run("solve", "reg3:300", "--by", "annealing:sweeps=2000,tempering:rounds=50", "--trials", "2000", "--meter", "model",
                "--energy-limit", "6J", "-o", file.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        assertThat(run.err()).contains("error: the limit of 6.0 J ended ", "annealing (its part of the energy limit is used up)");
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        assertThat(Schemas.errors("compare", Files.readString(file))).isEmpty();
        assertThat(root.path("endedEarly")).hasSize(2);
        JsonNode annealing = root.path("methods").get(0);
        assertThat(annealing.path("trials").asInt()).isBetween(1, 1999);
        assertThat(annealing.path("best").path("cost").asDouble()).isGreaterThan(300);
    }

    @Test
    void aLimitThatIsNotReachedChangesNothing() throws IOException {
        JsonNode limited = Cli.withoutMeasured(Cli.json("solve", "petersen", "--by", "greedy", "--energy-limit", "1MJ"));
        JsonNode free = Cli.withoutMeasured(Cli.json("solve", "petersen", "--by", "greedy"));
        assertThat(limited.path("methods")).isEqualTo(free.path("methods"));
    }

    @Test
    void theMonitorSaysWattsJoulesAndWhatRuns() {
        Cli run = Cli.run("solve", "reg3:300", "--by", "annealing:sweeps=20000", "--trials", "2000", "--meter", "model", "--energy-limit", "8J",
                "--monitor");
        assertThat(run.err().lines().filter(line -> line.contains(" W ")).toList()).isNotEmpty()
                .allMatch(line -> line.matches(" +\\d+ s +[-0-9.]+ W +[0-9.]+ [mk]?J m  .*") && line.length() < 80);
        assertThat(Cli.run("solve", "petersen", "--by", "greedy").err()).as("silent unless asked, where there is no terminal").isEmpty();
    }

    @Test
    void anInterruptedTrainingWritesTheTrainingsThatAreOver() throws Exception {
        Path file = folder.resolve("result.json");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "train", "iris", "--seeds", "5000", "--meter", "model", "--monitor",
                "-o", file.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        List<String> said = saidUntil(process, "seed [1-9][0-9]+ of 5000");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends; it said %s", said).isTrue();
        assertThat(process.exitValue()).as("128 and the signal").isEqualTo(128 + 15);
        assertThat(String.join("\n", said)).contains("error: interrupted; what was done so far is written");
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        assertThat(Schemas.errors("train", Files.readString(file))).isEmpty();
        JsonNode circuit = root.path("models").get(0);
        assertThat(circuit.path("accuracies").size()).isBetween(1, 4999);
        assertThat(circuit.path("measured").path("secondsOfTraining")).hasSameSizeAs(circuit.path("accuracies"));
        assertThat(root.path("endedEarly").get(0).asText()).matches("\\d+ of 20000 trainings are over \\(interrupted\\)");
    }

    /** Asks a process to end once it says something on standard error; all that it said. */
    private static List<String> saidUntil(Process process, String pattern) throws IOException {
        List<String> said = new ArrayList<>();
        try (BufferedReader err = process.errorReader()) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.add(line);
                if (Pattern.compile(pattern).matcher(line).find()) {
                    process.toHandle().destroy();
                    break;
                }
            }
            err.lines().forEach(said::add);
        }
        return said;
    }

    /** As the launcher would run it; the request to end is the one of control-C but for its number. */
    @Test
    void anInterruptedRunWritesWhatItHasSoFar() throws Exception {
        Path file = folder.resolve("result.json");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "solve", "reg3:300", "--by", "annealing:sweeps=1000,gd", "--trials", "100000", "--meter", "model", "--monitor",
                "-o", file.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        List<String> said = saidUntil(process, "annealing, trial");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends; it said %s", said).isTrue();
        assertThat(process.exitValue()).as("128 and the signal").isEqualTo(128 + 15);
        assertThat(String.join("\n", said)).contains("error: interrupted; what was done so far is written");
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        assertThat(root.path("methods").get(0).path("trials").asInt()).isBetween(1, 99_999);
        assertThat(root.path("methods").get(1).path("refused").asText()).contains("not begun: interrupted");
        assertThat(Schemas.errors("compare", Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "solve petersen --by greedy --meter sundial | 2 | must be auto, rapl, perf, model, file:PATH or log:PATH",
        "solve petersen --by greedy --meter file: | 2 | must be auto",
        "solve petersen --by greedy --meter file:/no/such/file | 4 | no power from the host",
        "solve petersen --by greedy --meter log:/no/such/log.csv | 4 | cannot be read",
        "solve petersen --by greedy --energy-limit 0 | 2 | must be more than 0",
        "run qft:27 --energy-limit 1mJ --mem-limit 1TiB | 4 | but --energy-limit is 1.0 mJ",
        "run qft:27 --time-limit 1ms --mem-limit 1TiB | 4 | but --time-limit is 1.0 ms",
    })
    void limitsAndMetersThatCannotBeAreRefused(String command, int exitCode, String message) {
        Cli run = Cli.run(command.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
    }
}
