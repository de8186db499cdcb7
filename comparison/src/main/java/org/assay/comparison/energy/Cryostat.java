package org.assay.comparison.energy;

import java.util.List;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Power to keep something cold: heat times Carnot's factor over the share of it that a machine reaches.
 *
 * @param heat        removed at the cold end, W
 * @param coldKelvin  temperature of the cold end
 * @param hotKelvin   of the room, above the cold end
 * @param carnotShare how near to Carnot's limit the machine comes, 0..1
 */
public record Cryostat(Quantity heat, double coldKelvin, double hotKelvin, Quantity carnotShare) {

    /** From a small pulse tube to a large plant. */
    public static final Quantity TYPICAL_SHARE = Quantity.assumed("share of Carnot's limit", 0.01, 0.3, Unit.ONE,
            Source.unchecked("0.01 for a small pulse tube to 0.2-0.3 for a large helium plant"));

    public Cryostat {
        carnotFactor(coldKelvin, hotKelvin);
        if (carnotShare.interval().low() <= 0 || carnotShare.interval().high() > 1) {
            throw new IllegalArgumentException("share of Carnot's limit is %s, but must lie within 0..1".formatted(carnotShare.interval()));
        }
        heat.in(Unit.WATT);
    }

    /** Watts at the plug for each watt of heat, at best: (Th - Tc) / Tc. */
    public static double carnotFactor(double coldKelvin, double hotKelvin) {
        if (!(coldKelvin > 0 && hotKelvin > coldKelvin)) {
            throw new IllegalArgumentException("temperatures are %s K and %s K; need 0 < cold < hot".formatted(coldKelvin, hotKelvin));
        }
        return (hotKelvin - coldKelvin) / coldKelvin;
    }

    /** Electrical power, W. */
    public Quantity power() {
        double factor = carnotFactor(coldKelvin, hotKelvin);
        return Quantity.derived("cryostat power", Unit.WATT, "{0} x %s / {1}".formatted(factor),
                Source.of("Carnot"), x -> x[0] * factor / x[1], List.of(heat, carnotShare));
    }
}
