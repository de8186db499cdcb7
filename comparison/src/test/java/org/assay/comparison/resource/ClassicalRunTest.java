package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicalRunTest {

    private static final Quantity WORK = Quantity.published("operations", 1e15, Unit.OPERATION, Source.of("this test"));

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "server_epyc7763", "a100_sxm", "h100_sxm", "tpu_v4", "exascale_frontier"})
    void everyMachineWithARateRunsTheSameWork(String profile) {
        HardwareProfile machine = HardwareProfiles.shipped().require(profile);
        ClassicalRun run = ClassicalRun.of(machine, WORK, ClassicalRun.TYPICAL_UTILISATION);
        assertThat(run.time().unit().symbol()).isEqualTo("s");
        assertThat(run.energy().interval().contains(run.energy().value())).isTrue();
        assertThat(run.energy().value()).isCloseTo(run.time().value() * machine.require("power").baseValue(), within(1e-9 * run.energy().value()));
    }

    /** 1e15 operations on 64 cores of 2.5e12 op/s at a half of it: 800 s at 280 W. */
    @Test
    void aServerAtHalfItsPeak() {
        Quantity half = Quantity.published("utilisation", 0.5, Unit.ONE, Source.of("this test"));
        ClassicalRun run = ClassicalRun.of(HardwareProfiles.shipped().require("server_epyc7763"), WORK, half);
        assertThat(run.time().value()).isCloseTo(800, within(1e-9));
        assertThat(run.energy().value()).isCloseTo(224_000, within(1e-6));
    }

    @Test
    void anAcceleratorNeedsLessEnergyThanALaptopForTheSameOperations() {
        double laptop = ClassicalRun.of(HardwareProfiles.shipped().require("laptop"), WORK, ClassicalRun.TYPICAL_UTILISATION).energy().value();
        double accelerator = ClassicalRun.of(HardwareProfiles.shipped().require("h100_sxm"), WORK, ClassicalRun.TYPICAL_UTILISATION).energy().value();
        assertThat(accelerator).isLessThan(laptop);
    }

    @Test
    void aMachineWithoutARateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassicalRun.of(HardwareProfiles.shipped().require("summit"), WORK, ClassicalRun.TYPICAL_UTILISATION))
                .withMessageContaining("summit has no rate");
    }
}
