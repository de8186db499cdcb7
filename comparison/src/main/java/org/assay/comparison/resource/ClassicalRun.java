package org.assay.comparison.resource;

import java.util.List;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Modelled classical work on a machine of the profiles: time by its peak rate and a utilisation, energy
 * by its power over that time.
 *
 * @param time   s
 * @param energy J
 */
public record ClassicalRun(HardwareProfile machine, Quantity time, Quantity energy) {

    /** What dense linear algebra reaches of a machine's peak, from small batches to large ones. */
    public static final Quantity TYPICAL_UTILISATION = Quantity.assumed("utilisation", 0.1, 0.6, Unit.ONE,
            Source.of("share of the peak rate reached by training code; range assumed"));

    private static final List<String> RATES = List.of("fp64", "bf16", "fp16");
    private static final Source RATE = Source.of("operations over peak rate and utilisation");

    /**
     * @param operations  arithmetic
     * @param utilisation share of the peak rate, above 0
     */
    public static ClassicalRun of(HardwareProfile machine, Quantity operations, Quantity utilisation) {
        Quantity rate = RATES.stream().flatMap(field -> machine.find(field).stream()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("profile %s has no rate of operations; it has %s"
                        .formatted(machine.id(), machine.fields().keySet())));
        Quantity time = Quantity.derived("run time", Unit.SECOND, "{0} / ({1} x {2})", RATE,
                x -> x[0] / (x[1] * x[2]), List.of(operations, rate, utilisation));
        Quantity energy = Quantity.derived("energy", Unit.JOULE, "{0} x {1} x {2}", Source.of("definition"),
                x -> x[0] * x[1] * x[2], List.of(machine.require("power"), time, EnergyModel.AT_THE_PLUG));
        return new ClassicalRun(machine, time, energy);
    }
}
