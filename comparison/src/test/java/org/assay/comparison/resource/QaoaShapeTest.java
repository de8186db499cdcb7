package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QaoaShapeTest {

    /** The two QAOA jobs among the known answers of the Azure estimator. */
    @ParameterizedTest
    @CsvSource({"16, 4, 160, 16", "30, 8, 600, 32"})
    void threeRegularGraphsCountAsInTheKnownAnswers(long vertices, long layers, long rotations, long depth) {
        assertThat(QaoaShape.regular(vertices, 3, layers).logicalCounts())
                .isEqualTo(new LogicalCounts(vertices, 0, rotations, depth, 0, 0, vertices));
    }

    @Test
    void aMillionVerticesAreNoTrouble() {
        LogicalCounts counts = QaoaShape.regular(1_000_000, 3, 100).logicalCounts();
        assertThat(counts.rotationCount()).isEqualTo(250_000_000);
        assertThat(counts.rotationDepth()).isEqualTo(400);
        assertThat(counts.tAfterSynthesis(20)).isEqualTo(5_000_000_000L);
    }

    @Test
    void singleTermsAddRotationsAndALayer() {
        QaoaShape shape = new QaoaShape(5, 4, 5, 2, 3);
        assertThat(shape.rotations()).isEqualTo(3 * (4 + 5 + 5));
        assertThat(shape.rotationLayers()).isEqualTo(3 * 4);
    }

    /** An even ring is coloured with its two colours in the order in which the circuit is written here. */
    @ParameterizedTest
    @CsvSource({"4, 1", "4, 3", "6, 2", "10, 1"})
    void agreesWithTheCountOfABuiltCircuit(int vertices, int layers) {
        Circuit ring = ring(vertices, layers);
        assertThat(CircuitResources.logicalCounts(ring)).isEqualTo(QaoaShape.regular(vertices, 2, layers).logicalCounts());
    }

    private static Circuit ring(int vertices, int layers) {
        CircuitBuilder builder = Circuit.builder(vertices);
        for (int v = 0; v < vertices; v++) {
            builder.h(v);
        }
        for (int layer = 0; layer < layers; layer++) {
            for (int parity = 0; parity < 2; parity++) {
                for (int v = parity; v < vertices; v += 2) {
                    builder.rzz(0.3 + layer, v, (v + 1) % vertices);
                }
            }
            for (int v = 0; v < vertices; v++) {
                builder.rx(0.7 + layer, v);
            }
        }
        return builder.measureAll().build();
    }

    @Test
    void ghzOnThreeQubitsIsFreeOfMagicAndTakesOneOneAndTwoTwoQubitGates() {
        Circuit ghz = Library.named("ghz:3");
        assertThat(CircuitResources.logicalCounts(ghz).needsMagic()).isFalse();
        NisqCircuit counts = CircuitResources.onMachine(ghz, HardwareProfiles.shipped().require("sc_heron"));
        assertThat(counts.oneQubitGates().value()).isEqualTo(1);
        assertThat(counts.twoQubitGates().value()).isEqualTo(2);
        assertThat(counts.measurements().value()).isEqualTo(3);
        assertThat(counts.oneQubitLayers().value()).isEqualTo(1);
        assertThat(counts.twoQubitLayers().value()).isEqualTo(2);
    }

    @Test
    void refusesShapesThatNoGraphHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> QaoaShape.maxCut(4, 7, 3, 1)).withMessageContaining("degree 3");
        assertThatIllegalArgumentException().isThrownBy(() -> QaoaShape.maxCut(4, 3, 3, 0)).withMessageContaining("0 layers");
        assertThatIllegalArgumentException().isThrownBy(() -> new QaoaShape(4, 3, 5, 3, 1)).withMessageContaining("single term");
    }
}
