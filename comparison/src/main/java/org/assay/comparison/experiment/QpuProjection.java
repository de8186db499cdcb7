package org.assay.comparison.experiment;

import java.util.List;
import java.util.Optional;
import org.assay.comparison.contender.Histogram;
import org.assay.comparison.contender.QaoaSimulation;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Goal;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.MonteCarlo;
import org.assay.comparison.quantity.Samples;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.NisqPath;
import org.assay.comparison.resource.QpuEstimate;
import org.assay.comparison.resource.Success;
import org.assay.comparison.resource.Training;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * What the simulated QAOA would cost on a processor without error correction, and how good it would be
 * there: a model, with assumed inputs.
 *
 * <p>A shot without an error is drawn from the simulated distribution, any other is a random
 * assignment. Training is charged once, each circuit with as many shots as the final sample: one circuit
 * for each energy that the simulation asked for, and for each gradient from two circuits an angle
 * (central differences) to two a gate (the exact shift rule, where an angle stands on many gates).
 *
 * @param estimate     time and energy until the target is reached with the plan's confidence
 * @param time         draws of the whole time, in s
 * @param energy       draws of the whole energy, in J
 * @param isBound      whether no shot of the simulation reached the target, so that time and energy are
 *                     lower bounds
 * @param meanQuality  of a shot, at the fidelity of the estimate
 * @param meanInterval over the bounds of the fidelity
 * @see <a href="https://doi.org/10.1103/PhysRevA.99.032331">Schuld et al. 2019</a> on the shift rule
 */
public record QpuProjection(
        String title, QpuEstimate estimate, Samples time, Samples energy, boolean isBound, double meanQuality, Interval meanInterval) {

    private static final Source RULES =
            Source.of("from two circuits for each angle (central differences) to two for each gate (the shift rule), Schuld et al. 2019");

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
        Goal goal = result.quality().goal();
        Histogram shots = ran.findings().samples();
        long hits = shots.reaching(result.targetCost(), goal);
        Success success = Success.sampled(hits, shots.samples(), shareReaching(problem.cost(), result.targetCost(), goal));
        QpuEstimate estimate = new NisqPath(profile).qaoaToTarget(
                problem.size(), ising.couplings().size(), ising.maxDegree(), qaoa.depth(),
                success, training(ran, qaoa, ising), result.plan().confidence());
        List<Samples> drawn = MonteCarlo.USUAL.sample(List.of(estimate.totalTime(), estimate.totalEnergy()));
        double random = result.quality().of(Encoding.uniformMean(problem.cost()));
        double ideal = ran.findings().meanQuality();
        double fidelity = estimate.fidelity().value();
        return Optional.of(new QpuProjection(
                "QAOA p=%d on a QPU".formatted(qaoa.depth()),
                estimate, drawn.getFirst(), drawn.getLast(), hits == 0,
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

    /** Of all assignments, counted. */
    private static double shareReaching(Cost cost, double target, Goal goal) {
        DiagonalCost diagonal = Encoding.diagonalCost(cost);
        long size = 1L << diagonal.qubits();
        double[] run = new double[(int) Math.min(DiagonalCost.RUN, size)];
        long hits = 0;
        for (long first = 0; first < size; first += run.length) {
            diagonal.read(first, run);
            for (double value : run) {
                hits += goal.better(target, value) ? 0 : 1;
            }
        }
        return (double) hits / size;
    }

    /** Of one trial, on the average. */
    private static Training training(Entry.Ran ran, QaoaSimulation qaoa, IsingHamiltonian ising) {
        double values = perTrial(ran, QaoaSimulation.ENERGIES) + perTrial(ran, QaoaSimulation.GRADIENTS);
        double derivatives = perTrial(ran, QaoaSimulation.DERIVATIVES);
        double gatesOfALayer = ising.couplings().size() + ising.fields().stream().filter(h -> h != 0).count() + ising.spins();
        return Training.between(values + 2 * derivatives, values + derivatives * Math.max(2, gatesOfALayer), qaoa.shots(), RULES);
    }

    private static double perTrial(Entry.Ran ran, String counter) {
        return ran.trials().stream().mapToLong(t -> t.outcome().counters().getOrDefault(counter, 0L)).average().orElse(0);
    }
}
