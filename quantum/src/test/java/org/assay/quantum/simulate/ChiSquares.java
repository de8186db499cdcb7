package org.assay.quantum.simulate;

/** Whether counts fit probabilities. */
final class ChiSquares {

    private ChiSquares() {}

    /**
     * How many standard deviations Pearson's statistic lies above its mean (df, variance 2 df); cells
     * with fewer than five expected shots are pooled.
     */
    static double deviations(Counts counts, double[] probabilities) {
        double statistic = 0;
        double pooledExpected = 0;
        double pooledSeen = 0;
        int cells = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double expected = counts.shots() * probabilities[i];
            if (expected < 5) {
                pooledExpected += expected;
                pooledSeen += counts.count(i);
            } else {
                statistic += Math.pow(counts.count(i) - expected, 2) / expected;
                cells++;
            }
        }
        if (pooledExpected > 0) {
            statistic += Math.pow(pooledSeen - pooledExpected, 2) / pooledExpected;
            cells++;
        }
        int df = cells - 1;
        return df == 0 ? 0 : (statistic - df) / Math.sqrt(2.0 * df);
    }

    /** The same for two samples of equal size from one distribution: each cell's difference has variance a + b. */
    static double deviationsOfTwo(Counts a, Counts b) {
        double statistic = 0;
        double pooledA = 0;
        double pooledB = 0;
        int cells = 0;
        for (Counts.Entry entry : a.plus(b).entries()) {
            double seenA = a.count(entry.outcome());
            double seenB = b.count(entry.outcome());
            if (entry.count() < 10) {
                pooledA += seenA;
                pooledB += seenB;
            } else {
                statistic += Math.pow(seenA - seenB, 2) / entry.count();
                cells++;
            }
        }
        if (pooledA + pooledB > 0) {
            statistic += Math.pow(pooledA - pooledB, 2) / (pooledA + pooledB);
            cells++;
        }
        int df = cells - 1;
        return df == 0 ? 0 : (statistic - df) / Math.sqrt(2.0 * df);
    }
}
