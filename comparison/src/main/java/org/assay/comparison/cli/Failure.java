package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.util.List;

/** An end that the user can do something about: a message, hints below it, and an exit code. */
@SuppressWarnings("serial") // never serialised
final class Failure extends RuntimeException {

    private final int exitCode;
    private final List<String> hints;
    private boolean said;

    private Failure(int exitCode, String message, List<String> hints) {
        super(message);
        this.exitCode = exitCode;
        this.hints = hints;
    }

    static Failure usage(String message, String... hints) {
        return new Failure(ExitCode.USAGE, message, List.of(hints));
    }

    static Failure badInput(String message, String... hints) {
        return new Failure(ExitCode.BAD_INPUT, message, List.of(hints));
    }

    static Failure refused(String message, String... hints) {
        return new Failure(ExitCode.REFUSED, message, List.of(hints));
    }

    /** Says it at once, for the process may be gone before anybody else could. */
    static Failure interrupted(String message, PrintWriter err) {
        Failure failure = new Failure(ExitCode.INTERRUPTED, message, List.of());
        err.println(failure.text());
        err.flush();
        failure.said = true;
        return failure;
    }

    /** Whether the user has read it already. */
    boolean isSaid() {
        return said;
    }

    int exitCode() {
        return exitCode;
    }

    /** The message with its hints, as printed on standard error. */
    String text() {
        StringBuilder out = new StringBuilder("error: ").append(getMessage());
        hints.forEach(hint -> out.append("\n  ").append(hint));
        return out.toString();
    }
}
