package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OracleLimitsTest {

    /** A million seconds against an ASIC of 550 T, 215 T or 77 P operations per second, and a GPU of 195 T. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "fp16,     10500, 550e12, 0.2005, 45878,   2.806e6",
        "int32,    830,   215e12, 0.0032, 1631,    130204",
        "binary,   2.3e6, 77e15,  68.7,   1.257e7, 7.136e8",
        "fp16 GPU, 10500, 195e12, 0.565,  77049,   3.965e6"
    })
    void agreesWithHoeflerAndOthers(String operation, double quantum, double classical, double quadratic, double cubic, double quartic) {
        assertThat(OracleLimits.mostOracleOperations(1e6, quantum, classical, 2)).isCloseTo(quadratic, Percentage.withPercentage(0.2));
        assertThat(OracleLimits.mostOracleOperations(1e6, quantum, classical, 3)).isCloseTo(cubic, Percentage.withPercentage(0.02));
        assertThat(OracleLimits.mostOracleOperations(1e6, quantum, classical, 4)).isCloseTo(quartic, Percentage.withPercentage(0.02));
    }

    /** Table 2 of the paper, to its rounding. */
    @Test
    void theCorrectedBinaryRateReproducesThePrintedTable() {
        assertThat(OracleLimits.mostOracleOperations(1e6, 2.3e6, 77e15, 2)).isCloseTo(68, Percentage.withPercentage(1.5));
        assertThat(OracleLimits.mostOracleOperations(1e6, 2.3e6, 77e15, 3)).isCloseTo(12.5e6, Percentage.withPercentage(1.5));
        assertThat(OracleLimits.mostOracleOperations(1e6, 2.3e6, 77e15, 4)).isCloseTo(712e6, Percentage.withPercentage(1.5));
    }

    /** How the paper gets its rates: units on 10000 logical qubits, and gates on a chip of a 54.2 G transistor GPU. */
    @ParameterizedTest(name = "{0} qubits a unit")
    @CsvSource({"473.5, 21, 500, 10500", "588, 17, 48.828, 830.08", "434, 23, 1e5, 2.3e6"})
    void quantumRatesAreWholeUnitsTimesTheirRate(double qubitsPerUnit, long units, double perUnit, double rate) {
        assertThat((long) Math.floor(10_000 / qubitsPerUnit)).isEqualTo(units);
        assertThat(units * perUnit).isCloseTo(rate, within(1e-3 * rate));
    }

    @ParameterizedTest(name = "{0} gate equivalents")
    @CsvSource({"7000, 5.53e14", "18000, 2.15e14", "50, 7.74e16"})
    void asicRatesFillTheChipOfAGpu(double gateEquivalents, double rate) {
        assertThat(54.2e9 / (gateEquivalents * 20) / 0.7e-9).isCloseTo(rate, Percentage.withPercentage(0.05));
    }

    /** Tables I and II of Babbush et al., in seconds, with the calls of simulated annealing at order 4. */
    @ParameterizedTest(name = "{0}, order {2}, S {3}, R {4}")
    @CsvSource({
        "17e-3,  33e-9, 2, 1,   1,    8758",
        "17e-3,  33e-9, 2, 1e3, 1,    8.7610e6",
        "17e-3,  33e-9, 2, 1e6, 1,    8.7572e9",
        "17e-3,  33e-9, 3, 1,   1,    12.2",
        "17e-3,  33e-9, 3, 1e3, 1,    386",
        "17e-3,  33e-9, 3, 1e6, 1,    12204",
        "17e-3,  33e-9, 4, 1,   1,    1.36",
        "17e-3,  33e-9, 4, 1e3, 1,    13.6",
        "17e-3,  33e-9, 4, 1e6, 1,    136",
        "440e-3, 7e-9,  2, 1,   1,    2.7648e7",
        "440e-3, 7e-9,  2, 1e3, 1,    2.7644e10",
        "440e-3, 7e-9,  2, 1e6, 1,    2.7644e13",
        "440e-3, 7e-9,  3, 1,   1,    3480",
        "440e-3, 7e-9,  3, 1e3, 1,    1.106e5",
        "440e-3, 7e-9,  3, 1e6, 1,    3.4906e6",
        "440e-3, 7e-9,  4, 1,   1,    175",
        "440e-3, 7e-9,  4, 1e3, 1,    1749",
        "440e-3, 7e-9,  4, 1e6, 1,    17496",
        "17e-3,  33e-9, 2, 1e3, 10,   87575",
        "17e-3,  33e-9, 2, 1e3, 100,  876",
        "17e-3,  33e-9, 2, 1e3, 1000, 8.76"
    })
    void agreesWithBabbushAndOthers(double quantum, double classical, double order, double s, double r, double seconds) {
        assertThat(OracleLimits.breakEvenSeconds(quantum, classical, s, r, order)).isCloseTo(seconds, Percentage.withPercentage(0.5));
    }

    @Test
    void callsOfAnnealingAtOrderFourAreAsComputedAndNotAsPrinted() {
        assertThat(OracleLimits.breakEvenCalls(440e-3, 7e-9, 1, 1, 4)).isCloseTo(398, within(0.5));
        assertThat(OracleLimits.breakEvenCalls(440e-3, 7e-9, 1e3, 1, 4)).isCloseTo(3976, within(0.5));
        assertThat(OracleLimits.breakEvenCalls(440e-3, 7e-9, 1e6, 1, 4)).isCloseTo(39_760, within(5.0));
    }

    @Test
    void refusesAnOrderThatIsNoSpeedup() {
        assertThatIllegalArgumentException().isThrownBy(() -> OracleLimits.breakEvenCalls(1, 1, 1, 1, 1)).withMessageContaining("order is 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> OracleLimits.mostOracleOperations(0, 1, 1, 2)).withMessageContaining("seconds is 0.0");
        assertThat(OracleLimits.transferSeconds(1e9, 1e9)).isEqualTo(1);
    }
}
