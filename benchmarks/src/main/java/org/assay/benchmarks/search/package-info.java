/**
 * Search over spins: sweeps of annealing, steps of tabu search, the vector relaxation with its proof,
 * exact methods; and our side of the annealing peer runner. Instances are those of the G-set.
 */
@NullMarked
package org.assay.benchmarks.search;

import org.jspecify.annotations.NullMarked;
