package org.assay.comparison.report;

import java.time.Duration;
import java.util.Optional;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.energy.Footprint;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Some energy, and what it means at a site.
 *
 * @param energy    of the machine, at its plug, J
 * @param footprint at the building's meter
 * @param hours     where and when it would emit least; empty without hourly intensities
 */
public record Charge(Site site, Quantity energy, Footprint footprint, Optional<HourlyIntensities.Choice> hours) {

    /** The longest run that anybody would place in hours, in s: a hundred years. */
    private static final double LONGEST = 100 * 365.25 * 86_400;

    /**
     * @param seconds that the machine is taken
     * @param hourly  intensities to choose a place and an hour from
     * @throws IllegalArgumentException if the hours do not cover the run
     */
    public static Charge of(Site site, Quantity energy, Quantity seconds, Optional<HourlyIntensities> hourly) {
        Footprint footprint = site.footprint(energy, seconds);
        return new Charge(site, energy, footprint, hourly.map(h -> h.choose(site.region(), duration(seconds.baseValue()),
                footprint.energy().baseValue())));
    }

    /** Of work whose energy was read or modelled; nothing where it is unknown. */
    public static Optional<Charge> of(Site site, EnergyReading energy, double seconds, Optional<HourlyIntensities> hourly) {
        Quantity time = Quantity.given("run time", Distribution.point(seconds), Unit.SECOND, Kind.MEASURED, Source.of("clock of this run"));
        return energy.joules().map(joules -> of(site, joules, time, hourly));
    }

    private static Duration duration(double seconds) {
        double bounded = Math.clamp(seconds, 1e-9, LONGEST);
        return Duration.ofSeconds((long) bounded, Math.round((bounded - Math.floor(bounded)) * 1e9));
    }
}
