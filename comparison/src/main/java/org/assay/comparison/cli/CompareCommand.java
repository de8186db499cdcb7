package org.assay.comparison.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay compare}: the main job. */
@Command(name = "compare", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Runs one problem by quantum and classical methods: quality, seconds, joules.",
        footer = {"", "Formats: text, json, csv, svg (energy bars)"})
final class CompareCommand implements Runnable {

    @Parameters(paramLabel = "PROBLEM", arity = "0..1", defaultValue = "reg3:16",
            description = "A generator, a named graph or a file (default ${DEFAULT-VALUE}); 'assay examples' lists them.")
    String problem = "reg3:16";

    @Mixin
    Comparing comparing = new Comparing();

    @Override
    public void run() {
        comparing.run(problem);
    }
}
