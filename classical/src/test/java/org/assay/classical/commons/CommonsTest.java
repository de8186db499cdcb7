package org.assay.classical.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assay.classical.descent.DescentResult;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Recording;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.descent.StopRule;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Functions;
import org.assay.classical.objective.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommonsTest {

    private static final double[] START = {-1.2, 1};

    static Stream<Minimiser<? super Differentiable>> methods() {
        return Stream.of(
                new NelderMead(), new Powell(), new Bobyqa(), new CmaEs(0.5, 7), new ConjugateGradient());
    }

    static Stream<Arguments> methodsAndValleys() {
        return methods().flatMap(method -> Stream.of(
                Arguments.of(method, Functions.rosenbrock(), START, new double[] {1, 1}),
                Arguments.of(method, Functions.beale(), new double[] {1, 1}, new double[] {3, 0.5})));
    }

    @ParameterizedTest
    @MethodSource("methodsAndValleys")
    void findsTheMinimumOfACurvedValley(
            Minimiser<? super Differentiable> method, Differentiable function, double[] start, double[] minimum) {
        var result = method.minimise(function, start, StopRule.maxEvaluations(20_000));
        assertThat(result.best()).as("%s: %s", method, result).containsExactly(minimum, within(2e-4));
        assertThat(result.reason().criterion()).isEqualTo(Criterion.OWN_TEST);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void keepsTheBestPointWhenTheBudgetEnds(Minimiser<? super Differentiable> method) {
        for (int budget = 1; budget <= 40; budget++) {
            var result = method.minimise(Functions.rosenbrock(), START, StopRule.maxEvaluations(budget));
            assertThat(result.work().evaluations()).as("%s", method).isEqualTo(budget);
            assertThat(result.value()).isEqualTo(Functions.rosenbrock().value(result.best()));
            assertThat(result.value()).isLessThanOrEqualTo(Functions.rosenbrock().value(START));
        }
        var shorter = method.minimise(Functions.rosenbrock(), START, StopRule.maxEvaluations(15));
        var longer = method.minimise(Functions.rosenbrock(), START, StopRule.maxEvaluations(60));
        assertThat(longer.value()).as("%s", method).isLessThan(shorter.value());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void endsAsSoonAsTheTargetIsMet(Minimiser<? super Differentiable> method) {
        var result = method.minimise(Functions.beale(), new double[] {1, 1}, StopRule.targetValue(0.01));
        assertThat(result.reason().criterion()).as("%s", method).isEqualTo(Criterion.TARGET_VALUE);
        assertThat(result.value()).isLessThanOrEqualTo(0.01);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aRegionWithoutValuesNeverGetsIntoTheResult(Minimiser<? super Differentiable> method) {
        Differentiable half = Differentiable.of(2, (x, gradient) -> {
            gradient[0] = 2 * x[0];
            gradient[1] = 2 * x[1];
            return x[0] < 0.2 ? Double.NaN : x[0] * x[0] + x[1] * x[1];
        });
        DescentResult result = method.minimise(half, new double[] {1, 1}, StopRule.maxEvaluations(500));
        assertThat(result.value()).as("%s: %s", method, result).isLessThanOrEqualTo(2);
        assertThat(result.best()[0]).isGreaterThanOrEqualTo(0.2);
        assertThat(result.lastValue()).isFinite();
    }

    @Test
    void methodsThatShowTheirIterationsCountSteps() {
        Stream.of(new NelderMead(), new Powell(), new CmaEs(0.5, 7)).forEach(method -> {
            var result = method.minimise(Functions.beale(), new double[] {1, 1}, Recording.TRACED, StopRule.maxSteps(5));
            assertThat(result.reason().criterion()).as("%s: %s", method, result).isEqualTo(Criterion.MAX_STEPS);
            assertThat(result.work().steps()).isEqualTo(5);
            assertThat(result.trace()[0]).isEqualTo(Functions.beale().value(new double[] {1, 1}));
        });
    }

    @Test
    void conjugateGradientDoesNotPayTwiceForTheValueBesideAGradient() {
        long[] calls = new long[2];
        Differentiable counting = new Differentiable() {
            @Override
            public int dimension() {
                return 2;
            }

            @Override
            public double value(double[] x) {
                calls[0]++;
                return Functions.beale().value(x);
            }

            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                calls[1]++;
                return Functions.beale().valueAndGradient(x, gradient);
            }
        };
        var result = new ConjugateGradient().minimise(counting, new double[] {1, 1}, StopRule.maxEvaluations(5000));
        assertThat(result.work().gradients()).isEqualTo(calls[1]);
        assertThat(result.work().evaluations()).isEqualTo(calls[0] + calls[1]);
        assertThat(calls[1]).isEqualTo(result.work().steps() + 1);
    }

    @Test
    void theSeedDecidesTheSamples() {
        Objective function = Functions.rosenbrock();
        var stop = StopRule.maxEvaluations(100);
        assertThat(new CmaEs(0.5, 3).minimise(function, START, stop).best())
                .containsExactly(new CmaEs(0.5, 3).minimise(function, START, stop).best())
                .isNotEqualTo(new CmaEs(0.5, 4).minimise(function, START, stop).best());
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> new Bobyqa().minimise(Functions.square(), new double[] {1}, StopRule.maxSteps(1)))
                .hasMessage("BOBYQA needs at least two variables, but the objective has 1; CoordinateDescent serves one");
        assertThatThrownBy(() -> new Bobyqa(0.1, 0.2)).hasMessage("last radius is 0.2, but must be below the first, 0.1");
        assertThatThrownBy(() -> new NelderMead(0, 1e-9)).hasMessage("side is 0.0, but must be positive and finite");
        assertThatThrownBy(() -> new Powell(0)).hasMessage("tolerance is 0.0, but must be at least 2.3e-16");
    }
}
