package org.assay.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assay.comparison.report.LogBars.Bar;
import org.assay.comparison.report.LogBars.Texture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts of numbers that leave nothing to draw. */
class ChartsTest {

    @Test
    void aCurveOfWholeStepsIsLabelledByThem() {
        assertThat(TextCurve.lines(new double[] {16, 17, 18, 19}, 4, 4, "steps")).containsExactly(
                "     19 |   .",
                "     18 |  .",
                "     17 | .",
                "     16 |.",
                "         0 3 steps");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 20, -7.5, 1e-12, 1e12})
    void aCurveThatDoesNotMoveHasOneLabelItsOwnValue(double value) {
        double[] flat = {value, value, value * (1 + 1e-15), value};
        List<String> lines = TextCurve.lines(flat, 20, 4, "steps");
        assertThat(lines).hasSize(5);
        assertThat(lines.subList(0, 4).stream().map(line -> line.substring(0, 7).strip()).filter(label -> !label.isEmpty())).hasSize(1)
                .first().satisfies(label -> assertThat(Double.parseDouble(label)).isEqualTo(value));
        assertThat(lines.get(1)).endsWith("|" + ".".repeat(20));
    }

    @Test
    void noLabelStandsTwice() {
        List<String> lines = TextCurve.lines(new double[] {20.01, 20.02, 20.03}, 10, 4, "steps");
        assertThat(lines.stream().map(line -> line.substring(0, 7).strip()).filter(label -> !label.isEmpty()).toList()).doesNotHaveDuplicates();
        assertThat(TextCurve.lines(new double[] {0, 0.01}, 10, 3, "steps").get(1)).startsWith(" 0.0050");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "-3, -3", "1e6, 1000000.0000000001", "1e-15, 1e-15", "1, 2", "-1e-300, 1e-300", "1e15, 1.0000000000000001e15"})
    void everyScaleHasSomeTicksWithinItsEnds(double least, double most) {
        ChartScale scale = ChartScale.fitting(least, most, 0, 100);
        assertThat(scale.from()).isLessThan(least).isLessThan(scale.to());
        assertThat(scale.to()).isGreaterThan(most);
        assertThat(scale.ticks()).hasSizeBetween(2, 12).allMatch(tick -> tick >= scale.from() && tick <= scale.to());
        assertThat(scale.at(least)).isBetween(0.0, 100.0);
    }

    @Test
    void barsOfOneValueAndOfNoneAreDrawn() {
        assertThat(LogBars.lines(List.of(), 40)).isEmpty();
        assertThat(LogBars.lines(List.of(new Bar("zero", 0, 0, 0, Texture.MEASURED)), 40)).isEmpty();
        List<String> one = LogBars.lines(List.of(new Bar("a", 1, 1, 1, Texture.MEASURED)), 40);
        assertThat(one.getFirst()).isEqualTo(" a  o");
        assertThat(one.getLast()).contains("1.0 J").contains("10 J");
        assertThat(Arrays.stream(new double[] {1e-300, 1e300}).mapToObj(v -> LogBars.lines(List.of(new Bar("a", v, v, v, Texture.MODELLED)), 40)))
                .allSatisfy(lines -> assertThat(lines).hasSize(3));
    }
}
