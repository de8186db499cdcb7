package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.quantity.Interval;

/** A reading of energy as JSON: joules with bounds and tag, or why there are none. */
final class EnergyJson {

    private EnergyJson() {}

    static ObjectNode of(EnergyReading reading) {
        ObjectNode node = Json.object();
        reading.joules().ifPresent(joules -> {
            Interval bounds = joules.interval();
            node.put("joules", joules.value()).put("low", bounds.low()).put("high", bounds.high());
        });
        switch (reading) {
            case EnergyReading.Measured measured -> node.put("tag", "measured").put("boundary", measured.boundary());
            case EnergyReading.Modelled modelled -> node.put("tag", "modelled").put("model", modelled.model());
            case EnergyReading.Unavailable unavailable ->
                node.put("tag", "unavailable").put("reason", unavailable.reason()).put("remedy", unavailable.remedy());
        }
        return node;
    }
}
