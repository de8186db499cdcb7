package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.junit.jupiter.api.Test;

class QpuPriceTest {

    private static final NisqCircuit GHZ = NisqCircuit.counted("GHZ-3", 3, 1, 2, 3, 1, 2);

    private static Quantity count(String name, double count) {
        return Quantity.counted(name, count, Source.of("this test"));
    }

    @Test
    void aThousandShotsOnAqtAre21EuroAndThirtyCents() {
        Quantity price = QpuPrice.of(HardwareProfiles.shipped().require("ion_aqt_ibex"), GHZ, count("circuits", 1), count("shots", 1000)).orElseThrow();
        assertThat(price.value()).isCloseTo(21.30, within(1e-9));
        assertThat(price.unit().symbol()).isEqualTo("EUR");
    }

    @Test
    void gatesTimesShotsOnIonqButAtLeastADollar() {
        HardwareProfile aria = HardwareProfiles.shipped().require("ion_aria");
        Quantity many = QpuPrice.of(aria, GHZ, count("circuits", 1), count("shots", 1000)).orElseThrow();
        assertThat(many.value()).isCloseTo(1000 * (0.00022 + 2 * 0.00098), within(1e-9));
        Quantity few = QpuPrice.of(aria, GHZ, count("circuits", 2), count("shots", 10)).orElseThrow();
        assertThat(few.value()).isCloseTo(2, within(1e-12));
        assertThat(few.unit().symbol()).isEqualTo("USD");
    }

    @Test
    void aMachineWithoutTariffHasNoPriceRatherThanZero() {
        assertThat(QpuPrice.of(HardwareProfiles.shipped().require("sc_heron"), GHZ, count("circuits", 1), count("shots", 1))).isEmpty();
    }
}
