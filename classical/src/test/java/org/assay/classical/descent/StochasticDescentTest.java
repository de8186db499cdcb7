package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Functions;
import org.assay.classical.objective.StochasticObjective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StochasticDescentTest {

    private static final StochasticObjective MEAN = Functions.meanOf(1, 2, 6, 7);
    private static final UpdateRule SGD = new GradientDescent();

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "10, 3", "12, 4", "5, 9"})
    void everyTermComesOnceAnEpoch(int count, int size) {
        var batches = new Batches(count, size, RandomGeneratorFactory.of("L64X128MixRandom").create(3));
        List<Integer> firstOrder = epoch(batches);
        List<Integer> secondOrder = epoch(batches);
        assertThat(firstOrder).containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
        assertThat(secondOrder).containsExactlyInAnyOrderElementsOf(firstOrder);
        assertThat(secondOrder.equals(firstOrder)).isEqualTo(count == 1);
    }

    private static List<Integer> epoch(Batches batches) {
        List<Integer> seen = new ArrayList<>();
        do {
            for (int term : batches.next()) {
                seen.add(term);
            }
        } while (!batches.atEpochStart());
        return seen;
    }

    @Test
    void fallingRatesLeadToTheMean() {
        var result = new StochasticDescent(SGD, Schedule.inverseTime(0.5, 0.05), 1, 11)
                .minimise(MEAN, new double[] {20}, StopRule.maxSteps(40_000));
        assertThat(result.best()[0]).isCloseTo(4, within(0.02));
        assertThat(result.value()).isCloseTo(3.25, within(0.001));
    }

    @Test
    void aBatchOfEverythingIsBatchDescent() {
        StopRule stop = StopRule.maxSteps(5);
        var whole = new StochasticDescent(SGD, Schedule.constant(0.1), 4, 1).minimise(MEAN, new double[] {20}, stop);
        var batch = Descent.minimise(MEAN, new double[] {20}, SGD, Schedule.constant(0.1), stop);
        assertThat(whole.last()).containsExactly(batch.last(), within(1e-12));
    }

    @Test
    void theSeedDecidesThePath() {
        var stop = StopRule.maxSteps(6);
        var schedule = Schedule.constant(0.1);
        double[] start = {0};
        double[] once = new StochasticDescent(SGD, schedule, 1, 5).minimise(MEAN, start, stop).last();
        assertThat(new StochasticDescent(SGD, schedule, 1, 5).minimise(MEAN, start, stop).last())
                .containsExactly(once);
        assertThat(new StochasticDescent(SGD, schedule, 1, 6).minimise(MEAN, start, stop).last())
                .isNotEqualTo(once);
    }

    @Test
    void countsBatchesAndTermsAndEvaluatesTheSumOnceAnEpoch() {
        var result = new StochasticDescent(SGD, Schedule.constant(0.1), 3, 5)
                .minimise(MEAN, new double[] {0}, Recording.TRACED, StopRule.maxSteps(5));
        // two epochs of batches of 3 and 1, one batch of a third, and the sum four times
        assertThat(result.work().steps()).isEqualTo(5);
        assertThat(result.work().gradients()).isEqualTo(5);
        assertThat(result.work().evaluations()).isEqualTo(9);
        assertThat(result.work().terms()).isEqualTo(4 + 4 + 3 + 4 * 4);
        assertThat(result.trace()).hasSize(4);
        assertThat(result.trace()[3]).isEqualTo(result.lastValue());
    }

    @Test
    void aRateThatDivergesEndsWithTheBestFinitePoint() {
        var result = new StochasticDescent(SGD, Schedule.constant(1e60), 1, 5)
                .minimise(MEAN, new double[] {0}, StopRule.maxSteps(1000));
        assertThat(result.reason().criterion()).isEqualTo(Criterion.DIVERGED);
        assertThat(result.best()).containsExactly(0);
        assertThat(result.lastValue()).isFinite();
    }

    @Test
    void refusesAnEmptyBatch() {
        assertThatThrownBy(() -> new StochasticDescent(SGD, Schedule.constant(1), 0, 5))
                .hasMessage("batch size is 0, but must be at least 1");
    }
}
