package org.assay.comparison.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantityTest {

    private static final Source HERE = Source.of("this test");

    private static final Quantity POWER = Quantity.assumed("power", 15, 35, Unit.KILOWATT, HERE);
    private static final Quantity TIME = Quantity.published("time", 2, Unit.HOUR, HERE);
    private static final Quantity INTENSITY = Quantity.published("intensity", 475, Unit.GRAM_PER_KWH, HERE);

    @Test
    void unitsMultiplyOutToJoulesAndGrams() {
        Quantity energy = POWER.times(TIME);
        assertThat(energy.unit().symbol()).isEqualTo("J");
        assertThat(energy.value()).isCloseTo(25e3 * 7200, within(1e-6));
        assertThat(energy.valueIn(Unit.KILOWATT_HOUR)).isCloseTo(50, within(1e-12));
        assertThat(energy.in(Unit.KILOWATT_HOUR).interval()).isEqualTo(Interval.of(30, 70));
        assertThat(energy.times(INTENSITY).value()).isCloseTo(50 * 475, within(1e-9));
        assertThat(energy.times(INTENSITY).unit().symbol()).isEqualTo("gCO2e");
    }

    @Test
    void everyKnownUnitIsFoundByItsSymbolAndConvertsThereAndBack() {
        for (String symbol : List.of("1", "s", "ns", "us", "ms", "h", "a", "Hz", "J", "kWh", "W", "kW", "MW", "gCO2e", "g/kWh",
                "EUR", "USD", "EUR/kWh", "B", "GiB", "B/s", "bit/s", "op", "op/s", "J/op", "qubit", "W/qubit", "core", "W/core",
                "W/GiB")) {
            Unit unit = Unit.parse(symbol);
            Quantity there = Quantity.published("x", 3.7, unit, HERE).in(unit.inBase());
            assertThat(there.valueIn(unit)).as(symbol).isCloseTo(3.7, within(1e-14));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Unit.parse("kw")).withMessageContaining("'kw'");
    }

    @Test
    void sumsConvertAndRefuseOtherDimensions() {
        Quantity milliseconds = Quantity.published("a", 500, Unit.MILLISECOND, HERE);
        Quantity seconds = Quantity.published("b", 2, Unit.SECOND, HERE);
        assertThat(milliseconds.plus(seconds).value()).isCloseTo(2.5, within(1e-15));
        assertThat(seconds.minus(milliseconds).value()).isCloseTo(1.5, within(1e-15));
        assertThatIllegalArgumentException().isThrownBy(() -> seconds.plus(POWER)).withMessageContaining("not a kind of kW");
    }

    @Test
    void theTreeKeepsEveryInputWithItsSource() {
        Quantity energy = POWER.times(TIME).named("energy");
        assertThat(energy.leaves()).containsExactly((Quantity.Given) POWER, (Quantity.Given) TIME);
        assertThat(energy.derivation().lines()).hasSize(3);
        assertThat(energy.derivation()).startsWith("energy = 180000000 J [1.080e+08, 2.520e+08]")
                .contains("\n  power = 25 kW [15.00, 35.00]  (assumed: this test)\n")
                .contains("\n  time = 2 h  (published: this test)\n");
    }

    @Test
    void aParameterThatOccursTwiceIsOneLeaf() {
        Quantity ratio = POWER.times(TIME).dividedBy(POWER.times(Quantity.published("other time", 1, Unit.HOUR, HERE)));
        assertThat(ratio.leaves()).hasSize(3);
        assertThat(ratio.unit()).isEqualTo(Unit.ONE);
    }

    @Test
    void theTagIsThatOfTheWeakestInput() {
        Quantity measured = Quantity.measured("m", 3, Interval.of(2, 4), Unit.JOULE, HERE);
        Quantity counted = Quantity.counted("c", 2, HERE);
        assertThat(measured.times(counted).tag()).isEqualTo(Tag.MEASURED);
        assertThat(measured.times(TIME).tag()).isEqualTo(Tag.MODELLED);
        assertThat(measured.times(TIME).times(POWER).tag()).isEqualTo(Tag.ASSUMED);
        assertThat(Tag.ASSUMED.letter()).isEqualTo("a");
    }

    @Test
    void aMeasuredValueIsTheCentreWhateverItsMargins() {
        Quantity reading = Quantity.measured("m", 100, Interval.of(60, 120), Unit.JOULE, HERE);
        assertThat(reading.value()).isEqualTo(100);
        assertThat(reading.interval()).isEqualTo(Interval.of(60, 120));
    }

    @Test
    void boundsOfAMonotoneFormulaAreItsExtremes() {
        Quantity x = Quantity.assumed("x", 1, 2, Unit.ONE, HERE);
        Quantity y = Quantity.assumed("y", 3, 5, Unit.ONE, HERE);
        Quantity f = Quantity.derived("f", Unit.ONE, "x^2 / y", HERE, v -> v[0] * v[0] / v[1], List.of(x, y));
        assertThat(f.interval()).isEqualTo(Interval.of(1 / 5.0, 4 / 3.0));
        assertThat(f.value()).isCloseTo(2.25 / 4, within(1e-15));
    }

    @Test
    void anAssumptionNeedsARangeAndASourceNeedsWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.assumed("x", 1, 1, Unit.ONE, HERE))
                .withMessageContaining("needs a range");
        assertThatIllegalArgumentException().isThrownBy(() -> Source.of(" ")).withMessageContaining("blank");
        assertThat(Source.unchecked("Temme 2017")).hasToString("Temme 2017 (citation to be checked)");
        assertThatIllegalArgumentException().isThrownBy(
                        () -> TIME.dividedBy(Quantity.assumed("z", 0, 1, Unit.SECOND, HERE)))
                .withMessageContaining("reaches zero");
    }

    @Test
    void jsonHoldsTheWholeDerivation() {
        Quantity energy = POWER.times(TIME).named("energy").in(Unit.KILOWATT_HOUR);
        assertThat(QuantityJson.full(energy)).hasToString(
                """
                {"name":"energy","value":50.0,"unit":"kWh","interval":[30.0,70.0],"tag":"assumed","kind":"derived",\
                "source":"arithmetic","formula":"power x time","inputs":[\
                {"name":"power","value":25.0,"unit":"kW","interval":[15.0,35.0],"tag":"assumed","kind":"assumed","source":"this test"},\
                {"name":"time","value":2.0,"unit":"h","interval":[2.0,2.0],"tag":"modelled","kind":"published","source":"this test"}]}""");
    }
}
