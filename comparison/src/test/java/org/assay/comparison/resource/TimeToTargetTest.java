package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeToTargetTest {

    @ParameterizedTest
    @CsvSource({
        "20e-6, 0.5, 132.877e-6, 7, 5e-10",
        "1e-3, 0.01, 0.458211, 459, 5e-7",
        "2, 1e-6, 9210335.8, 4605168, 0.05",
        "3, 0.99, 3, 1, 0",
        "3, 0.999, 3, 1, 0",
        "3, 1, 3, 1, 0"
    })
    void isTheRunTimeTimesTheRepetitions(double run, double probability, double time, double whole, double error) {
        assertThat(TimeToTarget.of(run, probability, 0.99)).isCloseTo(time, within(error));
        assertThat(TimeToTarget.wholeRepetitions(probability, 0.99)).isEqualTo(whole);
    }

    /** No success in a thousand trials: the exact limit, and "at least 1532 runs" at the rule of three. */
    @Test
    void boundsAProbabilityThatWasNeverSeen() {
        assertThat(TimeToTarget.upperLimit(0, 1000, 0.975)).isCloseTo(3.682e-3, within(5e-7));
        assertThat(Math.floor(TimeToTarget.repetitions(3e-3, 0.99))).isEqualTo(1532);
        assertThat(TimeToTarget.upperLimit(5, 5, 0.975)).isEqualTo(1);
        // Clopper-Pearson for 3 of 20 at 97.5 %: 0.3789268 (standard tables)
        assertThat(TimeToTarget.upperLimit(3, 20, 0.975)).isCloseTo(0.3789268, within(1e-6));
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeToTarget.repetitions(1.1, 0.99)).withMessageContaining("1.1");
        assertThatIllegalArgumentException().isThrownBy(() -> TimeToTarget.repetitions(Double.NaN, 0.99));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeToTarget.upperLimit(2, 1, 0.9)).withMessageContaining("2 successes");
    }
}
