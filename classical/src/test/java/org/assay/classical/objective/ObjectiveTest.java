package org.assay.classical.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectiveTest {

    static Stream<Differentiable> functions() {
        return Stream.of(
                Functions.square(), Functions.quadratic(1, 10), Functions.rosenbrock(), Functions.beale());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void centralDifferencesAgreeWithTheGradient(Differentiable function) {
        double[] point = new double[function.dimension()];
        for (int i = 0; i < point.length; i++) {
            point[i] = 0.7 - 0.4 * i;
        }
        double[] exact = new double[point.length];
        double[] differences = new double[point.length];
        double value = function.valueAndGradient(point, exact);
        assertThat(new FiniteDifferences(function, 1e-5).valueAndGradient(point, differences))
                .isEqualTo(value);
        assertThat(differences).containsExactly(exact, within(1e-7));
    }

    @Test
    void aValueThatComesWithAGradientCountsOnceForEach() {
        var counted = new CountedDifferentiable(Functions.beale());
        counted.valueAndGradient(new double[2], new double[2]);
        counted.value(new double[2]);
        assertThat(counted.evaluations()).isEqualTo(2);
        assertThat(counted.gradients()).isEqualTo(1);
        assertThat(counted.dimension()).isEqualTo(2);
    }

    @Test
    void centralDifferencesCostTwoEvaluationsAVariableAndOne() {
        var counted = new CountedObjective(Functions.beale());
        new FiniteDifferences(counted, 1e-5).valueAndGradient(new double[] {1, 1}, new double[2]);
        assertThat(counted.evaluations()).isEqualTo(5);
    }

    @Test
    void theMeanOfAllTermsIsTheWholeObjective() {
        StochasticObjective mean = Functions.meanOf(1, 2, 6);
        double[] gradient = new double[1];
        assertThat(mean.valueAndGradient(new double[] {3}, gradient)).isCloseTo(7 / 3.0, within(1e-15));
        assertThat(gradient[0]).isCloseTo(0, within(1e-15));
    }

    @Test
    void refusesPointsThatDoNotFit() {
        assertThatThrownBy(() -> Points.requirePoint(new double[3], Functions.beale()))
                .hasMessage("the point has 3 entries, but the objective has 2 variables");
        assertThatThrownBy(() -> Points.requirePoint(new double[] {0, Double.NaN}, Functions.beale()))
                .hasMessage("entry 1 of the point is NaN, but every entry must be finite");
        assertThatThrownBy(() -> Objective.of(0, x -> 0)).hasMessage("dimension is 0, but must be at least 1");
        assertThatThrownBy(() -> new FiniteDifferences(Functions.beale(), 0))
                .hasMessageStartingWith("step is 0.0, but must be positive and finite");
    }
}
