package org.assay.classical.search;

import org.jspecify.annotations.Nullable;

/**
 * Parallel tempering, or replica exchange (Swendsen and Wang 1986; Hukushima and Nemoto 1996):
 * replicas at inverse temperatures in geometric progression are swept in turn; after each round
 * neighbours exchange their states with probability {@code min(1, exp((beta - beta')(E - E')))}, even
 * and odd pairs by turns. A run has a fixed number of rounds, and ends with a descent from its best
 * state.
 *
 * @param replicas temperatures, at least 2
 * @param rounds   sweeps of each replica in a run, at least 1
 * @param range    inverse temperatures; null to take {@link BetaRange#of} of the model
 */
public record ParallelTempering(int replicas, int rounds, @Nullable BetaRange range) implements SpinSolver {

    public ParallelTempering {
        if (replicas < 2 || rounds < 1) {
            throw new IllegalArgumentException(
                    "%d replicas and %d rounds, but tempering has at least 2 and 1".formatted(replicas, rounds));
        }
    }

    /** Over the range that fits the model. */
    public ParallelTempering(int replicas, int rounds) {
        this(replicas, rounds, null);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        SweepLayout layout = SweepLayout.of(model);
        BetaRange betas = range == null ? BetaRange.of(model) : range;
        long updates = (long) rounds * replicas * model.size();
        return Restarts.search(model, seed, budget, updates, run -> temper(run, layout, betas));
    }

    private void temper(SearchRun<SpinModel> run, SweepLayout layout, BetaRange betas) {
        Metropolis[] states = new Metropolis[replicas];
        for (int r = 0; r < replicas; r++) {
            states[r] = Metropolis.random(run.model(), layout, run.random());
        }
        long roundUpdates = (long) replicas * run.model().size();
        long most = Math.min(rounds, Math.ceilDiv(run.mostUpdates(), roundUpdates));
        for (long round = 0; round < most && (round == 0 || run.goesOn()); round++) {
            sweep(run, states, betas);
            exchange(run, states, betas, (int) (round % 2));
        }
        SpinState last = SpinState.of(run.model(), run.best());
        run.charge(last.descend());
        run.offer(last);
    }

    private void sweep(SearchRun<SpinModel> run, Metropolis[] states, BetaRange betas) {
        for (int r = 0; r < replicas; r++) {
            run.charge(run.model().size(), states[r].sweep(betas.geometric(r, replicas)));
            if (run.improves(states[r].energy())) {
                run.offer(states[r].energy(), states[r].spins());
            }
        }
    }

    private void exchange(SearchRun<SpinModel> run, Metropolis[] states, BetaRange betas, int first) {
        for (int r = first; r + 1 < replicas; r += 2) {
            double colder = betas.geometric(r + 1L, replicas) - betas.geometric(r, replicas);
            double exponent = colder * (states[r + 1].energy() - states[r].energy());
            if (exponent >= 0 || run.random().nextDouble() < Math.exp(exponent)) {
                Metropolis state = states[r];
                states[r] = states[r + 1];
                states[r + 1] = state;
            }
        }
    }
}
