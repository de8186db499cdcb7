package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import org.assay.comparison.resource.HardwareProfiles;
import org.junit.jupiter.api.Test;

/** The tests of Qualtran's implementation, with their exact numbers. */
class Ccz2tModelTest {

    private static final Ccz2tModel MODEL = new Ccz2tModel(1e-3, 1e-6);

    @Test
    void theSpreadsheetOfThePaper() {
        Ccz2tModel.Cost cost = MODEL.estimate(new Ccz2tModel.Work(100, 100_000_000, 100_000_000), 0.01);
        assertThat(cost.failure()).isCloseTo(0.008406855, within(5e-10));
        assertThat(cost.qubits()).isEqualTo(400_204);
        assertThat(cost.hours()).isCloseTo(7.53472222222, within(1e-10));
        assertThat(cost.dataDistance()).isEqualTo(29);
        assertThat(cost.failure()).isCloseTo(0.0084, within(0.0084e-3));
    }

    @Test
    void theCheapestDistancesForABudgetOfATenth() {
        Ccz2tModel.Cost cost = MODEL.cheapest(new Ccz2tModel.Work(100, 100_000_000, 100_000_000), 0.1).orElseThrow();
        assertThat(cost.factory()).isEqualTo(new Ccz2tModel.Factory(15, 23, 1));
        assertThat(cost.dataDistance()).isEqualTo(25);
    }

    /** Hypercontraction of FeMoco, section IV.C of Lee et al., PRX Quantum 2, 030305 (2021). */
    @Test
    void hypercontractionWithFourFactories() {
        Ccz2tModel.Cost cost = MODEL.cheapest(new Ccz2tModel.Work(696, 0, 6_665_400_000L), 0.01, 4,
                Comparator.comparingDouble(Ccz2tModel.Cost::seconds)).orElseThrow();
        assertThat(cost.failure()).isCloseTo(0.007725395132201774, within(1e-14));
        assertThat(cost.qubits()).isEqualTo(2_933_032);
        assertThat(cost.hours()).isCloseTo(89.1034375, within(1e-10));
        assertThat(cost.factory()).isEqualTo(new Ccz2tModel.Factory(17, 29, 4));
        assertThat(cost.dataDistance()).isEqualTo(33);
    }

    @Test
    void startsFromAGateBasedQubitOnly() {
        PhysicalQubit gate = PhysicalQubit.of(HardwareProfiles.shipped().require("qubit_gate_ns_e3"));
        assertThat(Ccz2tModel.of(gate)).isEqualTo(new Ccz2tModel(1e-3, 4e-7));
        PhysicalQubit majorana = PhysicalQubit.of(HardwareProfiles.shipped().require("qubit_maj_ns_e6"));
        assertThatIllegalArgumentException().isThrownBy(() -> Ccz2tModel.of(majorana)).withMessageContaining("qubit_maj_ns_e6");
    }

    @Test
    void refusesErrorsAtTheThresholdAndABudgetThatTheFactoryExceeds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ccz2tModel(0.01, 1e-6)).withMessageContaining("threshold");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ccz2tModel(1e-3, 0)).withMessageContaining("positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.estimate(new Ccz2tModel.Work(100, 0, 100_000_000_000L), 0.01))
                .withMessageContaining("over the error budget");
    }
}
