package org.assay.classical.search;

/**
 * What a search did.
 *
 * @param updates flips considered: the unit of every budget of work
 * @param moves   flips made
 */
public record SearchWork(long updates, long moves) {
    /** Nothing done. */
    public static final SearchWork NONE = new SearchWork(0, 0);

    /** Both together. */
    public SearchWork plus(SearchWork other) {
        return new SearchWork(updates + other.updates, moves + other.moves);
    }
}
