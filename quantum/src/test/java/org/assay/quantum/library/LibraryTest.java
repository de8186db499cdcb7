package org.assay.quantum.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.DenseUnitary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {

    static Stream<LibraryEntry> entries() {
        return Library.entries().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryBuildsItsExampleAndCarriesItsName(LibraryEntry entry) {
        Circuit circuit = Library.named(entry.example());
        assertThat(circuit.name()).isEqualTo(entry.example());
        assertThat(entry.example()).startsWith(entry.name());
        assertThat(entry.description()).isNotBlank();
        assertThat(entry.check()).isNotBlank();
        assertThat(Library.entry(entry.name())).contains(entry);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void ghzIsHalfAllZeroAndHalfAllOne(int n) {
        Complex[] state = DenseUnitary.stateOf(Library.named("ghz:" + n));
        assertThat(state[0].squaredAbs()).isCloseTo(0.5, within(1e-15));
        assertThat(state[state.length - 1].squaredAbs()).isCloseTo(0.5, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void theUniformChainIsUniformAndEqualToHadamardsAlone(int n) {
        Complex[] state = DenseUnitary.stateOf(Library.named("uniform-chain:" + n));
        for (Complex amplitude : state) {
            assertThat(amplitude.isCloseTo(Complex.real(Math.pow(2, -n / 2.0)), 1e-15)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void qftIsTheFourierMatrix(int n) {
        ComplexMatrix matrix = DenseUnitary.of(Library.named("qft:" + n));
        int size = 1 << n;
        for (int k = 0; k < size; k++) {
            for (int x = 0; x < size; x++) {
                Complex expected = Complex.cis(2 * Math.PI * x * k / size).times(1 / Math.sqrt(size));
                assertThat(matrix.at(k, x).isCloseTo(expected, 1e-14)).as("entry %d, %d", k, x).isTrue();
            }
        }
    }

    @Test
    void anUnknownNameBringsTheNearestAndAllUsages() {
        assertThatThrownBy(() -> Library.named("gzh:3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no circuit 'gzh' in the library; did you mean 'ghz'?")
                .hasMessageContaining("qft:n");
    }

    @Test
    void aWrongArgumentIsShownWithWhatIsAllowed() {
        assertThatThrownBy(() -> Library.named("ghz")).hasMessage(
                "ghz:n needs n: a whole number from 1 to 1000000 (number of qubits), as in 'ghz:3'");
        assertThatThrownBy(() -> Library.named("ghz:0")).hasMessageContaining("n is '0' in ghz:n");
        assertThatThrownBy(() -> Library.named("ghz:-3")).hasMessageContaining("n is '-3'");
        assertThatThrownBy(() -> Library.named("ghz:99999999999999999999")).hasMessageContaining("must be a whole number");
        assertThatThrownBy(() -> Library.named("ghz:3:4")).hasMessageContaining("takes at most 1 arguments, got 2");
        assertThatThrownBy(() -> Library.named("bell:2")).hasMessageContaining("takes at most 0 arguments");
        assertThatThrownBy(() -> Library.named("ghz:")).hasMessageContaining("needs n");
        assertThatThrownBy(() -> Library.named("")).hasMessageContaining("no circuit ''");
    }
}
