package org.assay.comparison.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Tag;
import org.assay.comparison.quantity.Unit;
import org.junit.jupiter.api.Test;

class EnergyModelTest {

    private static final Source HERE = Source.of("this test");

    /** 12 h on 12 cores of 12 W, fully used, 64 GB, PUE 1.56: the calculator's own example. */
    @Test
    void agreesWithGreenAlgorithms() {
        EnergyModel model = EnergyModel.ofUnknownMachine()
                .withLoad(Quantity.counted("load", 1, HERE))
                .withPue(Quantity.published("PUE", 1.56, Unit.ONE, EnergyModel.GREEN_ALGORITHMS));
        double hours = 12;
        Quantity energy = model.energyOf(12 * hours * 3600, hours * 3600, 64);
        assertThat(energy.valueIn(Unit.KILOWATT_HOUR)).isCloseTo(3.1419648, within(3.1e-9));
        assertThat(energy.value() / (hours * 3600)).isCloseTo(261.8304, within(2.6e-7));
        assertThat(energy.interval().isPoint()).isTrue();
    }

    @Test
    void aTimedRunHasTheSpreadOfItsLoad() {
        Quantity energy = EnergyModel.ofUnknownMachine().energyOf(10, 0);
        assertThat(energy.interval().low()).isCloseTo(36, within(1e-12));
        assertThat(energy.interval().high()).isCloseTo(144, within(1e-12));
        assertThat(energy.interval().contains(energy.value())).isTrue();
        assertThat(energy.tag()).as("the load is our judgement").isEqualTo(Tag.ASSUMED);
    }

    @Test
    void energyIsProportionalToTime() {
        EnergyModel model = EnergyModel.ofProcessor(280, 64, HERE);
        double one = model.energyOf(3, 2, 8).value();
        assertThat(model.energyOf(21, 14, 8).value()).isCloseTo(7 * one, within(1e-12 * one));
    }

    @Test
    void memoryIsChargedForTheRunTimeAndNotForEachCore() {
        EnergyModel model = EnergyModel.ofUnknownMachine();
        double memory = model.energyOf(40, 10, 16).value() - model.energyOf(40, 10, 0).value();
        assertThat(memory).isCloseTo(10 * 16 * 0.3725, within(1e-9));
    }

    @Test
    void joulesBuyTheProcessorTimeThatWouldCostThem() {
        EnergyModel model = EnergyModel.ofProcessor(280, 64, HERE);
        Quantity joules = model.energyOf(50, 0);
        assertThat(model.cpuTimeFor(joules).value()).isCloseTo(50, within(1e-9));
    }

    @Test
    void refusesAPueBelowOneAndNegativeTimes() {
        EnergyModel model = EnergyModel.ofUnknownMachine();
        assertThatIllegalArgumentException().isThrownBy(() -> model.withPue(Quantity.assumed("PUE", 0.9, 1.2, Unit.ONE, HERE)))
                .withMessageContaining("PUE >= 1");
        assertThatIllegalArgumentException().isThrownBy(() -> model.energyOf(-1, 1)).withMessageContaining("negative");
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyModel.ofProcessor(280, 0, HERE));
        assertThatIllegalArgumentException().isThrownBy(() -> model.withLoad(EnergyModel.MEMORY)).withMessageContaining("must be in 1");
    }

    @Test
    void readingsAddUpAndAModelledPartMakesTheSumModelled() {
        EnergyReading a = EnergyModel.ofUnknownMachine().readingOf(1, 1, 1);
        assertThat(a.plus(a).joules().orElseThrow().value()).isCloseTo(2 * a.joules().orElseThrow().value(), within(1e-12));
        assertThat(a.tag()).contains(Tag.ASSUMED);
        EnergyReading none = new EnergyReading.Unavailable("no counters", "buy some");
        assertThat(a.plus(none)).isEqualTo(none);
        assertThat(none.or(a)).isEqualTo(a);
        assertThat(none.tag()).isEmpty();
    }
}
