package org.assay.comparison.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonteCarloTest {

    private static final Source HERE = Source.of("this test");

    private static Quantity uncertain(String name, Distribution distribution) {
        return Quantity.given(name, distribution, Unit.ONE, Kind.ASSUMED, HERE);
    }

    private static Quantity logNormal(String name, double sigma) {
        return uncertain(name, new Distribution.LogNormal(1, Math.exp(sigma)));
    }

    /** Sigmas 0.3, 0.1, 0.05 combine to 0.32016: a 95 % factor of 1.873 either way. */
    @Test
    void aProductOfLogNormalsIsTheClosedForm() {
        Samples samples = new MonteCarlo(20_000, 7).sample(logNormal("a", 0.3).times(logNormal("b", 0.1)).times(logNormal("c", 0.05)));
        double sigma = Math.sqrt(0.3 * 0.3 + 0.1 * 0.1 + 0.05 * 0.05);
        assertThat(sigma).isCloseTo(0.32016, within(5e-6));
        assertThat(Math.exp(1.959964 * sigma)).isCloseTo(1.873, within(5e-4));
        double standardError = sigma / Math.sqrt(20_000);
        double meanOfLogs = 0;
        for (double x : samples.drawn()) {
            meanOfLogs += Math.log(x) / samples.size();
        }
        assertThat(meanOfLogs).as("seed 7").isCloseTo(0, within(3 * standardError));
        double tail = Math.sqrt(0.025 * 0.975 / 20_000) / 0.0584; // of a 2.5 % quantile, over the normal density there
        assertThat(Math.log(samples.interval95().high())).isCloseTo(1.959964 * sigma, within(3 * sigma * tail));
        assertThat(Math.log(samples.interval95().low())).isCloseTo(-1.959964 * sigma, within(3 * sigma * tail));
    }

    @Test
    void withoutUncertaintyEveryDrawIsThePoint() {
        Quantity sum = uncertain("a", Distribution.point(2)).plus(uncertain("b", Distribution.point(3)));
        Samples samples = MonteCarlo.USUAL.sample(sum);
        assertThat(samples.quantile(0)).isEqualTo(5);
        assertThat(samples.quantile(1)).isEqualTo(5);
        assertThat(samples.mean()).isEqualTo(5);
    }

    @Test
    void aSharedParameterCancelsExactlyInTheRatio() {
        Quantity pue = uncertain("PUE", new Distribution.Uniform(1, 1.6));
        Quantity quantum = pue.times(uncertain("q", Distribution.point(12)));
        Quantity classical = pue.times(uncertain("c", Distribution.point(3)));
        Samples ratio = MonteCarlo.USUAL.compare(quantum, classical).ratio();
        assertThat(ratio.quantile(0)).isCloseTo(4, within(1e-12));
        assertThat(ratio.quantile(1)).isCloseTo(4, within(1e-12));
        assertThat(quantum.dividedBy(classical).interval().width()).as("intervals do not know that it is shared").isGreaterThan(3);
    }

    @Test
    void equalRecordsAreOneParameterAndOthersAreIndependent() {
        Quantity a = uncertain("x", new Distribution.Uniform(0, 1));
        Quantity same = uncertain("x", new Distribution.Uniform(0, 1));
        Quantity namesake = uncertain("x", new Distribution.Uniform(0, 2));
        List<Samples> samples = MonteCarlo.USUAL.sample(List.of(a.minus(same), a.minus(namesake)));
        assertThat(samples.getFirst().interval95().width()).isZero();
        double mean = samples.getLast().mean();
        double variance = 0;
        for (double x : samples.getLast().drawn()) {
            variance += (x - mean) * (x - mean) / samples.getLast().size();
        }
        assertThat(variance).as("1/12 + 4/12, had they been one: 1/12").isCloseTo(5.0 / 12, within(0.02));
    }

    @Test
    void oneParameterMoreDoesNotMoveTheOthers() {
        Quantity a = logNormal("a", 0.3);
        Quantity b = logNormal("b", 0.3);
        Samples alone = MonteCarlo.USUAL.sample(a);
        Samples beside = MonteCarlo.USUAL.sample(List.of(b, a)).getLast();
        assertThat(beside.drawn()).containsExactly(alone.drawn());
        assertThat(new MonteCarlo(10_000, 8).sample(a).drawn()).isNotEqualTo(alone.drawn());
    }

    @Test
    void scalingAndUnitsGoThrough() {
        Quantity power = Quantity.assumed("power", 15, 35, Unit.KILOWATT, HERE);
        Quantity time = Quantity.published("time", 2, Unit.HOUR, HERE);
        Samples joules = MonteCarlo.USUAL.sample(power.times(time));
        Samples kilowattHours = MonteCarlo.USUAL.sample(power.times(time).in(Unit.KILOWATT_HOUR));
        assertThat(joules.median() / 3.6e6).isCloseTo(kilowattHours.median(), within(1e-9));
        assertThat(kilowattHours.median()).isCloseTo(50, within(0.5));
    }

    @Test
    void probabilitiesOfTheTwoSidesAddUpToOne() {
        Quantity quantum = logNormal("q", 0.5);
        Quantity classical = logNormal("c", 0.5).times(uncertain("factor", Distribution.point(1.2)));
        Versus versus = MonteCarlo.USUAL.compare(quantum, classical);
        assertThat(versus.probabilityLess() + versus.mirrored().probabilityLess()).isCloseTo(1, within(1e-12));
        // ln q - ln c is normal with mean -ln 1.2 and sigma sqrt(0.5): Phi(0.2578) = 0.6017
        assertThat(versus.probabilityLess()).isCloseTo(0.6017, within(3 * 0.005));
        assertThat(MonteCarlo.USUAL.compare(quantum, quantum).probabilityLess()).isEqualTo(0.5);
    }

    @Test
    void refusesBadLevelsAndDraws() {
        Samples samples = new MonteCarlo(10, 1).sample(logNormal("a", 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> samples.quantile(95)).withMessageContaining("percentage");
        assertThatIllegalArgumentException().isThrownBy(() -> new MonteCarlo(1, 1)).withMessageContaining("at least 2");
        Quantity signed = uncertain("s", new Distribution.Uniform(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MonteCarlo.USUAL.compare(logNormal("a", 0.1), signed).ratio())
                .withMessageContaining("needs it positive");
    }

    @Test
    void manyDrawsAtOnceAreThoseOfOneByOne() {
        Quantity power = Quantity.assumed("power", 15, 35, Unit.KILOWATT, HERE);
        Quantity time = Quantity.published("time", 2, Unit.HOUR, HERE).times(uncertain("constant", Distribution.point(3)));
        Quantity factor = uncertain("factor", Distribution.Beta.jeffreys(3, 10));
        List<Quantity> targets = List.of(power.times(time).times(factor).in(Unit.KILOWATT_HOUR), factor, time, power.times(factor));
        MonteCarlo some = new MonteCarlo(50, 11);
        List<Samples> samples = some.sample(targets);
        Evaluation evaluation = Evaluation.of(targets);
        double[][] rows = MonteCarlo.draw(evaluation.leaves(), some.draws(), some.seed());
        for (int i = 0; i < some.draws(); i++) {
            int draw = i;
            double[] expected = evaluation.at(Arrays.stream(rows).mapToDouble(row -> row[draw]).toArray());
            assertThat(samples.stream().mapToDouble(s -> s.drawn()[draw]).toArray()).containsExactly(expected);
        }
    }

    @Test
    void drawsThatAreKeptAreThoseOfANewDrawAndCannotBeSpoilt() {
        MonteCarlo some = new MonteCarlo(50, 11);
        Distribution.Beta beta = Distribution.Beta.jeffreys(3, 10);
        List<Quantity.Given> leaves = List.of((Quantity.Given) uncertain("kept", beta), (Quantity.Given) uncertain("other", beta));
        double[][] first = MonteCarlo.draw(leaves, some.draws(), some.seed());
        double[] copy = first[0].clone();
        first[0][7] = Double.NaN;
        double[][] again = MonteCarlo.draw(leaves, some.draws(), some.seed());
        assertThat(again[0]).containsExactly(copy);
        assertThat(again[1]).as("by name").isNotEqualTo(copy);
        assertThat(MonteCarlo.draw(leaves, some.draws(), 12)[0]).as("by seed").isNotEqualTo(copy);
        assertThat(MonteCarlo.draw(leaves, 20, some.seed())[0]).containsExactly(Arrays.copyOf(copy, 20));
    }
}
