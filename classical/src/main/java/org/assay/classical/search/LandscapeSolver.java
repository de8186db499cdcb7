package org.assay.classical.search;

/** A solver that needs nothing but flips, and so takes energies of any order. */
public interface LandscapeSolver extends SpinSolver {

    /** As {@link #solve(SpinModel, long, Budget)}, and by that where the landscape is a model. */
    SearchResult solve(Landscape landscape, long seed, Budget budget);
}
