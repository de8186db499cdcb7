package org.assay.quantum.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assay.quantum.Golden;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.library.Library;
import org.assay.quantum.library.LibraryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextDrawingTest {

    static Stream<Circuit> circuits() {
        return Stream.concat(
                SampleCircuits.all(),
                Library.entries().stream().map(LibraryEntry::example).map(Library::named));
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void drawsAsInItsGoldenFiles(Circuit circuit) {
        String file = "draw/" + circuit.name().replace(':', '-');
        Golden.assertMatches(file + ".txt", TextDrawing.unicode(circuit, 80));
        Golden.assertMatches(file + ".ascii.txt", TextDrawing.ascii(circuit, 80));
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void noLineIsLongerThanAskedAndEveryStripHasEveryLabel(Circuit circuit) {
        for (int width : new int[] {40, 57, 80, 200}) {
            String drawing = TextDrawing.unicode(circuit, width);
            assertThat(drawing.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
            String first = circuit.registers().qubitLabel(0) + ": ";
            String last = circuit.registers().qubitLabel(circuit.qubits() - 1) + ": ";
            assertThat(occurrences(drawing, first)).isPositive().isEqualTo(occurrences(drawing, last));
        }
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void theAsciiFormIsAscii(Circuit circuit) {
        assertThat(TextDrawing.ascii(circuit, 80).chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    }

    @Test
    void refusesAWidthThatHoldsNoBox() {
        assertThatThrownBy(() -> TextDrawing.unicode(Circuit.builder(1).build(), 12)).hasMessageContaining("width is 12");
    }

    @Test
    void refusesWhatNobodyCouldLookAt() {
        assertThatThrownBy(() -> TextDrawing.unicode(Library.named("ghz:100000"), 80))
                .hasMessageContaining("has 100000 wires and 100000 columns; at most 4000000 places");
    }

    @Test
    void aCircuitWithoutQubitsIsSaidToHaveNone() {
        assertThat(TextDrawing.unicode(Circuit.builder(0).globalPhase(1).build(), 80)).isEqualTo("(no qubits)\n");
    }

    private static long occurrences(String drawing, String label) {
        return drawing.lines().filter(line -> line.strip().startsWith(label)).count();
    }
}
