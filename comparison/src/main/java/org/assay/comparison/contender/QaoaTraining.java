package org.assay.comparison.contender;

import org.assay.classical.descent.DescentResult;
import org.assay.classical.descent.Recording;
import org.assay.classical.descent.StopRule;
import org.assay.classical.objective.Differentiable;
import org.assay.comparison.problem.Goal;
import org.assay.quantum.qaoa.AngleSchedules;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;

/**
 * Minimises the expected energy over the angles, through adjoint gradients. Gammas are taken in units
 * of the inverse phase scale, energies in units of half the cost's range, so that all derivatives are
 * of one order.
 */
final class QaoaTraining {
    /** An adjoint gradient costs about as much as four energies. */
    private static final long ENERGIES_PER_GRADIENT = 4;
    /** In units of half the cost's range: far below the noise of a thousand shots. */
    private static final double SMALLEST_CHANGE = 1e-5;
    private static final double SMALLEST_GRADIENT = 1e-4;
    private final Qaoa qaoa;
    private final Goal goal;
    private final double phaseScale;
    private final double range;
    private final QaoaSimulation settings;
    private final Recorder recorder;

    QaoaTraining(Qaoa qaoa, Goal goal, double phaseScale, QaoaSimulation settings, Recorder recorder) {
        this.qaoa = qaoa;
        this.goal = goal;
        this.phaseScale = phaseScale;
        double[] costs = qaoa.cost().range();
        this.range = (costs[1] - costs[0]) / 2;
        this.settings = settings;
        this.recorder = recorder;
    }

    /** The best angles found, of the full depth. */
    QaoaAngles train(QaoaAngles first) {
        QaoaAngles angles = first;
        while (angles.depth() < settings.depth()) {
            angles = AngleSchedules.interpolate(atDepth(angles));
        }
        return atDepth(angles);
    }

    private QaoaAngles atDepth(QaoaAngles from) {
        if (settings.steps() == 0 || range == 0 || phaseScale == 0) {
            return from;
        }
        double[] start = from.scaled(phaseScale, 1).toArray();
        DescentResult result = settings.optimiser().minimiser(settings.optimiser().usualRate()).minimise(
                objective(from.depth()), start, Recording.PLAIN,
                StopRule.maxSteps(settings.steps()),
                StopRule.gradientNorm(SMALLEST_GRADIENT),
                StopRule.valueChange(SMALLEST_CHANGE),
                StopRule.deadline(recorder::isLate));
        recorder.descended(result.reason());
        recorder.count(QaoaSimulation.ENERGIES, result.work().evaluations() - result.work().gradients());
        recorder.count(QaoaSimulation.GRADIENTS, result.work().gradients());
        recorder.count(QaoaSimulation.DERIVATIVES, 2L * from.depth() * result.work().gradients());
        recorder.work("energies worth of work", result.work().evaluations() + (ENERGIES_PER_GRADIENT - 1) * result.work().gradients());
        return QaoaAngles.of(result.best()).scaled(1 / phaseScale, 1);
    }

    private Differentiable objective(int depth) {
        return Differentiable.of(2 * depth, (x, gradient) -> {
            QaoaAngles angles = QaoaAngles.of(x).scaled(1 / phaseScale, 1);
            double cost = qaoa.energyAndGradient(angles, gradient);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = goal.energy(gradient[i]) / range / (i < depth ? phaseScale : 1);
            }
            return goal.energy(cost) / range;
        });
    }

    /** The expected cost, in the problem's own sense. */
    double energy(QaoaAngles angles) {
        recorder.work("energies worth of work", 1);
        recorder.count(QaoaSimulation.ENERGIES, 1);
        return qaoa.energy(angles);
    }
}
