package org.assay.classical.search;

/**
 * Minimises a model. A solver is a value, the record of its settings, and may be used by any number
 * of threads at a time.
 */
public interface SpinSolver {

    /** Searches until the budget ends. The same seed gives the same answer, unless time ended the search. */
    SearchResult solve(SpinModel model, long seed, Budget budget);
}
