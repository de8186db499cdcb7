package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Functions;
import org.assay.classical.objective.Points;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {

    private static final StopRule FLAT = StopRule.gradientNorm(1e-9);

    @Test
    void theFirstStepsOnTheSquareAreThoseOfTheJavadoc() {
        var result = new Lbfgs().minimise(Functions.square(), new double[] {3}, Recording.TRACED, FLAT);
        assertThat(result.trace()).containsExactly(9, 4, 0);
        assertThat(result.work().evaluations()).isEqualTo(3);
    }

    /** N&W equation 6.17, with dense matrices: H' = (I - s y^T/sy) H (I - y s^T/sy) + s s^T/sy. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theTwoLoopsMultiplyByTheDenseBfgsMatrix(int pairCount) {
        var random = new SplittableRandom(4);
        int n = 4;
        Deque<Lbfgs.Pair> pairs = new ArrayDeque<>();
        for (int k = 0; k < pairCount; k++) {
            double[] s = random.doubles(n, -1, 1).toArray();
            double[] y = IntStream.range(0, n).mapToDouble(i -> s[i] * (i + 1) + 0.1 * random.nextDouble()).toArray();
            pairs.add(new Lbfgs.Pair(s, y, Vectors.dot(s, y)));
        }
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            h[i][i] = pairs.getLast().scale();
        }
        for (Lbfgs.Pair pair : pairs) {
            h = bfgs(h, pair);
        }
        double[] g = random.doubles(n, -1, 1).toArray();
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            expected[i] = -Vectors.dot(h[i], g);
        }
        assertThat(Lbfgs.direction(g, pairs)).containsExactly(expected, within(1e-13));
    }

    private static double[][] bfgs(double[][] h, Lbfgs.Pair pair) {
        int n = h.length;
        double[] hy = new double[n];
        for (int i = 0; i < n; i++) {
            hy[i] = Vectors.dot(h[i], pair.y());
        }
        double factor = (1 + Vectors.dot(pair.y(), hy) / pair.sy()) / pair.sy();
        double[][] next = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                next[i][j] = h[i][j]
                        - (hy[i] * pair.s()[j] + pair.s()[i] * hy[j]) / pair.sy()
                        + factor * pair.s()[i] * pair.s()[j];
            }
        }
        return next;
    }

    @Test
    void solvesTheCurvedValleysInFewEvaluations() {
        var rosenbrock = new Lbfgs().minimise(Functions.rosenbrock(), new double[] {-1.2, 1}, FLAT);
        assertThat(rosenbrock.best()).containsExactly(new double[] {1, 1}, within(1e-9));
        assertThat(rosenbrock.work().evaluations()).as("%s", rosenbrock).isLessThan(60);
        var beale = new Lbfgs().minimise(Functions.beale(), new double[] {1, 1}, FLAT);
        assertThat(beale.best()).containsExactly(new double[] {3, 0.5}, within(1e-8));
        assertThat(beale.work().evaluations()).as("%s", beale).isLessThan(30);
    }

    @Test
    void beatsTheConditionNumberThatSlowsPlainDescent() {
        double[] curvatures = IntStream.range(0, 100).mapToDouble(i -> Math.pow(10, i / 24.75)).toArray();
        double[] start = new double[100];
        Arrays.fill(start, 1);
        var quadratic = Functions.quadratic(curvatures);
        var target = StopRule.targetValue(1e-9);
        var quasiNewton = new Lbfgs().minimise(quadratic, start, target);
        var plain = Descent.minimise(quadratic, start, new GradientDescent(), Schedule.constant(2 / 10_001.0), target);
        assertThat(quasiNewton.work().evaluations()).as("%s", quasiNewton).isLessThan(plain.work().evaluations() / 50);
    }

    @Test
    void reachesASmallGradientBesideALargeConstant() {
        Differentiable raised = Differentiable.of(2, (x, gradient) ->
                1000 + Functions.rosenbrock().valueAndGradient(x, gradient));
        var result = new Lbfgs().minimise(raised, new double[] {-1.2, 1}, FLAT);
        assertThat(result.reason().criterion()).as("%s", result).isEqualTo(Criterion.GRADIENT_NORM);
    }

    @Test
    void neverExceedsTheBudgetAndKeepsTheBestOfALineSearch() {
        for (int budget = 1; budget < 40; budget++) {
            var result = new Lbfgs().minimise(Functions.rosenbrock(), new double[] {-1.2, 1}, StopRule.maxEvaluations(budget));
            assertThat(result.work().evaluations()).isEqualTo(budget);
            assertThat(result.value()).isLessThanOrEqualTo(result.lastValue());
            assertThat(Functions.rosenbrock().value(result.best())).isEqualTo(result.value());
        }
    }

    @Test
    void backsAwayFromAWallWhereTheObjectiveIsNotDefined() {
        Differentiable barrier = Differentiable.of(1, (x, gradient) -> {
            gradient[0] = 100 - 1 / x[0];
            return 100 * x[0] - Math.log(x[0]);
        });
        var result = new Lbfgs().minimise(barrier, new double[] {0.5}, FLAT);
        assertThat(result.best()[0]).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void aFunctionWithoutBottomEndsAsDivergedWithAFiniteResult() {
        Differentiable fall = Differentiable.of(1, (x, gradient) -> {
            gradient[0] = -Math.exp(x[0]);
            return -Math.exp(x[0]);
        });
        var result = new Lbfgs().minimise(fall, new double[] {1}, StopRule.maxEvaluations(100_000));
        assertThat(result.reason().criterion()).as("%s", result).isEqualTo(Criterion.DIVERGED);
        assertThat(result.value()).isFinite();
        assertThat(Points.isFinite(result.best())).isTrue();
    }

    @Test
    void aWrongGradientEndsInTheLineSearch() {
        Differentiable wrong = Differentiable.of(1, (x, gradient) -> {
            gradient[0] = -2 * x[0];
            return x[0] * x[0];
        });
        var result = new Lbfgs().minimise(wrong, new double[] {1}, FLAT);
        assertThat(result.reason().criterion()).isEqualTo(Criterion.LINE_SEARCH);
        assertThat(result.best()).containsExactly(1);
    }

    @Test
    void aStationaryStartIsTheResult() {
        var result = new Lbfgs().minimise(Functions.square(), new double[] {0}, StopRule.maxSteps(5));
        assertThat(result.reason().converged()).isTrue();
        assertThat(result.work().evaluations()).isEqualTo(1);
    }

    @Test
    void theLineSearchExampleOfTheJavadoc() {
        var run = new Run<>(Functions.square(), new double[] {1}, Recording.PLAIN, FLAT);
        Trial here = new Trial(0, new double[] {1}, 1, new double[] {2});
        Trial found = new StrongWolfe().search(run, here, new double[] {-2}, 2).orElseThrow();
        assertThat(found.length()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void refusesConstantsThatAdmitNoPoint() {
        assertThatThrownBy(() -> new StrongWolfe(0.3, 0.2, 10))
                .hasMessage("curvature is 0.2, but must lie between armijo = 0.3 and 1");
        assertThatThrownBy(() -> new Lbfgs(0, new StrongWolfe())).hasMessage("memory is 0, but must be at least 1");
    }
}
