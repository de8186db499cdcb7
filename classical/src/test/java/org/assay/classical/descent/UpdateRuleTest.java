package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assay.classical.objective.Functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateRuleTest {

    static Stream<UpdateRule> everyRule() {
        return Stream.of(
                new GradientDescent(),
                new Momentum(),
                new Nesterov(),
                new Adagrad(),
                new RmsProp(),
                new Adam(),
                new AdamW(),
                new Adam().clippedByNorm(1),
                new Adam().clippedByValue(1));
    }

    /** The second values by hand, for x^2 from 1 at rate 0.1; see each rule's Javadoc. */
    static Stream<Arguments> examples() {
        double adagrad = 0.9 - 0.1 * 1.8 / Math.sqrt(4 + 1.8 * 1.8);
        double rms1 = 1 - 0.2 / Math.sqrt(0.4);
        double rms2 = rms1 - 0.2 * rms1 / Math.sqrt(0.36 + 0.4 * rms1 * rms1);
        double adamMean = (0.9 * 0.2 + 0.1 * 1.8) / 0.19;
        double adamRoot = Math.sqrt((0.999 * 0.004 + 0.001 * 1.8 * 1.8) / 0.001999);
        double decayedMean = (0.9 * 0.2 + 0.1 * 1.798) / 0.19;
        double decayedRoot = Math.sqrt((0.999 * 0.004 + 0.001 * 1.798 * 1.798) / 0.001999);
        return Stream.of(
                Arguments.of(new GradientDescent(), 0.8, 0.64),
                Arguments.of(new Momentum(0.9), 0.8, 0.46),
                Arguments.of(new Nesterov(0.9), 0.62, 0.2224),
                Arguments.of(new Adagrad(0), 0.9, adagrad),
                Arguments.of(new Adagrad(0), 0.9, 0.8331035),
                Arguments.of(new RmsProp(0.9, 0), 0.6837722, 0.4988706),
                Arguments.of(new RmsProp(0.9, 0), rms1, rms2),
                Arguments.of(new Adam(0.9, 0.999, 0), 0.9, 0.8004122),
                Arguments.of(new Adam(0.9, 0.999, 0), 0.9, 0.9 - 0.1 * adamMean / adamRoot),
                Arguments.of(new AdamW(new Adam(0.9, 0.999, 0), 0.01), 0.899, 0.7985190),
                Arguments.of(
                        new AdamW(new Adam(0.9, 0.999, 0), 0.01),
                        0.899,
                        0.899 - 0.1 * decayedMean / decayedRoot - 0.1 * 0.01 * 0.899));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void twoStepsOnTheSquareAreThoseOfTheJavadoc(UpdateRule rule, double first, double second) {
        assertThat(pointAfter(rule, 1)).isCloseTo(first, within(6e-8));
        assertThat(pointAfter(rule, 2)).isCloseTo(second, within(6e-8));
    }

    private static double pointAfter(UpdateRule rule, int steps) {
        return Descent.minimise(
                        Functions.square(), new double[] {1}, rule, Schedule.constant(0.1), StopRule.maxSteps(steps))
                .last()[0];
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void anUpdateIsAPureFunction(UpdateRule rule) {
        double[] gradient = {3, -4};
        double[] point = {1, 2};
        Update first = rule.update(gradient, point, rule.start(2), 0.1);
        Moments memory = first.memory();
        double[] second = rule.update(gradient, point, memory, 0.1).step();
        assertThat(rule.update(gradient, point, memory, 0.1).step()).containsExactly(second);
        assertThat(rule.update(gradient, point, rule.start(2), 0.1).step()).containsExactly(first.step());
        assertThat(gradient).containsExactly(3, -4);
        assertThat(point).containsExactly(1, 2);
        assertThat(memory.steps()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void aZeroGradientGivesAFiniteStep(UpdateRule rule) {
        assertThat(rule.update(new double[2], new double[2], rule.start(2), 0.1).step())
                .containsExactly(new double[2], within(0.0));
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void everyRuleFindsTheBottomOfABowl(UpdateRule rule) {
        var result = Descent.minimise(
                Functions.quadratic(1, 3),
                new double[] {1, -1},
                rule,
                Schedule.cosine(0.1, 0, 2000),
                StopRule.maxSteps(2000));
        assertThat(result.value()).as("%s", result).isLessThan(1e-3);
    }

    @Test
    void clippingByNormKeepsTheDirection() {
        double[] gradient = {30, -40};
        assertThat(new Clip.ByNorm(5).apply(gradient)).containsExactly(new double[] {3, -4}, within(1e-15));
        assertThat(new Clip.ByNorm(50).apply(gradient)).containsExactly(30, -40);
        assertThat(new Clip.ByNorm(5).apply(new double[] {3e200, -4e200}))
                .containsExactly(new double[] {3, -4}, within(1e-12));
    }

    @Test
    void clippingByValueCutsEachEntry() {
        assertThat(new Clip.ByValue(5).apply(new double[] {30, -40, -4})).containsExactly(5, -5, -4);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new Momentum(1)).hasMessage("mu is 1.0, but must lie in [0, 1)");
        assertThatThrownBy(() -> new Adam(0.9, 1, 0)).hasMessage("beta2 is 1.0, but must lie in [0, 1)");
        assertThatThrownBy(() -> new RmsProp(0.9, -1)).hasMessageStartingWith("epsilon is -1.0");
        assertThatThrownBy(() -> new Clip.ByNorm(0)).hasMessageStartingWith("limit is 0.0");
    }
}
