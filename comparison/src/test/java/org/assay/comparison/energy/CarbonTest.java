package org.assay.comparison.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarbonTest {

    private static final Source HERE = Source.of("this test");
    private static final CarbonIntensities TABLES = CarbonIntensities.shipped();

    @ParameterizedTest(name = "{1} kWh in {0}")
    @CsvSource({"FRA, 1, 56.039", "USA, 0.3, 110.8419", "XXX, 0.6, 285", "XXX, 1.5, 712.5"})
    void emissionsAsCodeCarbonComputesThem(String region, double kilowattHours, double grams) {
        Quantity energy = Quantity.published("energy", kilowattHours, Unit.KILOWATT_HOUR, HERE);
        Footprint footprint = Footprint.of(energy, EnergyModel.AT_THE_PLUG, TABLES.by("codecarbon-2023", region));
        assertThat(footprint.emissions().value()).isCloseTo(grams, within(1e-9 * grams));
        assertThat(footprint.embodied()).isEmpty();
        assertThat(footprint.cost()).isEmpty();
    }

    /** 12 h on 12 cores, 64 GB, PUE 1.56, 475 g/kWh: 1492.433 g; and four GPUs in the United States: 15 697.44 g. */
    @Test
    void emissionsAsGreenAlgorithmsComputesThem() {
        EnergyModel cores = EnergyModel.ofUnknownMachine().withLoad(Quantity.counted("load", 1, HERE)).withPue(pue(1.56));
        Quantity world = TABLES.by("green-algorithms-2021", "WORLD");
        assertThat(Footprint.of(cores.energyOf(12 * 43_200.0, 43_200, 64), pue(1), world).emissions().value())
                .isCloseTo(1492.433, within(5e-4));

        EnergyModel gpus = new EnergyModel(Quantity.published("GPU", 250, Unit.WATT_PER_CORE, HERE), Quantity.counted("load", 0.9, HERE),
                EnergyModel.MEMORY, pue(1.67));
        Quantity energy = gpus.energyOf(4 * 86_400.0, 86_400, 64);
        assertThat(energy.value() / 86_400).isCloseTo(1542.8128, within(1e-6));
        assertThat(energy.valueIn(Unit.KILOWATT_HOUR)).isCloseTo(37.0275, within(5e-5));
        assertThat(Footprint.of(energy, pue(1), TABLES.by("green-algorithms-2021", "USA")).emissions().value())
                .isCloseTo(15_697.44, within(5e-3));
    }

    @Test
    void aRegionSpansItsTablesAndNamesThem() {
        Quantity sweden = TABLES.of("SWE");
        assertThat(sweden.interval().low()).isEqualTo(5.67);
        assertThat(sweden.interval().high()).isEqualTo(40.695);
        assertThat(sweden.source().citation()).contains("CodeCarbon").contains("2023").contains("Green Algorithms").contains("2019 to 2021");
        assertThat(TABLES.of("se").interval()).isEqualTo(sweden.interval());
    }

    @Test
    void neverABareNumber() {
        for (String region : TABLES.regions()) {
            assertThat(TABLES.of(region).interval().isPoint()).as(region).isFalse();
        }
        assertThat(TABLES.of("NOR").kind()).as("one table only, spread assumed").isEqualTo(Kind.ASSUMED);
        assertThat(TABLES.of("FRA").kind()).isEqualTo(Kind.PUBLISHED);
    }

    @Test
    void unknownRegionsAndTablesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> TABLES.of("Atlantis")).withMessageContaining("'Atlantis'").withMessageContaining("FRA");
        assertThatIllegalArgumentException().isThrownBy(() -> TABLES.of("ZZ")).withMessageContaining("'ZZ'");
        assertThatIllegalArgumentException().isThrownBy(() -> TABLES.by("ember", "FRA")).withMessageContaining("codecarbon-2023");
    }

    @Test
    void embodiedCarbonAndPriceAreAddedOnRequestOnly() {
        Quantity energy = Quantity.published("energy", 2, Unit.KILOWATT_HOUR, HERE);
        Footprint footprint = Footprint.of(energy, pue(1.5), Quantity.published("CI", 100, Unit.GRAM_PER_KWH, HERE))
                .withPrice(Quantity.published("price", 0.2, Unit.EURO_PER_KWH, HERE))
                .withEmbodied(Quantity.published("made", 1_000_000, Unit.GRAM_CO2E, HERE), Quantity.published("time", 3600, Unit.SECOND, HERE),
                        Quantity.published("lifetime", 4, Unit.YEAR, HERE), Quantity.published("use", 0.5, Unit.ONE, HERE));
        assertThat(footprint.energy().valueIn(Unit.KILOWATT_HOUR)).isCloseTo(3, within(1e-12));
        assertThat(footprint.emissions().value()).isCloseTo(300, within(1e-9));
        assertThat(footprint.cost().orElseThrow().value()).isCloseTo(0.6, within(1e-12));
        assertThat(footprint.embodied().orElseThrow().value()).isCloseTo(1e6 / (4 * 365.25 * 24 * 0.5), within(1e-9));
    }

    private static final String HOURS = """
            region,time,g_per_kwh
            FRA,2026-11-01T00:00,50
            FRA,2026-11-01T01:00,40
            FRA,2026-11-01T02:00,60
            SWE,2026-11-01T00:00Z,45
            SWE,2026-11-01T02:00+01:00,30
            SWE,2026-11-01T03:00Z,10
            """;

    @Test
    void theBestHourAndPlaceForARun() {
        List<HourlyIntensities.Slot> slots = HourlyIntensities.parse(HOURS).best(Duration.ofMinutes(60), 3.6e6);
        assertThat(slots.getFirst()).isEqualTo(new HourlyIntensities.Slot("SWE", Instant.parse("2026-11-01T03:00:00Z"), 10, 10));
        assertThat(slots.get(1)).isEqualTo(new HourlyIntensities.Slot("FRA", Instant.parse("2026-11-01T01:00:00Z"), 40, 40));
    }

    @Test
    void aLongerRunNeedsHoursOnEndAndWeighsAPartHour() {
        List<HourlyIntensities.Slot> slots = HourlyIntensities.parse(HOURS).best(Duration.ofMinutes(90), 3.6e6);
        assertThat(slots.getFirst().region()).isEqualTo("SWE");
        assertThat(slots.getFirst().gramsPerKwh()).as("45 for an hour, 30 for half of one").isCloseTo(40, within(1e-12));
        assertThat(slots.get(1).gramsPerKwh()).as("50 then 40, or 40 then 60").isCloseTo((50 + 20) / 1.5, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> HourlyIntensities.parse(HOURS).best(Duration.ofHours(5), 1))
                .withMessageContaining("on end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FRA,2026-11-01T00:30,5 | not the beginning of an hour",
        "FRA,yesterday,5 | 'yesterday' is no time",
        "FRA,2026-11-01T00:00,-5 | -5",
        "FRA,2026-11-01T00:00,NaN | NaN",
        "FRA,2026-11-01T00:00,many | 'many'",
        "FRA,2026-11-01T00:00 | 2 cells",
    })
    void aBadLineIsNamedByItsNumber(String line, String expected) {
        assertThatIllegalArgumentException().isThrownBy(() -> HourlyIntensities.parse("region,time,g_per_kwh\n" + line))
                .withMessageStartingWith("2: ").withMessageContaining(expected);
    }

    @Test
    void aFileWithoutHeaderHoursOrWithTwinsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> HourlyIntensities.parse("")).withMessageContaining("header");
        assertThatIllegalArgumentException().isThrownBy(() -> HourlyIntensities.parse("a,b\n1,2")).withMessageContaining("'a,b'");
        assertThatIllegalArgumentException().isThrownBy(() -> HourlyIntensities.parse("region,time,g_per_kwh\n")).withMessageContaining("no hours");
        String twins = "region,time,g_per_kwh\nFRA,2026-11-01T00:00,1\nFRA,2026-11-01T00:00Z,1";
        assertThatIllegalArgumentException().isThrownBy(() -> HourlyIntensities.parse(twins)).withMessageStartingWith("3: ").withMessageContaining("twice");
    }

    private static Quantity pue(double value) {
        return Quantity.published("PUE", value, Unit.ONE, HERE);
    }
}
