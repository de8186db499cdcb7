package org.assay.comparison.cli;

import java.util.EnumSet;
import java.util.Objects;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.draw.LatexDrawing;
import org.assay.quantum.draw.SvgDrawing;
import org.assay.quantum.draw.TextDrawing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay draw}: a circuit as text, SVG or LaTeX. */
@Command(name = "draw", mixinStandardHelpOptions = true, addMethodSubcommands = false, description = "Draws a circuit.",
        footer = {"", "Formats: text, svg, latex (quantikz)"})
final class DrawCommand implements Runnable {

    @Parameters(paramLabel = "CIRCUIT", description = CircuitArgument.HELP)
    String circuit = "";

    @Option(names = "--ascii", description = "Use ASCII characters only.")
    boolean ascii;

    @Option(names = "--width", paramLabel = "COLUMNS", defaultValue = "80",
            description = "Wrap at this width (default ${DEFAULT-VALUE}).")
    int width = 80;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        OutputFormat format = common.resolveFormat(EnumSet.of(OutputFormat.TEXT, OutputFormat.SVG, OutputFormat.LATEX));
        if (width < TextDrawing.LEAST_WIDTH) {
            throw Failure.usage("--width is %d, but must be %d or more".formatted(width, TextDrawing.LEAST_WIDTH));
        }
        Result result = Result.to(common, spec);
        Circuit resolved = CircuitArgument.resolve(circuit, common.seed, Objects.requireNonNull(spec).commandLine().getErr());
        result.write(switch (format) {
            case SVG -> SvgDrawing.of(resolved);
            case LATEX -> LatexDrawing.of(resolved);
            case TEXT, JSON, CSV, MD, HTML -> ascii ? TextDrawing.ascii(resolved, width) : TextDrawing.unicode(resolved, width);
        });
    }
}
