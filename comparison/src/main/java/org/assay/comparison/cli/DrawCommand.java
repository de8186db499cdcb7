package org.assay.comparison.cli;

import java.util.EnumSet;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.draw.TextDrawing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay draw}: a circuit as text. */
@Command(name = "draw", mixinStandardHelpOptions = true, description = "Draws a circuit.")
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
        common.resolveFormat(EnumSet.of(OutputFormat.TEXT));
        if (width < TextDrawing.LEAST_WIDTH) {
            throw Failure.usage("--width is %d, but must be %d or more".formatted(width, TextDrawing.LEAST_WIDTH));
        }
        Result result = Result.to(common, spec);
        Circuit resolved = CircuitArgument.resolve(circuit);
        result.write(ascii ? TextDrawing.ascii(resolved, width) : TextDrawing.unicode(resolved, width));
    }
}
