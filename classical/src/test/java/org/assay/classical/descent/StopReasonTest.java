package org.assay.classical.descent;

import static org.assertj.core.api.Assertions.assertThat;

import org.assay.classical.descent.StopReason.Criterion;
import org.junit.jupiter.api.Test;

class StopReasonTest {

    @Test
    void saysWhatWasSeenAndWhatItMet() {
        assertThat(new StopReason(Criterion.MAX_STEPS, 500, 500)).hasToString("steps 500 >= 500");
        assertThat(new StopReason(Criterion.MAX_EVALUATIONS, 4_000_000_001.0, 4e9)).hasToString("evaluations 4000000001 >= 4000000000");
        assertThat(new StopReason(Criterion.GRADIENT_NORM, 1.2345e-9, 1e-8)).hasToString("gradient norm 1.23e-09 <= 1.00e-08");
        assertThat(new StopReason(Criterion.DEADLINE, 0, 0)).hasToString("the caller's deadline passed");
        assertThat(new StopReason(Criterion.DIVERGED, Double.NaN, 0)).hasToString(
                "diverged: the objective or its gradient became NaN; try a smaller learning rate");
    }
}
