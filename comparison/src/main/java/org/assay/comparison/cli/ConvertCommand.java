package org.assay.comparison.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.assay.comparison.problem.Format;
import org.assay.comparison.problem.ProblemException;
import org.assay.comparison.problem.ProblemFiles;
import org.assay.comparison.problem.ProblemFormatException;
import org.assay.comparison.problem.Problems;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.qasm.QasmVersion;
import org.assay.quantum.qasm.QasmWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay convert}: a circuit into another dialect, a problem into another format. */
@Command(name = "convert", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Writes a circuit as OpenQASM 2 (.qasm) or 3 (.qasm3), or a problem in a format that the suffix picks.",
        footer = {"", "Problems: .rud (G-set), .edges, .dimacs, .g6, .graphml, .mtx, .qubo, .json (bqpjson), .cnf"})
final class ConvertCommand implements Runnable {

    private static final List<String> SUFFIXES = List.of(".qasm", ".qasm2", ".qasm3");

    @Parameters(index = "0", paramLabel = "IN", description = "A circuit or a problem: a file, a name or a generator, by what OUT is.")
    String in = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write; its suffix picks dialect or format.")
    Path out = Path.of("");

    @Option(names = "--qasm", paramLabel = "2|3", description = "The dialect, whatever the suffix says.")
    @Nullable Integer dialect;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        Optional<Format> format = dialect == null ? Format.ofName(out.toString()) : Optional.empty();
        if (format.isPresent()) {
            writeProblem(format.get());
        } else {
            writeCircuit(version());
        }
        Objects.requireNonNull(spec).commandLine().getErr().println("saved  " + out);
    }

    private void writeProblem(Format format) {
        OutputFile file = OutputFile.at(out);
        try {
            file.write(ProblemFiles.write(Problems.resolve(in, common.seed).cost(), format));
        } catch (ProblemFormatException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()), e.excerpt().lines().toArray(String[]::new));
        } catch (ProblemException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()));
        }
    }

    private void writeCircuit(QasmVersion version) {
        OutputFile file = OutputFile.at(out);
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        Circuit circuit = CircuitArgument.resolve(in, common.seed, err);
        String text;
        try {
            text = QasmWriter.write(circuit, version);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("%s cannot be written as OpenQASM %d: %s".formatted(
                    circuit.name(), version == QasmVersion.V2 ? 2 : 3, e.getMessage()));
        }
        file.write(text);
    }

    private QasmVersion version() {
        if (dialect != null) {
            return switch (dialect) {
                case 2 -> QasmVersion.V2;
                case 3 -> QasmVersion.V3;
                default -> throw Failure.usage("--qasm is %d, but must be 2 or 3".formatted(dialect));
            };
        }
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (SUFFIXES.stream().noneMatch(name::endsWith)) {
            throw Failure.usage("cannot tell the format of '%s' by its suffix".formatted(out),
                    "name it .qasm or .qasm2 for OpenQASM 2, .qasm3 for OpenQASM 3, or say --qasm 2 or --qasm 3",
                    "for a problem: .rud .edges .dimacs .g6 .graphml .mtx .qubo .json .cnf");
        }
        return name.endsWith("3") ? QasmVersion.V3 : QasmVersion.V2;
    }
}
