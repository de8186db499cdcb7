package org.assay.classical.relaxation;

import java.util.random.RandomGenerator;
import org.assay.classical.descent.Lbfgs;
import org.assay.classical.descent.StopRule;
import org.assay.classical.objective.Differentiable;
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
 * The rank-2 heuristic of Burer, Monteiro and Zhang (2002), known as CirCut: descends in the angles,
 * rounds by a sweep of half-planes, improves by flips of one and two spins, perturbs the angles of the
 * answer and descends again; after so many rounds without improvement it starts afresh. A gradient
 * counts as one update of each spin; a run has a fixed number of them.
 *
 * @param sweeps    updates of a run, per spin, at least 1
 * @param patience  rounds without improvement before a fresh start, at least 1
 */
public record Burer(int sweeps, int patience) implements SpinSolver {
    /** In radians, to either side. */
    private static final double PERTURBATION = 0.2 * Math.PI;

    private static final int MOST_STEPS = 200;
    private static final double VALUE_TOLERANCE = 1e-4;

    public Burer {
        Require.atLeast("sweeps", sweeps, 1);
        Require.atLeast("patience", patience, 1);
    }

    /** With the patience of ten rounds that the paper gives for large graphs. */
    public Burer(int sweeps) {
        this(sweeps, 10);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        FieldFree free = FieldFree.of(model);
        Differentiable angles = new ScaledObjective(new AngleObjective(free.model()), model);
        return Restarts.search(
                model, seed, budget, (long) sweeps * model.size(), run -> new Walk(run, free, angles).walk());
    }

    /** One run. */
    private final class Walk {
        private final SearchRun<SpinModel> run;
        private final RandomGenerator random;
        private final FieldFree free;
        private final Differentiable objective;

        Walk(SearchRun<SpinModel> run, FieldFree free, Differentiable objective) {
            this.run = run;
            this.random = run.random();
            this.free = free;
            this.objective = objective;
        }

        void walk() {
            do {
                visitBasin();
            } while (run.goesOn());
        }

        /** From random angles until patience ends. */
        private void visitBasin() {
            double[] angles = new double[free.model().size()];
            for (int i = 0; i < angles.length; i++) {
                angles[i] = 2 * Math.PI * random.nextDouble();
            }
            SpinState best = round(angles);
            int idle = 0;
            while (idle < patience && run.goesOn()) {
                SpinState state = round(perturbed(best));
                idle = state.energy() < best.energy() ? 0 : idle + 1;
                best = state.energy() <= best.energy() ? state : best;
            }
        }

        private SpinState round(double[] start) {
            long evaluations = Math.max(1, run.updatesLeft() / start.length);
            var relaxed = new Lbfgs().minimise(
                    objective,
                    start,
                    StopRule.maxSteps(MOST_STEPS),
                    StopRule.maxEvaluations(evaluations),
                    StopRule.valueChange(VALUE_TOLERANCE),
                    StopRule.deadline(() -> !run.goesOn()));
            run.charge(relaxed.work().evaluations() * start.length, 0);
            SpinState state = HalfPlanes.round(free.model(), relaxed.best());
            run.charge(start.length, 0);
            run.charge(state.descendByPairs());
            if (run.improves(state.energy())) {
                run.offer(state.energy(), free.toOriginal(state.spins()));
            }
            return state;
        }

        private double[] perturbed(SpinState state) {
            double[] angles = new double[state.size()];
            for (int i = 0; i < angles.length; i++) {
                angles[i] = (state.spin(i) < 0 ? Math.PI : 0) + PERTURBATION * (2 * random.nextDouble() - 1);
            }
            return angles;
        }
    }
}
