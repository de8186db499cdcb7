package org.assay.classical.search;

/**
 * Local search from random starts: flips spins that improve until none does. A run is one descent;
 * the answer of each is a local optimum under one flip.
 */
public record OneFlipSearch() implements SpinSolver {

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        // A descent's length is known only at its end: with a budget of updates, one run makes many.
        return Restarts.search(model, seed, budget, Long.MAX_VALUE, run -> search(run, budget));
    }

    private static void search(SearchRun run, Budget budget) {
        do {
            SpinState state = SpinState.random(run.model(), run.random());
            run.charge(state.descend());
            run.offer(state);
        } while (budget.updates() < Long.MAX_VALUE && run.goesOn());
    }
}
