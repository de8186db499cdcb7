package org.assay.classical.objective;

/** Checks of the numbers that a method is set up with; each message gives the value and what is allowed. */
public final class Require {

    private Require() {}

    /** In [0, 1). */
    public static void share(String name, double value) {
        that(value >= 0 && value < 1, name, value, "must lie in [0, 1)");
    }

    /** Above 0, and finite. */
    public static void positive(String name, double value) {
        that(value > 0 && Double.isFinite(value), name, value, "must be positive and finite");
    }

    /** At least 0, and finite. */
    public static void notNegative(String name, double value) {
        that(value >= 0 && Double.isFinite(value), name, value, "must be finite and not negative");
    }

    /** At least {@code least}. */
    public static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d, but must be at least %d".formatted(name, value, least));
        }
    }

    /** Whatever {@code holds} says. */
    public static void that(boolean holds, String name, double value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("%s is %s, but %s".formatted(name, value, allowed));
        }
    }
}
