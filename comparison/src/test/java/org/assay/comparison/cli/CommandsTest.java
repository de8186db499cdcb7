package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    Path folder;

    @Test
    void runShowsStateAndCountsWithinEightyColumns() {
        Cli run = Cli.run("run", "ghz:3", "--shots", "1000");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("|q2 q1 q0>").contains("|000>").contains("|111>").contains("1000 shots")
                .contains("of simulation energy").doesNotContain("\u001b");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).doesNotContain("|010>");
    }

    @Test
    void theDemonstrationIsShownBesideTheStateThatPeopleExpect() {
        String out = Cli.run("run", "uniform-chain:3").out();
        assertThat(out).contains("in ghz:3").containsPattern("\\|010>.*0\\.125000.*0\\.000000").contains("changes nothing");
    }

    @Test
    void jsonOfARunIsTheSameForTheSameSeedButForWhatWasMeasured() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode first = mapper.readTree(Cli.run("run", "qft:3", "--shots", "100", "--json").out());
        JsonNode second = mapper.readTree(Cli.run("run", "qft:3", "--shots", "100", "--json").out());
        assertThat(first.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(first.path("counts").path("shots").asInt()).isEqualTo(100);
        assertThat(first.path("measured").path("energy").path("tag").asText()).isIn("measured", "modelled");
        ((com.fasterxml.jackson.databind.node.ObjectNode) first).remove("measured");
        ((com.fasterxml.jackson.databind.node.ObjectNode) second).remove("measured");
        assertThat(first).isEqualTo(second);
    }

    @Test
    void resultsGoToTheFileOfOutputInTheFormatOfItsSuffix() throws IOException {
        Path file = folder.resolve("new folder").resolve("run.json");
        Cli run = Cli.run("run", "bell", "-o", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("saved  " + file);
        assertThat(new ObjectMapper().readTree(Files.readString(file)).path("kind").asText()).isEqualTo("run");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aStateThatDoesNotFitIsRefusedBeforeItIsAllocated() {
        Cli run = Cli.run("run", "ghz:40");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).startsWith("error: ghz:40 needs 16 TiB for the state (2^40 x 16 B); ").contains("fits here:  up to");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run ghz:3 --seed abc | 2 | --seed",
        "run ghz:3 --shots 0 | 2 | --shots is 0, but must lie within 1..",
        "run ghz:3 --shots -5 | 2 | --shots is -5",
        "run ghz:3 --format svg | 2 | this command has no svg output",
        "run ghz:3 --format nonsense | 2 | unknown format 'nonsense'",
        "run ghz:3 --json --format text | 2 | contradict",
        "run | 2 | Missing required parameter",
        "run ghzz:3 | 3 | did you mean 'ghz'",
        "run ghz | 3 | ghz:n needs n",
        "run ghz:0 | 3 | 0",
        "run ghz:x | 3 | x",
        "run ghz:3 -o /dev/null/x | 3 | cannot write /dev/null/x",
        "draw ghz:3 --width 5 | 2 | --width is 5",
        "examples nonsense | 3 | no example 'nonsense'",
        "comparee | 2 | comparee",
        "--nonsense | 2 | --nonsense",
    })
    void wrongInputsSayWhatAndEndWithTheirCode(String command, int exitCode, String message) {
        Cli run = Cli.run(command.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghz:3", "qft:5", "bell", "uniform-chain:4"})
    void drawsInAsciiWhereAsked(String circuit) {
        assertThat(Cli.run("draw", circuit, "--ascii").out()).isNotBlank().matches("\\p{ASCII}*");
        assertThat(Cli.run("draw", circuit).out()).contains("─");
    }

    @Test
    void doctorNamesJdkKernelsMemoryAndEnergy() {
        String out = Cli.run("doctor").out();
        assertThat(out).contains("java ", "kernels ", "memory ", "energy ").contains("qubits in double precision");
        assertThat(Cli.run("doctor", "--java-home").out().strip()).isEqualTo(System.getProperty("java.home"));
    }

    @Test
    void examplesListEverythingThatCanBeRunAndCompared() {
        String out = Cli.run("examples").out();
        assertThat(out).contains("ghz:n").contains("regD:N").contains("gset:NAME").contains("petersen");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
        assertThat(Cli.run("examples", "ghz").out()).contains("textbook:").contains("assay run ghz:3");
    }

    @Test
    void helpOfEveryCommandFitsTheTerminal() {
        for (String command : new String[] {"run", "draw", "doctor", "examples"}) {
            Cli help = Cli.run(command, "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        }
    }
}
