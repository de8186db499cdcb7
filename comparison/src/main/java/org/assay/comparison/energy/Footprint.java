package org.assay.comparison.energy;

import java.util.List;
import java.util.Optional;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * What a run's electricity means.
 *
 * @param energy    at the building's meter
 * @param emissions of using it, in g CO2e
 * @param embodied  this run's share of making the machine, in g CO2e; empty unless asked for, never 0 in its place
 * @param cost      of the electricity; empty without a price
 */
public record Footprint(Quantity energy, Quantity emissions, Optional<Quantity> embodied, Optional<Quantity> cost) {

    private static final Source DEFINITION = Source.of("definition");

    /**
     * @param energy    of the machine, in J
     * @param pue       of the building, 1 where the energy is already at its meter
     * @param intensity in g/kWh
     */
    public static Footprint of(Quantity energy, Quantity pue, Quantity intensity) {
        Quantity atMeter = Quantity.derived("energy at the meter", Unit.JOULE, "{0} x {1}", DEFINITION, x -> x[0] * x[1],
                List.of(energy, pue));
        Quantity emissions = Quantity.derived("emissions", Unit.GRAM_CO2E, "{0} x {1}", DEFINITION,
                x -> x[0] * x[1], List.of(atMeter, intensity));
        return new Footprint(atMeter, emissions, Optional.empty(), Optional.empty());
    }

    /** With a price of electricity, in EUR/kWh. */
    public Footprint withPrice(Quantity pricePerKwh) {
        Quantity bill = Quantity.derived("electricity cost", Unit.EURO, "{0} x {1}", DEFINITION,
                x -> x[0] * x[1], List.of(energy, pricePerKwh));
        return new Footprint(energy, emissions, embodied, Optional.of(bill));
    }

    /**
     * With the machine's share of its own making.
     *
     * @param made        g CO2e of the whole machine
     * @param time        that the run had it, s
     * @param lifetime    s
     * @param utilisation share of its life that it is in use, above 0
     */
    public Footprint withEmbodied(Quantity made, Quantity time, Quantity lifetime, Quantity utilisation) {
        Quantity share = Quantity.derived("embodied emissions", Unit.GRAM_CO2E, "{0} x {1} / ({2} x {3})",
                DEFINITION, x -> x[0] * x[1] / (x[2] * x[3]), List.of(made, time, lifetime, utilisation));
        return new Footprint(energy, emissions, Optional.of(share), cost);
    }
}
