package org.assay.comparison.contender;

import java.util.Map;
import java.util.Optional;
import org.assay.classical.search.GrayCode;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.quantum.observable.DiagonalHamiltonian;

/** All assignments: in Gray code for quadratic costs, otherwise by the cost of each. Proves the optimum. */
public record ExactSearch() implements Contender {
    static final String NAME = "exact";
    /** Free spins that take some seconds. */
    static final int MOST_SPINS = 32;
    private static final int MOST_OTHERWISE = 24;

    @Override
    public String title() {
        return "exact";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String workUnit() {
        return "assignments";
    }

    @Override
    public Optional<String> obstacle(Problem problem) {
        int most = Encoding.isQuadratic(problem.cost()) ? MOST_SPINS : MOST_OTHERWISE;
        return problem.size() <= most
                ? Optional.empty()
                : Optional.of("2^%d assignments are too many to visit; up to %d variables are visited in seconds%s".formatted(
                        problem.size(), most, Encoding.isQuadratic(problem.cost()) ? "; use bnb" : ""));
    }

    @Override
    public int usualTrials(Problem problem) {
        return problem.size() <= 24 ? 10 : 2;
    }

    @Override
    public Trial run(Problem problem, long seed, Budget budget) {
        Obstacles.refuse(this, problem);
        return Encoding.isQuadratic(problem.cost()) ? byGrayCode(problem, seed, budget) : byDiagonal(problem, seed, budget);
    }

    private static Trial byGrayCode(Problem problem, long seed, Budget budget) {
        return new SpinSearch(NAME, "exact", new GrayCode(), Track.BASELINE, Map.of()).run(problem, seed, budget);
    }

    private static Trial byDiagonal(Problem problem, long seed, Budget budget) {
        Cost cost = problem.cost();
        Recorder recorder = new Recorder(cost.goal(), seed, budget);
        DiagonalHamiltonian diagonal = Encoding.diagonal(cost);
        double[] costs = diagonal.values();
        int best = 0;
        for (int x = 1; x < costs.length; x++) {
            best = cost.goal().better(costs[x], costs[best]) ? x : best;
        }
        long index = best;
        recorder.work("assignments", costs.length);
        recorder.prove(costs[best]);
        recorder.sample(costs[best], 1, () -> Encoding.assignment(cost.size(), index));
        return recorder.end(() -> "all assignments visited");
    }

}
