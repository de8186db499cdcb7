package org.assay.comparison.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTest {

    static Stream<Arguments> operations() {
        return Stream.of(
                operation("plus", Interval::plus, Double::sum, -3, -3),
                operation("minus", Interval::minus, (x, y) -> x - y, -3, -3),
                operation("times", Interval::times, (x, y) -> x * y, -3, -3),
                operation("dividedBy", Interval::dividedBy, (x, y) -> x / y, -3, 0.1));
    }

    private static Arguments operation(String name, BinaryOperator<Interval> onIntervals, DoubleBinaryOperator onNumbers,
            double leastLeft, double leastRight) {
        return Arguments.of(name, onIntervals, onNumbers, leastLeft, leastRight);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void holdsEveryOutcomeAndIsReachedAtItsEnds(String name, BinaryOperator<Interval> onIntervals,
            DoubleBinaryOperator onNumbers, double leastLeft, double leastRight) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        for (int trial = 0; trial < 200; trial++) {
            Interval a = draw(random, leastLeft);
            Interval b = draw(random, leastRight);
            Interval result = onIntervals.apply(a, b);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i <= 10; i++) {
                for (int j = 0; j <= 10; j++) {
                    double y = onNumbers.applyAsDouble(a.low() + a.width() * i / 10, b.low() + b.width() * j / 10);
                    low = Math.min(low, y);
                    high = Math.max(high, y);
                }
            }
            assertThat(result.low()).as("%s of %s and %s, seed 11", name, a, b).isCloseTo(low, within(1e-12));
            assertThat(result.high()).as("%s of %s and %s, seed 11", name, a, b).isCloseTo(high, within(1e-12 * (1 + Math.abs(high))));
        }
    }

    private static Interval draw(RandomGenerator random, double least) {
        double low = least + 4 * random.nextDouble();
        return Interval.of(low, low + 2 * random.nextDouble());
    }

    @Test
    void anUnknownUpperEndStaysUnknownAndNeverBecomesNaN() {
        Interval open = Interval.atLeast(3);
        assertThat(open.times(Interval.of(0, 2))).isEqualTo(Interval.atLeast(0));
        assertThat(open.times(Interval.point(0))).isEqualTo(Interval.point(0));
        assertThat(open.plus(Interval.point(1))).isEqualTo(Interval.atLeast(4));
        assertThat(Interval.point(6).dividedBy(open)).isEqualTo(Interval.of(0, 2));
        assertThat(open).hasToString(">= 3.000");
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.of(2, 1)).withMessageContaining("2.0..1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.of(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.of(0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.point(1).dividedBy(Interval.of(0, 1)))
                .withMessageContaining("positive throughout");
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.point(1).minus(Interval.atLeast(0)));
    }

    @Test
    void knowsMembersNeighboursAndHull() {
        Interval a = Interval.of(1, 2);
        assertThat(a.contains(2)).isTrue();
        assertThat(a.contains(2.1)).isFalse();
        assertThat(a.overlaps(Interval.of(2, 3))).isTrue();
        assertThat(a.overlaps(Interval.of(2.1, 3))).isFalse();
        assertThat(a.hull(Interval.point(5))).isEqualTo(Interval.of(1, 5));
    }
}
