package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assay.comparison.quantity.MonteCarlo;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assay.comparison.resource.ClassicalRun.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicalRunTest {

    private static final Quantity WORK = Quantity.published("operations", 1e15, Unit.OPERATION, Source.of("this test"));

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "server_epyc7763", "a100_sxm", "h100_sxm", "tpu_v4", "exascale_frontier"})
    void everyMachineWithARateRunsTheSameWork(String profile) {
        HardwareProfile machine = HardwareProfiles.shipped().require(profile);
        ClassicalRun run = ClassicalRun.of(machine, WORK, Precision.HALF, ClassicalRun.typicalUtilisation(machine));
        assertThat(run.time().unit().symbol()).isEqualTo("s");
        assertThat(run.energy().interval().contains(run.energy().value())).isTrue();
        assertThat(run.energy().value()).isCloseTo(run.time().value() * machine.require("power").baseValue(), within(1e-9 * run.energy().value()));
    }

    /** 1e15 operations on 64 cores of 2.5e12 op/s at a half of it: 800 s at 280 W. */
    @Test
    void aServerAtHalfItsPeak() {
        Quantity half = Quantity.published("utilisation", 0.5, Unit.ONE, Source.of("this test"));
        ClassicalRun run = ClassicalRun.of(HardwareProfiles.shipped().require("server_epyc7763"), WORK, Precision.DOUBLE, half);
        assertThat(run.time().value()).isCloseTo(800, within(1e-9));
        assertThat(run.energy().value()).isCloseTo(224_000, within(1e-6));
    }

    @Test
    void anAcceleratorNeedsLessEnergyThanALaptopForTheSameOperations() {
        double laptop = typical("laptop").energy().value();
        double accelerator = typical("h100_sxm").energy().value();
        assertThat(accelerator).isLessThan(laptop);
    }

    @Test
    void aMachineWithoutARateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> typical("summit"))
                .withMessageContaining("summit has no rate");
    }

    /** 312 and 990 Top/s in 16 bits, 400 and 700 W: time in the ratio 3.17, energy 1.81; utilisations of their own do not cancel. */
    @Test
    void twoAcceleratorsAreComparedAtOnePrecision() {
        ClassicalRun older = typical("a100_sxm");
        ClassicalRun newer = typical("h100_sxm");
        assertThat(older.time().value() / newer.time().value()).isCloseTo(990.0 / 312, within(1e-9));
        assertThat(older.energy().value() / newer.energy().value()).isCloseTo(400.0 / 312 * 990 / 700, within(1e-9));
        assertThat(MonteCarlo.USUAL.compare(newer.energy(), older.energy()).probabilityLess()).isBetween(0.6, 0.95);
    }

    private static ClassicalRun typical(String profile) {
        HardwareProfile machine = HardwareProfiles.shipped().require(profile);
        return ClassicalRun.of(machine, WORK, Precision.HALF, ClassicalRun.typicalUtilisation(machine));
    }
}
