package org.assay.classical.search;

import org.jspecify.annotations.Nullable;

/**
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): sequential Metropolis sweeps while the
 * inverse temperature grows in geometric progression, then a descent from the best state seen at the
 * end of a sweep. A run is one such schedule.
 *
 * @param sweeps sweeps of a run, at least 1; a run whose share of the budget is smaller has fewer
 * @param range  inverse temperatures; null to take {@link BetaRange#of} of the model
 */
public record Annealing(int sweeps, @Nullable BetaRange range) implements SpinSolver {

    public Annealing {
        if (sweeps < 1) {
            throw new IllegalArgumentException("%d sweeps, but a run has at least 1".formatted(sweeps));
        }
    }

    /** Annealing over the range that fits the model. */
    public Annealing(int sweeps) {
        this(sweeps, null);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        SweepLayout layout = SweepLayout.of(model);
        BetaRange betas = range == null ? BetaRange.of(model) : range;
        return Restarts.search(model, seed, budget, (long) sweeps * model.size(), run -> anneal(run, layout, betas));
    }

    private void anneal(SearchRun run, SweepLayout layout, BetaRange betas) {
        int size = run.model().size();
        Metropolis state = Metropolis.random(run.model(), layout, run.random());
        Spins best = state.spins();
        double bestEnergy = state.energy();
        long steps = Math.min(sweeps, Math.ceilDiv(run.mostUpdates(), size));
        for (long step = 0; step < steps && (step == 0 || run.goesOn()); step++) {
            run.charge(size, state.sweep(betas.geometric(step, steps)));
            if (state.energy() < bestEnergy) {
                bestEnergy = state.energy();
                best = state.spins();
                run.offer(bestEnergy, best);
            }
        }
        SpinState last = SpinState.of(run.model(), best);
        run.charge(last.descend());
        run.offer(last);
    }
}
