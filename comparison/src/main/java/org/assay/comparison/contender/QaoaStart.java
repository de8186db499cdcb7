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
import org.assay.quantum.qaoa.DepthOne;
import org.assay.quantum.qaoa.FixedAngles;
import org.assay.quantum.qaoa.QaoaAngles;
import org.assay.quantum.qaoa.Sense;

/** Where the training of a QAOA begins. */
public enum QaoaStart {
    /**
     * At depth one by the closed form, where there is one, and then a layer more at a time by linear
     * interpolation, training at each depth (Zhou et al. 2018): the strongest of these.
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
                : Optional.of("fixed angles are for cubic graphs with weights 1 and p up to 3; use start=interp");
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
            case INTERP -> Encoding.isQuadratic(cost) ? depthOne(cost) : ramp(cost, 1, scale);
            case RAMP -> ramp(cost, depth, scale);
            case RANDOM -> AngleSchedules.random(depth, Math.PI / scale, random);
            case FIXED -> FixedAngles.cubic(depth);
        };
    }

    /** The closed form's optimum of the energy; a cost that is maximised takes the opposite gamma. */
    private static QaoaAngles depthOne(Cost cost) {
        QaoaAngles best = DepthOne.of(Encoding.hamiltonian(cost)).optimise(Sense.MINIMISE).angles();
        return best.scaled(cost.goal() == Goal.MAXIMISE ? -1 : 1, 1);
    }

    private static QaoaAngles ramp(Cost cost, int depth, double scale) {
        Sense sense = cost.goal() == Goal.MAXIMISE ? Sense.MAXIMISE : Sense.MINIMISE;
        return AngleSchedules.ramp(depth, RAMP_STEP, sense).scaled(1 / scale, 0.5);
    }
}
