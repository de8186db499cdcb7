package org.assay.quantum.testing;

import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.GoodnessOfFit;

/** Assertions on counts. */
public final class CountsAssert {

    private final Counts actual;

    private CountsAssert(Counts actual) {
        this.actual = actual;
    }

    public static CountsAssert assertThatCounts(Counts actual) {
        return new CountsAssert(actual);
    }

    /**
     * The counts pass a chi-square test against these probabilities.
     *
     * @param significance how often honest counts may fail, as 1e-6; use a fixed seed all the same
     */
    public CountsAssert fit(double[] probabilities, double significance) {
        GoodnessOfFit fit = GoodnessOfFit.of(actual, probabilities);
        if (!(fit.pValue() >= significance)) {
            throw new AssertionError(
                    "the counts do not fit: p = %s, below %s%n%s".formatted(fit.pValue(), significance, fit));
        }
        return this;
    }

    public CountsAssert hasShots(long shots) {
        if (actual.shots() != shots) {
            throw new AssertionError("there are %d shots, expected %d".formatted(actual.shots(), shots));
        }
        return this;
    }
}
