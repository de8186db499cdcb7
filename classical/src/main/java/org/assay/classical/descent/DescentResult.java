package org.assay.classical.descent;

import java.util.Locale;

/**
 * Where a run ended and what it cost. All points and values are finite.
 *
 * @param best      the point with the least value seen
 * @param value     at {@code best}
 * @param last      the last point with a finite value, which a method without descent in every step
 *                  may have worsened
 * @param lastValue at {@code last}
 * @param trace     the value at every point visited, the start first; empty where it was not asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a record of numbers for reading; equality of results is nobody's question
public record DescentResult(
        double[] best, double value, double[] last, double lastValue, Work work, StopReason reason, double[] trace) {

    /** One line: the value, the work, and the reason for the end. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.10g after %d steps, %d evaluations, %d gradients, %.3f s: %s",
                value,
                work.steps(),
                work.evaluations(),
                work.gradients(),
                work.seconds(),
                reason);
    }
}
