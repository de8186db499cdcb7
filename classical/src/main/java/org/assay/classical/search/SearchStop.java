package org.assay.classical.search;

import java.util.Locale;

/**
 * Why a search ended: the criterion, the value it saw, and the threshold which that value met.
 *
 * @param threshold in the unit of {@code seen}; 0 where the criterion has none
 */
public record SearchStop(Criterion criterion, double seen, double threshold) {

    @Override
    public String toString() {
        return criterion.sentence.formatted(text(seen), text(threshold));
    }

    private static String text(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 0x1p53;
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.6g", value);
    }

    /** The criteria, of which any one ends a search. */
    public enum Criterion {
        TARGET("energy %s <= target %s"),
        RUNS("runs %s >= %s"),
        UPDATES("updates %s >= %s"),
        TIME("seconds %s >= %s"),
        /** The lower bound has met the energy. */
        PROVED("energy %s is proved optimal (lower bound %s)");

        private final String sentence;

        Criterion(String sentence) {
            this.sentence = sentence;
        }
    }
}
