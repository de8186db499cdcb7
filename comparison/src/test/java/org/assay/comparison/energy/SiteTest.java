package org.assay.comparison.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final Source HERE = Source.of("this test");
    private static final long SEED = 11;

    /** A run in two parts emits and costs what the whole does; k times the energy, k times everything. */
    @Test
    void chargesAddUpAndScale() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> regions = CarbonIntensities.shipped().regions();
        for (int trial = 0; trial < 200; trial++) {
            Site site = Site.of(regions.get(random.nextInt(regions.size()))).withPue(Interval.point(1 + random.nextDouble()))
                    .withPrice(Interval.point(random.nextDouble())).withEmbodied(Site.Embodied.of(1 + 1e4 * random.nextDouble(), 1 + 9 * random.nextDouble()));
            double a = Math.pow(10, 12 * random.nextDouble() - 6);
            double b = Math.pow(10, 12 * random.nextDouble() - 6);
            double[] parts = sums(charges(site, a), charges(site, b));
            double[] whole = charges(site, a + b);
            for (int i = 0; i < whole.length; i++) {
                assertThat(parts[i]).as("seed %d, trial %d, charge %d", SEED, trial, i).isCloseTo(whole[i], within(1e-12 * whole[i]));
            }
        }
    }

    /** J, g, g embodied (for as many seconds), EUR. */
    private static double[] charges(Site site, double joules) {
        Footprint f = site.footprint(Quantity.published("E", joules, Unit.JOULE, HERE), Quantity.published("t", joules, Unit.SECOND, HERE));
        return new double[] {f.energy().value(), f.emissions().value(), f.embodied().orElseThrow().value(), f.cost().orElseThrow().value()};
    }

    private static double[] sums(double[] a, double[] b) {
        double[] sums = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sums[i] = a[i] + b[i];
        }
        return sums;
    }

    @Test
    void aCostIsNeverMissingAndEmbodiedCarbonOnlyThereOnRequest() {
        Footprint plain = Site.of("fr").footprint(Quantity.published("E", 3.6e6, Unit.JOULE, HERE), Quantity.published("t", 1, Unit.SECOND, HERE));
        assertThat(plain.cost().orElseThrow().interval().low()).isCloseTo(0.1, within(1e-15));
        assertThat(plain.cost().orElseThrow().interval().high()).isCloseTo(0.4, within(1e-15));
        assertThat(plain.cost().orElseThrow().leaves()).anyMatch(leaf -> leaf.kind() == Kind.ASSUMED);
        assertThat(plain.embodied()).isEmpty();
        assertThat(Site.of("fr").region()).isEqualTo("FRA");
        assertThat(Site.of("SWE").byTable(Quantity.published("E", 3.6e6, Unit.JOULE, HERE))).extracting(t -> t.emissions().value())
                .containsExactly(40.695, 5.67);
    }

    @Test
    void theWorldsValueIsTheCentreOfItsRange() {
        assertThat(Site.of(CarbonIntensities.WORLD).intensity().value()).isEqualTo(475);
    }

    @Test
    void refusesWhatNoSiteIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Site.of("FRA").withPue(Interval.point(0.99))).withMessageContaining("PUE is 0.99");
        assertThatIllegalArgumentException().isThrownBy(() -> Site.of("FRA").withPrice(Interval.point(-0.1))).withMessageContaining("-0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> Site.Embodied.of(0, 4)).withMessageContaining("embodied carbon is 0.0 kg");
        assertThatIllegalArgumentException().isThrownBy(() -> Site.Embodied.of(1, Double.NaN)).withMessageContaining("lifetime is NaN years");
    }

    private static final HourlyIntensities HOURS = HourlyIntensities.parse("""
            region,time,g_per_kwh
            FRA,2026-11-01T00:00,50
            FRA,2026-11-01T01:00,40
            POL,2026-11-01T00:00,700
            POL,2026-11-01T01:00,30
            """);

    @Test
    void aChoiceIsHeldAgainstStartingAtOnceInTheRegionAskedForOrInTheDirtiest() {
        HourlyIntensities.Choice french = HOURS.choose("fr", Duration.ofMinutes(60), 3.6e6);
        assertThat(french.best().region()).isEqualTo("POL");
        assertThat(french.usual().gramsPerKwh()).isEqualTo(50);
        assertThat(french.saved()).isCloseTo(0.4, within(1e-12));
        HourlyIntensities.Choice anywhere = HOURS.choose("JPN", Duration.ofMinutes(60), 3.6e6);
        assertThat(anywhere.usual().region()).isEqualTo("POL");
        assertThat(anywhere.saved()).isCloseTo(1 - 30.0 / 700, within(1e-12));
    }

    @Test
    void aRunOfNanosecondsHasItsHourToo() {
        HourlyIntensities.Choice choice = HOURS.choose("FRA", Duration.ofNanos(5), 1e-6);
        assertThat(choice.best().gramsPerKwh()).isCloseTo(30, within(1e-9));
        assertThat(choice.best().grams()).isCloseTo(30 * 1e-6 / 3.6e6, within(1e-24));
    }
}
