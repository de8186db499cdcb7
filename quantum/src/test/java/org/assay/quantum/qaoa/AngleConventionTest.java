package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.simulate.ReferenceSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AngleConventionTest {

    private static final int[][] TRIANGLE = {{0, 1, 8}, {1, 2, 1}, {0, 2, 2}};

    @ParameterizedTest
    @EnumSource
    void anglesOfEachToolGiveTheSameMeasurementThroughItsOwnGates(AngleConvention convention) {
        QaoaAngles ours = new QaoaAngles(new double[] {.3, .2}, new double[] {.4, .1});
        double[] expected = Qaoa.of(Graphs.asymmetricTriangle().diagonal()).probabilities(ours);
        double[] measured = probabilities(circuitOf(convention, convention.fromAssay(ours)));
        assertThat(measured).containsExactly(expected, within(1e-13));
    }

    @ParameterizedTest
    @EnumSource
    void conversionThereAndBackChangesNothing(AngleConvention convention) {
        QaoaAngles ours = Graphs.randomAngles(3, 1);
        assertThat(convention.toAssay(convention.fromAssay(ours)).toArray()).containsExactly(ours.toArray(), within(1e-15));
    }

    @Test
    void ownGatesGiveTheSameStateAsTheDiagonal() {
        for (long seed = 0; seed < 6; seed++) {
            var cost = Graphs.random(5, seed % 2 == 0, seed);
            QaoaAngles angles = Graphs.randomAngles(3, seed);
            assertThat(probabilities(Qaoa.circuit(cost, angles)))
                    .as("seed %d", seed)
                    .containsExactly(Qaoa.of(cost.diagonal()).probabilities(angles), within(1e-13));
        }
    }

    /** The circuit that the tool's documentation describes, written out. */
    private static Circuit circuitOf(AngleConvention convention, QaoaAngles theirs) {
        CircuitBuilder builder = Circuit.builder(3).h(0).h(1).h(2);
        for (int l = 0; l < theirs.depth(); l++) {
            double g = theirs.gamma(l);
            double b = theirs.beta(l);
            for (int[] edge : TRIANGLE) {
                double angle = switch (convention) {
                    case ASSAY -> -g * edge[2];
                    case QOKIT -> -g * edge[2] / 2;
                    case QISKIT, PENNYLANE -> g * edge[2];
                    case RECIRQ, OPENQAOA -> 2 * g * edge[2];
                };
                builder.rzz(angle, edge[0], edge[1]);
            }
            for (int q = 0; q < 3; q++) {
                builder.rx(convention == AngleConvention.OPENQAOA ? -2 * b : 2 * b, q);
            }
        }
        return builder.build("theirs");
    }

    private static double[] probabilities(Circuit circuit) {
        return new ReferenceSimulator().run(circuit).probabilities();
    }
}
