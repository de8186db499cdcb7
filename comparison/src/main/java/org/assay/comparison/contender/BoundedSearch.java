package org.assay.comparison.contender;

import java.util.Map;
import java.util.Optional;
import org.assay.classical.relaxation.BranchAndBound;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;

/** Branch and bound, which eliminates models that are narrow. Proves the optimum, or a bound when it is cut short. */
public record BoundedSearch() implements Contender {
    static final String NAME = "bnb";
    private static final BranchAndBound SOLVER = new BranchAndBound();
    private static final SpinSearch SEARCH = new SpinSearch(NAME, "branch and bound", SOLVER, Track.BASELINE, Map.of());

    @Override
    public String title() {
        return SEARCH.title();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String workUnit() {
        return SEARCH.workUnit();
    }

    @Override
    public Optional<String> obstacle(Problem problem) {
        return SEARCH.obstacle(problem).or(() -> SOLVER.accepts(Encoding.spinModel(problem.cost()))
                ? Optional.empty()
                : Optional.of("%d variables are more than the %d that a bound is computed for, and the model is not narrow; use a heuristic, and sdp for a bound"
                        .formatted(problem.size(), BranchAndBound.MOST_SPINS)));
    }

    @Override
    public int usualTrials(Problem problem) {
        return problem.size() <= 32 ? 10 : 2;
    }

    @Override
    public Trial run(Problem problem, long seed, Budget budget) {
        Obstacles.refuse(this, problem);
        return SEARCH.run(problem, seed, budget);
    }
}
