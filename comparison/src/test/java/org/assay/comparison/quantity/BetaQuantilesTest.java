package org.assay.comparison.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaQuantilesTest {

    /** Commons Math's own search is within 1e-9 of x; its distribution function is the check beyond. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "0.5, 1000.5", "1000.5, 0.5", "1, 1", "2, 6", "3500.5, 1500.5", "0.5, 100000.5"})
    void everyLevelIsWhatTheDistributionFunctionGivesBack(double alpha, double beta) {
        long seed = 11;
        BetaDistribution known = new BetaDistribution(null, alpha, beta);
        double[] levels = new Random(seed).doubles(2000, 1e-9, 1).toArray();
        double[] quantiles = new Distribution.Beta(alpha, beta).quantiles(levels);
        for (int i = 0; i < levels.length; i++) {
            double x = quantiles[i];
            assertThat(levels[i]).as("seed %d", seed).isBetween(known.cumulativeProbability(Math.nextDown(x)) - 1e-11,
                    known.cumulativeProbability(Math.nextUp(x)) + 1e-11);
            if (i % 20 == 0) {
                assertThat(quantiles[i]).isCloseTo(known.inverseCumulativeProbability(levels[i]), within(2e-9));
            }
        }
    }

    @Test
    void closedFormsAreMetInTheFarTails() {
        double[] levels = {1 - 1e-12, 1e-30, 0.5, 1e-12, 0.5, 0.999, 1e-4};
        // Beta(1/2, 1) has the distribution function sqrt(x), Beta(1, 2) has 1 - (1 - x)^2.
        double[] roots = new BetaQuantiles(0.5, 1).of(levels);
        double[] squares = new BetaQuantiles(1, 2).of(levels);
        for (int i = 0; i < levels.length; i++) {
            double u = levels[i];
            assertThat(roots[i]).isCloseTo(u * u, within(1e-9 * u * u));
            assertThat(squares[i]).isCloseTo(-Math.expm1(0.5 * Math.log1p(-u)), within(1e-9 * u));
        }
    }
}
