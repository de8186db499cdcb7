package org.assay.quantum.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.DenseUnitary;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Registers;
import org.assay.quantum.library.Library;
import org.assay.quantum.library.LibraryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole files: what they mean, and that writing and reading again loses nothing. */
class QasmCorpusTest {

    static Stream<Circuit> circuits() throws IOException {
        List<Circuit> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FrozenMatrices.FOLDER.resolve("corpus"))) {
            for (Path file : files.sorted().toList()) {
                all.add(QasmReader.read(file).circuit());
            }
        }
        Library.entries().stream().map(LibraryEntry::example).map(Library::named).forEach(all::add);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void openQasm3RoundTripKeepsUnitaryRegistersAndParameters(Circuit circuit) {
        assertRoundTrip(circuit, QasmVersion.V3);
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void openQasm2RoundTripKeepsUnitaryAndRegisters(Circuit circuit) {
        boolean sayable = circuit.parameters().isEmpty() && !circuit.name().equals("conditions");
        if (sayable) {
            assertRoundTrip(circuit, QasmVersion.V2);
        }
    }

    private static void assertRoundTrip(Circuit circuit, QasmVersion version) {
        String text = QasmWriter.write(circuit, version);
        Reading reading = QasmReader.read(text, circuit.name());
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.version()).isEqualTo(version);
        Circuit back = reading.circuit();
        assertThat(back.registers()).isEqualTo(circuit.registers());
        assertThat(back.parameters()).isEqualTo(circuit.parameters());
        assertThat(back.counts().measurements()).isEqualTo(circuit.counts().measurements());
        assertThat(back.counts().resets()).isEqualTo(circuit.counts().resets());
        assertThat(QasmWriter.write(QasmReader.read(QasmWriter.write(back, version), "again").circuit(), version))
                .as("written, read and written again").isEqualTo(QasmWriter.write(back, version));
        assertSameUnitary(circuit, back);
    }

    /** Compares what stands before the first step that is not a gate. */
    private static void assertSameUnitary(Circuit circuit, Circuit back) {
        Map<String, Double> values = Map.of("gamma", 0.37, "beta", -1.21);
        Circuit mine = unitaryPart(circuit.bind(values));
        if (mine.qubits() <= 6) {
            assertThat(DenseUnitary.of(unitaryPart(back.bind(values))).isCloseUpToGlobalPhase(DenseUnitary.of(mine), 1e-12))
                    .as("unitary of %s", circuit.name()).isTrue();
        }
    }

    private static Circuit unitaryPart(Circuit circuit) {
        List<Operation> gates = circuit.operations().stream()
                .takeWhile(o -> o instanceof Operation.Apply || o instanceof Operation.Barrier)
                .toList();
        return new Circuit(circuit.name(), circuit.qubits(), 0, gates, new Registers(circuit.registers().quantum(), List.of()));
    }

    @Test
    void corpusFilesGiveTheStatesThatQiskitGives() throws IOException {
        for (String line : FrozenMatrices.lines("corpus-states.txt")) {
            String[] fields = line.split(" ");
            Circuit circuit = QasmReader.read(FrozenMatrices.FOLDER.resolve("corpus").resolve(fields[0] + ".qasm")).circuit();
            Complex[] state = DenseUnitary.stateOf(unitaryPart(circuit));
            double[] expected = Arrays.stream(fields).skip(1).mapToDouble(Double::parseDouble).toArray();
            assertThat(state).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertThat(state[i].squaredAbs()).as("%s, state %d", fields[0], i).isCloseTo(expected[i], within(1e-12));
            }
        }
    }

    @Test
    void theAdderAddsNineAndSeven() throws IOException {
        Circuit adder = QasmReader.read(FrozenMatrices.FOLDER.resolve("corpus/adder.qasm")).circuit();
        Complex[] state = DenseUnitary.stateOf(unitaryPart(adder));
        // cin 0, a 1..4, b 5..8, cout 9: a = 9, b = 9 + 7 = 16 = 0 with carry.
        assertThat(state[9 << 1 | 1 << 9].squaredAbs()).isCloseTo(1, within(1e-12));
    }

    @Test
    void aFileWithoutHeaderIsReadWithAWarning() throws IOException {
        Reading reading = QasmReader.read(FrozenMatrices.FOLDER.resolve("corpus/no-header.qasm"));
        assertThat(reading.warnings()).containsExactly("no-header.qasm: no OPENQASM line; read as OpenQASM 2");
        assertThat(reading.circuit().name()).isEqualTo("no-header");
        assertThat(QasmReader.read("qubit q; h q;", "x").version()).isEqualTo(QasmVersion.V3);
    }
}
