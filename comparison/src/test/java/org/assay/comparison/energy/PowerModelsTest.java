package org.assay.comparison.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerModelsTest {

    private static final Source HERE = Source.of("this test");

    @ParameterizedTest
    @CsvSource({"4, 74", "0.1, 2999", "0.02, 14999"})
    void carnotFactorsFromRoomTemperature(double kelvin, double factor) {
        assertThat(Cryostat.carnotFactor(kelvin, 300)).isCloseTo(factor, within(1e-9 * factor));
    }

    @Test
    void aMilliwattAtTwentyMillikelvinTakesAtLeastFifteenWatts() {
        Quantity heat = Quantity.published("heat", 1e-3, Unit.WATT, HERE);
        Quantity power = new Cryostat(heat, 0.02, 300, Cryostat.TYPICAL_SHARE).power();
        assertThat(power.interval().low()).isCloseTo(14.999 / 0.3, within(1e-9));
        assertThat(power.interval().high()).isCloseTo(14.999 / 0.01, within(1e-6));
        assertThatIllegalArgumentException().isThrownBy(() -> Cryostat.carnotFactor(300, 4)).withMessageContaining("cold < hot");
        assertThatIllegalArgumentException().isThrownBy(() -> new Cryostat(heat, 4, 300, Quantity.counted("share", 1.5, HERE)));
    }

    @ParameterizedTest
    @CsvSource({"300, 2.871e-21", "4, 3.828e-23", "0.02, 1.914e-25"})
    void landauersLimit(double kelvin, double joules) {
        assertThat(Landauer.joulesPerBit(kelvin)).isCloseTo(joules, Percentage.withPercentage(0.02));
        assertThat(Landauer.isImpossible(0.9e6 * joules, 1e6, kelvin)).isTrue();
        assertThat(Landauer.isImpossible(1.1e6 * joules, 1e6, kelvin)).isFalse();
    }

    /** 500 gates on 25 qubits move 537 GB: 26.8 s at 20 GB/s, bound by memory. */
    @Test
    void aStateVectorIsBoundByMemory() {
        Roofline machine = new Roofline(2e11, 2e10, 0.5, 1e-11, 5e-11, 10);
        Roofline.Work work = Roofline.Work.stateVector(25, 500);
        assertThat(work.bytes()).isCloseTo(537e9, Percentage.withPercentage(0.05));
        assertThat(machine.seconds(work)).isCloseTo(26.8, within(0.05));
        assertThat(machine.isMemoryBound(work)).isTrue();
        assertThat(machine.joules(work)).isCloseTo(work.operations() * 1e-11 + work.bytes() * 5e-11 + 10 * machine.seconds(work), within(1e-9));
    }

    @Test
    void workOnRegistersIsBoundByArithmetic() {
        Roofline machine = new Roofline(2e11, 2e10, 0.5, 0, 0, 0);
        Roofline.Work work = new Roofline.Work(1e12, 1e6);
        assertThat(machine.isMemoryBound(work)).isFalse();
        assertThat(machine.seconds(work)).isCloseTo(10, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Roofline(1, 1, 1.5, 0, 0, 0)).withMessageContaining("efficiency");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 2", "32, 4", "64, 4", "96, 8", "128, 8", "1024, 8", "2048, 16", "4096, 32"})
    void memoryModulesAsCodeCarbonGuessesThem(double gigabytes, int dimms) {
        assertThat(CodeCarbonModel.dimms(gigabytes)).isEqualTo(dimms);
    }

    @ParameterizedTest
    @CsvSource({"1, false, 10", "2, false, 10", "4, false, 20", "8, false, 38", "16, false, 70", "32, false, 126", "1, true, 3", "4, true, 6"})
    void memoryWattsAsCodeCarbonCharges(int dimms, boolean arm, double watts) {
        assertThat(CodeCarbonModel.memoryWatts(dimms, arm)).isCloseTo(watts, within(1e-9));
    }

    @Test
    void processorsNeverGoBelowATenthOfTheirRatedPower() {
        assertThat(CodeCarbonModel.processorWatts(100, 0.02)).isEqualTo(10);
        assertThat(CodeCarbonModel.processorWatts(100, 0.5)).isEqualTo(50);
        assertThat(CodeCarbonModel.unknownProcessorWatts(8)).isEqualTo(32);
        assertThatIllegalArgumentException().isThrownBy(() -> CodeCarbonModel.processorWatts(100, 95)).withMessageContaining("percentage");
    }

    @Test
    void theMachineIsTheSumOfItsPartsTimesThePue() {
        Quantity qubits = Quantity.published("qubits", 1000, Unit.QUBIT, HERE);
        Quantity pue = Quantity.published("PUE", 1.5, Unit.ONE, HERE);
        QuantumPower power = new QuantumPower(watts("cryostat", 30_000), watts("base", 2_000),
                Quantity.published("control", 8, Unit.WATT_PER_QUBIT, HERE), watts("decoder", 500), watts("host", 1_500), pue);
        assertThat(power.total(qubits).value()).isCloseTo(1.5 * (30_000 + 2_000 + 8_000 + 500 + 1_500), within(1e-9));
        assertThat(power.marginal(qubits).value()).isCloseTo(1.5 * (8_000 + 500 + 1_500), within(1e-9));
        assertThat(QuantumPower.refrigerators(qubits, 400, watts("one", 10_000)).value()).isEqualTo(30_000);
        assertThatIllegalArgumentException().isThrownBy(() -> QuantumPower.refrigerators(qubits, 0, watts("one", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new QuantumPower(qubits, watts("b", 1), watts("c", 1), watts("d", 1),
                watts("h", 1), pue)).withMessageContaining("non-negative number of W");
    }

    /** Sycamore, 200 s at 25 kW, against Summit, 2.5 days at 13 MW: the claim of 2019, since overturned. */
    @Test
    void sycamoreAgainstSummitAsClaimed() {
        Quantity sycamore = watts("Sycamore", 25_000).times(Quantity.published("run", 200, Unit.SECOND, HERE));
        Quantity summit = Quantity.published("Summit", 13, Unit.MEGAWATT, HERE).times(Quantity.published("run", 60, Unit.HOUR, HERE));
        assertThat(sycamore.valueIn(Unit.KILOWATT_HOUR)).isCloseTo(1.3889, within(5e-5));
        assertThat(summit.valueIn(Unit.KILOWATT_HOUR)).isCloseTo(780_000, within(1e-6));
        assertThat(summit.dividedBy(sycamore).value()).isCloseTo(561_600, within(1e-6));
    }

    private static Quantity watts(String name, double watts) {
        return Quantity.published(name, watts, Unit.WATT, HERE);
    }
}
