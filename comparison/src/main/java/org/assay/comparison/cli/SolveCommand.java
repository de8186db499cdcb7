package org.assay.comparison.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay solve}: only the methods that are named. */
@Command(name = "solve", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Runs one problem by the methods named with --by.",
        footer = {"", "Formats: text, json, csv, svg (energy bars)"})
final class SolveCommand implements Runnable {

    @Parameters(paramLabel = "PROBLEM", description = "A generator, a named graph or a file; 'assay examples' lists them.")
    String problem = "";

    @Mixin
    Comparing comparing = new Comparing();

    @Override
    public void run() {
        if (comparing.by == null) {
            throw Failure.usage("solve needs --by with the methods to run",
                    "as in: assay solve %s --by annealing,gd,qaoa:p=4".formatted(problem),
                    "for the usual panel: assay compare " + problem);
        }
        comparing.run(problem);
    }
}
