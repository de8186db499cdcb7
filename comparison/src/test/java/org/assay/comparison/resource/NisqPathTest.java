package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problems;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Tag;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NisqPathTest {

    private static final HardwareProfile HERON = HardwareProfiles.shipped().require("sc_heron");
    private static final Training NONE = Training.transferred("angles from a table");

    /** The GHZ demonstration: 1000 shots of 252 us at 25 kW are 6300 J. */
    @Test
    void threeQubitsOfGhzTakeSixKilojoules() {
        NisqCircuit ghz = NisqCircuit.counted("GHZ-3", 3, 1, 2, 3, 1, 2);
        QpuEstimate estimate = new NisqPath(HERON).sampling(ghz, 1000);
        assertThat(estimate.shotTime().value()).isCloseTo(251.386e-6, within(1e-12));
        assertThat(estimate.executionEnergy().value()).isCloseTo(6300, within(20.0));
        assertThat(estimate.executionEnergy().value()).isCloseTo(1000 * 251.386e-6 * 25e3, within(1e-6));
        assertThat(estimate.executionEnergy().tag()).isEqualTo(Tag.ASSUMED);
        assertThat(estimate.totalEnergy().value()).isGreaterThan(estimate.executionEnergy().value());
        assertThat(estimate.executionEnergy().derivation()).contains("sc_heron.rep_delay").contains("sc_heron.power");
    }

    /** n1 100, n2 90, 20 readouts at 3e-4, 3e-3, 1e-2: F 0.60567, then p 0.151418 and 28.048 shots. */
    @Test
    void fidelitySuccessAndRepetitionsFollowTheDigitalErrorModel() {
        NisqCircuit circuit = NisqCircuit.counted("example", 20, 100, 90, 20, 5, 9);
        Quantity fidelity = new NisqPath(noIdling()).fidelity(circuit);
        assertThat(fidelity.value()).isCloseTo(0.60567, within(5e-6));
        Quantity success = NisqPath.successProbability(fidelity, Success.exactly(0.25, Math.pow(2, -20)));
        assertThat(success.value()).isCloseTo(0.151418, within(5e-7));
        assertThat(NisqPath.repetitions(success, 0.99).value()).isCloseTo(28.048, within(5e-4));
    }

    /** lambda 0.5, 1, 2, 4 give cancellation overheads e^(4 lambda). */
    @ParameterizedTest
    @CsvSource({"0.5, 7.39, 0.005", "1, 54.6, 0.05", "2, 2.98e3, 5", "4, 8.89e6, 5e3"})
    void errorCancellationCostsExponentiallyManyShots(double lambda, double overhead, double error) {
        Quantity fidelity = Quantity.counted("F", Math.exp(-lambda), Source.of("this test"));
        assertThat(new Mitigation.ErrorCancellation().overhead(fidelity).value()).isCloseTo(overhead, within(error));
        assertThat(new Mitigation.Rescaling().overhead(fidelity).value()).isCloseTo(Math.exp(2 * lambda), within(1e-9 * Math.exp(2 * lambda)));
        assertThat(new Mitigation.Postselection().overhead(fidelity).value()).isCloseTo(Math.exp(lambda), within(1e-9 * Math.exp(lambda)));
        assertThat(new Mitigation.None().overhead(fidelity).value()).isEqualTo(1);
    }

    /** Noise levels 1, 2, 3 with Richardson coefficients 3, -3, 1: 3 x 19 times the shots. */
    @Test
    void extrapolationPaysForItsCoefficients() {
        Quantity fidelity = Quantity.counted("F", 0.5, Source.of("this test"));
        assertThat(new Mitigation.ZeroNoise(List.of(3.0, -3.0, 1.0)).overhead(fidelity).value()).isEqualTo(57);
        assertThatIllegalArgumentException().isThrownBy(() -> new Mitigation.ZeroNoise(List.of(3.0, -3.0))).withMessageContaining("sum to 1");
    }

    @Test
    void expectationValuesTakeVarianceOverErrorSquaredShots() {
        NisqCircuit circuit = NisqCircuit.counted("example", 4, 10, 10, 4, 2, 4);
        NisqPath path = new NisqPath(HERON);
        assertThat(path.expectation(circuit, 2, 0.01, new Mitigation.None(), NONE).shots().value()).isCloseTo(20_000, within(1e-6));
        QpuEstimate scaled = path.expectation(circuit, 2, 0.01, new Mitigation.Rescaling(), NONE);
        double fidelity = scaled.fidelity().value();
        assertThat(scaled.shots().value()).isCloseTo(20_000 / (fidelity * fidelity), within(1e-6));
    }

    /** 16 nodes, 24 edges, p = 4: RZZ is a gate of ions; two CZ with Hadamards between the virtual RZ elsewhere. */
    @Test
    void qaoaCountsAreTheClosedForm() {
        QaoaShape shape = QaoaShape.maxCut(16, 24, 3, 4);
        NisqCircuit ions = NisqCircuit.qaoa(shape, profile("ion_h2"));
        assertThat(ions.twoQubitGates().value()).isEqualTo(4 * 24);
        assertThat(ions.oneQubitGates().value()).isEqualTo(16 + 4 * 16);
        assertThat(ions.measurements().value()).isEqualTo(16);
        assertThat(ions.twoQubitLayers().interval().low()).isEqualTo(4 * 3);
        assertThat(ions.twoQubitLayers().interval().high()).isEqualTo(4 * 4);
        assertThat(NisqCircuit.qaoa(shape, profile("ion_aria")).twoQubitLayers().value()).isEqualTo(4 * 24);
        assertThat(NisqCircuit.qaoa(shape, profile("atom_gate")).twoQubitGates().value()).isEqualTo(2 * 4 * 24);
        assertThat(NisqCircuit.qaoa(shape, HERON).oneQubitGates().value()).as("RX is two SX, H is one").isEqualTo(16 + 4 * 2 * 16);
    }

    /** Where any pair can meet, the closed form counts what the transpiler makes of the circuit. */
    @Test
    void theClosedFormAgreesWithTheTranspiledCircuit() {
        IsingHamiltonian k33 = Encoding.hamiltonian(Problems.resolve("k33", 7).cost());
        for (String machine : List.of("ion_aria", "ion_h2")) {
            NisqCircuit transpiled = CircuitResources.onMachine(Qaoa.circuit(k33, QaoaAngles.of(0.3, 0.4)), profile(machine));
            NisqCircuit closed = NisqCircuit.qaoa(QaoaShape.maxCut(6, 9, 3, 1), profile(machine));
            assertThat(closed.twoQubitGates().value()).isEqualTo(transpiled.twoQubitGates().value()).isEqualTo(9);
            assertThat(closed.oneQubitGates().value()).isEqualTo(transpiled.oneQubitGates().value()).isEqualTo(12);
            assertThat(new NisqPath(profile(machine)).fidelity(closed).value())
                    .isCloseTo(new NisqPath(profile(machine)).fidelity(transpiled).value(), within(0.01));
        }
    }

    private static HardwareProfile profile(String id) {
        return HardwareProfiles.shipped().require(id);
    }

    @Test
    void routingIsARangeFromNothingToASwapNetwork() {
        NisqCircuit circuit = NisqCircuit.qaoa(QaoaShape.maxCut(16, 24, 3, 4), HERON);
        assertThat(circuit.twoQubitGates().interval().low()).isEqualTo(2 * 4 * 24);
        assertThat(circuit.twoQubitGates().interval().high()).isEqualTo(4 * 3 * 16 * 15 / 2.0);
        assertThat(circuit.twoQubitGates().tag()).isEqualTo(Tag.ASSUMED);
        assertThat(circuit.twoQubitLayers().interval().high()).isEqualTo(3 * 16 * 4);
    }

    static Stream<HardwareProfile> nisqProfiles() {
        return HardwareProfiles.shipped().all().stream().filter(HardwareProfile::isNisq);
    }

    @ParameterizedTest
    @MethodSource("nisqProfiles")
    void everyMachineGivesFinitePositiveNumbersWithTheCentreInTheInterval(HardwareProfile profile) {
        QpuEstimate estimate = new NisqPath(profile).qaoaToTarget(10, 15, 3, 2, Success.exactly(0.1, 1e-3), Training.of(100, 200), 0.99);
        for (Quantity quantity : List.of(estimate.fidelity(), estimate.shotTime(), estimate.shots(), estimate.executionTime(),
                estimate.totalTime(), estimate.totalEnergy(), estimate.power())) {
            assertThat(quantity.interval().low()).as(quantity.name()).isPositive();
            assertThat(quantity.interval().high()).as(quantity.name()).isFinite();
            assertThat(quantity.interval().contains(quantity.value())).as("%s", quantity).isTrue();
        }
        assertThat(estimate.shotTime().value()).isGreaterThanOrEqualTo(new NisqPath(profile).circuitTime(estimate.circuit()).value());
    }

    @Test
    void trainingOnTheMachineIsCharged() {
        NisqPath path = new NisqPath(HERON);
        Success success = Success.exactly(0.1, 1e-3);
        double without = path.qaoaToTarget(10, 15, 3, 2, success, NONE, 0.99).totalTime().value();
        QpuEstimate with = path.qaoaToTarget(10, 15, 3, 2, success, Training.of(1000, 4000), 0.99);
        double shots = 1000 * 4000 * with.shotTime().value();
        double loads = 1000 * HERON.require("t_load").value();
        double calibrated = (shots + loads) * (1 + HERON.require("calibration").value());
        assertThat(with.totalTime().value() - without).isCloseTo(calibrated, within(1e-6 * calibrated));
        assertThat(path.qaoaToTarget(10, 15, 3, 2, success, NONE, 0.99).notes()).anyMatch(note -> note.contains("angles from a table"));
    }

    @Test
    void aHopelessTargetStaysFinite() {
        QpuEstimate estimate = new NisqPath(HERON).qaoaToTarget(100, 150, 3, 50, Success.exactly(0, 0), NONE, 0.99);
        assertThat(estimate.totalEnergy().value()).isFinite().isGreaterThan(1e200);
        assertThat(estimate.notes()).anyMatch(note -> note.contains("close to random"));
    }

    @Test
    void moreErrorsNeverRaiseTheFidelity() {
        double previous = 1;
        for (int layers = 1; layers < 30; layers++) {
            NisqCircuit circuit = NisqCircuit.qaoa(QaoaShape.maxCut(16, 24, 3, layers), HERON);
            double fidelity = new NisqPath(HERON).fidelity(circuit).value();
            assertThat(fidelity).isLessThan(previous);
            previous = fidelity;
        }
    }

    @Test
    void refusesByNameAndValue() {
        NisqPath path = new NisqPath(HERON);
        assertThatIllegalArgumentException().isThrownBy(() -> new NisqPath(HardwareProfiles.shipped().require("annealer_dwave")))
                .withMessageContaining("annealer_dwave").withMessageContaining("no gate model");
        assertThatIllegalArgumentException().isThrownBy(() -> path.sampling(NisqCircuit.counted("big", 800, 1, 1, 1, 1, 1), 10))
                .withMessageContaining("needs 800 qubits, but sc_heron has 156");
        assertThatIllegalArgumentException().isThrownBy(() -> path.sampling(NisqCircuit.counted("c", 2, 1, 1, 1, 1, 1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> NisqCircuit.counted("c", 2, -1, 1, 1, 1, 1)).withMessageContaining("negative");
        assertThatIllegalArgumentException().isThrownBy(() -> Success.exactly(25, 0)).withMessageContaining("percentage");
        assertThatIllegalArgumentException().isThrownBy(() -> NisqPath.repetitions(Quantity.counted("p", 0.5, Source.of("x")), 1))
                .withMessageContaining("strictly within");
    }

    /** A machine with the errors of the worked example, on which idle qubits keep forever. */
    private static HardwareProfile noIdling() {
        String json = """
                {"profiles": [{"id": "x", "class": "nisq-test", "title": "x", "connectivity": "grid", "fields": {
                  "qubits": {"value": 99, "unit": "1", "grade": "A", "source": "test"},
                  "e1": {"value": 3e-4, "unit": "1", "grade": "A", "source": "test"},
                  "e2": {"value": 3e-3, "unit": "1", "grade": "A", "source": "test"},
                  "em": {"value": 1e-2, "unit": "1", "grade": "A", "source": "test"}}}]}""";
        return HardwareProfiles.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))).require("x");
    }
}
