package org.assay.classical.relaxation;

import java.util.random.RandomGenerator;
import org.assay.classical.objective.Require;
import org.assay.classical.search.BetaRange;
import org.assay.classical.search.Budget;
import org.assay.classical.search.Restarts;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SearchRun;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinSolver;
import org.assay.classical.search.SpinState;
import org.assay.classical.search.Spins;
import org.jspecify.annotations.Nullable;

/**
 * Mean-field annealing (Peterson and Anderson 1987): solves {@code m_i = -tanh(beta (h_i + sum_j J_ij
 * m_j))} while the inverse temperature grows, rounds to signs, and flips spins that improve.
 *
 * <p>Means are renewed one after another, each from the latest of the others: renewed all at once, a
 * bipartite model's means oscillate between two states for ever. A run is one schedule.
 *
 * @param sweeps sweeps of a run, at least 1; a run whose share of the budget is smaller has fewer
 * @param range  inverse temperatures; null to take {@link BetaRange#of} of the model
 */
public record MeanField(int sweeps, @Nullable BetaRange range) implements SpinSolver {

    public MeanField {
        Require.atLeast("sweeps", sweeps, 1);
    }

    /** Over the range that fits the model. */
    public MeanField(int sweeps) {
        this(sweeps, null);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        Couplings couplings = new Couplings(model);
        BetaRange betas = range == null ? BetaRange.of(model) : range;
        return Restarts.search(model, seed, budget, (long) sweeps * model.size(), run -> anneal(run, couplings, betas));
    }

    private void anneal(SearchRun<SpinModel> run, Couplings couplings, BetaRange betas) {
        int size = couplings.size();
        double[] means = start(size, run.random());
        long steps = Math.min(sweeps, Math.ceilDiv(run.mostUpdates(), size));
        for (long step = 0; step < steps && (step == 0 || run.goesOn()); step++) {
            sweep(run.model(), couplings, means, betas.at(run.progress(step, steps)));
            run.charge(size, 0);
        }
        SpinState state = SpinState.of(run.model(), signs(means));
        run.charge(state.descend());
        run.offer(state);
    }

    private static double[] start(int size, RandomGenerator random) {
        double[] means = new double[size];
        for (int i = 0; i < size; i++) {
            means[i] = 0.1 * (random.nextDouble() - 0.5);
        }
        return means;
    }

    private static void sweep(SpinModel model, Couplings couplings, double[] means, double beta) {
        for (int i = 0; i < means.length; i++) {
            means[i] = -Math.tanh(beta * (model.field(i) + couplings.unit * couplings.row(i, means)));
        }
    }

    private static Spins signs(double[] means) {
        boolean[] down = new boolean[means.length];
        for (int i = 0; i < means.length; i++) {
            down[i] = means[i] < 0;
        }
        return Spins.ofSides(down);
    }
}
