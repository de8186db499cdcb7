package org.assay.classical.descent;

/**
 * The outcome of one update.
 *
 * @param step   to be added to the point
 * @param memory to be handed to the next update
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copying it at every step would cost
public record Update(double[] step, Moments memory) {}
