package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import org.assay.comparison.report.Wrap;
import org.assay.quantum.circuit.NearestName;
import org.assay.quantum.simulate.StateTooLargeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into a message on standard error and an exit code. */
final class Errors {

    private static final int COLUMNS = 80;

    private Errors() {}

    /** A command line that cannot be read: says what, suggests the nearest, points to the help. */
    static int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + usageMessage(e));
        if (e instanceof UnmatchedArgumentException unmatched) {
            meant(unmatched.getUnmatched().getFirst(), command)
                    .ifPresent(hint -> Wrap.lines(hint, COLUMNS, "  ").forEach(err::println));
        }
        err.println("  see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** A name that is near; where none is, the commands if one was expected, and otherwise nothing. */
    private static Optional<String> meant(String word, CommandLine command) {
        if (!word.startsWith("-") && command.getSubcommands().isEmpty()) {
            return Optional.empty();
        }
        Collection<String> known = word.startsWith("-") ? command.getCommandSpec().optionsMap().keySet() : command.getSubcommands().keySet();
        return NearestName.of(word, known).map("did you mean %s?"::formatted)
                .or(() -> word.startsWith("-") ? Optional.empty() : Optional.of("commands are " + String.join(", ", known)));
    }

    private static String usageMessage(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !e.getCommandLine().getSubcommands().isEmpty()
                && !unmatched.getUnmatched().getFirst().startsWith("-")) {
            return "unknown command '%s'".formatted(unmatched.getUnmatched().getFirst());
        }
        if (e.getCause() instanceof Failure failure) {
            return failure.text().substring("error: ".length());
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("the command line cannot be read");
    }

    static int execution(Exception e, CommandLine command, boolean debug) {
        PrintWriter err = command.getErr();
        command.getOut().flush();
        int code = report(e, err);
        if (debug) {
            e.printStackTrace(err);
        }
        return code;
    }

    private static int report(@Nullable Throwable e, PrintWriter err) {
        return switch (e) {
            case Failure failure -> {
                if (!failure.isSaid()) {
                    err.println(failure.text());
                }
                yield failure.exitCode();
            }
            case StateTooLargeException tooLarge -> {
                err.println("error: " + tooLarge.getMessage());
                yield ExitCode.REFUSED;
            }
            case OutOfMemoryError _ -> {
                err.println("error: the Java heap is full");
                err.println("  give it more with ASSAY_JAVA_OPTS=-Xmx..., or take a smaller problem");
                yield ExitCode.REFUSED;
            }
            case null, default -> {
                err.println("internal error: " + e);
                err.println("  this is a fault of Assay's; run again with --debug and report what it prints");
                yield ExitCode.INTERNAL_ERROR;
            }
        };
    }
}
