package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.assay.quantum.kernel.VectorBits;
import org.assay.quantum.kernel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code assay}: quantum circuits against classical optimisation, on one scale. */
@Command(
        name = "assay",
        version = "assay 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "Weighs quantum circuits against classical optimisation: quality, seconds, joules.",
        footer = {"", "Start with:  assay compare", "Then:        assay examples"})
public final class Main implements Runnable {

    /** In the order of the help. */
    private static final Map<String, Supplier<Runnable>> COMMANDS = commands();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of errors.")
    boolean debug;

    @Spec
    @Nullable CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = hasValidProperties(err) ? execute(out, err, arguments) : ExitCode.USAGE;
        out.flush();
        System.exit(code);
    }

    /** Refuses properties that would stop the simulators' classes from loading. */
    private static boolean hasValidProperties(PrintWriter err) {
        try {
            Workers.threadsAskedFor();
            VectorBits.askedFor();
            return true;
        } catch (IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            return false;
        }
    }

    /** Runs one command against the given streams and returns its exit code. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main);
        subcommands(arguments).forEach((name, command) -> commandLine.addSubcommand(name, command.get()));
        commandLine
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours() ? Ansi.AUTO : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Errors::usage)
                .setExecutionExceptionHandler((e, command, _) -> Errors.execution(e, command, main.debug));
        int code = commandLine.execute(arguments);
        out.flush();
        return code;
    }

    private static Map<String, Supplier<Runnable>> commands() {
        Map<String, Supplier<Runnable>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("draw", DrawCommand::new);
        commands.put("convert", ConvertCommand::new);
        commands.put("estimate", EstimateCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("solve", SolveCommand::new);
        commands.put("train", TrainCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("examples", ExamplesCommand::new);
        return commands;
    }

    /** The one that is asked for, since reading all their options takes a tenth of a second; all where it is none of them. */
    private static Map<String, Supplier<Runnable>> subcommands(String... arguments) {
        return Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).limit(1)
                .filter(COMMANDS::containsKey).findFirst()
                .map(name -> Map.of(name, COMMANDS.get(name))).orElse(COMMANDS);
    }

    private static boolean colours() {
        return System.getenv("NO_COLOR") == null && System.console() != null && System.console().isTerminal();
    }

    @Override
    public void run() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        commandLine.usage(commandLine.getOut());
    }
}
