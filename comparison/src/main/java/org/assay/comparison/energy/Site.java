package org.assay.comparison.energy;

import java.util.List;
import java.util.Optional;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Where a run takes place: what its building adds to the machine's energy, and what a kilowatt-hour
 * emits and costs there. The same site must stand on both sides of a comparison.
 *
 * @param region    its code in {@link CarbonIntensities}
 * @param intensity in g/kWh, over all tables that know the region
 * @param pue       of the building, at least 1
 * @param price     of electricity, in EUR/kWh
 * @param embodied  the making of the machine; empty unless asked for
 */
public record Site(String region, Quantity intensity, Quantity pue, Quantity price, Optional<Embodied> embodied) {

    private static final Source ASKED = Source.of("as asked for");

    /** From what industry pays to what households pay. */
    private static final Quantity USUAL_PRICE = Quantity.assumed("electricity price", 0.1, 0.4, Unit.EURO_PER_KWH,
            Source.of("0.10 to 0.40 EUR/kWh assumed: industry to households in Europe"));

    /** In use a tenth of its life, or all of it. */
    private static final Quantity USUAL_UTILISATION = Quantity.assumed("utilisation of the machine", 0.1, 1, Unit.ONE,
            Source.of("share of its life that a machine is in use; range assumed"));

    /**
     * The making of a machine.
     *
     * @param made        in g CO2e
     * @param lifetime    in s
     * @param utilisation share of its life that it is in use, above 0
     */
    public record Embodied(Quantity made, Quantity lifetime, Quantity utilisation) {

        /** Used between a tenth of its life and all of it. */
        public static Embodied of(double kilograms, double years) {
            requirePositive("embodied carbon", kilograms, "kg");
            requirePositive("lifetime", years, "years");
            return new Embodied(given("carbon of making the machine", 1000 * kilograms, Unit.GRAM_CO2E),
                    given("lifetime of the machine", years, Unit.YEAR), USUAL_UTILISATION);
        }
    }

    public Site {
        if (pue.interval().low() < 1) {
            throw new IllegalArgumentException(
                    "PUE is %s, but a site cannot use less than its machines do (PUE >= 1)".formatted(pue.interval().low()));
        }
        if (price.interval().low() < 0) {
            throw new IllegalArgumentException("price is %s EUR/kWh, but cannot be negative".formatted(price.interval().low()));
        }
    }

    /** A place of which only the region is known; {@link CarbonIntensities#WORLD} where not even that is. */
    public static Site of(String region) {
        String code = CarbonIntensities.code(region);
        return new Site(code, CarbonIntensities.shipped().of(code), EnergyModel.AT_THE_PLUG, USUAL_PRICE, Optional.empty());
    }

    public Site withPue(Interval pue) {
        return new Site(region, intensity, asked("PUE", pue, Unit.ONE), price, embodied);
    }

    /** @param price in EUR/kWh */
    public Site withPrice(Interval price) {
        return new Site(region, intensity, pue, asked("electricity price", price, Unit.EURO_PER_KWH), embodied);
    }

    public Site withEmbodied(Embodied machine) {
        return new Site(region, intensity, pue, price, Optional.of(machine));
    }

    /** What some energy of a machine here means, when the machine was taken for so long. */
    public Footprint footprint(Quantity joules, Quantity seconds) {
        Footprint plain = Footprint.of(joules, pue, intensity).withPrice(price);
        return embodied.map(e -> plain.withEmbodied(e.made(), seconds, e.lifetime(), e.utilisation())).orElse(plain);
    }

    /** The emissions by each table that knows the region, in the order of the tables. */
    public List<ByTable> byTable(Quantity joules) {
        return CarbonIntensities.shipped().knowing(region).stream()
                .map(table -> new ByTable(table, Footprint.of(joules, pue, CarbonIntensities.shipped().by(table.id(), region)).emissions()))
                .toList();
    }

    /** What one table says. */
    public record ByTable(CarbonIntensities.Table table, Quantity emissions) {}

    private static Quantity asked(String name, Interval range, Unit unit) {
        Distribution distribution = range.isPoint() ? Distribution.point(range.low()) : Distribution.between(range.low(), range.high());
        return Quantity.given(name, distribution, unit, range.isPoint() ? Kind.DERIVED : Kind.ASSUMED, ASKED);
    }

    private static Quantity given(String name, double value, Unit unit) {
        return Quantity.given(name, Distribution.point(value), unit, Kind.DERIVED, ASKED);
    }

    private static void requirePositive(String name, double value, String unit) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s is %s %s, but must be positive".formatted(name, value, unit));
        }
    }
}
