package org.assay.comparison.quantity;

/**
 * Where a number or formula was taken from.
 *
 * @param citation paper, data sheet, program or reasoning, so that a reader can find it
 * @param checked  whether the text was read for this; otherwise it is quoted from memory or at second
 *                 hand, and prints "citation to be checked"
 */
public record Source(String citation, boolean checked) {

    public Source {
        if (citation.isBlank()) {
            throw new IllegalArgumentException("the source is blank; name a paper, a program or a reason");
        }
    }

    public static Source of(String citation) {
        return new Source(citation, true);
    }

    /** A source that nobody on this project has seen. */
    public static Source unchecked(String citation) {
        return new Source(citation, false);
    }

    @Override
    public String toString() {
        return checked ? citation : citation + " (citation to be checked)";
    }
}
