package org.assay.comparison.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The JSON of a run whose text was asked for: kept beside the working directory's other results. */
final class SavedResult {

    private SavedResult() {}

    /**
     * Where it was saved; a folder that cannot be written costs a warning, not the result.
     *
     * @param isPartial of a run that was ended early: it does not replace the result of a whole one
     */
    static Optional<Path> save(String name, long seed, boolean isPartial, String json, CommandSpec spec) {
        Path path = Path.of("assay-out", "%s-s%d%s.json".formatted(name.replaceAll("[^A-Za-z0-9.]+", "-"), seed, isPartial ? "-partial" : ""));
        try {
            OutputFile.at(path).write(json);
            return Optional.of(path);
        } catch (Failure e) {
            spec.commandLine().getErr().println("warning: " + e.getMessage());
            return Optional.empty();
        }
    }
}
