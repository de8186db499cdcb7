package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LitinskiFactoryTest {

    /** Table 1 of arXiv:1905.06903: error to two digits, qubits to three. */
    @ParameterizedTest(name = "({0}, {1}, {2}) at {3}")
    @CsvSource({
        "7,  3, 3, 1e-4, 4.4e-8,  810,  18.1",
        "9,  3, 3, 1e-4, 9.3e-10, 1150, 18.1",
        "11, 5, 5, 1e-4, 1.9e-11, 2070, 30.0",
        "17, 7, 7, 1e-3, 4.5e-8,  4620, 42.6"
    })
    void agreesWithThePaper(int dx, int dz, int dm, double p, double error, double qubits, double cycles) {
        LitinskiFactory factory = new LitinskiFactory(dx, dz, dm);
        LitinskiFactory.Performance performance = factory.at(p);
        assertThat(performance.outputError()).isCloseTo(error, Percentage.withPercentage(1.5));
        assertThat((double) factory.qubits()).isCloseTo(qubits, Percentage.withPercentage(0.6));
        assertThat(Math.round(performance.cycles() * 10) / 10.0).isEqualTo(cycles);
    }

    /**
     * Without errors of storage and surgery only three faults of the fifteen slip through, in 35 ways. Of
     * the three kinds of fault, each p/3, one is a full Z error and two are half of one: 2p/3 in all.
     */
    @Test
    void withPerfectCodesOnlyThreeFaultsInALineSlipThrough() {
        double p = 1e-4;
        double error = new LitinskiFactory(99, 99, 99).at(p).outputError();
        assertThat(error).isCloseTo(35 * Math.pow(2 * p / 3, 3), Percentage.withPercentage(1));
    }

    @Test
    void refusesADistanceBelowOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LitinskiFactory(7, 0, 3)).withMessageContaining("7, 0 and 3");
    }
}
