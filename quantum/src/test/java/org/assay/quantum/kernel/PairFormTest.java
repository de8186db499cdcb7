package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PairFormTest {

    private static final double H = Math.sqrt(0.5);
    private static final double[] ONE = {1, 0, 0, 0, 0, 0, 1, 0};

    /** Row by row. */
    private static final double[][] REAL = {
        {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1},
        {0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0}, // X on the low qubit
        {0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0}, // X on the high one
        {0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0},
        {1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1}, // SWAP
        {1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0}, // CNOT, controlled by the low qubit
        {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0},
        {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1},
        {H, 0, 0, H, 0, 1, 0, 0, 0, 0, 1, 0, H, 0, 0, -H}, // to a Bell state
        {H, H, 0, 0, H, -H, 0, 0, 0, 0, H, H, 0, 0, H, -H},
        {0.5, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, -0.5, 0.5, 0.5, -0.5, -0.5, 0.5, -0.5, -0.5, 0.5},
    };

    private static List<PairMatrix> matrices() {
        Random random = new Random(6);
        List<PairMatrix> all = new ArrayList<>();
        for (double[] re : REAL) {
            all.add(new PairMatrix(re, new double[16]));
            all.add(new PairMatrix(new double[16], re));
        }
        for (int k = 0; k < 500; k++) {
            all.add(PairMatrix.of(TwoQubitFusionTest.unitary(random, 1, 2)));
        }
        // Almost what they were: a small rotation about XX and a small phase after each.
        for (int k = 2 * REAL.length - 1; k >= 0; k--) {
            for (double angle = 1e-3; angle > 1e-17; angle /= 100) {
                double c = Math.cos(angle);
                double s = Math.sin(angle);
                double[] re = {c, 0, 0, 0, 0, c, 0, 0, 0, 0, c, 0, 0, 0, 0, c};
                double[] im = {0, 0, 0, s, 0, 0, s, 0, 0, s, 0, 0, s, 0, 0, 0};
                PairMatrix turned = new PairMatrix(re, im).times(all.get(k));
                all.add(PairMatrix.onLow(new double[] {c, s, 0, 0, 0, 0, 1, 0}).times(turned));
            }
        }
        // Two Bell states, turned: the inner products of their halves lie along one line to rounding.
        for (int k = 0; k < 200; k++) {
            double angle = random.nextDouble(7);
            double[] re = {H, H * Math.cos(angle), 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, H, -H * Math.cos(angle), 0, 0};
            double[] im = {0, H * Math.sin(angle), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -H * Math.sin(angle), 0, 0};
            PairForm.Gates turns = PairForm.LOCAL.gates(PairMatrix.of(TwoQubitFusionTest.unitary(random, 1, 2)));
            all.add(PairMatrix.onLow(turns.low()).times(PairMatrix.onHigh(turns.high())).times(new PairMatrix(re, im)));
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void gatesAreUnitaryAndLeaveWhatTheFormMakesZeroAtRounding(PairForm form) {
        for (PairMatrix m : matrices()) {
            PairForm.Gates gates = form.gates(m);
            assertUnitary(gates.low());
            assertUnitary(gates.high());
            PairMatrix plain = PairMatrix.onHigh(gates.high()).times(PairMatrix.onLow(gates.low())).times(m);
            PairMatrix exact = form.after(gates, m).orElseThrow();
            assertThat(form.isOf(exact)).isTrue();
            assertThat(exact.re()).as("%s of %s", form, List.of(m.re(), m.im())).containsExactly(plain.re(), within(4e-15));
            assertThat(exact.im()).as("%s of %s", form, List.of(m.re(), m.im())).containsExactly(plain.im(), within(4e-15));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRandomMatrixHasNoForm(PairForm form) {
        assertThat(form.isOf(PairMatrix.of(TwoQubitFusionTest.unitary(new Random(7), 1, 2)))).isFalse();
        assertThat(form.isOf(PairMatrix.onLow(ONE))).isTrue();
    }

    private static void assertUnitary(double[] gate) {
        PairMatrix product = PairMatrix.onLow(gate).times(PairMatrix.onLow(PairMatrix.adjoint(gate)));
        assertThat(product.re()).containsExactly(REAL[0], within(4e-15));
        assertThat(product.im()).containsExactly(new double[16], within(4e-15));
    }
}
