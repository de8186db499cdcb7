package org.assay.comparison.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivityTest {

    private static final Source HERE = Source.of("this test");

    private static Quantity uniform(String name, double low, double high) {
        return Quantity.given(name, new Distribution.Uniform(low, high), Unit.ONE, Kind.ASSUMED, HERE);
    }

    /** 3 a + b on the unit square: variances 9/12 and 1/12, so shares 0.9 and 0.1, and no interaction. */
    @Test
    void sharesOfALinearFormAreItsSquaredCoefficients() {
        Quantity form = Quantity.derived("f", Unit.ONE, "3 a + b", HERE, x -> 3 * x[0] + x[1],
                List.of(uniform("a", 0, 1), uniform("b", 0, 1)));
        List<Sensitivity.Share> shares = Sensitivity.sobol(form, 4096, 7);
        assertThat(shares).extracting(share -> share.input().name()).containsExactly("a", "b");
        assertThat(shares.get(0).first()).isCloseTo(0.9, within(0.04));
        assertThat(shares.get(0).total()).isCloseTo(0.9, within(0.04));
        assertThat(shares.get(1).first()).isCloseTo(0.1, within(0.04));
        assertThat(shares.get(1).total()).isCloseTo(0.1, within(0.02));
    }

    /** The Ishigami function with a = 7, b = 0.1: first orders 0.3139, 0.4424, 0; totals 0.5576, 0.4424, 0.2437. */
    @Test
    void sharesOfTheIshigamiFunctionAreThePublishedOnes() {
        Quantity form = Quantity.derived("ishigami", Unit.ONE, "sin a + 7 sin^2 b + 0.1 c^4 sin a", HERE,
                x -> Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]),
                List.of(uniform("a", -Math.PI, Math.PI), uniform("b", -Math.PI, Math.PI), uniform("c", -Math.PI, Math.PI)));
        double[][] expected = {{0.3139, 0.5576}, {0.4424, 0.4424}, {0, 0.2437}};
        for (Sensitivity.Share share : Sensitivity.sobol(form, 16_384, 7)) {
            double[] published = expected[share.input().name().charAt(0) - 'a'];
            assertThat(share.first()).as(share.input().name()).isCloseTo(published[0], within(0.04));
            assertThat(share.total()).as(share.input().name()).isCloseTo(published[1], within(0.04));
        }
    }

    /** A code distance is a step: at the medians nothing moves, and yet all of the variance comes from it. */
    @Test
    void sobolSeesAStepThatATornadoMisses() {
        Quantity step = Quantity.derived("d", Unit.ONE, "step at 0.97", HERE, x -> x[0] > 0.97 ? 1 : 0, List.of(uniform("p", 0, 1)));
        assertThat(Sensitivity.tornado(step).getFirst().swing()).isZero();
        assertThat(Sensitivity.sobol(step, 1024, 7).getFirst().total()).isCloseTo(1, within(0.3));
    }

    @Test
    void barsAreLongestFirstAndAtTheInputsOwnQuantiles() {
        Quantity form = Quantity.derived("f", Unit.ONE, "a + 10 b - c", HERE, x -> x[0] + 10 * x[1] - x[2] + x[3],
                List.of(uniform("a", 0, 1), uniform("b", 0, 1), uniform("c", 0, 5), Quantity.counted("n", 4, HERE)));
        List<Sensitivity.Bar> bars = Sensitivity.tornado(form);
        assertThat(bars).extracting(bar -> bar.input().name()).containsExactly("b", "c", "a");
        assertThat(bars.getFirst().low()).isCloseTo(0.5 + 0.5 - 2.5 + 4, within(1e-12));
        assertThat(bars.getFirst().high()).isCloseTo(0.5 + 9.5 - 2.5 + 4, within(1e-12));
        assertThat(bars.get(1).high()).as("more of c is less of f").isLessThan(bars.get(1).low());
    }

    @Test
    void aCertainQuantityHasNoShares() {
        assertThat(Sensitivity.sobol(Quantity.counted("n", 4, HERE), 64, 7)).isEmpty();
        assertThat(Sensitivity.tornado(Quantity.counted("n", 4, HERE))).isEmpty();
    }
}
