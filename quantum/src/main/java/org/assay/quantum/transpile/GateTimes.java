package org.assay.quantum.transpile;

/**
 * How long a machine's operations take, all in seconds.
 *
 * @param zTurn a turn about Z of one qubit; 0 where it is done by shifting the phase of later pulses
 * @param oneQubit any other one-qubit gate
 * @param twoQubit any two-qubit gate
 */
public record GateTimes(double zTurn, double oneQubit, double twoQubit, double measure, double reset) {

    public GateTimes {
        requireDuration("a turn about Z", zTurn);
        requireDuration("a one-qubit gate", oneQubit);
        requireDuration("a two-qubit gate", twoQubit);
        requireDuration("a measurement", measure);
        requireDuration("a reset", reset);
    }

    /** Turns about Z take no time. */
    public static GateTimes withVirtualZ(double oneQubit, double twoQubit, double measure, double reset) {
        return new GateTimes(0, oneQubit, twoQubit, measure, reset);
    }

    private static void requireDuration(String what, double seconds) {
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw new IllegalArgumentException(
                    "%s takes %s s, but must take 0 to 3600 s; times are in seconds, not ns".formatted(what, seconds));
        }
    }
}
