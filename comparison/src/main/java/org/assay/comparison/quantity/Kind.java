package org.assay.comparison.quantity;

/** How a number came to be known; its standing in an audit falls in this order. */
public enum Kind {
    /** Read from an instrument or a counter in this run. */
    MEASURED,
    /** Computed or counted from other things by a stated formula. */
    DERIVED,
    /** Taken from a data sheet, paper or table. */
    PUBLISHED,
    /** Nobody's measurement: a judgement, and therefore a range. */
    ASSUMED
}
