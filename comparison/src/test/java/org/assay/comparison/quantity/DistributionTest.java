package org.assay.comparison.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {

    /** Each distribution with its mean, by the textbook formula. */
    static Stream<Arguments> everyDistribution() {
        return Stream.of(
                Arguments.of(new Distribution.Point(3), 3.0),
                Arguments.of(new Distribution.Uniform(1, 5), 3.0),
                Arguments.of(new Distribution.LogUniform(1, 100), 99 / Math.log(100)),
                Arguments.of(new Distribution.Triangular(1, 2, 6), 3.0),
                Arguments.of(new Distribution.AroundMedian(1, 2, 6), (1.5 + 4) / 2),
                Arguments.of(new Distribution.LogNormal(2, 1.5), 2 * Math.exp(0.5 * Math.pow(Math.log(1.5), 2))),
                Arguments.of(new Distribution.Beta(2, 6), 0.25),
                Arguments.of(new Distribution.Discrete(List.of(1.0, 2.0, 10.0), List.of(2.0, 1.0, 1.0)), 3.5));
    }

    @ParameterizedTest
    @MethodSource("everyDistribution")
    void quantilesAverageToTheMean(Distribution distribution, double mean) {
        int n = 20_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += distribution.quantile((i + 0.5) / n);
        }
        assertThat(sum / n).isCloseTo(mean, within(2e-4 * mean));
    }

    @ParameterizedTest
    @MethodSource("everyDistribution")
    void quantilesNeverDecreaseAndTheMedianIsInTheRange(Distribution distribution, double mean) {
        double previous = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 1000; i++) {
            double x = distribution.quantile(i / 1000.0);
            assertThat(x).isGreaterThanOrEqualTo(previous);
            previous = x;
        }
        assertThat(distribution.range().contains(distribution.median())).isTrue();
        assertThat(distribution.range().contains(mean)).isTrue();
    }

    @Test
    void aBareRangeIsUniformWithinADecadeAndLogUniformBeyond() {
        assertThat(Distribution.between(15, 35)).isEqualTo(new Distribution.Uniform(15, 35));
        assertThat(Distribution.between(0.02, 40)).isEqualTo(new Distribution.LogUniform(0.02, 40));
        assertThat(Distribution.between(0, 40)).isEqualTo(new Distribution.Uniform(0, 40));
    }

    @Test
    void jeffreysCountsHalfASuccessAndHalfAFailure() {
        assertThat(Distribution.Beta.jeffreys(0, 1000)).isEqualTo(new Distribution.Beta(0.5, 1000.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Distribution.Beta.jeffreys(3, 2)).withMessageContaining("3 successes in 2");
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.Point(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.Uniform(2, 1)).withMessageContaining("swapped");
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.LogUniform(0, 1)).withMessageContaining("positive");
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.Triangular(1, 3, 2)).withMessageContaining("mode");
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.AroundMedian(1, 3, 2)).withMessageContaining("median");
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.LogNormal(1, 0.3)).withMessageContaining("logarithm");
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.Beta(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.Discrete(List.of(2.0, 1.0), List.of(1.0, 1.0)))
                .withMessageContaining("ascend");
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution.Discrete(List.of(), List.of()));
    }
}
