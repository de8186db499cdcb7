package org.assay.comparison.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assay.comparison.experiment.ToTarget.Attempt;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.statistics.Bootstrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToTargetTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95, 7);

    /** Time to 99 %: 20 us at p = 1/2, 1 ms at p = 1/100, certain. */
    @ParameterizedTest
    @CsvSource({"20, 1, 2, 132.877", "1, 1, 100, 458.211", "3, 5, 5, 3"})
    void followsTheFormula(double length, int successes, int trials, double expected) {
        ToTarget toTarget = ToTarget.of(attempts(length, successes, trials), 0.99, BOOTSTRAP);
        assertThat(toTarget.value()).isCloseTo(expected, within(1e-3));
        assertThat(toTarget.isBound()).isFalse();
        assertThat(toTarget.interval().contains(toTarget.value())).isTrue();
        assertThat(toTarget.successes()).isEqualTo(successes);
    }

    @Test
    void beginsAnewAtTheBestMoment() {
        List<Attempt> attempts = List.of(new Attempt(100, 1), new Attempt(100, 1), new Attempt(100, 90), new Attempt(100, Double.NaN));
        ToTarget toTarget = ToTarget.of(attempts, 0.99, BOOTSTRAP);
        assertThat(toTarget.attempt()).as("a trial's share after the hits at 1").isEqualTo(1.25);
        assertThat(toTarget.value()).isCloseTo(1.25 * Math.log(0.01) / Math.log(0.5), within(1e-12));
    }

    /** Training takes 50 in every trial and shots 2, of which one in a hundred hits: train once, draw 459 times. */
    @Test
    void whatIsDoneOnceIsChargedOnce() {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            attempts.add(new Attempt(52, i < 1 ? 52 : Double.NaN, 50));
        }
        ToTarget toTarget = ToTarget.of(attempts, 0.99, BOOTSTRAP);
        assertThat(toTarget.value()).isCloseTo(50 + 2 * 458.211, within(1e-3));
        assertThat(toTarget.interval().contains(toTarget.value())).isTrue();
        assertThat(toTarget.interval().low()).isGreaterThan(50);
        assertThat(toTarget.attempt()).isEqualTo(2);
        ToTarget bound = ToTarget.of(attempts.subList(1, 100), 0.99, BOOTSTRAP);
        ToTarget withoutTraining = ToTarget.of(attempts(2, 0, 99), 0.99, BOOTSTRAP);
        assertThat(bound.value()).as("a bound charges it, too").isCloseTo(50 + withoutTraining.value(), within(1e-9));
    }

    /** No success in 1000 trials: p is at most 3.682e-3 at 97.5 %. */
    @Test
    void withoutSuccessThereIsABoundOnly() {
        ToTarget toTarget = ToTarget.of(attempts(2, 0, 1000), 0.99, BOOTSTRAP);
        assertThat(toTarget.isBound()).isTrue();
        assertThat(toTarget.value()).isCloseTo(2 * Math.log(0.01) / Math.log1p(-3.682e-3), within(1.0));
        assertThat(toTarget.interval()).isEqualTo(Interval.atLeast(toTarget.value()));
    }

    @Test
    void allSuccessesAreNotCertainty() {
        Interval ten = ToTarget.of(attempts(1, 10, 10), 0.99, BOOTSTRAP).interval();
        Interval hundred = ToTarget.of(attempts(1, 100, 100), 0.99, BOOTSTRAP).interval();
        assertThat(ten.low()).isEqualTo(1);
        assertThat(ten.high()).isBetween(2.0, 4.0);
        assertThat(hundred.high()).isBetween(1.0, 1.5);
    }

    /** How hits come, and the true time to 99 % at the best cut-off. */
    private enum Hits {
        /** Trials of one length: the target is met at their end or not at all. */
        AT_THE_END(Math.log(0.01) / Math.log(0.7)) {
            @Override
            Attempt draw(SplittableRandom random) {
                return new Attempt(1, random.nextDouble() < 0.3 ? 1 : Double.NaN);
            }
        },
        /** Without memory, in trials of three mean times: every cut-off has the same truth, mean . ln 100, but for the stop at the end. */
        WITHOUT_MEMORY(Math.log(100)) {
            @Override
            Attempt draw(SplittableRandom random) {
                double at = -Math.log1p(-random.nextDouble());
                return new Attempt(3, at <= 3 ? at : Double.NaN);
            }
        },
        /** One draw of probability 1/32 after the other, 1000 of them. */
        DRAW_BY_DRAW(Math.log(0.01) / Math.log(31 / 32.0)) {
            @Override
            Attempt draw(SplittableRandom random) {
                double at = Math.ceil(Math.log1p(-random.nextDouble()) / Math.log(31 / 32.0));
                return new Attempt(1000, at <= 1000 ? at : Double.NaN);
            }
        },
        /** Log-normal with sigma 1: the best cut-off is 1.506, by minimising c ln 0.01 / ln(1 - Phi(ln c)) numerically. */
        HEAVY_TAILED(6.448) {
            @Override
            Attempt draw(SplittableRandom random) {
                return new Attempt(50, Math.exp(random.nextGaussian()));
            }
        };

        final double truth;

        Hits(double truth) {
            this.truth = truth;
        }

        abstract Attempt draw(SplittableRandom random);
    }

    /** The best of many cut-offs must not be judged by the trials that chose it. */
    @ParameterizedTest
    @CsvSource({"AT_THE_END, 10", "AT_THE_END, 25", "WITHOUT_MEMORY, 5", "WITHOUT_MEMORY, 20", "DRAW_BY_DRAW, 10", "HEAVY_TAILED, 5", "HEAVY_TAILED, 20"})
    void intervalsCoverTheTruthAndTheMedianIsNear(Hits hits, int trials) {
        SplittableRandom random = new SplittableRandom(13);
        int studies = 300;
        int covered = 0;
        double[] values = new double[studies];
        for (int study = 0; study < studies; study++) {
            List<Attempt> attempts = Stream.generate(() -> hits.draw(random)).limit(trials).toList();
            ToTarget toTarget = ToTarget.of(attempts, 0.99, new Bootstrap(200, 0.95, study));
            values[study] = toTarget.value() / hits.truth;
            covered += toTarget.interval().contains(hits.truth) ? 1 : 0;
        }
        Arrays.sort(values);
        assertThat(values[studies / 2]).as("median over truth, %s", hits).isBetween(0.8, 1.5);
        assertThat((double) covered / studies).as("coverage, %s", hits).isBetween(0.9, 1.0);
    }

    @Test
    void anotherUnitScalesEverything() {
        ToTarget seconds = ToTarget.of(attempts(2, 5, 10), 0.99, BOOTSTRAP);
        ToTarget joules = seconds.times(10, new Interval(8, 13));
        assertThat(joules.value()).isEqualTo(10 * seconds.value());
        assertThat(joules.interval()).isEqualTo(new Interval(8 * seconds.interval().low(), 13 * seconds.interval().high()));
    }

    private static List<Attempt> attempts(double length, int successes, int trials) {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            attempts.add(new Attempt(length, i < successes ? length : Double.NaN));
        }
        return attempts;
    }
}
