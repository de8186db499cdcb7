package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.assay.classical.objective.Functions;
import org.assay.classical.objective.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateDescentTest {

    private static final Objective SKEW =
            Objective.of(2, x -> (x[0] * x[0] + x[1] * x[1] + x[0] * x[1]) / 2);

    @Test
    void sweepsAreThoseOfGaussAndSeidel() {
        double[] start = {1, 1};
        assertThat(new CoordinateDescent().minimise(SKEW, start, StopRule.maxSteps(1)).last())
                .containsExactly(new double[] {-1 / 2.0, 1 / 4.0}, within(1e-7));
        assertThat(new CoordinateDescent().minimise(SKEW, start, StopRule.maxSteps(2)).last())
                .containsExactly(new double[] {-1 / 8.0, 1 / 16.0}, within(1e-7));
    }

    @Test
    void creepsAlongACurvedValleyWithoutEverRising() {
        var result = new CoordinateDescent()
                .minimise(Functions.rosenbrock(), new double[] {-1.2, 1}, Recording.TRACED, StopRule.maxEvaluations(50_000));
        assertThat(result.value()).as("%s", result).isLessThan(1e-3);
        assertThat(result.trace()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(result.work().evaluations()).isEqualTo(50_000);
    }

    @Test
    void endsWithALineThatHasNoBottom() {
        Objective slope = Objective.of(1, x -> -Math.exp(x[0]));
        var result = new CoordinateDescent().minimise(slope, new double[] {0}, StopRule.maxEvaluations(10_000));
        assertThat(result.reason().criterion()).isEqualTo(StopReason.Criterion.DIVERGED);
        assertThat(result.value()).isFinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 1, 30})
    void theLineSearchFindsMinimaFromAnyFirstStep(double step) {
        assertThat(minimum(t -> (t - 1) * (t - 1), step)).isCloseTo(1, within(1e-5 * Math.max(step, 0.1)));
        assertThat(minimum(t -> Math.abs(t + 2), step)).isCloseTo(-2, within(1e-5 * Math.max(step, 0.1)));
        assertThat(minimum(t -> Math.pow(t - 3, 4), step)).isCloseTo(3, within(0.01));
        assertThat(minimum(t -> t < -1 ? Double.NaN : t * t + t, step)).isCloseTo(-0.5, within(1e-4));
    }

    private static double minimum(DoubleUnaryOperator function, double step) {
        return new BrentLine().minimise(function, function.applyAsDouble(0), step).at();
    }

    @Test
    void rotosolveFindsTheBottomOfASinusoidAtOnce() {
        var result = new Rotosolve().minimise(Objective.of(1, x -> Math.cos(x[0])), new double[] {1}, StopRule.maxSteps(1));
        assertThat(result.last()[0]).isCloseTo(Math.PI, within(1e-15));
        assertThat(result.value()).isCloseTo(-1, within(1e-15));
        assertThat(result.work().evaluations()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, -1, 0.1, 0.5, 2, 3})
    void rotosolveMinimisesEverySinusoidOfItsFrequency(double start) {
        Objective sinusoid = Objective.of(1, x -> 2 - 3 * Math.cos(2 * (x[0] - 0.5)));
        var result = new Rotosolve(2).minimise(sinusoid, new double[] {start}, StopRule.maxSteps(1));
        assertThat(result.value()).isCloseTo(-1, within(1e-12));
    }

    /** The energy of ZZ + X1 + X2 on RY(a) (x) RY(b): cos a cos b + sin a + sin b, least at -3 pi/4 or so. */
    @Test
    void rotosolveDescendsOnAProductOfSinusoids() {
        Objective energy = Objective.of(2, x -> Math.cos(x[0]) * Math.cos(x[1]) + Math.sin(x[0]) + Math.sin(x[1]));
        var result = new Rotosolve().minimise(energy, new double[] {0.3, -0.4}, StopRule.valueChange(1e-14));
        double least = Double.POSITIVE_INFINITY;
        for (double a = -Math.PI; a < Math.PI; a += 0.01) {
            for (double b = -Math.PI; b < Math.PI; b += 0.01) {
                least = Math.min(least, energy.value(new double[] {a, b}));
            }
        }
        assertThat(result.value()).as("%s", result).isCloseTo(least, within(1e-3)).isLessThanOrEqualTo(least + 1e-12);
    }
}
