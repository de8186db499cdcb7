package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QaoaAnglesTest {

    @Test
    void areAValueThatNobodyElseCanChange() {
        double[] gammas = {1, 2};
        QaoaAngles angles = new QaoaAngles(gammas, new double[] {3, 4});
        gammas[0] = 9;
        angles.betas()[0] = 9;
        assertThat(angles).isEqualTo(new QaoaAngles(new double[] {1, 2}, new double[] {3, 4}));
        assertThat(angles).hasSameHashCodeAs(new QaoaAngles(new double[] {1, 2}, new double[] {3, 4}));
        assertThat(angles).isNotEqualTo(new QaoaAngles(new double[] {1, 2}, new double[] {3, 5}));
    }

    @Test
    void arrayHasGammasFirstAndMakesTheSameAngles() {
        QaoaAngles angles = new QaoaAngles(new double[] {1, 2}, new double[] {3, 4});
        assertThat(angles.toArray()).containsExactly(1, 2, 3, 4);
        assertThat(QaoaAngles.of(angles.toArray())).isEqualTo(angles);
        assertThat(angles.at(1)).isEqualTo(new QaoaAngles.Layer(2, 4));
        assertThat(angles).hasToString("gamma [1.0, 2.0], beta [3.0, 4.0]");
    }

    @Test
    void refuseUnequalLengthsNoneAtAllAndWhatIsNotFinite() {
        assertThatThrownBy(() -> new QaoaAngles(new double[1], new double[2])).hasMessageContaining("1 gammas and 2 betas");
        assertThatThrownBy(() -> QaoaAngles.of(new double[0])).hasMessageContaining("0 gammas and 0 betas");
        assertThatThrownBy(() -> QaoaAngles.of(new double[3])).hasMessageContaining("got 3 angles");
        assertThatThrownBy(() -> QaoaAngles.of(0, Double.NaN)).hasMessageContaining("beta of layer 0 is NaN");
    }
}
