package org.assay.comparison.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Several tests at once: keeps the chance of any false rejection at the level of one test.
 *
 * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
 */
public final class Holm {

    private Holm() {}

    /** Adjusted p values in the given order: reject those at most alpha. */
    public static double[] adjust(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p value is %s, but must lie within 0..1".formatted(p));
            }
        }
        int[] order = IntStream.range(0, pValues.length).boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue).toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
