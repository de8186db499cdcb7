package org.assay.classical.search;

/**
 * Compensated sums (Kahan), to the bit those of {@link java.util.stream.DoubleStream#sum}. Models are made at the
 * start of every search, and of a small one the streams' machinery took longer than the search.
 */
final class Sums {

    private Sums() {}

    static double of(double[] values) {
        double sum = 0;
        double compensation = 0;
        double plain = 0;
        for (double value : values) {
            double corrected = value - compensation;
            double next = sum + corrected;
            compensation = (next - sum) - corrected;
            sum = next;
            plain += value;
        }
        double corrected = sum - compensation;
        // Past the range of a double compensation is no number; the plain sum then says infinity.
        return Double.isNaN(corrected) && Double.isInfinite(plain) ? plain : corrected;
    }

    static double ofMagnitudes(double[] values) {
        double[] magnitudes = new double[values.length];
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.abs(values[i]);
        }
        return of(magnitudes);
    }
}
