package org.assay.classical.descent;

/** Checks of the numbers that a method is set up with. */
final class Settings {

    private Settings() {}

    static void requireShare(String name, double value) {
        require(value >= 0 && value < 1, name, value, "must lie in [0, 1)");
    }

    static void requirePositive(String name, double value) {
        require(value > 0 && Double.isFinite(value), name, value, "must be positive and finite");
    }

    static void requireNotNegative(String name, double value) {
        require(value >= 0 && Double.isFinite(value), name, value, "must be finite and not negative");
    }

    static void requireAtLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d, but must be at least %d".formatted(name, value, least));
        }
    }

    static void require(boolean holds, String name, double value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("%s is %s, but %s".formatted(name, value, allowed));
        }
    }
}
