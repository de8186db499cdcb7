package org.assay.classical.relaxation;

import org.assay.classical.objective.Require;
import org.assay.classical.search.Budget;
import org.assay.classical.search.FieldFree;
import org.assay.classical.search.Restarts;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SearchRun;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinSolver;
import org.assay.classical.search.SpinState;

/**
 * Goemans and Williamson (1995): relaxes spins to unit vectors, rounds by random hyperplanes, and
 * flips spins that improve. Its bound is proved: for MaxCut with weights of one sign it shows how far
 * the answer is from the optimum, without knowing the optimum. Mixing one vector counts as one update
 * for each of its components. A run is one relaxation with its roundings; where runs are not limited,
 * it goes on rounding until the budget ends.
 *
 * @param relaxation how the vectors are found
 * @param roundings  hyperplanes drawn in a run, where the budget limits runs
 */
public record GoemansWilliamson(MixingMethod relaxation, int roundings) implements SpinSolver {

    public GoemansWilliamson {
        Require.atLeast("roundings", roundings, 1);
    }

    /** A relative gap of 1e-4 and 100 hyperplanes. */
    public GoemansWilliamson() {
        this(new MixingMethod(), 100);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        FieldFree free = FieldFree.of(model);
        long most = budget.runs() < Long.MAX_VALUE ? roundings : Long.MAX_VALUE;
        return Restarts.search(model, seed, budget, Long.MAX_VALUE, run -> relaxAndRound(run, free, most));
    }

    private void relaxAndRound(SearchRun<SpinModel> run, FieldFree free, long most) {
        int size = free.model().size();
        long updatesPerSweep = (long) MixingMethod.rank(size) * size;
        SdpSolution relaxed = relaxation.solve(free.model(), run.random(), () -> {
            run.charge(updatesPerSweep, 0);
            return !run.goesOn();
        });
        run.certify(run.model().raiseToLevel(relaxed.bound().value()));
        for (long r = 0; r == 0 || (r < most && run.goesOn()); r++) {
            SpinState state = SpinState.of(run.model(), free.toOriginal(relaxed.round(run.random())));
            run.charge(state.descend());
            run.offer(state);
        }
    }
}
