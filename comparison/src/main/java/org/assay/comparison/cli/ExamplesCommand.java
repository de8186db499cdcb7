package org.assay.comparison.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assay.comparison.contender.ContenderFamily;
import org.assay.comparison.contender.Contenders;
import org.assay.comparison.problem.Family;
import org.assay.comparison.problem.Problems;
import org.assay.comparison.report.Wrap;
import org.assay.quantum.library.Library;
import org.assay.quantum.library.LibraryEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay examples}: what there is to try, and more about one of them. */
@Command(name = "examples", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Lists the bundled circuits and problems, or tells more about one.")
final class ExamplesCommand implements Runnable {

    private static final int NAME_WIDTH = 20;
    private static final String INDENT = " ".repeat(NAME_WIDTH + 2);

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A circuit or a problem of the list.")
    @Nullable String name;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        Result.to(common, spec).write(String.join("\n", name == null ? list() : about(name)));
    }

    private static List<String> list() {
        List<String> lines = new ArrayList<>();
        lines.add("Circuits, for run and draw:");
        Library.entries().forEach(e -> lines.addAll(entry(e.usage(), e.description())));
        lines.add("");
        lines.add("Problems, for compare and solve (a file does as well):");
        Problems.families().forEach(f -> lines.addAll(entry(f.usage(), f.summary())));
        lines.add("");
        lines.add("Methods, for --by, with their settings:");
        Contenders.families().forEach(f -> lines.addAll(entry(f.name(), summary(f))));
        lines.add("");
        lines.add("More about one:  assay examples NAME");
        return lines;
    }

    /** With each setting and its usual value. */
    private static String summary(ContenderFamily family) {
        String settings = family.settings().entrySet().stream().map(s -> "%s: %s".formatted(s.getKey(), s.getValue()))
                .collect(Collectors.joining("; "));
        return settings.isEmpty() ? family.summary() : "%s. %s".formatted(family.summary(), settings);
    }

    private static List<String> entry(String usage, String summary) {
        List<String> lines = new ArrayList<>(Wrap.lines(summary, 79, INDENT));
        String head = " %-" + NAME_WIDTH + "s ";
        if (usage.length() > NAME_WIDTH) {
            lines.addFirst(" " + usage);
        } else {
            lines.set(0, head.formatted(usage) + lines.getFirst().strip());
        }
        return lines;
    }

    private static List<String> about(String name) {
        String family = name.split(":", 2)[0];
        List<String> lines = new ArrayList<>();
        Library.entry(family).ifPresent(e -> lines.addAll(about(e)));
        for (Family problem : Problems.families()) {
            if (problem.name().equals(family)) {
                lines.addAll(Wrap.lines("%s: %s".formatted(problem.usage(), problem.summary()), 79, ""));
                lines.add("  try:  assay compare " + problem.example());
            }
        }
        Contenders.families().stream().filter(f -> f.name().equals(family)).forEach(f -> {
            lines.addAll(Wrap.lines("%s: %s".formatted(f.usage(), summary(f)), 79, ""));
            lines.add("  try:  assay solve reg3:16 --by " + f.name());
        });
        if (lines.isEmpty()) {
            throw Failure.badInput("no example '%s'".formatted(name), "list them with: assay examples");
        }
        return lines;
    }

    private static List<String> about(LibraryEntry entry) {
        List<String> lines = new ArrayList<>(Wrap.lines("%s: %s".formatted(entry.usage(), entry.description()), 79, ""));
        entry.parameters().forEach(p -> lines.addAll(Wrap.lines("%s: %s (%s)".formatted(p.name(), p.meaning(), p.allowed()), 79, "  ")));
        lines.addAll(Wrap.lines("textbook: " + entry.check(), 79, "  "));
        lines.add("  try:  assay draw " + entry.example());
        lines.add("        assay run " + entry.example() + " --shots 1000");
        return lines;
    }
}
