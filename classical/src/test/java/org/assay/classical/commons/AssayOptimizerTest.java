package org.assay.classical.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.OptimizationData;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.MultivariateOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.assay.classical.descent.CoordinateDescent;
import org.assay.classical.descent.Lbfgs;
import org.assay.classical.descent.StopRule;
import org.assay.classical.objective.Functions;
import org.junit.jupiter.api.Test;

class AssayOptimizerTest {

    private static final ObjectiveFunction VALLEY = new ObjectiveFunction(Functions.rosenbrock()::value);
    private static final ObjectiveFunctionGradient SLOPE = new ObjectiveFunctionGradient(x -> {
        double[] gradient = new double[x.length];
        Functions.rosenbrock().valueAndGradient(x, gradient);
        return gradient;
    });
    private static final InitialGuess START = new InitialGuess(new double[] {-1.2, 1});

    private static OptimizationData[] problem(OptimizationData... more) {
        OptimizationData[] all = Arrays.copyOf(new OptimizationData[] {VALLEY, START, GoalType.MINIMIZE}, 3 + more.length);
        System.arraycopy(more, 0, all, 3, more.length);
        return all;
    }

    @Test
    void minimisesForCommonsMath() {
        MultivariateOptimizer optimizer = new AssayOptimizer(new Lbfgs(), StopRule.gradientNorm(1e-9));
        var found = optimizer.optimize(problem(SLOPE, new MaxEval(500)));
        assertThat(found.getPoint()).containsExactly(new double[] {1, 1}, within(1e-8));
        assertThat(optimizer.getEvaluations()).isLessThan(60);
    }

    @Test
    void maximisesToo() {
        var found = new AssayOptimizer(new Lbfgs(), StopRule.gradientNorm(1e-9))
                .optimize(
                        new ObjectiveFunction(x -> 5 - (x[0] - 2) * (x[0] - 2)),
                        new ObjectiveFunctionGradient(x -> new double[] {-2 * (x[0] - 2)}),
                        GoalType.MAXIMIZE,
                        new InitialGuess(new double[] {0}),
                        new MaxEval(100));
        assertThat(found.getPoint()[0]).isCloseTo(2, within(1e-9));
        assertThat(found.getValue()).isCloseTo(5, within(1e-12));
    }

    @Test
    void returnsTheBestPointWhereCommonsMathWouldThrow() {
        var optimizer = new AssayOptimizer(new Lbfgs());
        var found = optimizer.optimize(problem(SLOPE, new MaxEval(7)));
        assertThat(optimizer.getEvaluations()).isEqualTo(7);
        assertThat(found.getValue()).isLessThan(Functions.rosenbrock().value(new double[] {-1.2, 1}));
    }

    @Test
    void aMethodWithoutGradientNeedsNone() {
        var found = new AssayOptimizer(new CoordinateDescent()).optimize(problem(new MaxEval(20_000)));
        assertThat(found.getValue()).isLessThan(0.01);
    }

    @Test
    void refusesBoundsAndAMissingGradient() {
        var optimizer = new AssayOptimizer(new Lbfgs());
        assertThatThrownBy(() -> optimizer.optimize(problem(new MaxEval(10))))
                .hasMessageStartingWith("Lbfgs[").hasMessageEndingWith("needs a gradient; add an ObjectiveFunctionGradient");
        assertThatThrownBy(() -> optimizer.optimize(problem(SLOPE, new MaxEval(10), SimpleBounds.unbounded(2))))
                .hasMessageStartingWith("bounds were given");
        assertThatThrownBy(() -> new AssayOptimizer(new Lbfgs()).optimize(problem(SLOPE)))
                .hasMessage("no budget was given; add a MaxEval of at least 1");
    }
}
