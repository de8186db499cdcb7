package org.assay.comparison.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
        assertThat(toTarget.attempt()).isEqualTo(1);
        assertThat(toTarget.value()).isCloseTo(Math.log(0.01) / Math.log(0.5), within(1e-12));
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

    @Test
    void intervalsCoverTheTruth() {
        double truth = Math.log(0.01) / Math.log(0.7);
        SplittableRandom random = new SplittableRandom(13);
        int covered = 0;
        for (int study = 0; study < 400; study++) {
            List<Attempt> attempts = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                attempts.add(new Attempt(1, random.nextDouble() < 0.3 ? 1 : Double.NaN));
            }
            covered += ToTarget.of(attempts, 0.99, new Bootstrap(400, 0.95, study)).interval().contains(truth) ? 1 : 0;
        }
        assertThat(covered / 400.0).isBetween(0.92, 0.98);
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
