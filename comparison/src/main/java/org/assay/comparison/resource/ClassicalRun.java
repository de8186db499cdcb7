package org.assay.comparison.resource;

import java.util.List;
import java.util.Locale;
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

    /**
     * What dense linear algebra reaches of a machine's peak, from small batches to large ones. Each machine
     * has its own, which does not cancel in a comparison of two.
     */
    public static Quantity typicalUtilisation(HardwareProfile machine) {
        return Quantity.assumed("utilisation of " + machine.id(), 0.1, 0.6, Unit.ONE,
                Source.of("share of the peak rate reached by training code; range assumed"));
    }

    /** What numbers the operations are on; machines are to be compared at the same. */
    public enum Precision {
        /** Simulation and optimisation: 64-bit floating point, on tensor units where they have it. */
        DOUBLE("fp64_tensor", "fp64"),
        /** Training and inference: 16-bit floating point where the machine has it; otherwise what it has. */
        HALF("bf16", "fp16", "fp64_tensor", "fp64");

        private final List<String> rates;

        Precision(String... rates) {
            this.rates = List.of(rates);
        }
    }

    private static final Source RATE = Source.of("operations over peak rate and utilisation");

    /**
     * @param operations  arithmetic
     * @param precision   of the operations
     * @param utilisation share of the peak rate, above 0
     */
    public static ClassicalRun of(HardwareProfile machine, Quantity operations, Precision precision, Quantity utilisation) {
        Quantity rate = precision.rates.stream().flatMap(field -> machine.find(field).stream()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("profile %s has no rate of operations in %s precision; it has %s"
                        .formatted(machine.id(), precision.name().toLowerCase(Locale.ROOT), machine.fields().keySet())));
        Quantity time = Quantity.derived("run time", Unit.SECOND, "{0} / ({1} x {2})", RATE,
                x -> x[0] / (x[1] * x[2]), List.of(operations, rate, utilisation));
        Quantity energy = Quantity.derived("energy", Unit.JOULE, "{0} x {1} x {2}", Source.of("definition"),
                x -> x[0] * x[1] * x[2], List.of(machine.require("power"), time, EnergyModel.AT_THE_PLUG));
        return new ClassicalRun(machine, time, energy);
    }
}
