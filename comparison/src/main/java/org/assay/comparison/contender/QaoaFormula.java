package org.assay.comparison.contender;

import java.util.Arrays;
import java.util.Optional;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.quantum.qaoa.DepthOne;
import org.assay.quantum.qaoa.Sense;

/**
 * What an ideal QAOA of depth one would give on average, by its closed form: for problems whose state
 * nobody can simulate. It yields no assignment, only the expected cost at the best angles.
 */
public record QaoaFormula() implements Contender {
    static final String NAME = "qaoa-formula";

    @Override
    public String title() {
        return "QAOA p=1 (formula)";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Side side() {
        return Side.QUANTUM;
    }

    @Override
    public Track track() {
        return Track.A;
    }

    @Override
    public String workUnit() {
        return "energies";
    }

    @Override
    public Optional<String> obstacle(Problem problem) {
        return Obstacles.unlessQuadratic(problem);
    }

    @Override
    public int usualTrials(Problem problem) {
        return 1;
    }

    @Override
    public Trial run(Problem problem, long seed, Budget budget) {
        Obstacles.refuse(this, problem);
        Cost cost = problem.cost();
        Recorder recorder = new Recorder(cost.goal(), seed, budget);
        DepthOne.Optimum optimum = DepthOne.of(Encoding.hamiltonian(cost)).optimise(Sense.MINIMISE);
        recorder.work("energies", optimum.evaluations());
        recorder.settle("gamma", Arrays.stream(optimum.angles().gammas()).map(g -> cost.goal().energy(g)).boxed().toList());
        recorder.settle("beta", Arrays.stream(optimum.angles().betas()).boxed().toList());
        recorder.expect(cost.goal().energy(optimum.energy()));
        return recorder.end(() -> "expectation only, no assignment");
    }
}
