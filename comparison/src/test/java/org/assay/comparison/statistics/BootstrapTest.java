package org.assay.comparison.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.assay.comparison.quantity.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTest {
    private static final int STUDIES = 400;

    /** Whose mean is to be covered, and how it is drawn. */
    private enum Shape {
        NORMAL(0, SplittableRandom::nextGaussian),
        EXPONENTIAL(1, random -> -Math.log1p(-random.nextDouble())),
        LOG_NORMAL(Math.exp(0.5), random -> Math.exp(random.nextGaussian())),
        ALIKE_OFTEN(0.5, random -> random.nextInt(2)),
        ONE_IN_FIVE(0.2, random -> random.nextInt(5) == 0 ? 1 : 0);

        private final double mean;
        private final ToDoubleFunction<SplittableRandom> draw;

        Shape(double mean, ToDoubleFunction<SplittableRandom> draw) {
            this.mean = mean;
            this.draw = draw;
        }

        double coverage(int size, long seed, Function<double[], Interval> interval) {
            SplittableRandom random = new SplittableRandom(seed);
            int covered = 0;
            for (int study = 0; study < STUDIES; study++) {
                double[] data = new double[size];
                Arrays.setAll(data, _ -> draw.applyAsDouble(random));
                covered += interval.apply(data).contains(mean) ? 1 : 0;
            }
            return (double) covered / STUDIES;
        }
    }

    /**
     * What the documentation says of intervals at 0.95: shares of 3000 studies with another program, which
     * these 400 meet within three standard errors.
     */
    @ParameterizedTest
    @CsvSource({"NORMAL, 0.948, 0.949, 0.957", "EXPONENTIAL, 0.875, 0.910, 0.936", "LOG_NORMAL, 0.816, 0.850, 0.911",
        "ALIKE_OFTEN, 0.943, 0.987, 0.964", "ONE_IN_FIVE, 0.678, 0.897, 0.977"})
    void intervalsOfAMeanCoverItAsOftenAsIsSaid(Shape shape, double five, double ten, double thirty) {
        int[] sizes = {5, 10, 30};
        double[] said = {five, ten, thirty};
        long seed = 17;
        for (int i = 0; i < sizes.length; i++) {
            double share = shape.coverage(sizes[i], seed, data -> new Bootstrap(400, 0.95, 1).ofMean(data));
            double error = Math.sqrt(said[i] * (1 - said[i]) / STUDIES);
            assertThat(share).as("%s, %d data, seed %d", shape, sizes[i], seed).isCloseTo(said[i], within(3 * error));
        }
    }

    /** A t with four degrees of freedom is below 2.776 with 0.975; the standard error is sqrt(2.5 / 5). */
    @Test
    void fewDataHaveStudentsInterval() {
        Interval interval = new Bootstrap(2000, 0.95, 1).ofMean(new double[] {1, 2, 3, 4, 5});
        assertThat(interval.low()).isCloseTo(3 - 2.776 * Math.sqrt(0.5), within(1e-3));
        assertThat(interval.high()).isCloseTo(3 + 2.776 * Math.sqrt(0.5), within(1e-3));
    }

    @Test
    void correctedIntervalsOfASkewMeanCoverItBetterThanPlainOnes() {
        double corrected = Shape.LOG_NORMAL.coverage(30, 11, data -> new Bootstrap(600, 0.95, 1)
                .correctedAndAccelerated(data.length, (indices, _) -> mean(data, indices)));
        double plain = Shape.LOG_NORMAL.coverage(30, 11, data -> new Bootstrap(600, 0.95, 1)
                .percentile(data.length, (indices, _) -> mean(data, indices)));
        assertThat(corrected).isGreaterThan(plain).isBetween(0.85, 0.97);
    }

    private static double mean(double[] data, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> data[i]).average().orElseThrow();
    }

    @Test
    void dataAllAlikeGiveAPoint() {
        assertThat(new Bootstrap(100, 0.95, 1).ofMean(new double[] {2, 2, 2})).isEqualTo(Interval.point(2));
        assertThat(new Bootstrap(100, 0.95, 1).ofMean(new double[] {5})).isEqualTo(Interval.point(5));
    }

    @Test
    void aSeedRepeatsAnInterval() {
        double[] data = {1, 4, 2, 8, 5, 7};
        LongFunction<Interval> interval = seed -> new Bootstrap(200, 0.9, seed)
                .correctedAndAccelerated(data.length, (indices, _) -> mean(data, indices));
        assertThat(interval.apply(3)).isEqualTo(interval.apply(3)).isNotEqualTo(interval.apply(4));
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
