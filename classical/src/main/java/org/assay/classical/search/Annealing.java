package org.assay.classical.search;

import org.jspecify.annotations.Nullable;

/**
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): sequential Metropolis sweeps while the
 * inverse temperature grows in geometric progression, then a descent from the best state seen at the
 * end of a sweep, or of any flip where the energy is not quadratic. A run is one such schedule.
 *
 * @param sweeps sweeps of a run, at least 1; a run whose share of the budget of work or time is smaller
 *               has fewer, over the same temperatures
 * @param range  inverse temperatures; null to take {@link BetaRange#of} of the model
 */
public record Annealing(int sweeps, @Nullable BetaRange range) implements LandscapeSolver {

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

    @Override
    public SearchResult solve(Landscape landscape, long seed, Budget budget) {
        if (landscape instanceof SpinModel model) {
            return solve(model, seed, budget);
        }
        BetaRange betas = range == null ? BetaRange.of(landscape) : range;
        return Restarts.search(landscape, seed, budget, (long) sweeps * landscape.size(), run -> annealByFlips(run, betas));
    }

    private void annealByFlips(SearchRun<Landscape> run, BetaRange betas) {
        int size = run.model().size();
        FlipState state = run.model().state(Spins.random(size, run.random()));
        run.offer(state);
        long steps = Math.min(sweeps, Math.ceilDiv(run.mostUpdates(), size));
        for (long step = 0; step < steps && (step == 0 || run.goesOn()); step++) {
            run.charge(size, sweep(state, betas.at(run.progress(step, steps)), run));
        }
        FlipState last = run.model().state(run.best());
        run.charge(last.descend());
        run.offer(last);
    }

    private static long sweep(FlipState state, double beta, SearchRun<Landscape> run) {
        long moves = 0;
        for (int i = 0; i < state.size(); i++) {
            double rise = state.increase(i);
            if (rise <= 0 || run.random().nextDouble() < Math.exp(-beta * rise)) {
                state.flip(i);
                moves++;
                run.offer(state);
            }
        }
        return moves;
    }

    private void anneal(SearchRun<SpinModel> run, SweepLayout layout, BetaRange betas) {
        int size = run.model().size();
        Metropolis state = Metropolis.random(run.model(), layout, run.random());
        Spins best = state.spins();
        double bestEnergy = state.energy();
        long steps = Math.min(sweeps, Math.ceilDiv(run.mostUpdates(), size));
        for (long step = 0; step < steps && (step == 0 || run.goesOn()); step++) {
            run.charge(size, state.sweep(betas.at(run.progress(step, steps))));
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
