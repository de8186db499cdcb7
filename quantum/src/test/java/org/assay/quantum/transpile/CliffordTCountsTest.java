package org.assay.quantum.transpile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CliffordTCountsTest {

    /** Circuit; T gates, Toffolis, rotations, rotation layers. */
    static Stream<Arguments> counted() {
        return Stream.of(
                Arguments.of("bell", Circuit.builder(2).h(0).cx(0, 1).measureAll().build(), 0, 0, 0, 0),
                Arguments.of("toffoli", Circuit.builder(3).ccx(0, 1, 2).build(), 0, 1, 0, 0),
                Arguments.of("controlled S", Circuit.builder(2).cp(Math.PI / 2, 0, 1).build(), 3, 0, 0, 0),
                Arguments.of("controlled H", Circuit.builder(2).ch(0, 1).build(), 2, 0, 0, 0),
                Arguments.of("T twice is S", Circuit.builder(1).t(0).t(0).build(), 0, 0, 0, 0),
                Arguments.of("T past a control", Circuit.builder(2).t(0).cx(0, 1).tdg(0).build(), 0, 0, 0, 0),
                Arguments.of("controlled T", Circuit.builder(2).cp(Math.PI / 4, 0, 1).build(), 0, 0, 3, 2),
                Arguments.of("fredkin", Circuit.builder(3).cswap(0, 1, 2).build(), 0, 1, 0, 0),
                Arguments.of("five controls, one idle", Circuit.builder(7).mcx(new int[] {0, 1, 2, 3, 4}, 5).build(), 0, 16, 0, 0),
                Arguments.of("five controls, three idle", Circuit.builder(9).mcx(new int[] {0, 1, 2, 3, 4}, 5).build(), 0, 12, 0, 0),
                Arguments.of("rx", Circuit.builder(1).rx(0.3, 0).build(), 0, 0, 1, 1),
                Arguments.of("rx by pi/4", Circuit.builder(1).rx(Math.PI / 4, 0).build(), 1, 0, 0, 0),
                Arguments.of("free", Circuit.builder(1).rx(Angle.parameter("a"), 0).build(), 0, 0, 1, 1),
                Arguments.of("controlled rz", Circuit.builder(2).crz(0.3, 0, 1).build(), 0, 0, 2, 2),
                Arguments.of("QAOA layer on a path", Circuit.builder(3).h(0).h(1).h(2).rzz(.3, 0, 1).rzz(.3, 1, 2)
                        .rx(.4, 0).rx(.4, 1).rx(.4, 2).build(), 0, 0, 5, 3),
                Arguments.of("signed Toffoli", Circuit.builder(4).controlled(Controls.off(0, 1), Gate.Fixed.Z, 2).build(), 0, 1, 0, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("counted")
    void countsAreThoseOfTheLiterature(String name, Circuit circuit, int t, int toffolis, int rotations, int layers) {
        CliffordTCounts counts = CliffordTCounts.of(circuit);
        assertThat(counts.tGates()).as("T of %s", name).isEqualTo(t);
        assertThat(counts.toffolis()).as("Toffolis of %s", name).isEqualTo(toffolis);
        assertThat(counts.rotations()).as("rotations of %s", name).isEqualTo(rotations);
        assertThat(counts.rotationLayers()).as("rotation layers of %s", name).isEqualTo(layers);
    }

    @Test
    void aToffoliIsSevenTWhereItIsNotNative() {
        Circuit toffoli = Transpiler.transpile(Circuit.builder(3).ccx(0, 1, 2).build(), NativeGates.CLIFFORD_T);
        assertThat(toffoli.counts().of("t") + toffoli.counts().of("tdg")).isEqualTo(7);
        assertThat(toffoli.counts().of("cx")).isEqualTo(6);
    }

    @Test
    void measurementsAreCounted() {
        assertThat(CliffordTCounts.of(Circuit.builder(3).measureAll().build()).measurements()).isEqualTo(3);
    }
}
