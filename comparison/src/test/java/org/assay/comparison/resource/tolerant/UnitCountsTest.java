package org.assay.comparison.resource.tolerant;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitCountsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.015, 0.11, 0.37, 0.5, 0.63, 0.8, 0.95})
    void belowAThousandUnitsTheQuantileIsExact(double failure) {
        for (int units : new int[] {1, 2, 3, 7, 16, 40, 111, 350, 999}) {
            for (double risk : new double[] {0.01, 0.005, 0.01 / 3, 0.0025}) {
                int exact = new BinomialDistribution(null, units, 1 - failure).inverseCumulativeProbability(risk);
                assertThat(UnitCounts.statesOf(units, failure, risk)).as("%d units failing at %s, risk %s", units, failure, risk)
                        .isEqualTo(exact);
            }
        }
    }

    /** Rare failures: Newton's nearest integer, which is the quantile or one below it. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-4, 0.003, 0.02})
    void aboveAThousandUnitsWithRareFailuresItIsTheNearestInteger(double failure) {
        for (int units : new int[] {1000, 1500, 2222, 3999}) {
            int exact = new BinomialDistribution(null, units, 1 - failure).inverseCumulativeProbability(0.005);
            assertThat(UnitCounts.statesOf(units, failure, 0.005)).isBetween(exact - 1L, (long) exact);
        }
    }

    /** First rounds of published factories on qubit_maj_ns_e4; an exact quantile would ask for 1677 and 1602. */
    @ParameterizedTest
    @CsvSource({"315, 1672", "300, 1597"})
    void wideDistributionsFollowThePublishedCountsAndNotTheExactOnes(long needed, long units) {
        double failure = 15 * 0.05 + 356 * 1e-4;
        assertThat(UnitCounts.forStates(needed, failure, 0.01 / 3)).hasValue(units);
        int exact = new BinomialDistribution(null, (int) units, 1 - failure).inverseCumulativeProbability(0.01 / 3);
        assertThat(exact).isLessThan((int) needed);
    }

    /** 0.1^2 exceeds 0.01 by the last bit, so that two units may both fail often enough: none is sure. */
    @Test
    void aTieIsDecidedByTheLastBit() {
        assertThat(UnitCounts.statesOf(2, 0.1, 0.01)).isZero();
    }

    @Test
    void hopelessUnitsAreGivenUp() {
        assertThat(UnitCounts.forStates(1, 1 - 1e-15, 0.01)).isEmpty();
    }

    @Test
    void aUnitThatHardlyFailsIsEnough() {
        assertThat(UnitCounts.forStates(1, 0.001, 0.01)).hasValue(1);
        assertThat(UnitCounts.forStates(15, 1e-9, 0.01)).hasValue(15);
    }
}
