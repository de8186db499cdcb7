package org.assay.comparison.contender;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assay.classical.relaxation.GoemansWilliamson;
import org.assay.classical.search.Improvement;
import org.assay.classical.search.Landscape;
import org.assay.classical.search.LandscapeSolver;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinSolver;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Goal;
import org.assay.comparison.problem.Problem;

/**
 * A solver of the classical side on the energy of a cost, on one thread; quadratic costs only, unless
 * it is a {@link LandscapeSolver}. What the solver
 * proves of the energy is proved of the cost.
 *
 * @param name     as in a spec
 * @param track    whether it relaxes the problem, or is a baseline
 * @param settings what the solver was set to, in order
 */
public record SpinSearch(String name, String title, SpinSolver solver, Track track, Map<String, String> settings) implements Contender {
    /** Spins from which a relaxation takes about a second. */
    private static final int LONG_RELAXATION = 500;

    public SpinSearch {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    @Override
    public String workUnit() {
        return "flips considered";
    }

    @Override
    public Optional<String> obstacle(Problem problem) {
        return solver instanceof LandscapeSolver ? Optional.empty() : Obstacles.unlessQuadratic(problem);
    }

    /** Vectors and their proof are long, and alike for every seed. */
    @Override
    public int usualTrials(Problem problem) {
        boolean heavy = solver instanceof GoemansWilliamson && problem.size() > LONG_RELAXATION;
        return heavy ? 2 : Contender.super.usualTrials(problem);
    }

    @Override
    public Trial run(Problem problem, long seed, Budget budget) {
        Obstacles.refuse(this, problem);
        Goal goal = problem.cost().goal();
        Recorder recorder = new Recorder(goal, seed, budget);
        Landscape landscape = Encoding.landscape(problem.cost());
        long encoding = recorder.elapsedNanos();
        SearchResult result = solve(landscape, seed, limits(budget));
        for (Improvement step : result.trace()) {
            recorder.passed(step.updates(), encoding + step.nanos(), goal.energy(step.energy()));
        }
        recorder.work("flips considered", result.work().updates());
        recorder.count("flips made", result.work().moves());
        recorder.count("runs", result.runs());
        if (Double.isFinite(result.lowerBound())) {
            recorder.prove(goal.energy(result.lowerBound()));
        }
        recorder.sample(problem.cost().of(result.best()), 1, result::best);
        return recorder.end(result.stop()::toString);
    }

    private SearchResult solve(Landscape landscape, long seed, org.assay.classical.search.Budget limits) {
        return solver instanceof LandscapeSolver any
                ? any.solve(landscape, seed, limits)
                : solver.solve((SpinModel) landscape, seed, limits);
    }

    private static org.assay.classical.search.Budget limits(Budget budget) {
        return new org.assay.classical.search.Budget(budget.runs(), budget.work(), budget.nanos(), Double.NEGATIVE_INFINITY, 1);
    }
}
