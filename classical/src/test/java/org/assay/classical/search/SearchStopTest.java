package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.assay.classical.search.SearchStop.Criterion;
import org.junit.jupiter.api.Test;

class SearchStopTest {
    @Test
    void saysTheCriterionTheValueAndTheThreshold() {
        assertThat(new SearchStop(Criterion.TARGET, -12, -11.5)).hasToString("energy -12 <= target -11.5000");
        assertThat(new SearchStop(Criterion.RUNS, 3, 3)).hasToString("runs 3 >= 3");
        assertThat(new SearchStop(Criterion.UPDATES, 1e15, 1e15)).hasToString("updates 1000000000000000 >= 1000000000000000");
        assertThat(new SearchStop(Criterion.TIME, 0.25, 0.2)).hasToString("seconds 0.250000 >= 0.200000");
        assertThat(new SearchStop(Criterion.PROVED, -0.0, -1e-20))
                .hasToString("energy 0 is proved optimal (lower bound -1.00000e-20)");
    }

    @Test
    void writesNumbersOfAnySize() {
        assertThat(new SearchStop(Criterion.TARGET, -0x1p60, Double.NEGATIVE_INFINITY))
                .hasToString("energy -1.15292e+18 <= target -Infinity");
    }
}
