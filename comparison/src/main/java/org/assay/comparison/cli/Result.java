package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's result goes: the file of {@code -o}, or standard output. */
final class Result {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Optional<OutputFile> file;

    private Result(PrintWriter out, PrintWriter err, Optional<OutputFile> file) {
        this.out = out;
        this.err = err;
        this.file = file;
    }

    /** To be called before any work is done: refuses a file that cannot be written. */
    static Result to(CommonOptions common, @Nullable CommandSpec spec) {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        return new Result(commandLine.getOut(), commandLine.getErr(), common.outputFile());
    }

    /** Writes the text, with a line end at its end. */
    void write(String text) {
        String whole = text.endsWith("\n") ? text : text + "\n";
        if (file.isPresent()) {
            file.get().write(whole);
            err.println("saved  " + file.get().path());
        } else {
            out.print(whole);
            out.flush();
        }
    }
}
