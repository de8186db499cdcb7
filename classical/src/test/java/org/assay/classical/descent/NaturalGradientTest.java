package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Functions;
import org.junit.jupiter.api.Test;

class NaturalGradientTest {

    @Test
    void stepsOnASkewedBowlAreThoseOfTheJavadoc() {
        var rule = new NaturalGradient(point -> new double[][] {{1, 0}, {0, 4}}, 0);
        var descent = new Descent(rule, Schedule.constant(0.5));
        assertThat(descent.minimise(Functions.quadratic(1, 4), new double[] {1, 1}, StopRule.maxSteps(1)).last())
                .containsExactly(0.5, 0.5);
        assertThat(descent.minimise(Functions.quadratic(1, 4), new double[] {1, 1}, StopRule.maxSteps(2)).last())
                .containsExactly(0.25, 0.25);
    }

    /** [[4,2],[2,3]] x = (8, 8) has the solution (1, 2). */
    @Test
    void solvesAFullMetricAndReadsTheLowerTriangle() {
        var rule = new NaturalGradient(point -> new double[][] {{4, Double.NaN}, {2, 3}}, 0);
        double[] step = rule.update(new double[] {8, 8}, new double[2], rule.start(2), 1).step();
        assertThat(step).containsExactly(new double[] {-1, -2}, within(1e-14));
    }

    @Test
    void dampingMakesASingularMetricUsable() {
        double[][] singular = {{1, 1}, {1, 1}};
        var stuck = new NaturalGradient(point -> new double[][] {singular[0].clone(), singular[1].clone()}, 0);
        assertThatThrownBy(() -> stuck.update(new double[] {1, 1}, new double[2], stuck.start(2), 1))
                .hasMessageContaining("row 1").hasMessageEndingWith("raise the damping");
        var damped = new NaturalGradient(stuck.metric(), 0.5);
        assertThat(damped.update(new double[] {1, 1}, new double[2], damped.start(2), 1).step())
                .containsExactly(new double[] {-0.4, -0.4}, within(1e-15));
    }

    /** Mean m and deviation s of a normal distribution: the Fisher metric is diag(1, 2) / s^2. */
    @Test
    void fitsANormalDistributionInItsFisherMetric() {
        var likelihood = Differentiable.of(2, (x, gradient) -> {
            double s = x[1];
            double square = 4 + (x[0] - 3) * (x[0] - 3); // data of mean 3 and variance 4
            gradient[0] = (x[0] - 3) / (s * s);
            gradient[1] = 1 / s - square / (s * s * s);
            return Math.log(s) + square / (2 * s * s);
        });
        var rule = new NaturalGradient(x -> new double[][] {{1 / (x[1] * x[1]), 0}, {0, 2 / (x[1] * x[1])}}, 0);
        var result = Descent.minimise(
                likelihood, new double[] {0, 5}, rule, Schedule.constant(0.5), StopRule.gradientNorm(1e-10));
        assertThat(result.last()).containsExactly(new double[] {3, 2}, within(1e-9));
        assertThat(result.work().steps()).as("%s", result).isLessThan(60);
    }
}
