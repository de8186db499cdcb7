package org.assay.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"0.021, 21 ms", "0.142, 142 ms", "3.1, 3.1 s", "0.0019, 1.9 ms", "1e-9, 1.0 ns", "0.997, 1.0 s", "90, 1.5 min",
        "7200, 2.0 h", "0, 0 ns", "9.97e-3, 10 ms"})
    void secondsHaveTwoDigitsAndAFittingUnit(double seconds, String text) {
        assertThat(Units.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.028, 28 mJ", "77000, 77 kJ", "6300, 6.3 kJ"})
    void joulesHaveTwoDigitsAndAFittingUnit(double joules, String text) {

        assertThat(Units.joules(joules)).isEqualTo(text);
    }

    @Test
    void boundsStandInTheUnitOfTheValue() {
        assertThat(Units.seconds(0.142, 0.128, 0.161)).isEqualTo("142 ms [128,161]");
        assertThat(Units.joules(77e3, 12e3, 280e3)).isEqualTo("77 kJ [12,280]");
        assertThat(Units.joules(2.1, 1.8, 2600)).isEqualTo("2.1 J [1.8,2600]");
        assertThat(Units.joulesInBrief(2.1, 0.0018, 26_543)).isEqualTo("2.1 J [2e-3,3e4]");
        assertThat(Units.secondsInBrief(0.142, 0.051, 0.98)).isEqualTo("142 ms [50,1e3]");
    }

    @Test
    void bytesUsePowersOf1024() {
        assertThat(Units.bytes(0x1p37)).isEqualTo("128 GiB");
        assertThat(Units.bytes(20.1 * 0x1p30)).isEqualTo("20 GiB");
    }

    @Test
    void whatIsNotFiniteIsAQuestionMark() {
        assertThat(Units.number(Double.NaN)).isEqualTo("?");
        assertThat(Units.number(Double.POSITIVE_INFINITY)).isEqualTo("?");
    }
}
