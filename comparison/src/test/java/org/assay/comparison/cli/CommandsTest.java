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
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
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
        assertThat(first.path("measured").path("energy").path("tag").asText()).isIn("measured", "assumed");
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
    void aWordThatIsNearNoCommandIsTakenForNone() {
        Cli run = Cli.run("frobnicate");
        assertThat(run.err()).doesNotContain("did you mean").contains("examples");
        assertThat(run.err().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void aStateThatDoesNotFitIsRefusedBeforeItIsAllocated() {
        Cli run = Cli.run("run", "qft:40");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).startsWith("error: qft:40 needs 16 TiB for the state (2^40 x 16 B); ").contains("fits here:  up to");
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
        "run ghz:3 --noise foo | 2 | no noise that is known",
        "run ghz:3 --noise depolarising:2 | 2 | 2",
        "run ghz:3 --noise depolarising:x | 2 | no number",
        "run ghz:3 --expect ZZ | 2 | has 2 letters, but the circuit has 3 qubits",
        "run ghz:3 --expect ZQZ | 2 | no sum of Pauli strings",
        "run ghz:3 --set gamma=1 | 3 | no parameter 'gamma'",
        "run ghz:3 --simulator magic | 2 | state-vector",
        "run qft:3 --simulator stabilizer | 3 | qft:3",
        "run qft:25 --mem-limit 1MiB | 4 | 512 MiB",
        "run no-such.qasm | 3 | no such file",
        "run qaoa:petersen | 3 | needs a problem and a depth",
        "run qaoa:petersen:0 | 3 | 1..10000",
        "convert ghz:3 out.txt | 2 | cannot tell the format",
        "convert ghz:3 /dev/null/x.qasm | 3 | cannot write",
        "estimate ghz:3 --profile heron | 2 | sc_heron",
        "estimate ghz:3 --profile laptop | 2 | runs no circuits",
        "estimate ghz:3 --profile sc_heron --shots 0 | 3 | shots is 0",
        "estimate qft:3 --profile qubit_gate_ns_e3 --error-budget 2 | 3 | 2",
        "estimate no-such.json | 3 | no such file",
        "draw ghz:3 --width 5 | 2 | --width is 5",
        "examples nonsense | 3 | no example 'nonsense'",
        "comparee | 2 | unknown command 'comparee'",
        "comparee | 2 | did you mean compare?",
        "frobnicate | 2 | commands are run, draw, convert,",
        "compare --sed 3 | 2 | did you mean --seed?",
        "compare petersen extra | 2 | 'extra'",
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
    void expectationsNoiseAndSimulatorsCanBeAskedFor() {
        assertThat(Cli.run("run", "ghz:3", "--expect", "XXX", "--expect", "0.5*ZZI-2*IIZ").out())
                .contains("<XXX> = +1.0000000000", "<0.5*ZZI-2*IIZ> = +0.5000000000");
        assertThat(Cli.run("run", "bell", "--noise", "sc_heron").out()).contains("density matrix (sc_heron)").contains("1000 shots");
        assertThat(Cli.run("run", "ghz:200", "--shots", "100").out()).contains("all gates are Clifford").contains("100 shots");
        assertThat(Cli.run("run", "bell", "--simulator", "stabilizer").out()).contains("stabilizer: asked for");
    }

    /** By the optimum, which every format but graph6 (no weights) and CNF (no graphs) carries. */
    @ParameterizedTest
    @ValueSource(strings = {"g.rud", "g.edges", "g.dimacs", "g.graphml", "g.mtx", "g.qubo", "g.json"})
    void problemsConvertIntoEveryFormatThatHoldsThem(String name) throws IOException {
        Path file = folder.resolve(name);
        Cli written = Cli.run("convert", "torus:4x5", file.toString());
        assertThat(written.exitCode()).as(written.err()).isZero();
        double optimum = Cli.json("solve", "torus:4x5", "--by", "bnb", "--trials", "1").path("problem").path("optimum").path("value").asDouble();
        double read = Cli.json("solve", file.toString(), "--by", "bnb", "--trials", "1").path("problem").path("optimum").path("value").asDouble();
        assertThat(Math.abs(read)).isEqualTo(optimum).isPositive();
    }

    @Test
    void aFormatThatCannotHoldAProblemIsRefused() {
        Cli signed = Cli.run("convert", "torus:4x5", folder.resolve("g.g6").toString());
        assertThat(signed.exitCode()).isEqualTo(3);
        assertThat(signed.err()).contains("graph6 has no weights");
        assertThat(Cli.run("convert", "petersen", folder.resolve("g.cnf").toString()).err()).contains("cannot hold MaxCut");
        assertThat(Cli.run("convert", "petersen", folder.resolve("g.g6").toString()).exitCode()).isZero();
    }

    @Test
    void circuitsFromFilesRunAndConvertBetweenTheDialects() throws IOException {
        Path bell = Files.writeString(folder.resolve("bell.qasm"),
                "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\ncreg c[2];\nh q[0];\ncx q[0],q[1];\nmeasure q -> c;\n");
        Path three = folder.resolve("bell.qasm3");
        assertThat(Cli.run("convert", bell.toString(), three.toString()).exitCode()).isZero();
        assertThat(Files.readString(three)).startsWith("OPENQASM 3");
        for (Path file : new Path[] {bell, three}) {
            assertThat(Cli.run("run", file.toString(), "--shots", "1000").out()).contains("|00>", "|11>").contains("p = ").doesNotContain("|01>");
        }
        Path bad = Files.writeString(folder.resolve("bad.qasm"), Files.readString(bell).replace("cx q", "cnot q"));
        Cli run = Cli.run("run", bad.toString());
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("bad.qasm:6:1: unknown gate 'cnot'; did you mean 'cx'?").contains("^~~~");
    }

    @Test
    void estimatesRunNothing() {
        assertThat(Cli.run("estimate", "ghz:33").out()).contains("128 GiB (2^33 x 16 B)").contains("does not fit");
        String heron = Cli.run("estimate", "ghz:3", "--profile", "sc_heron", "--shots", "1000").out();
        assertThat(heron).contains("execution  251 ms, 6.3 kJ").contains("every gate is Clifford");
        assertThat(Cli.run("estimate", "qaoa:reg3-100:5", "--profile", "qubit_gate_ns_e3").out())
                .contains("100 qubits, 0 T, 1250 rotations in 20 layers").contains(" for the algorithm, ");
        assertThat(Cli.run("estimate", "ghz:3", "--profile", "sc_heron", "--explain").out()).contains("= sc_heron.power x QPU time x PUE");
    }

    @Test
    void aJobFileGivesTheKnownIntegersInOrderAndABadJobStandsBesideTheGoodOnes() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode cases;
        try (var known = CommandsTest.class.getResourceAsStream("/org/assay/comparison/resource/tolerant/azure-estimates.json")) {
            cases = mapper.readTree(java.util.Objects.requireNonNull(known)).path("cases");
        }
        var jobs = mapper.createArrayNode();
        cases.forEach(c -> jobs.add(c.path("in")));
        jobs.add(mapper.createObjectNode().put("profile", "qubit_gate_ns_e3").put("numQubits", -1).put("errorBudget", 0.001));
        Path file = Files.writeString(folder.resolve("jobs.json"), mapper.writeValueAsString(jobs));
        JsonNode results = mapper.readTree(Cli.run("estimate", file.toString(), "--json").out()).path("results");
        assertThat(results).hasSize(cases.size() + 1);
        for (int i = 0; i < cases.size(); i++) {
            for (String field : new String[] {"physicalQubits", "runtimeNs", "codeDistance", "logicalDepth", "factories", "rqops"}) {
                assertThat(results.get(i).path(field)).as("%s of case %d", field, i).isEqualTo(cases.get(i).path("out").path(field));
            }
        }
        assertThat(results.get(cases.size()).path("error").asText()).contains("numQubits");
        assertThat(Cli.run("estimate", file.toString()).out()).contains("not estimated:");
    }

    @Test
    void doctorNamesJdkKernelsMemoryAndEnergy() {
        String out = Cli.run("doctor").out();
        assertThat(out).contains("java ", "kernels ", "memory ", "pages ", "energy ").contains("qubits in double precision", "RAPL", "perf", "log:PATH");
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Cli.run("doctor", "--java-home").out().strip()).isEqualTo(System.getProperty("java.home"));
    }

    @Test
    void limitsOfAContainerAndHugePagesAreReadFromTheirFiles() throws IOException {
        Files.createDirectories(folder.resolve("sys/fs/cgroup"));
        Files.createDirectories(folder.resolve("sys/kernel/mm/transparent_hugepage"));
        Files.createDirectories(folder.resolve("proc"));
        MachineFacts machine = new MachineFacts(folder);
        assertThat(machine.memoryLimit()).isEqualTo("no limit by a container");
        assertThat(machine.hugePages()).isEqualTo("unknown here");
        assertThat(machine.processorLimit()).isEmpty();
        Files.writeString(folder.resolve("sys/fs/cgroup/memory.max"), "8589934592\n");
        Files.writeString(folder.resolve("sys/fs/cgroup/cpu.max"), "150000 100000\n");
        Files.writeString(folder.resolve("sys/kernel/mm/transparent_hugepage/enabled"), "always madvise [never]\n");
        Files.writeString(folder.resolve("proc/cpuinfo"), "processor : 0\nmodel name : Abacus 9\n");
        assertThat(machine.memoryLimit()).isEqualTo("the container may use 8.0 GiB");
        assertThat(machine.processorLimit()).contains("the container may use 1.5 processors");
        assertThat(machine.hugePages()).startsWith("never; better: ");
        assertThat(machine.processor()).contains("Abacus 9");
        Files.writeString(folder.resolve("sys/fs/cgroup/memory.max"), "max\n");
        Files.writeString(folder.resolve("sys/fs/cgroup/cpu.max"), "max 100000\n");
        assertThat(machine.memoryLimit()).isEqualTo("no limit by a container");
        assertThat(machine.processorLimit()).isEmpty();
    }

    @Test
    void examplesListEverythingThatCanBeRunAndCompared() {
        String out = Cli.run("examples").out();
        assertThat(out).contains("ghz:n").contains("regD:N").contains("gset:NAME").contains("petersen");
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(out).contains("Methods, for --by", "annealing", "sweeps: in a run (4000)", "bnb");
        assertThat(Cli.run("examples", "tabu").out()).contains("tabu[:steps=...]", "assay solve reg3:16 --by tabu");
        assertThat(Cli.run("examples", "ghz").out()).contains("textbook:").contains("assay run ghz:3");
    }

    @Test
    void helpOfEveryCommandFitsTheTerminal() {
        for (String command : new String[] {"run", "draw", "convert", "estimate", "compare", "solve", "doctor", "examples"}) {
            Cli help = Cli.run(command, "--help");
            assertThat(help.exitCode()).isZero();
            assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }
}
