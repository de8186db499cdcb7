package org.assay.comparison.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assay.comparison.contender.Side;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.experiment.ComparisonResult;
import org.assay.comparison.experiment.CostRatio;
import org.assay.comparison.experiment.Entry;
import org.assay.comparison.experiment.QpuProjection;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.MonteCarlo;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assay.comparison.quantity.Versus;

/**
 * A comparison with what belongs beside it, ready to be written.
 *
 * @param projections of the quantum entries onto a processor of today
 * @param curve the cost that gradient descent would answer after each step; empty where it did not run
 * @param site where all of it is taken to run
 * @param rows the energies to the target with carbon and cost: what ran, then the projections
 * @param hours where and when the whole run would emit least; empty without hourly intensities
 * @param qpuAgainstClassical a quantum processor's energy against that of the best classical method here, on
 *     the same draws, so that what they share cancels; nothing where one of the two is a bound or missing
 * @param ended methods that were ended before they had made their trials, each with the reason
 */
public record ComparisonReport(
        Manifest manifest, ComparisonResult result, List<QpuProjection> projections, double[] curve, Site site,
        List<RowCharge> rows, Optional<Charge> hours, Optional<Versus> qpuAgainstClassical, List<String> ended) {

    public ComparisonReport {
        ended = List.copyOf(ended);
        projections = List.copyOf(projections);
        rows = List.copyOf(rows);
    }

    /**
     * @throws IllegalArgumentException if the hours do not cover the run
     */
    public static ComparisonReport of(Manifest manifest, ComparisonResult result, List<QpuProjection> projections, double[] curve,
            Site site, Optional<HourlyIntensities> hourly, List<String> ended) {
        List<RowCharge> rows = Stream.concat(
                result.ran().stream().flatMap(ran -> RowCharge.of(ran, site).stream()),
                projections.stream().map(projection -> RowCharge.of(projection, site))).toList();
        double seconds = result.ran().stream().mapToDouble(ran -> ran.measurements().seconds()).sum();
        Quantity time = Quantity.given("time of all trials", Distribution.point(seconds), Unit.SECOND, Kind.MEASURED, Source.of("clock of this run"));
        Optional<Charge> hours = hourly.flatMap(h -> RowCharge.sum(result.ran()).map(all -> Charge.of(site, all, time, Optional.of(h))));
        return new ComparisonReport(manifest, result, projections, curve, site, rows, hours, versus(result, projections, rows), ended);
    }

    private static Optional<Versus> versus(ComparisonResult result, List<QpuProjection> projections, List<RowCharge> rows) {
        Optional<RowCharge> classical = cheapest(result, Side.CLASSICAL).flatMap(c -> row(rows, c.contender().title()));
        return projections.stream().filter(p -> !p.isBound()).findFirst().flatMap(p -> classical.map(c -> MonteCarlo.USUAL.compare(
                p.estimate().totalEnergy(), c.charge().energy())));
    }

    /** What a tornado is worth drawing of: the processor's energy, or that of the best method here. */
    public Optional<Quantity> mostUncertain() {
        return projections.stream().findFirst().map(p -> p.estimate().totalEnergy())
                .or(() -> bestClassical().flatMap(c -> row(c.contender().title())).map(r -> r.charge().energy()));
    }

    /** The energies of all rows, but for those that are only bounds. */
    public List<EnergyBarsSvg.Bar> energyBars() {
        return rows.stream().filter(row -> !row.isBound()).map(row -> EnergyBarsSvg.Bar.of(row.name(), row.charge().energy())).toList();
    }

    /** The row of a contender or projection, by what the table calls it. */
    Optional<RowCharge> row(String name) {
        return row(rows, name);
    }

    private static Optional<RowCharge> row(List<RowCharge> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst();
    }

    /** The simulated QAOA or other quantum method that reached the target with the least energy, or any one that did not. */
    public Optional<Entry.Ran> bestQuantum() {
        return cheapest(result, Side.QUANTUM).or(() -> result.ran().stream()
                .filter(r -> r.contender().side() == Side.QUANTUM)
                .filter(r -> r.measurements().secondsToTarget().isPresent())
                .findFirst());
    }

    /** The classical method that reached the target with the least energy. */
    public Optional<Entry.Ran> bestClassical() {
        return cheapest(result, Side.CLASSICAL);
    }

    private static Optional<Entry.Ran> cheapest(ComparisonResult result, Side side) {
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
