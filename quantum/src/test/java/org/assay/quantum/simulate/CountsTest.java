package org.assay.quantum.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {

    private static Counts counts() {
        return Counts.of(3, Counts.Legend.QUBITS, Map.of(
                BitString.parse("110"), 30L, BitString.parse("001"), 10L, BitString.parse("111"), 60L));
    }

    @Test
    void printsSortedWithItsLegend() {
        assertThat(counts().toString()).isEqualTo("""
                100 shots, |q2 q1 q0>
                |001>  10  0.1000
                |110>  30  0.3000
                |111>  60  0.6000
                """);
        assertThat(counts().mostFrequent(1).getFirst().outcome()).hasToString("111");
        assertThat(counts().toMap()).containsExactly(Map.entry("001", 10L), Map.entry("110", 30L), Map.entry("111", 60L));
    }

    @Test
    void marginalSumsOverTheOtherBitsAndMayReorder() {
        assertThat(counts().marginal(1).count(1)).isEqualTo(90);
        assertThat(counts().marginal(2, 0).count(0b01)).isEqualTo(30);
        assertThat(counts().marginal(2, 0).count(0b10)).isEqualTo(10);
    }

    @Test
    void countsOfTwoRunsAdd() {
        assertThat(counts().plus(counts()).count(0b111)).isEqualTo(120);
        assertThatThrownBy(() -> counts().plus(counts().marginal(0))).hasMessageContaining("cannot be added");
    }

    @Test
    void refusesOutcomesOfAnotherLength() {
        assertThatThrownBy(() -> Counts.of(2, Counts.Legend.QUBITS, Map.of(BitString.parse("1"), 1L)))
                .hasMessageContaining("outcomes have 2 bits");
    }

    @Test
    void bitStringsOfAnyLengthReadAndCompare() {
        String text = "1" + "0".repeat(69) + "01";
        BitString bits = BitString.parse(text);
        assertThat(bits).hasToString(text);
        assertThat(bits.get(71)).isTrue();
        assertThat(bits.get(1)).isFalse();
        assertThat(bits.weight()).isEqualTo(2);
        assertThat(bits.compareTo(bits.with(71, false))).isPositive();
        assertThat(bits.compareTo(bits.with(1, true))).isNegative();
        assertThat(bits.with(1, true).with(1, false)).isEqualTo(bits);
        assertThatThrownBy(() -> BitString.of(2, 4)).hasMessage("4 does not fit 2 bits");
        assertThatThrownBy(() -> BitString.parse("012")).hasMessageContaining("allowed are 0 and 1");
    }
}
