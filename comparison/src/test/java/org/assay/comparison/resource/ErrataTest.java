package org.assay.comparison.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assay.comparison.resource.tolerant.DataBlock;
import org.assay.comparison.resource.tolerant.EstimateJob;
import org.assay.comparison.resource.tolerant.FaultTolerantEstimate;
import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.comparison.resource.tolerant.RotationSynthesis;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Published numbers that contradict their own formulas; {@code docs/errata.md} tells the story of each. */
class ErrataTest {

    /** Hoefler et al., Table 1 prints 235 kop/s for binary oracles; only 2.3 Mop/s leads to their Table 2. */
    @Test
    void hoeflersBinaryRateIsTenTimesTooSmall() {
        double printed = 235e3;
        double asic = 77e15;
        assertThat(OracleLimits.mostOracleOperations(1e6, printed, asic, 2)).isCloseTo(0.72, within(0.005));
        assertThat(OracleLimits.mostOracleOperations(1e6, printed, asic, 3)).isCloseTo(4.1e5, Percentage.withPercentage(0.5));
        assertThat(OracleLimits.mostOracleOperations(1e6, printed, asic, 4)).isCloseTo(3.4e7, Percentage.withPercentage(0.5));
        double units = Math.floor(10_000 / 434.0);
        double corrected = units * 1e5;
        assertThat(corrected).isEqualTo(2.3e6);
        assertThat(OracleLimits.mostOracleOperations(1e6, corrected, asic, 2)).isCloseTo(68, Percentage.withPercentage(1.5));
        assertThat(OracleLimits.mostOracleOperations(1e6, corrected, asic, 3)).isCloseTo(12.5e6, Percentage.withPercentage(1.5));
        assertThat(OracleLimits.mostOracleOperations(1e6, corrected, asic, 4)).isCloseTo(712e6, Percentage.withPercentage(1.5));
        assertThat(HardwareProfiles.shipped().require("hoefler_future").require("binary").value()).isEqualTo(corrected);
    }

    /** Babbush et al., Table I: calls at order 4 and a million processors follow from its own formula. */
    @Test
    void babbushsLastEntryIsRecomputed() {
        double calls = OracleLimits.breakEvenCalls(440e-3, 7e-9, 1e6, 1, 4);
        assertThat(calls).isCloseTo(39_760, within(5.0));
        assertThat(OracleLimits.breakEvenSeconds(440e-3, 7e-9, 1e6, 1, 4) / 3600).isCloseTo(4.86, within(0.005));
        assertThat(calls).as("a hundred times the calls at one processor, for the cube root of a million")
                .isCloseTo(100 * OracleLimits.breakEvenCalls(440e-3, 7e-9, 1, 1, 4), within(1e-6));
    }

    /** Beverland et al.: the paper's rotation constant and the tool's differ, and with them 5 % of the T states. */
    @Test
    void theRotationConstantOfPaperAndToolDiffer() {
        LogicalCounts dynamics = new LogicalCounts(100, 0, 30_100, 501, 0, 0, 1_400_000);
        EstimateJob job = EstimateJob.of(dynamics, "qubit_gate_ns_e4", 1e-3);
        FaultTolerantEstimate tool = job.model().estimate();
        FaultTolerantEstimate paper = job.model().with(RotationSynthesis.BEVERLAND_PAPER).estimate();
        assertThat(paper.tPerRotation()).hasValue(20);
        assertThat(paper.tStates()).isEqualTo(602_000);
        assertThat(paper.algorithmicDepth()).isEqualTo(1_440_120);
        assertThat(tool.tPerRotation()).hasValue(19);
        assertThat(tool.tStates()).isEqualTo(571_900);
        assertThat(tool.logicalQubits()).isEqualTo(DataBlock.FAST.tiles(100)).isEqualTo(230);
    }

    /** "14 kWh" for the Sycamore run of 2019: 200 s at 25 kW are a tenth of it. */
    @Test
    void sycamoresFourteenKilowattHoursAreOnePointFour() {
        assertThat(25.0 * 200 / 3600).isCloseTo(1.389, within(5e-4));
        assertThat(14 / (25.0 * 200 / 3600)).isCloseTo(10, within(0.1));
    }
}
