package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

    static Stream<Arguments> rates() {
        return Stream.of(
                Arguments.of(Schedule.constant(0.1), 0L, 0.1),
                Arguments.of(Schedule.constant(0.1), 1_000_000L, 0.1),
                Arguments.of(Schedule.stepwise(0.8, 0.5, 10), 9L, 0.8),
                Arguments.of(Schedule.stepwise(0.8, 0.5, 10), 10L, 0.4),
                Arguments.of(Schedule.stepwise(0.8, 0.5, 10), 35L, 0.1),
                Arguments.of(Schedule.cosine(1, 0.2, 100), 0L, 1.0),
                Arguments.of(Schedule.cosine(1, 0.2, 100), 50L, 0.6),
                Arguments.of(Schedule.cosine(1, 0.2, 100), 100L, 0.2),
                Arguments.of(Schedule.cosine(1, 0.2, 100), 101L, 0.2),
                Arguments.of(Schedule.inverseTime(1, 0.5), 2L, 0.5),
                Arguments.of(Schedule.inverseTime(1, 0.5), 18L, 0.1),
                Arguments.of(Schedule.constant(1).afterWarmUp(4), 0L, 0.25),
                Arguments.of(Schedule.constant(1).afterWarmUp(4), 3L, 1.0),
                Arguments.of(Schedule.inverseTime(1, 1).afterWarmUp(4), 4L, 1.0),
                Arguments.of(Schedule.inverseTime(1, 1).afterWarmUp(4), 5L, 0.5));
    }

    @ParameterizedTest
    @MethodSource("rates")
    void theRateIsThatOfTheFormula(Schedule schedule, long step, double rate) {
        assertThat(schedule.rate(step)).isCloseTo(rate, within(1e-15));
    }

    @Test
    void refusesARateThatIsNotPositive() {
        assertThatThrownBy(() -> Schedule.constant(-0.1))
                .hasMessage("learning rate is -0.1, but must be positive and finite");
        assertThatThrownBy(() -> Schedule.cosine(Double.NaN, 0, 10)).hasMessageStartingWith("learning rate is NaN");
        assertThatThrownBy(() -> Schedule.stepwise(0.1, 0.5, 0)).hasMessage("every is 0, but must be at least 1");
    }
}
