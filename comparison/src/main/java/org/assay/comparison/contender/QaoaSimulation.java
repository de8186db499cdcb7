package org.assay.comparison.contender;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.IsingDiagonal;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;
import org.assay.quantum.qaoa.QaoaMemory;
import org.assay.quantum.qaoa.QaoaOptions;
import org.assay.quantum.simulate.Counts;

/**
 * QAOA as a user of a simulator would run it: train the angles on exact energies, then draw shots; the
 * answer is the best assignment drawn. Everything is in the trial: the diagonal, the training, the
 * shots. Where the angles do not depend on the seed they are trained once, as an expert would: a further
 * run draws more shots. From a random start a run is one training with its shots.
 *
 * <p>This is a simulation: its seconds and joules are those of this machine, and it has no noise. With
 * exact energies training is cheaper here than on hardware, where each energy is an average of shots.
 *
 * @param depth     layers, p
 * @param start     where training begins
 * @param optimiser of the angles
 * @param steps     at most so many updates at each depth; 0 to use the start as it is
 * @param shots     drawn after training
 */
public record QaoaSimulation(int depth, QaoaStart start, Optimiser optimiser, int steps, int shots) implements Contender {

    /** Counter: expectation values asked for without a gradient. */
    public static final String ENERGIES = "energies";

    /** Counter: expectation values asked for with all their derivatives. */
    public static final String GRADIENTS = "gradients";

    /** Counter: derivatives by one angle. */
    public static final String DERIVATIVES = "derivatives";

    static final String NAME = "qaoa";

    @Override
    public String title() {
        return "QAOA p=%d simulated".formatted(depth);
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
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("p", Integer.toString(depth));
        settings.put("start", start.word());
        settings.put("rule", optimiser.word());
        settings.put("steps", Integer.toString(steps));
        settings.put("shots", Integer.toString(shots));
        return settings;
    }

    @Override
    public String workUnit() {
        return "energies and shots";
    }

    @Override
    public Optional<String> obstacle(Problem problem) {
        int n = problem.size();
        if (n > IsingDiagonal.MAX_SPINS) {
            return Optional.of("2^%d amplitudes fit no machine; qaoa-formula gives the expected cost at p = 1 without a state".formatted(n));
        }
        QaoaMemory memory = memory(problem);
        double free = memory.freeBytes();
        if (memory.bytes() > free) {
            return Optional.of(("%d qubits need %s for the simulated states (2^%d x %.1f B) and %s for their costs; %s are free,"
                            + " which is enough for %d qubits; qaoa-formula gives the expected cost at p = 1 without a state")
                    .formatted(n, gibibytes(memory.states()), memory.bits(), Math.scalb(memory.states(), -memory.bits()),
                            gibibytes(memory.costs()), gibibytes(free), memory.mostQubits(free)));
        }
        return start.obstacle(problem, depth);
    }

    /** With gradients, as training takes them. */
    private static QaoaMemory memory(Problem problem) {
        Cost cost = problem.cost();
        boolean levels = Encoding.isQuadratic(cost) && QaoaMemory.hasLevels(Encoding.hamiltonian(cost));
        return QaoaMemory.of(problem.size(), Encoding.isSymmetric(cost), levels, true, QaoaOptions.DEFAULT);
    }

    /** What the simulation of a problem holds at once, at most. */
    public static double bytes(Problem problem) {
        return memory(problem).bytes();
    }

    private static String gibibytes(double bytes) {
        double size = bytes / (1 << 30);
        return size < 1e6 ? "%.1f GiB".formatted(size) : "%.1e GiB".formatted(size);
    }

    @Override
    public int usualTrials(Problem problem) {
        return problem.size() <= 12 ? 20 : 5;
    }

    @Override
    public Trial run(Problem problem, long seed, Budget budget) {
        Obstacles.refuse(this, problem);
        Cost cost = problem.cost();
        Recorder recorder = new Recorder(cost.goal(), seed, budget);
        RandomGenerator random = Streams.of(seed);
        try (Qaoa qaoa = Qaoa.of(Encoding.diagonalCost(cost))) {
            QaoaTraining training = new QaoaTraining(qaoa, cost.goal(), Encoding.phaseScale(cost), this, recorder);
            Optional<QaoaAngles> known = Optional.empty();
            if (!start.dependsOnSeed()) {
                known = Optional.of(trained(training, problem, random, recorder));
                recorder.prepared();
            }
            do {
                QaoaAngles angles = known.orElseGet(() -> trained(training, problem, random, recorder));
                draw(qaoa.sample(angles, shots, random), qaoa.cost(), cost, recorder);
            } while (recorder.another());
        }
        return recorder.end(recorder::budgetReason);
    }

    private QaoaAngles trained(QaoaTraining training, Problem problem, RandomGenerator random, Recorder recorder) {
        QaoaAngles angles = training.train(start.angles(problem, depth, random));
        settle(recorder, angles, training.energy(angles));
        return angles;
    }

    private static void settle(Recorder recorder, QaoaAngles angles, double expected) {
        recorder.settle("gamma", Arrays.stream(angles.gammas()).boxed().toList());
        recorder.settle("beta", Arrays.stream(angles.betas()).boxed().toList());
        recorder.expect(expected);
    }

    private static void draw(Counts counts, DiagonalCost diagonal, Cost cost, Recorder recorder) {
        recorder.work("shots", counts.shots());
        List<Counts.Entry> entries = counts.entries();
        for (Counts.Entry entry : entries) {
            long index = entry.outcome().toLong();
            recorder.sample(diagonal.at(index), entry.count(), () -> Encoding.assignment(cost.size(), index));
        }
    }
}
