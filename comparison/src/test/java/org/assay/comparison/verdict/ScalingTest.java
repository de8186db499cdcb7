package org.assay.comparison.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.resource.TimeToTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {

    @Test
    void exactLawsAreRecovered() {
        List<Sample> doubling = IntStream.of(4, 6, 8, 12).mapToObj(n -> new Sample(n, List.of(3 * Math.pow(2, 0.7 * n)))).toList();
        ScalingFit exponential = ScalingFit.of(Growth.EXPONENTIAL, doubling, 100, 0.95, 1);
        assertThat(exponential.rate()).isCloseTo(0.7, within(1e-12));
        assertThat(exponential.costAt(20)).isCloseTo(3 * Math.pow(2, 14), within(1e-6));
        List<Sample> cubic = IntStream.of(4, 8, 16).mapToObj(n -> new Sample(n, List.of(5.0 * n * n * n))).toList();
        ScalingFit power = ScalingFit.of(Growth.POWER, cubic, 100, 0.95, 1);
        assertThat(power.rate()).isCloseTo(3, within(1e-12));
        assertThat(power.costAt(10)).isCloseTo(5000, within(1e-6));
    }

    /** Mean widths of the 95 % interval of the rate, and the factor that they leave at N = 100. */
    @ParameterizedTest
    @CsvSource({"10, 20, 1, 100, 0.072", "8, 16, 2, 20, 0.265", "8, 12, 2, 10, 0.826"})
    void intervalsAreAsWideAsTheyMustBe(int from, int to, int step, int instances, double width) {
        SplittableRandom random = new SplittableRandom(3);
        double mean = IntStream.range(0, 20)
                .mapToDouble(study -> fit(0.5, from, to, step, instances, random, study).rateInterval().width())
                .average().orElseThrow();
        assertThat(mean).isCloseTo(width, within(0.15 * width));
    }

    @Test
    void intervalsOfTheRateCoverIt() {
        SplittableRandom random = new SplittableRandom(5);
        long covered = IntStream.range(0, 200).filter(study -> fit(0.5, 8, 16, 2, 20, random, study).rateInterval().contains(0.5)).count();
        assertThat(covered / 200.0).isBetween(0.91, 0.99);
    }

    /** Growth of 2^(rate N), instances spread by 1.5 bits. */
    private static ScalingFit fit(double rate, int from, int to, int step, int instances, SplittableRandom random, long seed) {
        List<Sample> samples = new ArrayList<>();
        for (int n = from; n <= to; n += step) {
            int size = n;
            samples.add(new Sample(n, Stream.generate(() -> Math.pow(2, rate * size + 1.5 * random.nextGaussian())).limit(instances).toList()));
        }
        return ScalingFit.of(Growth.EXPONENTIAL, samples, 200, 0.95, seed);
    }

    /** 20 instances a size, costs of 2^(N/2) spread by 1.5 bits; those beyond a limit at the largest size were never solved. */
    @ParameterizedTest
    @CsvSource({"0.16", "0.25", "0.39"})
    void unsolvedInstancesWidenTheIntervalUpwards(double unsolved) {
        SplittableRandom random = new SplittableRandom(11);
        double limit = Math.pow(2, 8 + 1.5 * new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - unsolved));
        int fits = 0;
        int covered = 0;
        for (int study = 0; study < 200; study++) {
            List<Sample> samples = new ArrayList<>();
            for (int n = 8; n <= 16; n += 2) {
                int size = n;
                samples.add(new Sample(n, Stream.generate(() -> Math.pow(2, 0.5 * size + 1.5 * random.nextGaussian()))
                        .map(cost -> size == 16 && cost > limit ? Double.POSITIVE_INFINITY : cost).limit(20).toList()));
            }
            if (samples.getLast().median() < Double.POSITIVE_INFINITY) {
                ScalingFit fit = ScalingFit.of(Growth.EXPONENTIAL, samples, 200, 0.95, study);
                fits++;
                covered += fit.rateInterval().contains(0.5) ? 1 : 0;
                assertThat(Crossover.of(fit, fit, 0.95).probability()).isZero();
            }
        }
        assertThat(fits).isGreaterThan(100);
        assertThat((double) covered / fits).isBetween(0.9, 1.0);
    }

    @Test
    void factorsGrowWithTheDistance() {
        ScalingFit fit = new ScalingFit(Growth.EXPONENTIAL, 0, 0.5, new Interval(0.3675, 0.6325),
                List.of(new ScalingFit.Line(0, 0.5)), 8, 16);
        assertThat(fit.uncertaintyFactorAt(16)).isEqualTo(1);
        assertThat(fit.uncertaintyFactorAt(100)).isCloseTo(Math.pow(2, 0.1325 * 84), within(1e-6));
        assertThat(fit.isNear(20)).isTrue();
        assertThat(fit.isNear(21)).isFalse();
    }

    /** P(N, t) = exp(-N/t): the fixed lengths mislead, the minimum over lengths grows in proportion. */
    @ParameterizedTest
    @CsvSource({"5, 5, 50.2", "10, 5, 158.3", "20, 5, 1245.6", "30, 5, 9277.8", "5, 100, 152.5", "10, 100, 195.8", "20, 100, 269.7", "30, 100, 341.1"})
    void costsAtAFixedLengthFollowTheFormula(int size, double length, double expected) {
        assertThat(cost(size, length)).isCloseTo(expected, within(0.06));
    }

    @ParameterizedTest
    @CsvSource({"5, 47.9", "10, 95.9", "20, 191.7"})
    void theMinimumOverLengthsIsProportionalToSize(int size, double expected) {
        assertThat(minimum(size)).isCloseTo(expected, within(0.06));
    }

    private static double cost(double size, double length) {
        return TimeToTarget.of(length, Math.exp(-size / length), 0.99);
    }

    private static double minimum(double size) {
        return IntStream.rangeClosed(1, 40_000).mapToDouble(i -> cost(size, i * 0.01)).min().orElseThrow();
    }

    @Test
    void lengthsThatWereNotMinimisedAreFound() {
        assertThat(Minimisation.of(costs(5, 20, 80, 320)).isOptimised()).isTrue();
        Minimisation tooShort = Minimisation.of(costs(1, 3, 5));
        assertThat(tooShort.isOptimised()).isFalse();
        assertThat(tooShort.atLast()).contains(20, 30);
        Minimisation tooLong = Minimisation.of(costs(100, 200, 400));
        assertThat(tooLong.isOptimised()).isFalse();
        assertThat(tooLong.atFirst()).contains(10, 20, 30);
        assertThat(Minimisation.of(costs(5)).interior()).isZero();
    }

    private static NavigableMap<Integer, NavigableMap<Double, Double>> costs(double... lengths) {
        NavigableMap<Integer, NavigableMap<Double, Double>> costs = new TreeMap<>();
        for (int size : new int[] {10, 15, 20, 30}) {
            NavigableMap<Double, Double> row = new TreeMap<>();
            for (double length : lengths) {
                row.put(length, cost(size, length));
            }
            costs.put(size, row);
        }
        return costs;
    }

    @Test
    void crossoversFollowTheTwoLines() {
        SplittableRandom random = new SplittableRandom(9);
        ScalingFit slow = fit(0.4, 10, 20, 1, 60, random, 1);
        ScalingFit fast = fit(0.8, 10, 20, 1, 60, random, 2);
        Crossover never = Crossover.of(fast, slow, 0.95);
        assertThat(never.size()).isInfinite();
        assertThat(never.probability()).isLessThan(0.05);
        assertThat(never.interval().isUnbounded()).isTrue();
        assertThat(never.isNear()).isFalse();
        ScalingFit costly = new ScalingFit(slow.law(), slow.intercept() + 8, slow.rate(), slow.rateInterval(),
                slow.draws().stream().map(l -> new ScalingFit.Line(l.intercept() + 8, l.rate())).toList(), slow.smallest(), slow.largest());
        Crossover crossover = Crossover.of(costly, fast, 0.95);
        assertThat(crossover.size()).isCloseTo(20, within(3.0));
        assertThat(crossover.interval().contains(crossover.size())).isTrue();
        assertThat(crossover.isNear()).isTrue();
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatThrownBy(() -> ScalingFit.of(Growth.POWER, List.of(new Sample(4, List.of(1.0)), new Sample(5, List.of(1.0))), 100, 0.95, 1))
                .hasMessage("2 different sizes in 2 samples, but a fit needs at least 3, each once");
        assertThatThrownBy(() -> new Sample(4, List.of(-1.0))).hasMessage("costs at size 4 are [-1.0], but must be at least one positive number");
        Sample unsolved = new Sample(6, List.of(1.0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(unsolved.censored()).isCloseTo(2 / 3.0, within(1e-12));
        assertThatThrownBy(() -> ScalingFit.of(Growth.POWER, List.of(new Sample(4, List.of(1.0)), new Sample(5, List.of(1.0)), unsolved), 100, 0.95, 1))
                .hasMessage("half of the instances of size 6 or more were never solved; spend more there or leave the size out");
    }
}
