package org.assay.comparison.quantity;

import java.util.List;

/** The one letter behind a number in a table. */
public enum Tag {
    /** Every input was measured in this run, or counted. */
    MEASURED("M"),
    /** Computed by a model from measured work and published constants. */
    MODELLED("m"),
    /** At least one input is assumed. */
    ASSUMED("a");

    private final String letter;

    Tag(String letter) {
        this.letter = letter;
    }

    public String letter() {
        return letter;
    }

    /** The tag of a number by the kinds of what it was computed from. */
    static Tag of(List<Kind> kinds) {
        if (kinds.contains(Kind.ASSUMED)) {
            return ASSUMED;
        }
        boolean measured = kinds.contains(Kind.MEASURED) && !kinds.contains(Kind.PUBLISHED);
        return measured ? MEASURED : MODELLED;
    }
}
