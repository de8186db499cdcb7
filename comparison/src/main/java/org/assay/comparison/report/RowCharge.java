package org.assay.comparison.report;

import java.util.List;
import java.util.Optional;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.energy.Site;
import org.assay.comparison.experiment.Entry;
import org.assay.comparison.experiment.QpuProjection;
import org.assay.comparison.experiment.ToTarget;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * One row of a comparison: its energy to the target with the derivation, and what that emits and costs.
 *
 * @param name    as the table calls it
 * @param spec    of the contender; the profile's id for a projection
 * @param isBound whether energy, emissions and cost are lower bounds only
 * @param charge  of the energy to the target
 * @param price   asked by the owner of a quantum processor
 */
public record RowCharge(String name, String spec, boolean isBound, Charge charge, Optional<Quantity> price) {

    private static final Source RESTARTS =
            Source.of("restarts at the best moment until the confidence is reached (Ronnow et al. 2014); interval by resampling the trials");
    private static final Source TRIALS = Source.of("the same over the energies of the trials, each at its own power");

    /** Nothing where there is no answer to judge, or no energy is known. */
    static Optional<RowCharge> of(Entry.Ran ran, Site site) {
        Optional<ToTarget> sampled = ran.measurements().joulesSampled();
        Optional<ToTarget> time = ran.measurements().secondsToTarget();
        return ran.measurements().energy().joules().filter(e -> sampled.isPresent() && time.isPresent() && e.value() > 0).map(energy -> {
            Quantity share = given("energy to target over that of all trials", sampled.get(), 1 / energy.value(), Unit.ONE, TRIALS);
            Quantity joules = Quantity.derived("energy to target", Unit.JOULE, "{0} x {1}", TRIALS, x -> x[0] * x[1], List.of(energy, share));
            Quantity seconds = given("time to target", time.get(), 1, Unit.SECOND, RESTARTS);
            return new RowCharge(ran.contender().title(), ran.contender().spec(), sampled.get().isBound(),
                    Charge.of(site, joules, seconds, Optional.empty()), Optional.empty());
        });
    }

    static RowCharge of(QpuProjection projection, Site site) {
        return new RowCharge(projection.title(), projection.estimate().profile().id(), projection.isBound(),
                Charge.of(site, projection.estimate().totalEnergy(), projection.estimate().totalTime(), Optional.empty()),
                projection.estimate().price());
    }

    private static Quantity given(String name, ToTarget t, double factor, Unit unit, Source source) {
        Distribution distribution = t.isBound() || t.interval().isPoint()
                ? Distribution.point(t.value() * factor)
                : new Distribution.AroundMedian(t.interval().low() * factor, t.value() * factor, t.interval().high() * factor);
        return Quantity.given(t.isBound() ? name + ", at least" : name, distribution, unit, Kind.MEASURED, source);
    }

    /** All trials of everything that ran, one after the other; nothing where no energy is known. */
    static Optional<Quantity> sum(List<Entry.Ran> ran) {
        return ran.stream().map(Entry.Ran::measurements).map(Entry.Measurements::energy).map(EnergyReading::joules).flatMap(Optional::stream)
                .reduce(Quantity::plus);
    }
}
