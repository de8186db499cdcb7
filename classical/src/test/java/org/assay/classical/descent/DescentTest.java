package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DescentTest {

    private static final UpdateRule GD = new GradientDescent();

    @Test
    void onAQuadraticTheErrorShrinksByTheKnownFactorAtTheBestRate() {
        double low = 1;
        double high = 9;
        var result = Descent.minimise(
                Functions.quadratic(low, high),
                new double[] {1, 1},
                GD,
                Schedule.constant(2 / (low + high)),
                StopRule.maxSteps(20));
        double factor = (high - low) / (high + low);
        assertThat(result.last()).containsExactly(new double[] {Math.pow(factor, 20), Math.pow(-factor, 20)}, within(1e-14));
    }

    @Test
    void nesterovIsFasterThanPlainDescentOnABadlyConditionedQuadratic() {
        var quadratic = Functions.quadratic(1, 1000);
        double[] start = {1, 1};
        var stops = new StopRule[] {StopRule.targetValue(1e-6), StopRule.maxSteps(100_000)};
        long plain = Descent.minimise(quadratic, start, GD, Schedule.constant(2.0 / 1001), stops)
                .work()
                .steps();
        long nesterov = Descent.minimise(quadratic, start, new Nesterov(0.94), Schedule.constant(1.0 / 1000), stops)
                .work()
                .steps();
        assertThat(nesterov).isLessThan(plain / 5);
    }

    static Stream<Arguments> curvedValleys() {
        return Stream.of(
                Arguments.of("Rosenbrock", Functions.rosenbrock(), new double[] {-1.2, 1}, new double[] {1, 1}),
                Arguments.of("Beale", Functions.beale(), new double[] {1, 1}, new double[] {3, 0.5}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("curvedValleys")
    void adamFindsTheMinimumOfACurvedValley(String name, Differentiable function, double[] start, double[] minimum) {
        var result = Descent.minimise(
                function, start, new Adam(), Schedule.constant(0.02), StopRule.gradientNorm(1e-8), StopRule.maxSteps(50_000));
        assertThat(result.reason().criterion()).as("%s", result).isEqualTo(Criterion.GRADIENT_NORM);
        assertThat(result.best()).containsExactly(minimum, within(1e-5));
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                Arguments.of(StopRule.gradientNorm(0.3), Criterion.GRADIENT_NORM, 9L),
                Arguments.of(StopRule.valueChange(0.03), Criterion.VALUE_CHANGE, 7L),
                Arguments.of(StopRule.stepSize(0.03), Criterion.STEP_SIZE, 10L),
                Arguments.of(StopRule.targetValue(0.1), Criterion.TARGET_VALUE, 6L),
                Arguments.of(StopRule.maxSteps(4), Criterion.MAX_STEPS, 4L),
                Arguments.of(StopRule.maxEvaluations(4), Criterion.MAX_EVALUATIONS, 3L));
    }

    /** On x^2 from 1 at rate 0.1, x_k = 0.8^k: the step that first meets each threshold, by logarithms. */
    @ParameterizedTest
    @MethodSource("stops")
    void stopsAtTheFirstStepThatMeetsTheThreshold(StopRule stop, Criterion criterion, long steps) {
        var result = Descent.minimise(Functions.square(), new double[] {1}, GD, Schedule.constant(0.1), stop);
        assertThat(result.reason().criterion()).isEqualTo(criterion);
        assertThat(result.work().steps()).isEqualTo(steps);
        assertThat(result.last()[0]).isCloseTo(Math.pow(0.8, (double) steps), within(1e-15));
        assertThat(result.work().evaluations()).isEqualTo(steps + 1);
        assertThat(result.work().gradients()).isEqualTo(steps + 1);
    }

    @Test
    void theReasonNamesTheValueSeenAndTheThreshold() {
        var result = Descent.minimise(
                Functions.square(), new double[] {1}, GD, Schedule.constant(0.1), StopRule.gradientNorm(0.3));
        assertThat(result.reason().toString()).isEqualTo("gradient norm 0.268 <= 0.300");
        assertThat(result.reason().converged()).isTrue();
        assertThat(result.toString()).startsWith("0.01801439851 after 9 steps, 10 evaluations, 10 gradients");
    }

    @Test
    void aRateThatDivergesEndsWithTheLastFinitePoint() {
        var result = new Descent(GD, Schedule.constant(3))
                .minimise(Functions.square(), new double[] {1}, Recording.TRACED, StopRule.maxSteps(10_000));
        assertThat(result.reason().criterion()).isEqualTo(Criterion.DIVERGED);
        assertThat(result.reason().seen()).isInfinite();
        assertThat(result.reason().toString()).contains("Infinity").contains("smaller learning rate");
        assertThat(result.best()).containsExactly(1);
        assertThat(result.value()).isEqualTo(1);
        assertThat(result.lastValue()).isFinite().isGreaterThan(1e300);
        assertThat(result.last()[0]).isFinite();
        assertThat(result.trace()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }

    @Test
    void aGradientThatIsNotANumberEndsTheRunToo() {
        Differentiable cliff = Differentiable.of(1, (x, gradient) -> {
            gradient[0] = x[0] > 0 ? 1 : Double.NaN;
            return x[0];
        });
        var result = Descent.minimise(cliff, new double[] {0.15}, GD, Schedule.constant(0.1), StopRule.maxSteps(9));
        assertThat(result.reason().criterion()).isEqualTo(Criterion.DIVERGED);
        assertThat(result.best()[0]).isCloseTo(0.05, within(1e-15));
        assertThat(result.work().steps()).isEqualTo(2);
    }

    @Test
    void keepsTheBestPointWhenTheBudgetEndsOnAWorseOne() {
        var result = new Descent(new Momentum(0.9), Schedule.constant(0.1))
                .minimise(Functions.square(), new double[] {1}, Recording.TRACED, StopRule.maxSteps(7));
        assertThat(result.value()).isLessThan(result.lastValue());
        assertThat(result.trace()).hasSize(8).contains(result.value());
        assertThat(Functions.square().value(result.best())).isEqualTo(result.value());
        assertThat(Arrays.stream(result.trace()).min()).hasValue(result.value());
    }

    @Test
    void theTimeLimitReadsTheInjectedClock() {
        var nanos = new AtomicLong();
        var oneSecondACall = new Recording(false, () -> nanos.getAndAdd(1_000_000_000));
        var result = new Descent(GD, Schedule.constant(0.1))
                .minimise(Functions.square(), new double[] {1}, oneSecondACall, StopRule.timeLimit(3));
        assertThat(result.reason()).isEqualTo(new StopReason(Criterion.TIME_LIMIT, 3, 3));
        assertThat(result.work().steps()).isEqualTo(2);
        assertThat(result.work().seconds()).isCloseTo(4, within(1e-12));
    }

    @Test
    void theCallersDeadlineEndsTheRun() {
        var asked = new AtomicLong();
        var result = Descent.minimise(
                Functions.square(),
                new double[] {1},
                GD,
                Schedule.constant(0.1),
                StopRule.deadline(() -> asked.incrementAndGet() == 6));
        assertThat(result.reason().criterion()).isEqualTo(Criterion.DEADLINE);
        assertThat(result.work().steps()).isEqualTo(5);
    }

    @Test
    void refusesABadStartAndARunWithoutEnd() {
        var schedule = Schedule.constant(0.1);
        var stop = StopRule.maxSteps(1);
        assertThatThrownBy(() -> Descent.minimise(Functions.square(), new double[2], GD, schedule, stop))
                .hasMessage("the point has 2 entries, but the objective has 1 variables");
        assertThatThrownBy(() -> Descent.minimise(Functions.square(), new double[1], GD, schedule))
                .hasMessageStartingWith("no stop rule was given");
        Differentiable hole = Differentiable.of(1, (x, gradient) -> Double.NaN);
        assertThatThrownBy(() -> Descent.minimise(hole, new double[1], GD, schedule, stop))
                .hasMessageStartingWith("at the start the objective is NaN");
    }

    @Test
    void leavesTheStartAsItWas() {
        double[] start = {1};
        Descent.minimise(Functions.square(), start, GD, Schedule.constant(0.1), StopRule.maxSteps(3));
        assertThat(start).containsExactly(1);
    }
}
