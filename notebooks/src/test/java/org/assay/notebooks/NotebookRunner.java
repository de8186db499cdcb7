package org.assay.notebooks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Runs the cells of a notebook in one JShell session, as a Java kernel of Jupyter does.
 *
 * <p>{@code display(...)}, which the kernel offers, prints here; that is all the cells may count on.
 */
final class NotebookRunner implements AutoCloseable {

    /** A bare expression, which a notebook shows; JShell keeps its value in a variable of its own. */
    private static final Set<Snippet.SubKind> SHOWN = EnumSet.of(
            Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
            Snippet.SubKind.VAR_VALUE_SUBKIND,
            Snippet.SubKind.OTHER_EXPRESSION_SUBKIND);

    private static final String MODULES = "--add-modules=jdk.incubator.vector";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final JShell shell = JShell.builder()
            .out(out)
            .err(out)
            .compilerOptions(MODULES)
            .remoteVMOptions(MODULES, "--enable-native-access=ALL-UNNAMED", "-Xmx2g")
            .build();

    NotebookRunner() {
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            shell.addToClasspath(entry);
        }
        run("import java.util.*; import java.util.function.*; import java.util.stream.*;");
        run("String display(Object what) { System.out.println(what); return \"\"; }");
        run("String display(String mime, Object what) { System.out.println(mime + \": \" + what); return \"\"; }");
    }

    /** Runs one cell and returns what it printed and the value of its last expression; fails on any error. */
    String run(String cell) {
        printed.reset();
        StringBuilder values = new StringBuilder();
        for (String snippet : snippets(cell)) {
            for (SnippetEvent event : shell.eval(snippet)) {
                requireSuccess(event, snippet);
                if (event.value() != null && SHOWN.contains(event.snippet().subKind())) {
                    values.append(event.value()).append('\n');
                }
            }
        }
        return printed.toString(StandardCharsets.UTF_8) + values;
    }

    private List<String> snippets(String cell) {
        List<String> snippets = new ArrayList<>();
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (!info.completeness().isComplete() && info.completeness() != SourceCodeAnalysis.Completeness.EMPTY) {
                throw new AssertionError("incomplete code at the end of a cell:\n" + rest);
            }
            if (info.source() != null) {
                snippets.add(info.source());
            }
            rest = info.remaining();
        }
        return snippets;
    }

    private void requireSuccess(SnippetEvent event, String snippet) {
        if (event.exception() != null) {
            String detail = event.exception() instanceof EvalException e
                    ? e.getExceptionClassName() + ": " + e.getMessage()
                    : event.exception().toString();
            throw new AssertionError("a cell threw %s\n%s".formatted(detail, snippet));
        }
        if (event.status() == Snippet.Status.REJECTED || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            String problems = String.join("\n", shell.diagnostics(event.snippet()).map(this::describe).toList());
            throw new AssertionError("a cell does not compile:\n%s\n%s".formatted(snippet, problems));
        }
    }

    private String describe(Diag diagnostic) {
        return diagnostic.getMessage(Locale.ROOT);
    }

    @Override
    public void close() {
        shell.close();
    }
}
