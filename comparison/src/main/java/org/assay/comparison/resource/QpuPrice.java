package org.assay.comparison.resource;

import java.util.List;
import java.util.Optional;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/** What the owner of a quantum machine asks for its use; apart from electricity, and far above it. */
public final class QpuPrice {

    private static final Source TARIFF = Source.of("tariff of the profile; taxes and subscriptions left aside");

    private QpuPrice() {}

    /**
     * The price of some circuits with some shots in all, in the currency of the tariff.
     *
     * @param circuits loaded, training included
     * @param shots    in all, training included
     * @return empty where the profile has no tariff
     */
    public static Optional<Quantity> of(HardwareProfile profile, NisqCircuit circuit, Quantity circuits, Quantity shots) {
        if (profile.find("price_shot").isPresent()) {
            return Optional.of(Quantity.derived("QPU price", Unit.EURO, "{0} x {1} + {2} x {3}", TARIFF,
                    x -> x[0] * x[1] + x[2] * x[3],
                    List.of(circuits, profile.require("price_circuit"), shots, profile.require("price_shot"))));
        }
        if (profile.find("price_2q").isPresent()) {
            return Optional.of(Quantity.derived("QPU price", Unit.DOLLAR,
                    "max({0} x {1}, {2} x ({3} x {4} + {5} x {6}))", TARIFF,
                    x -> Math.max(x[0] * x[1], x[2] * (x[3] * x[4] + x[5] * x[6])),
                    List.of(circuits, profile.require("price_min"), shots, circuit.oneQubitGates(), profile.require("price_1q"),
                            circuit.twoQubitGates(), profile.require("price_2q"))));
        }
        return Optional.empty();
    }
}
