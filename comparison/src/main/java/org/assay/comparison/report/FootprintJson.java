package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.QuantityJson;

/** Carbon and cost as JSON. */
final class FootprintJson {

    private FootprintJson() {}

    /** Of one energy. */
    static ObjectNode of(Charge charge, Optional<Quantity> price, QuantityJson.Book book) {
        ObjectNode node = Json.object().put("region", charge.site().region());
        node.set("energyAtMeter", book.write("footprint.energyAtMeter", charge.footprint().energy()));
        node.set("emissions", book.write("footprint.emissions", charge.footprint().emissions()));
        ArrayNode tables = node.putArray("byTable");
        for (Site.ByTable t : charge.site().byTable(charge.energy())) {
            tables.addObject().put("table", t.table().id()).put("period", t.table().period())
                    .put("gramsPerKwh", t.table().gramsPerKwh().get(charge.site().region()))
                    .put("grams", t.emissions().value())
                    .set("interval", Json.interval(t.emissions().interval()));
        }
        charge.footprint().embodied().ifPresent(e -> node.set("embodied", book.write("footprint.embodied", e)));
        charge.footprint().cost().ifPresent(c -> node.set("electricityCost", book.write("footprint.electricityCost", c)));
        price.ifPresent(p -> node.set("tariff", book.write("footprint.tariff", p)));
        charge.hours().ifPresent(choice -> node.set("whereAndWhen", choice(choice)));
        return node;
    }

    private static ObjectNode choice(HourlyIntensities.Choice choice) {
        ObjectNode node = Json.object();
        node.set("best", slot(choice.best()));
        node.set("against", slot(choice.usual()));
        node.put("savedShare", choice.saved());
        ArrayNode regions = node.putArray("regions");
        choice.regions().forEach(s -> regions.add(slot(s)));
        return node;
    }

    private static ObjectNode slot(HourlyIntensities.Slot slot) {
        return Json.object().put("region", slot.region()).put("start", slot.start().toString())
                .put("gramsPerKwh", slot.gramsPerKwh()).put("grams", slot.grams());
    }

    /** The site that all numbers of a document hold for. */
    static ObjectNode site(Site site) {
        ObjectNode node = Json.object().put("region", site.region());
        node.set("intensity", QuantityJson.full(site.intensity()));
        node.set("pue", QuantityJson.full(site.pue()));
        node.set("price", QuantityJson.full(site.price()));
        return node;
    }
}
