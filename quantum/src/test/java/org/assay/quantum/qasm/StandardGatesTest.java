package org.assay.quantum.qasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.DenseUnitary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardGatesTest {

    static List<FrozenMatrices> qelib1() {
        return FrozenMatrices.in("qelib1-matrices.txt");
    }

    static List<FrozenMatrices> stdgates() {
        return FrozenMatrices.in("stdgates-matrices.txt");
    }

    @ParameterizedTest
    @MethodSource("qelib1")
    void aGateOfQelib1HasTheMatrixThatQiskitGivesIt(FrozenMatrices gate) {
        String text = "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[%d]; %s".formatted(gate.qubits(), gate.call(0));
        ComplexMatrix ours = DenseUnitary.of(QasmReader.read(text, gate.name()).circuit());
        assertThat(ours.isCloseUpToGlobalPhase(gate.matrix(), 1e-14)).isTrue();
    }

    /** The phase that stdgates.inc fixes shows under a control, so that is where it is compared. */
    @ParameterizedTest
    @MethodSource("stdgates")
    void aGateOfStdgatesHasItsExactMatrixUnderAControl(FrozenMatrices gate) {
        String text = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[%d] q; ctrl @ %s"
                .formatted(gate.qubits() + 1, gate.call(0).replace(" q[0]", " q[" + gate.qubits() + "], q[0]"));
        ComplexMatrix ours = DenseUnitary.of(QasmReader.read(text, gate.name()).circuit());
        int size = gate.matrix().size();
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                assertThat(ours.at(size + r, size + c).isCloseTo(gate.matrix().at(r, c), 1e-14))
                        .as("entry %d,%d: %s", r, c, ours.at(size + r, size + c)).isTrue();
                assertThat(ours.at(r, c).isCloseTo(r == c ? Complex.ONE : Complex.ZERO, 1e-14)).isTrue();
            }
        }
    }

    @Test
    void noGateOfTheTablesIsWithoutAnIndependentMatrix() {
        Set<String> checked = qelib1().stream().map(FrozenMatrices::name).collect(Collectors.toCollection(TreeSet::new));
        checked.addAll(stdgates().stream().map(FrozenMatrices::name).toList());
        Set<String> aliases = Set.of("mcx", "c3sx", "rcccx", "gphase");
        for (QasmVersion version : QasmVersion.values()) {
            Set<String> left = new TreeSet<>(StandardGates.of(version).keySet());
            left.removeAll(checked);
            left.removeAll(aliases);
            assertThat(left).as("gates of %s", version).isEmpty();
        }
    }

    @Test
    void aliasesStandForWhatTheyAreAliasesOf() {
        assertSame("mcx q[0],q[1],q[2],q[3];", "c3x q[0],q[1],q[2],q[3];");
        assertSame("c3sx q[0],q[1],q[2],q[3];", "c3sqrtx q[0],q[1],q[2],q[3];");
        assertSame("rcccx q[0],q[1],q[2],q[3];", "rc3x q[0],q[1],q[2],q[3];");
    }

    @Test
    void aDefinitionThatIsTheLibrarysOwnInOtherWordsKeepsTheLibrarysForm() {
        assertGates("gate rzz(t) a,b { cx a,b; u1(t) b; cx a,b; } rzz(0.3) q[0],q[1];", "rzz");
        assertGates("gate ccx a,b,c { h c; cx b,c; tdg c; cx a,c; t c; cx b,c; tdg c; cx a,c; t b; t c; h c; cx a,b; t a; tdg b; cx a,b; }"
                + " ccx q[0],q[1],q[2];", "ccx");
        assertGates("gate cx a,b { h b; cz a,b; h b; } cx q[2],q[0];", "cx");
    }

    @Test
    void aDefinitionThatDiffersIsTheFilesOwn() {
        assertGates("gate rzz(t) a,b { cx a,b; u1(2*t) b; cx a,b; } rzz(0.3) q[0],q[1];", "cx", "p");
        assertGates("gate cx a,b { CX b,a; h a; } cx q[0],q[1];", "cx", "h");
        assertGates("gate h a { barrier a; } h q[0];");
        String v3 = "OPENQASM 3.0; qubit[2] q; gate rz(t) a { U(0,0,t) a; } ctrl @ rz(0.3) q[0],q[1];";
        assertThat(QasmReader.read(v3, "x").circuit().counts().byGate()).containsOnlyKeys("cu");
    }

    private static void assertGates(String text, String... names) {
        Circuit circuit = QasmReader.read("OPENQASM 2.0; qreg q[3]; " + text, "x").circuit();
        assertThat(circuit.counts().byGate().keySet()).containsExactly(names);
    }

    private static void assertSame(String one, String other) {
        String head = "OPENQASM 2.0; qreg q[4]; ";
        assertThat(QasmReader.read(head + one, "x").circuit()).isEqualTo(QasmReader.read(head + other, "x").circuit());
    }
}
