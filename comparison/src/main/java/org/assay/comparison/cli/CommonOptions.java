package org.assay.comparison.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command with a result has. */
final class CommonOptions {

    /** The seed when none is given; printed with every result. */
    static final long DEFAULT_SEED = 7;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + DEFAULT_SEED,
            description = "Seed of everything random; the same seed gives the same instance and answers (default ${DEFAULT-VALUE}).")
    long seed = DEFAULT_SEED;

    @Option(names = "--format", paramLabel = "FORMAT", description = "How to print the result; see below for the formats.")
    @Nullable String format;

    @Option(names = "--json", description = "Short for --format json.")
    boolean json;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write the result there; the suffix picks the format.")
    @Nullable Path output;

    /** The format asked for by {@code --json}, {@code --format} or the suffix of {@code -o}; text otherwise. */
    OutputFormat resolveFormat(Set<OutputFormat> available) {
        OutputFormat asked = askedFor();
        if (!available.contains(asked)) {
            throw Failure.usage("this command has no %s output".formatted(asked.word()),
                    "it has: " + String.join(", ", available.stream().map(OutputFormat::word).sorted().toList()));
        }
        return asked;
    }

    private OutputFormat askedFor() {
        if (json) {
            if (format != null && OutputFormat.parse(format) != OutputFormat.JSON) {
                throw Failure.usage("--json and --format %s contradict each other".formatted(format), "give one of them");
            }
            return OutputFormat.JSON;
        }
        if (format != null) {
            return OutputFormat.parse(format);
        }
        return Optional.ofNullable(output)
                .flatMap(path -> OutputFormat.ofFileName(path.toString()))
                .orElse(OutputFormat.TEXT);
    }

    /** The file of {@code -o}, checked to be writable before anything is computed. */
    Optional<OutputFile> outputFile() {
        return Optional.ofNullable(output).map(OutputFile::at);
    }
}
