package org.assay.comparison.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

/** {@code assay convert}: a circuit into another dialect. */
@Command(name = "convert", mixinStandardHelpOptions = true,
        description = "Writes a circuit as OpenQASM 2 (.qasm) or 3 (.qasm3).")
final class ConvertCommand implements Runnable {

    private static final List<String> SUFFIXES = List.of(".qasm", ".qasm2", ".qasm3");

    @Parameters(index = "0", paramLabel = "IN", description = CircuitArgument.HELP)
    String in = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write; its suffix picks the dialect.")
    Path out = Path.of("");

    @Option(names = "--qasm", paramLabel = "2|3", description = "The dialect, whatever the suffix says.")
    @Nullable Integer dialect;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        QasmVersion version = version();
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
        err.println("saved  " + out);
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
            throw Failure.usage("cannot tell the dialect of '%s' by its suffix".formatted(out),
                    "name it .qasm or .qasm2 for OpenQASM 2, .qasm3 for OpenQASM 3, or say --qasm 2 or --qasm 3");
        }
        return name.endsWith("3") ? QasmVersion.V3 : QasmVersion.V2;
    }
}
