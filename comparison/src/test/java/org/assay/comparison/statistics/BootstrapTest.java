package org.assay.comparison.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.assay.comparison.quantity.Interval;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final int STUDIES = 400;

    /** At a nominal 0.95, the usual small-sample loss of the bootstrap of a mean over 30 data. */
    @Test
    void intervalsOfANormalMeanCoverIt() {
        double share = coverage(0, random -> random.nextGaussian(), data -> new Bootstrap(600, 0.95, 1).ofMean(data));
        assertThat(share).isBetween(0.91, 0.98);
    }

    @Test
    void correctedIntervalsOfASkewMeanCoverItBetterThanPlainOnes() {
        ToDoubleFunction<SplittableRandom> skew = random -> Math.exp(random.nextGaussian());
        double truth = Math.exp(0.5);
        double corrected = coverage(truth, skew, data -> new Bootstrap(600, 0.95, 1).ofMean(data));
        double plain = coverage(truth, skew, data -> new Bootstrap(600, 0.95, 1)
                .percentile(data.length, (indices, _) -> Arrays.stream(indices).mapToDouble(i -> data[i]).average().orElseThrow()));
        assertThat(corrected).isGreaterThan(plain).isBetween(0.85, 0.97);
    }

    private static double coverage(double truth, ToDoubleFunction<SplittableRandom> draw, Function<double[], Interval> interval) {
        SplittableRandom random = new SplittableRandom(11);
        int covered = 0;
        for (int study = 0; study < STUDIES; study++) {
            double[] data = new double[30];
            Arrays.setAll(data, _ -> draw.applyAsDouble(random));
            covered += interval.apply(data).contains(truth) ? 1 : 0;
        }
        return (double) covered / STUDIES;
    }

    @Test
    void dataAllAlikeGiveAPoint() {
        assertThat(new Bootstrap(100, 0.95, 1).ofMean(new double[] {2, 2, 2})).isEqualTo(Interval.point(2));
        assertThat(new Bootstrap(100, 0.95, 1).ofMean(new double[] {5})).isEqualTo(Interval.point(5));
    }

    @Test
    void aSeedRepeatsAnInterval() {
        double[] data = {1, 4, 2, 8, 5, 7};
        assertThat(new Bootstrap(200, 0.9, 3).ofMean(data)).isEqualTo(new Bootstrap(200, 0.9, 3).ofMean(data))
                .isNotEqualTo(new Bootstrap(200, 0.9, 4).ofMean(data));
    }

    @Test
    void quantilesAreLinearBetweenTheData() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Bootstrap.quantile(sorted, 0)).isEqualTo(1);
        assertThat(Bootstrap.quantile(sorted, 0.5)).isEqualTo(3);
        assertThat(Bootstrap.quantile(sorted, 1)).isEqualTo(8);
        assertThat(Bootstrap.quantile(new double[] {1, Double.POSITIVE_INFINITY}, 0)).isEqualTo(1);
        assertThat(Bootstrap.quantile(new double[] {1, Double.POSITIVE_INFINITY}, 0.1)).isInfinite();
    }

    @Test
    void refusesWhatMakesNoInterval() {
        assertThatThrownBy(() -> new Bootstrap(10, 0.95, 1)).hasMessage("10 resamples, but an interval needs at least 100");
        assertThatThrownBy(() -> new Bootstrap(100, 95, 1))
                .hasMessage("level is 95.0, but must lie between 0 and 1; did you pass a percentage?");
        assertThatThrownBy(() -> new Bootstrap(100, 0.95, 1).ofMean(new double[0])).hasMessage("no data to resample");
    }

    /** Beta(3.5, 7.5) has mean 7/22 and variance 3.5 x 7.5 / (11^2 x 12). */
    @Test
    void jeffreysDrawsHaveTheirMoments() {
        SplittableRandom random = new SplittableRandom(5);
        double[] draws = new double[50_000];
        Arrays.setAll(draws, _ -> new Jeffreys(3, 10).draw(random));
        double mean = Arrays.stream(draws).average().orElseThrow();
        assertThat(mean).isCloseTo(7.0 / 22, within(0.003));
        assertThat(Arrays.stream(draws).map(p -> (p - mean) * (p - mean)).average().orElseThrow()).isCloseTo(26.25 / 1452, within(0.0005));
    }

    /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
    @Test
    void holmFollowsR() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005})).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Holm.adjust(new double[] {0.6, 0.7})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
        assertThatThrownBy(() -> Holm.adjust(new double[] {1.2})).hasMessage("p value is 1.2, but must lie within 0..1");
    }
}
