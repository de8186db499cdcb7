package org.assay.quantum.transpile;

import static org.assertj.core.api.Assertions.assertThat;

import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.DenseUnitary;
import org.junit.jupiter.api.Test;

class MatricesTest {

    @Test
    void agreesWithTheDefinition() {
        for (long seed = 0; seed < 30; seed++) {
            Circuit circuit = TranspilerTest.randomCircuit(4, 10, CartanDecompositionTest.random(seed));
            assertThat(Matrices.distance(Matrices.of(circuit), DenseUnitary.of(circuit))).as("seed %d", seed).isLessThan(1e-13);
        }
    }
}
