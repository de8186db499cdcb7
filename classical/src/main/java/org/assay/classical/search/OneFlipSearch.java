package org.assay.classical.search;

/**
 * Local search from random starts: flips spins that improve until none does. A run is one descent;
 * where runs are not limited, it goes on with further starts until the budget ends. The answer is a
 * local optimum under one flip.
 */
public record OneFlipSearch() implements LandscapeSolver {

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        return solve((Landscape) model, seed, budget);
    }

    @Override
    public SearchResult solve(Landscape model, long seed, Budget budget) {
        boolean once = budget.runs() < Long.MAX_VALUE;
        return Restarts.search(model, seed, budget, Long.MAX_VALUE, run -> search(run, once));
    }

    private static void search(SearchRun<Landscape> run, boolean once) {
        do {
            FlipState state = run.model().state(Spins.random(run.model().size(), run.random()));
            run.charge(state.descend());
            run.offer(state);
        } while (!once && run.goesOn());
    }
}
