package org.assay.classical.relaxation;

import java.util.random.RandomGenerator;
import org.assay.classical.descent.Adam;
import org.assay.classical.descent.Descent;
import org.assay.classical.descent.DescentResult;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Schedule;
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
 * "The equivalent optimisation by gradient descent": minimises a continuous relaxation from a random
 * start by a method of {@code descent}, rounds, and flips spins that improve. The relaxation is divided
 * by the largest local field that spins could make, so that a learning rate serves models of any
 * scale: plain descent is stable up to a rate of 1. An evaluation with its gradient counts as one
 * update of each spin. A run is one descent; where runs are not limited, it goes on with further
 * starts until the budget ends.
 *
 * @param relaxation what is minimised
 * @param minimiser  by which method
 * @param steps      at most so many steps in a run
 */
public record RelaxedDescent(Kind relaxation, Minimiser<Differentiable> minimiser, int steps) implements SpinSolver {

    /** The relaxations that gradients apply to. */
    public enum Kind {
        /** {@link AngleObjective}, rounded by {@link HalfPlanes}. */
        ANGLES {
            @Override
            SpinState relax(SearchRun<SpinModel> run, FieldFree free, RelaxedDescent settings) {
                SpinModel model = free.model();
                double[] start = start(model.size(), 2 * Math.PI, run.random());
                DescentResult found = settings.minimise(new AngleObjective(model), start, run);
                SpinState rounded = HalfPlanes.round(model, found.best());
                run.charge(model.size(), 0);
                return SpinState.of(run.model(), free.toOriginal(rounded.spins()));
            }
        },
        /** {@link ProductState}, rounded to the signs of the means. */
        MEANS {
            @Override
            SpinState relax(SearchRun<SpinModel> run, FieldFree free, RelaxedDescent settings) {
                SpinModel model = run.model();
                double[] start = start(model.size(), 1, run.random());
                DescentResult found = settings.minimise(new ProductState(model), start, run);
                return SpinState.of(model, ProductState.round(found.best()));
            }
        };

        abstract SpinState relax(SearchRun<SpinModel> run, FieldFree free, RelaxedDescent settings);

        private static double[] start(int size, double width, RandomGenerator random) {
            double[] start = new double[size];
            for (int i = 0; i < size; i++) {
                start[i] = width * (random.nextDouble() - 0.5);
            }
            return start;
        }
    }

    public RelaxedDescent {
        Require.atLeast("steps", steps, 1);
    }

    /** Rank-2 angles by Adam. */
    public static RelaxedDescent adam(int steps) {
        return new RelaxedDescent(Kind.ANGLES, new Descent(new Adam(), Schedule.constant(0.1)), steps);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        FieldFree free = FieldFree.of(model);
        boolean once = budget.runs() < Long.MAX_VALUE;
        return Restarts.search(model, seed, budget, Long.MAX_VALUE, run -> descend(run, free, once));
    }

    private void descend(SearchRun<SpinModel> run, FieldFree free, boolean once) {
        do {
            SpinState state = relaxation.relax(run, free, this);
            run.charge(state.descend());
            run.offer(state);
        } while (!once && run.goesOn());
    }

    private DescentResult minimise(Differentiable objective, double[] start, SearchRun<SpinModel> run) {
        long evaluations = Math.max(1, run.updatesLeft() / objective.dimension());
        DescentResult result = minimiser.minimise(
                new ScaledObjective(objective, run.model()),
                start,
                StopRule.maxSteps(steps),
                StopRule.maxEvaluations(evaluations),
                StopRule.deadline(() -> !run.goesOn()));
        run.charge(result.work().evaluations() * objective.dimension(), 0);
        return result;
    }
}
