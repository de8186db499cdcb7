package org.assay.comparison.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import org.assay.comparison.contender.Histogram;
import org.assay.comparison.contender.QaoaSimulation;
import org.assay.comparison.contender.Trial;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.NisqPath;
import org.assay.comparison.resource.QpuEstimate;
import org.assay.comparison.resource.Success;
import org.assay.comparison.resource.Training;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * What the simulated QAOA would cost on a processor without error correction, and how good it would be
 * there: a model, with assumed inputs.
 *
 * <p>A shot without an error is drawn from the simulated distribution, any other is a random
 * assignment. Training is charged: as many circuit runs as the simulation asked for energies (a
 * gradient counting as the shift rule would), each of as many shots as the final sample.
 *
 * @param estimate time and energy until the target is reached with the plan's confidence
 * @param meanQuality of a shot, at the fidelity of the estimate
 * @param meanInterval over the bounds of the fidelity
 */
public record QpuProjection(String title, QpuEstimate estimate, double meanQuality, Interval meanInterval) {

    /** Counted by {@link QaoaSimulation}. */
    private static final String TRAINING_RUNS = "training circuit runs";

    /**
     * The projection of a simulated QAOA; nothing where the method is another, or where the problem has
     * no form of at most two variables a term.
     */
    public static Optional<QpuProjection> of(ComparisonResult result, Entry.Ran ran, HardwareProfile profile) {
        if (!(ran.contender() instanceof QaoaSimulation qaoa) || !Encoding.isQuadratic(result.plan().problem().cost())) {
            return Optional.empty();
        }
        Problem problem = result.plan().problem();
        IsingHamiltonian ising = Encoding.hamiltonian(problem.cost());
        QpuEstimate estimate = new NisqPath(profile).qaoaToTarget(
                problem.size(), ising.couplings().size(), ising.maxDegree(), qaoa.depth(),
                success(result, ran), training(ran, qaoa), result.plan().confidence());
        double random = result.quality().of(Encoding.uniformMean(problem.cost()));
        double ideal = ran.findings().meanQuality();
        double fidelity = estimate.fidelity().value();
        return Optional.of(new QpuProjection(
                "QAOA p=%d on a QPU".formatted(qaoa.depth()),
                estimate,
                mixed(fidelity, ideal, random),
                ordered(mixed(estimate.fidelity().interval().low(), ideal, random),
                        mixed(estimate.fidelity().interval().high(), ideal, random))));
    }

    private static double mixed(double fidelity, double ideal, double random) {
        return fidelity * ideal + (1 - fidelity) * random;
    }

    private static Interval ordered(double a, double b) {
        return Interval.of(Math.min(a, b), Math.max(a, b));
    }

    /** Both chances from counts: shots of the trained circuit, and of random assignments over all of them. */
    private static Success success(ComparisonResult result, Entry.Ran ran) {
        double target = result.targetCost();
        Histogram shots = ran.findings().samples();
        long hits = shots.reaching(target, result.quality().goal());
        double[] costs = Encoding.diagonal(result.plan().problem().cost()).values();
        long randomHits = 0;
        for (double cost : costs) {
            randomHits += result.quality().goal().better(target, cost) ? 0 : 1;
        }
        return Success.sampled(hits, shots.samples(), randomHits, costs.length);
    }

    /** Of one trial, on the average. */
    private static Training training(Entry.Ran ran, QaoaSimulation qaoa) {
        OptionalDouble runs = ran.trials().stream().map(Trial::outcome)
                .mapToLong(o -> o.counters().getOrDefault(TRAINING_RUNS, 0L)).average();
        return Training.of(Math.round(runs.orElse(0)), qaoa.shots());
    }
}
