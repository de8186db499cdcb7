package org.assay.comparison.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assay.comparison.contender.Side;
import org.assay.comparison.experiment.ComparisonResult;
import org.assay.comparison.experiment.CostRatio;
import org.assay.comparison.experiment.Entry;
import org.assay.comparison.experiment.QpuProjection;

/**
 * A comparison with what belongs beside it, ready to be written.
 *
 * @param projections of the quantum entries onto a processor of today
 * @param curve the cost that gradient descent would answer after each step; empty where it did not run
 */
public record ComparisonReport(
        Manifest manifest, ComparisonResult result, List<QpuProjection> projections, double[] curve) {

    public ComparisonReport {
        projections = List.copyOf(projections);
    }

    /** The simulated QAOA or other quantum method that reached the target with the least energy, or any one that did not. */
    public Optional<Entry.Ran> bestQuantum() {
        return cheapest(Side.QUANTUM).or(() -> result.ran().stream()
                .filter(r -> r.contender().side() == Side.QUANTUM)
                .filter(r -> r.measurements().secondsToTarget().isPresent())
                .findFirst());
    }

    /** The classical method that reached the target with the least energy. */
    public Optional<Entry.Ran> bestClassical() {
        return cheapest(Side.CLASSICAL);
    }

    private Optional<Entry.Ran> cheapest(Side side) {
        return result.ran().stream()
                .filter(r -> r.contender().side() == side)
                .filter(r -> r.measurements().secondsToTarget().filter(t -> !t.isBound()).isPresent())
                .min(Comparator.comparingDouble(ComparisonReport::effort));
    }

    private static double effort(Entry.Ran ran) {
        return ran.measurements().joulesToTarget().or(() -> ran.measurements().secondsToTarget()).orElseThrow().value();
    }

    /** Energy to the target, best quantum over best classical. */
    public Optional<CostRatio> energyRatio() {
        return bestQuantum().flatMap(q -> bestClassical().flatMap(c -> CostRatio.ofJoules(q, c)));
    }
}
