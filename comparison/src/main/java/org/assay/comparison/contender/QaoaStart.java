package org.assay.comparison.contender;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.assay.classical.search.WeightedGraph;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Goal;
import org.assay.comparison.problem.Problem;
import org.assay.quantum.qaoa.AngleSchedules;
import org.assay.quantum.qaoa.AngleTransfer;
import org.assay.quantum.qaoa.DepthOne;
import org.assay.quantum.qaoa.FixedAngles;
import org.assay.quantum.qaoa.QaoaAngles;
import org.assay.quantum.qaoa.Sense;

/** Where the training of a QAOA begins. */
public enum QaoaStart {
    /**
     * At the full depth at once, or beyond depth eight a layer more at a time, from angles that are known to be good on others: where
     * they fit, those of {@link #FIXED}, else those of an infinite spin glass, where the cost resembles one ({@link AngleTransfer}).
     * Others begin as {@link #INTERP}, which trains to the same energies, mostly for two to three times the work.
     */
    TRANSFER,
    /**
     * At depth one by the closed form, where there is one, and then a layer more at a time by linear
     * interpolation, training at each depth (Zhou et al. 2018).
     */
    INTERP,
    /** A ramp like that of an annealing schedule, at the full depth at once. */
    RAMP,
    /** Angles at random, of the size that the cost calls for. */
    RANDOM,
    /** The published angles for cubic graphs (Wurtz and Lykov 2021), p = 1 to 3. */
    FIXED;

    /** Of the full time step of a ramp, in radians at a phase scale of 1. */
    private static final double RAMP_STEP = 1.3;

    /** As in a spec: {@code interp}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Map<String, QaoaStart> byName() {
        Map<String, QaoaStart> names = new TreeMap<>();
        for (QaoaStart start : values()) {
            names.put(start.word(), start);
        }
        return names;
    }

    /** Whether other seeds lead to other angles; where they do not, training is done once for all shots. */
    boolean dependsOnSeed() {
        return this == RANDOM;
    }

    Optional<String> obstacle(Problem problem, int depth) {
        boolean fits = this != FIXED || (depth <= 3 && isPlainCubic(problem.cost()));
        return fits ? Optional.empty()
                : Optional.of("fixed angles are for cubic graphs with weights 1 and p up to 3; use start=transfer");
    }

    private static boolean isPlainCubic(Cost cost) {
        if (!(cost instanceof Cost.MaxCut(WeightedGraph graph))) {
            return false;
        }
        boolean cubic = true;
        for (int u = 0; u < graph.nodes(); u++) {
            cubic &= graph.degree(u) == 3;
            for (int k = 0; k < graph.degree(u); k++) {
                cubic &= graph.neighbourWeight(u, k) == 1;
            }
        }
        return cubic;
    }

    /** The first angles, of depth {@code depth} or less. */
    QaoaAngles angles(Problem problem, int depth, RandomGenerator random) {
        Cost cost = problem.cost();
        double scale = Math.max(Encoding.phaseScale(cost), Double.MIN_NORMAL);
        return switch (this) {
            case TRANSFER -> known(problem, depth).orElseGet(() -> shallow(cost, scale));
            case INTERP -> shallow(cost, scale);
            case RAMP -> ramp(cost, depth, scale);
            case RANDOM -> AngleSchedules.random(depth, Math.PI / scale, random);
            case FIXED -> FixedAngles.cubic(depth);
        };
    }

    /** None at depth one, where the closed form knows better. */
    private static Optional<QaoaAngles> known(Problem problem, int depth) {
        Cost cost = problem.cost();
        if (depth == 1 || !Encoding.isQuadratic(cost)) {
            return Optional.empty();
        }
        return FIXED.obstacle(problem, depth).isEmpty()
                ? Optional.of(FixedAngles.cubic(depth))
                : AngleTransfer.minimising(Encoding.hamiltonian(cost), depth).map(angles -> forGoal(angles, cost.goal()));
    }

    /** Of depth one: the closed form's optimum, where there is one. */
    private static QaoaAngles shallow(Cost cost, double scale) {
        return Encoding.isQuadratic(cost)
                ? forGoal(DepthOne.of(Encoding.hamiltonian(cost)).optimise(Sense.MINIMISE).angles(), cost.goal())
                : ramp(cost, 1, scale);
    }

    /** Angles for the least energy; a cost that is maximised takes the opposite gammas. */
    private static QaoaAngles forGoal(QaoaAngles angles, Goal goal) {
        return angles.scaled(goal == Goal.MAXIMISE ? -1 : 1, 1);
    }

    private static QaoaAngles ramp(Cost cost, int depth, double scale) {
        Sense sense = cost.goal() == Goal.MAXIMISE ? Sense.MAXIMISE : Sense.MINIMISE;
        return AngleSchedules.ramp(depth, RAMP_STEP, sense).scaled(1 / scale, 0.5);
    }
}
