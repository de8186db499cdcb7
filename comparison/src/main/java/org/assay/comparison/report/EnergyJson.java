package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.QuantityJson;

/** A reading of energy as JSON: joules with bounds and tag, or why there are none. */
final class EnergyJson {

    private EnergyJson() {}

    static ObjectNode of(EnergyReading reading) {
        return of(reading, new QuantityJson.Book(), "energy.derivation");
    }

    /** @param place where the document will have the derivation */
    static ObjectNode of(EnergyReading reading, QuantityJson.Book book, String place) {
        ObjectNode node = Json.object();
        reading.joules().ifPresent(joules -> {
            Interval bounds = joules.interval();
            node.put("joules", joules.value()).put("low", bounds.low()).put("high", bounds.high());
            node.set("derivation", book.write(place, joules));
        });
        switch (reading) {
            case EnergyReading.Measured measured -> node.put("tag", "measured").put("boundary", measured.boundary());
            case EnergyReading.Modelled modelled -> 
                node.put("tag", modelled.energy().tag().name().toLowerCase(Locale.ROOT)).put("model", modelled.model());
            case EnergyReading.Unavailable unavailable ->
                node.put("tag", "unavailable").put("reason", unavailable.reason()).put("remedy", unavailable.remedy());
        }
        return node;
    }
}
