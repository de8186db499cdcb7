package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileKernelsTwinTest {

    private static final Path SOURCES = Path.of("src/main/java/org/assay/quantum/kernel");

    private record Exchange(String from, String to) {}

    /** In this order; the first three swap the names of the classes. */
    private static final List<Exchange> EXCHANGES = List.of(
            new Exchange("DoubleTileKernels", "\0"),
            new Exchange("FloatTileKernels", "DoubleTileKernels"),
            new Exchange("\0", "FloatTileKernels"),
            new Exchange("DoubleVector", "FloatVector"),
            new Exchange("<Double>", "<Float>"),
            new Exchange("LongVector", "IntVector"),
            new Exchange("<Long>", "<Integer>"),
            new Exchange("long.class", "int.class"),
            new Exchange("B2L", "B2I"),
            new Exchange("B2D", "B2F"),
            new Exchange("reinterpretAsLongs", "reinterpretAsInts"),
            new Exchange("reinterpretAsDoubles", "reinterpretAsFloats"),
            new Exchange("(SPECIES, tangent)", "(SPECIES, (float) tangent)"),
            new Exchange("(SPECIES, -tangent)", "(SPECIES, (float) -tangent)"),
            new Exchange("(SPECIES, value)", "(SPECIES, (float) value)"),
            new Exchange("double[] entries = tables;", "float[] entries = TileKernels.narrowed(tables);"),
            new Exchange("\"double, \"", "\"single, \""),
            new Exchange("in double precision", "in single precision"));

    @Test
    void singlePrecisionKernelsAreTheDoubleOnesWithTheTypesExchanged() throws IOException {
        String expected = Files.readString(SOURCES.resolve("DoubleTileKernels.java"));
        for (Exchange exchange : EXCHANGES) {
            expected = expected.replace(exchange.from, exchange.to);
        }
        assertThat(Files.readString(SOURCES.resolve("FloatTileKernels.java")))
                .as("change DoubleTileKernels, then make FloatTileKernels from it by the exchanges listed in this test")
                .isEqualTo(expected);
    }
}
