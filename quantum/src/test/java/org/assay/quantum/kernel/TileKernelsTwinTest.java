package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TileKernelsTwinTest {

    private static final Path SOURCES = Path.of("src/main/java/org/assay/quantum/kernel");

    private record Exchange(String from, String to) {}

    /** Classes that exist in both precisions. */
    private static final List<String> TWINS = List.of("TileKernels", "AdjointKernels", "LevelKernels", "PatternKernels", "CellKernels");

    /** In this order. */
    private static final List<Exchange> EXCHANGES = List.of(
            new Exchange("DoubleVector", "FloatVector"),
            new Exchange("VectorWidth.DOUBLES", "VectorWidth.FLOATS"),
            new Exchange("<Double>", "<Float>"),
            new Exchange("LongVector", "IntVector"),
            new Exchange("<Long>", "<Integer>"),
            new Exchange("long.class", "int.class"),
            new Exchange("B2L", "B2I"),
            new Exchange("B2D", "B2F"),
            new Exchange("reinterpretAsLongs", "reinterpretAsInts"),
            new Exchange("reinterpretAsDoubles", "reinterpretAsFloats"),
            new Exchange("(SPECIES, angle.", "(SPECIES, (float) angle."),
            new Exchange("(SPECIES, -angle.", "(SPECIES, (float) -angle."),
            new Exchange("(SPECIES, value)", "(SPECIES, (float) value)"),
            new Exchange("double[] c = (double[]) coefs;", "float[] c = (float[]) coefs;"),
            new Exchange("double[] entries = tables.doubles();", "float[] entries = tables.floats();"),
            new Exchange("double[] signs = new double", "float[] signs = new float"),
            new Exchange("double[] turns = new double", "float[] turns = new float"),
            new Exchange("double[] ones = new double", "float[] ones = new float"),
            new Exchange("static double[]", "static float[]"),
            new Exchange("final double[]", "final float[]"),
            new Exchange("phases.doubles()", "phases.floats()"),
            new Exchange("levels.doubles()", "levels.floats()"),
            new Exchange("shapes.doubles()", "shapes.floats()"),
            new Exchange("bases.doubles()", "bases.floats()"),
            new Exchange("2L * Double.BYTES", "2L * Float.BYTES"),
            new Exchange("factor + Double.BYTES", "factor + Float.BYTES"),
            new Exchange("factors.get(ValueLayout.JAVA_DOUBLE", "factors.get(ValueLayout.JAVA_FLOAT"),
            new Exchange("PatternTable.ofDoubles(", "PatternTable.ofFloats("),
            new Exchange("\"double, \"", "\"single, \""),
            new Exchange("in double precision", "in single precision"));

    @ParameterizedTest
    @FieldSource("TWINS")
    void singlePrecisionKernelsAreTheDoubleOnesWithTheTypesExchanged(String name) throws IOException {
        String expected = Files.readString(SOURCES.resolve("Double" + name + ".java"));
        for (String twin : TWINS) {
            expected = expected.replace("Double" + twin, "\0").replace("Float" + twin, "Double" + twin).replace("\0", "Float" + twin);
        }
        for (Exchange exchange : EXCHANGES) {
            expected = expected.replace(exchange.from, exchange.to);
        }
        assertThat(Files.readString(SOURCES.resolve("Float" + name + ".java")))
                .as("change Double%1$s, then make Float%1$s from it by the exchanges listed in this test", name)
                .isEqualTo(expected);
    }
}
