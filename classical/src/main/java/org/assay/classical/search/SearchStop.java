package org.assay.classical.search;

import java.util.Locale;

/**
 * Why a search ended: the criterion, the value it saw, and the threshold which that value met.
 *
 * @param threshold in the unit of {@code seen}; 0 where the criterion has none
 */
public record SearchStop(Criterion criterion, double seen, double threshold) {

    /** By concatenation: a search of some microseconds is told in a fraction of one, which a {@link java.util.Formatter} is not. */
    @Override
    public String toString() {
        String value = text(seen);
        String limit = text(threshold);
        return switch (criterion) {
            case TARGET -> "energy " + value + " <= target " + limit;
            case RUNS -> "runs " + value + " >= " + limit;
            case UPDATES -> "updates " + value + " >= " + limit;
            case TIME -> "seconds " + value + " >= " + limit;
            case PROVED -> "energy " + value + " is proved optimal (lower bound " + limit + ")";
        };
    }

    private static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p53;
        return whole ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6g", value);
    }

    /** The criteria, of which any one ends a search. */
    public enum Criterion {
        TARGET,
        RUNS,
        UPDATES,
        TIME,
        /** The lower bound has met the energy. */
        PROVED
    }
}
