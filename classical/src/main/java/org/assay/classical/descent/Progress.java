package org.assay.classical.descent;

/**
 * What a stop rule sees. Quantities that are not known at the moment are NaN, which meets no
 * threshold: in the middle of a line search, for one, only the counters and the clock are known.
 *
 * @param steps        updates made
 * @param evaluations  values computed
 * @param seconds      since the start
 * @param value        of the objective at the current point
 * @param valueChange  from the last point to this one, absolute
 * @param gradientNorm Euclidean
 * @param stepNorm     Euclidean length of the last step
 */
public record Progress(
        long steps,
        long evaluations,
        double seconds,
        double value,
        double valueChange,
        double gradientNorm,
        double stepNorm) {}
