package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Pictures beside a result. */
final class ChartOptions {

    @Option(names = "--tornado", paramLabel = "FILE.svg", description = "Draw which inputs the uncertainty of the energy comes from.")
    @Nullable Path tornado;

    @Option(names = "--bars", paramLabel = "FILE.svg", description = "Draw the energies as bars, with intervals and tags.")
    @Nullable Path bars;

    private Optional<OutputFile> tornadoFile = Optional.empty();
    private Optional<OutputFile> barsFile = Optional.empty();

    /** To be called before any work is done: refuses files that cannot be written. */
    void check() {
        tornadoFile = Optional.ofNullable(tornado).map(OutputFile::at);
        barsFile = Optional.ofNullable(bars).map(OutputFile::at);
    }

    void write(Supplier<String> tornadoSvg, Supplier<String> barsSvg, PrintWriter err) {
        tornadoFile.ifPresent(file -> write(file, tornadoSvg.get(), err));
        barsFile.ifPresent(file -> write(file, barsSvg.get(), err));
    }

    private static void write(OutputFile file, String svg, PrintWriter err) {
        file.write(svg);
        err.println("saved  " + file.path());
    }
}
