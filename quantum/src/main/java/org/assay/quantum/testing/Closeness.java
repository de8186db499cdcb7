package org.assay.quantum.testing;

/**
 * How close two states must be.
 *
 * @param tolerance the largest difference of two amplitudes, in absolute value
 * @param ignoresGlobalPhase whether a common phase factor counts as no difference, as in physics
 */
public record Closeness(double tolerance, boolean ignoresGlobalPhase) {

    private static final double DEFAULT_TOLERANCE = 1e-10;

    public Closeness {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance is %s, but must be 0 or more".formatted(tolerance));
        }
    }

    /** The same amplitudes to 1e-10, once the best common phase is taken out. */
    public static Closeness upToGlobalPhase() {
        return new Closeness(DEFAULT_TOLERANCE, true);
    }

    /** The same amplitudes, phase and all. */
    public static Closeness within(double tolerance) {
        return new Closeness(tolerance, false);
    }

    public Closeness andTolerance(double newTolerance) {
        return new Closeness(newTolerance, ignoresGlobalPhase);
    }
}
