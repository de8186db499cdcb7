package org.assay.quantum.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final List<String> GATES = List.of("x", "y", "z", "h", "cx", "ccx", "cz", "rz", "rzz", "swap", "u3", "p");

    @ParameterizedTest
    @CsvSource({"cnot,cx", "Toffoli,ccx", "hadamard,h", "CX,cx", "swp,swap", "sawp,swap", "rzzz,rzz", "phase,p"})
    void theNearestNameIsSuggested(String wrong, String meant) {
        assertThat(NearestName.of(wrong, GATES)).contains(meant);
    }

    @Test
    void nothingIsSuggestedWhereNothingIsNear() {
        assertThat(NearestName.of("teleport", GATES)).isEmpty();
        assertThat(NearestName.of("x".repeat(100_000), GATES)).isEmpty();
        assertThat(NearestName.hint("cnot", GATES)).isEqualTo("; did you mean 'cx'?");
    }

    @ParameterizedTest
    @CsvSource({"'','',0", "a,'',1", "kitten,sitting,3", "ab,ba,1", "ca,abc,3", "flaw,lawn,2"})
    void distanceCountsSingleEdits(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
        assertThat(NearestName.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0", "3.141592653589793,π", "-1.5707963267948966,-π/2", "2.356194490192345,3π/4", "0.3,0.3",
        "0.12345678,0.1235", "12.5,12.5", "100,100", "1e-9,1.000e-09", "20000,2.000e+04", "-0.5,-0.5"
    })
    void briefAnglesAreFractionsOfPiOrFourDigits(double angle, String text) {
        assertThat(AngleText.brief(angle, "π")).isEqualTo(text);
    }

    @Test
    void exactAnglesComeBackToTheLastBit() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2000; i++) {
            double angle = i % 2 == 0 ? random.nextInt(-99, 99) * Math.PI / random.nextInt(1, 40) : random.nextGaussian();
            assertThat(evaluated(AngleText.exact(angle))).isEqualTo(angle);
        }
        assertThat(AngleText.exact(3 * Math.PI / 4)).isEqualTo("3*pi/4");
    }

    private static double evaluated(String text) {
        if (!text.contains("pi")) {
            return Double.parseDouble(text);
        }
        String[] fraction = text.split("/");
        String numerator = fraction[0].replace("*pi", "").replace("pi", "1");
        double denominator = fraction.length == 2 ? Double.parseDouble(fraction[1]) : 1;
        return Double.parseDouble(numerator) * Math.PI / denominator;
    }

    @Test
    void freeAnglesShowTheirTerms() {
        Angle angle = Angle.parameter("beta").times(2).plus(Angle.parameter("gamma").negate()).plus(Math.PI / 2);
        assertThat(AngleText.brief(angle, "pi")).isEqualTo("2*beta-gamma+pi/2");
    }

    @Test
    void registersNameTheirMembers() {
        Registers registers = new Registers(
                List.of(new Register("q", 0, 2), new Register("anc1", 2, 3)), List.of(new Register("c", 0, 1)));
        assertThat(registers.qubitLabel(1)).isEqualTo("q1");
        assertThat(registers.qubitLabel(4)).isEqualTo("anc1[2]");
        assertThat(registers.bitLabel(0)).isEqualTo("c0");
        assertThat(registers.qubits()).isEqualTo(5);
        assertThatThrownBy(() -> registers.qubitLabel(5)).hasMessageContaining("no register holds index 5");
    }

    @Test
    void registersLeaveNoGapsAndShareNoNames() {
        Register q = new Register("q", 0, 2);
        assertThatThrownBy(() -> new Registers(List.of(q, new Register("r", 3, 1)), List.of()))
                .hasMessageContaining("starts at 3, but the one before it ends at 2");
        assertThatThrownBy(() -> new Registers(List.of(q), List.of(new Register("q", 0, 1))))
                .hasMessageContaining("two registers are called 'q'");
        assertThatThrownBy(() -> new Circuit("c", 3, 0, List.of(), new Registers(List.of(q), List.of())))
                .hasMessageContaining("its registers hold 2 and 0");
    }
}
