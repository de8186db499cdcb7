package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalLong;
import org.assay.comparison.resource.HardwareProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalCountsTest {

    private static final PhysicalQubit E4 = PhysicalQubit.of(HardwareProfiles.shipped().require("qubit_gate_ns_e4"));

    /** The three applications of arXiv:2211.07629 with the paper's rotation constant 5.3. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dynamics,  100,   0,        30100,     501,       0,            1400000,    1e-3,               1440120,      602000,       20, 9,  150000",
        "chemistry, 1318,  55300000, 206000000, 205000000, 135000000000, 1370000000, 1e-2,               411756300000, 545205300000, 25, 17, 410000000000",
        "factoring, 12581, 12,       12,        12,        3730000000,   1080000000, 0.3333333333333333, 12270000132,  14920000120,  9,  13, 12300000000"
    })
    void theApplicationsOfBeverlandAndOthers(String name, long qubits, long t, long rotations, long layers, long toffolis,
            long measurements, double budget, long depth, long tStates, long perRotation, int distance, double steps) {
        LogicalCounts counts = new LogicalCounts(qubits, t, rotations, layers, toffolis, 0, measurements);
        AzureModel model = AzureModel.of(counts, budget, E4, CorrectingCode.SURFACE_GATES).with(RotationSynthesis.BEVERLAND_PAPER);
        assertThat(model.tPerRotation(model.errorBudget())).hasValue(perRotation);
        assertThat(model.depth(model.errorBudget())).isEqualTo(depth);
        assertThat(model.tStates(model.errorBudget())).isEqualTo(tStates);
        assertThat(CorrectingCode.SURFACE_GATES.distanceFor(E4, budget / 3 / (counts.logicalQubits() * steps))).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"100, 230", "1318, 2740", "12581, 25481"})
    void tilesOfTheFastLayout(long qubits, long tiles) {
        assertThat(DataBlock.FAST.tiles(qubits)).isEqualTo(tiles);
    }

    @Test
    void otherLayoutsAreSmaller() {
        assertThat(DataBlock.COMPACT.tiles(100)).isEqualTo(153);
        assertThat(DataBlock.INTERMEDIATE.tiles(100)).isEqualTo(204);
        assertThat(DataBlock.HALF_FOR_ROUTING.tiles(101)).isEqualTo(152);
    }

    @Test
    void surfaceCodeAtDistance3And11() {
        PhysicalQubit e3 = PhysicalQubit.of(HardwareProfiles.shipped().require("qubit_gate_ns_e3"));
        assertThat(CorrectingCode.SURFACE_GATES.errorRate(e3, 3)).isCloseTo(3e-4, within(1e-18));
        assertThat(CorrectingCode.SURFACE_GATES.physicalQubits(11)).isEqualTo(242);
    }

    /** Qualtran's example: 7 T gates for an error of 1/8. */
    @Test
    void tGatesOfARotation() {
        assertThat(RotationSynthesis.BEVERLAND_PAPER.tPerRotation(1, 0.125)).hasValue(7);
        assertThat(RotationSynthesis.AZURE.tPerRotation(1, 0.125)).hasValue(7);
        assertThat(RotationSynthesis.AZURE.tPerRotation(0, 0)).isEqualTo(OptionalLong.empty());
    }

    /** 0.53 log2(2^38) + 4.86 is 25 exactly: a logarithm that is off by one bit would give 26. */
    @Test
    void powersOfTwoDoNotTipTheCeiling() {
        assertThat(RotationSynthesis.AZURE.tPerRotation(1L << 38, 1)).hasValue(25);
    }

    @Test
    void refusesCountsByNameAndValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LogicalCounts(1, -1, 0, 0, 0, 0, 0)).withMessageContaining("tCount is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new LogicalCounts(0, 0, 0, 0, 0, 0, 0)).withMessageContaining("numQubits");
        assertThatIllegalArgumentException().isThrownBy(() -> new LogicalCounts(1, 0, 0, 0, 2_000_000_000_000_000L, 0, 0))
                .withMessageContaining("cczCount").withMessageContaining("10^15");
    }

    @Test
    void refusesBudgetsByValue() {
        LogicalCounts counts = new LogicalCounts(4, 8, 0, 0, 0, 0, 1);
        for (double budget : new double[] {0, 1, -0.1, Double.NaN, 2}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ErrorBudget.split(budget, counts)).withMessageContaining("" + budget);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBudget(0.5, 0.5, 0.1)).withMessageContaining("0.5 + 0.5 + 0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> new AzureModel(counts, new ErrorBudget(0.01, 0, 0), E4,
                CorrectingCode.SURFACE_GATES, RotationSynthesis.AZURE, false)).withMessageContaining("leaves nothing");
    }

    @Test
    void refusesQubitsThatACodeCannotUse() {
        PhysicalQubit bad = new PhysicalQubit("bad", PhysicalQubit.Kind.GATE_BASED, 50, 100, 50, 0.01, 1e-3, 1e-3);
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectingCode.named("surface_code", bad))
                .withMessageContaining("bad").withMessageContaining("threshold 0.01");
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectingCode.named("floquet_code", E4)).withMessageContaining("gate-based");
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectingCode.named("steane", E4)).withMessageContaining("'steane'");
        assertThatIllegalArgumentException().isThrownBy(() -> PhysicalQubit.of(HardwareProfiles.shipped().require("sc_heron")))
                .withMessageContaining("sc_heron");
        assertThatIllegalArgumentException().isThrownBy(() -> new PhysicalQubit("x", PhysicalQubit.Kind.MAJORANA, 0, 100, 0, 1e-4, 1e-4, 1e-2));
        assertThatIllegalArgumentException().isThrownBy(() -> new PhysicalQubit("x", PhysicalQubit.Kind.MAJORANA, 0, 100, 100, 1e-4, 0, 1e-2))
                .withMessageContaining("error rate 0.0");
    }

    @Test
    void aBudgetBeyondTheLargestDistanceIsRefused() {
        PhysicalQubit e3 = PhysicalQubit.of(HardwareProfiles.shipped().require("qubit_gate_ns_e3"));
        AzureModel model = AzureModel.of(new LogicalCounts(1000, 0, 0, 0, 0, 0, 1_000_000_000), 1e-15, e3, CorrectingCode.SURFACE_GATES);
        assertThatIllegalArgumentException().isThrownBy(model::estimate).withMessageContaining("at most 50");
    }

    @Test
    void anAlgorithmThatDoesNothingIsRefused() {
        AzureModel model = AzureModel.of(new LogicalCounts(5, 0, 0, 0, 0, 0, 0), 0.01, E4, CorrectingCode.SURFACE_GATES);
        assertThatIllegalArgumentException().isThrownBy(model::estimate).withMessageContaining("nothing to estimate");
    }
}
