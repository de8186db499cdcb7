package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assay.comparison.quantity.Tag;
import org.assay.comparison.resource.QaoaShape;
import org.junit.jupiter.api.Test;

class FaultTolerantRunTest {

    @Test
    void theSpreadOfTheTwoModelsIsTheInterval() {
        FaultTolerantRun run = FaultTolerantRun.of(EstimateJob.of(QaoaShape.regular(100, 3, 5).logicalCounts(), "qubit_gate_ns_e3", 0.01));
        double azure = run.azure().physicalQubits();
        double ccz = run.ccz().orElseThrow().qubits();
        assertThat(run.physicalQubits().interval().low()).isEqualTo(Math.min(azure, ccz));
        assertThat(run.physicalQubits().interval().high()).isEqualTo(Math.max(azure, ccz));
        assertThat(run.physicalQubits().value()).as("the centre is the first model's").isEqualTo(azure);
        assertThat(run.energy().tag()).isEqualTo(Tag.ASSUMED);
        double central = azure * Math.sqrt(0.02 * 40) * run.azure().runtimeSeconds();
        assertThat(run.energy().value()).isCloseTo(central, within(1e-9 * central));
        assertThat(run.energy().derivation()).contains("qubit_gate_ns_e3.control_power").contains("arXiv:1812.01238");
    }

    @Test
    void majoranaQubitsHaveOneModelAndSaySo() {
        FaultTolerantRun run = FaultTolerantRun.of(EstimateJob.of(QaoaShape.regular(16, 3, 4).logicalCounts(), "qubit_maj_ns_e6", 0.01));
        assertThat(run.ccz()).isEmpty();
        assertThat(run.physicalQubits().interval().isPoint()).isTrue();
        assertThat(run.physicalQubits().value()).isEqualTo(95_940);
        assertThat(run.notes()).anyMatch(note -> note.contains("one model only"));
    }

    @Test
    void cliffordCircuitsNeedNoFactory() {
        FaultTolerantRun run = FaultTolerantRun.of(EstimateJob.of(new LogicalCounts(20, 0, 0, 0, 0, 0, 20), "qubit_gate_ns_e3", 1e-3));
        assertThat(run.azure().factory()).isEmpty();
        assertThat(run.runTime().value()).isCloseTo(72e-6, within(1e-15));
    }

    /** 100 qubits, 112110 rotations: with a limit of 1.5 s both models must keep it, or the second must say nothing. */
    @Test
    void bothModelsKeepTheLimitsOfTheJob() {
        LogicalCounts counts = new LogicalCounts(100, 0, 112_110, 2001, 0, 0, 0);
        EstimateJob free = EstimateJob.of(counts, "qubit_gate_ns_e3", 1e-3);
        EstimateJob limited = new EstimateJob("", free.profile(), free.qec(), free.errorBudget(), counts,
                Constraints.NONE.withMaxDurationNs(1_500_000_000L), free.synthesis(), false, false);
        FaultTolerantRun run = FaultTolerantRun.of(limited);
        assertThat(run.azure().runtimeSeconds()).isLessThanOrEqualTo(1.5);
        assertThat(FaultTolerantRun.of(free).ccz().orElseThrow().seconds()).isGreaterThan(1.5);
        assertThat(run.ccz()).hasValueSatisfying(ccz -> {
            assertThat(ccz.seconds()).isLessThanOrEqualTo(1.5);
            assertThat(ccz.failure()).as("two thirds: rotations have spent the rest").isLessThanOrEqualTo(2e-3 / 3);
        });
        assertThat(run.runTime().interval().high()).isLessThanOrEqualTo(1.5);
    }
}
