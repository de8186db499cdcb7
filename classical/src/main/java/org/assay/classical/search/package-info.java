/**
 * Search over spins: MaxCut, Ising and quadratic binary problems in one sparse form, and the methods
 * that minimise them.
 *
 * <p>A {@link org.assay.classical.search.SpinModel} is its energy on every assignment; every solver
 * minimises it. Spins are {@code z = 1 - 2x}: bit 0 is spin +1. For MaxCut the energy is minus the
 * cut. A solver is a record of its settings; it is asked with a seed and a
 * {@link org.assay.classical.search.Budget}, and answers with its best assignment, what that cost,
 * and why it stopped. Budgets of work repeat bit for bit whatever the number of threads; budgets of
 * time do not. One update is one flip considered.
 */
@NullMarked
package org.assay.classical.search;

import org.jspecify.annotations.NullMarked;
