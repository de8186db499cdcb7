package org.assay.quantum.qasm;

import static org.assertj.core.api.Assertions.assertThat;

import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.simulate.Simulators;
import org.junit.jupiter.api.Test;

class PhysicalQubitsTest {

    private static final String GHZ = """
            OPENQASM 3.0;
            include "stdgates.inc";
            bit[3] c;
            h $0;
            cx $0, $2;
            cx $2, $1;
            barrier $0, $1, $2;
            c[0] = measure $0;
            c[1] = measure $1;
            c[2] = measure $2;
            """;

    @Test
    void becomeOneRegisterAsLargeAsTheHighestOneNeeds() {
        Circuit circuit = QasmReader.read(GHZ, "ghz.qasm3").circuit();
        assertThat(circuit.qubits()).isEqualTo(3);
        assertThat(circuit.registers().quantum()).containsExactly(new Register("$", 0, 3));
        double[] probabilities = Simulators.reference().run(circuit).probabilities();
        assertThat(probabilities[0]).isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(probabilities[7]).isCloseTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void aDollarInACommentDeclaresNothing() {
        Circuit circuit = QasmReader.read("OPENQASM 3.0;\n// $7 is not used\nqubit[2] q;\nreset q[0];\n", "a.qasm3").circuit();
        assertThat(circuit.qubits()).isEqualTo(2);
    }

    @Test
    void areWrittenUnderANameThatAFileMayHave() {
        Circuit circuit = QasmReader.read(GHZ, "ghz.qasm3").circuit();
        for (QasmVersion version : QasmVersion.values()) {
            Circuit again = QasmReader.read(QasmWriter.write(circuit, version), "again.qasm").circuit();
            assertThat(again.operations()).isEqualTo(circuit.operations());
        }
    }
}
