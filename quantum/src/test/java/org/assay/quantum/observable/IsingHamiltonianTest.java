package org.assay.quantum.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsingHamiltonianTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 10})
    void diagonalAgreesWithTheEnergyOfEveryAssignment(int spins) {
        IsingHamiltonian hamiltonian = random(spins, 17 + spins);
        double[] values = hamiltonian.diagonal().values();
        for (int x = 0; x < values.length; x++) {
            assertThat(values[x]).as("assignment %d", x).isCloseTo(hamiltonian.energy(x), within(1e-12));
        }
    }

    @Test
    void asymmetricTriangleHasTheCutValuesOfTheConventionsPage() {
        // Edges (0,1,8), (1,2,1), (0,2,2); C = W/2 - sum w/2 z z.
        IsingHamiltonian cut = IsingHamiltonian.ofCouplings(
                3, List.of(new Coupling(0, 1, -4), new Coupling(1, 2, -0.5), new Coupling(0, 2, -1)), 5.5);
        assertThat(cut.diagonal().values()).containsExactly(0, 10, 9, 3, 3, 9, 10, 0);
        assertThat(cut.isSymmetric()).isTrue();
        assertThat(cut.maxDegree()).isEqualTo(2);
    }

    @Test
    void refusesACouplingOutOfRangeAndAFieldThatIsNotFinite() {
        assertThatThrownBy(() -> IsingHamiltonian.ofCouplings(2, List.of(new Coupling(0, 2, 1)), 0))
                .hasMessageContaining("out of range for 2 spins");
        assertThatThrownBy(() -> new IsingHamiltonian(List.of(Double.NaN), List.of(), 0))
                .hasMessageContaining("field is NaN");
        assertThatThrownBy(() -> new Coupling(1, 1, 1)).hasMessageContaining("two different spins");
    }

    private static IsingHamiltonian random(int spins, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> fields = new ArrayList<>();
        List<Coupling> couplings = new ArrayList<>();
        for (int i = 0; i < spins; i++) {
            fields.add(random.nextDouble(-1, 1));
            for (int j = 0; j < i; j++) {
                if (random.nextBoolean()) {
                    couplings.add(new Coupling(i, j, random.nextDouble(-1, 1)));
                }
            }
        }
        return new IsingHamiltonian(fields, couplings, random.nextDouble());
    }
}
