package org.assay.classical.search;

import java.util.OptionalLong;

/**
 * Exact: visits every assignment, so that one spin flips at each step.
 *
 * <p>Without fields an assignment and its complement have one energy; then the last spin is fixed.
 * The low ten spins are not stepped through: their energies under the current high spins are one
 * table, to which a flip of a high spin adds another, and of which the least is taken. Up to 40 spins
 * are free, of which 36 take seconds and each further one doubles the time. The seed plays no part. A
 * search that runs out of time or work answers with the best so far and without a bound.
 */
public record GrayCode() implements SpinSolver {
    /** Free spins beyond which the wait would be days. */
    public static final int MOST_FREE_SPINS = 44;

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        requireFeasible(model);
        return Restarts.search(model, seed, budget.withRuns(1).withThreads(1), Long.MAX_VALUE, run -> {
            GrayEnumeration enumeration = new GrayEnumeration(model);
            enumeration.search(run);
            Spins best = enumeration.best();
            run.offer(model.energy(best), best);
            if (enumeration.isComplete()) {
                run.certify(model.energy(best));
            }
        });
    }

    /** The least energy and in how many assignments it is met. */
    public static Census census(SpinModel model) {
        requireFeasible(model);
        GrayEnumeration enumeration = new GrayEnumeration(model);
        enumeration.search(null);
        Spins best = enumeration.best();
        return new Census(model.energy(best), best, model.isIntegral() ? OptionalLong.of(enumeration.optima()) : OptionalLong.empty());
    }

    private static void requireFeasible(SpinModel model) {
        int free = GrayEnumeration.freeSpins(model);
        if (free > MOST_FREE_SPINS) {
            throw new IllegalArgumentException(
                    "%d free spins, but full enumeration ends at %d; use branch and bound, or a heuristic".formatted(free, MOST_FREE_SPINS));
        }
    }

    /**
     * @param energy the least energy
     * @param best   an assignment that has it
     * @param optima how many assignments have it, complements included; empty where the model is not
     *               integral, because rounding then decides what is equal
     */
    public record Census(double energy, Spins best, OptionalLong optima) {}
}
