package org.assay.comparison.quantity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A quantity as JSON: {@code name, value, unit, interval, kind, tag, source}, and for a derived one
 * {@code formula} and the {@code inputs} it was computed from, all the way down. An upper end that is
 * not known is {@code null}.
 */
public final class QuantityJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private QuantityJson() {}

    /** With the whole derivation. */
    public static ObjectNode full(Quantity quantity) {
        ObjectNode node = brief(quantity);
        node.put("kind", quantity.kind().name().toLowerCase(Locale.ROOT));
        node.put("source", quantity.source().toString());
        if (quantity instanceof Quantity.Derived derived) {
            node.put("formula", derived.formula());
            ArrayNode inputs = node.putArray("inputs");
            derived.inputs().forEach(input -> inputs.add(full(input)));
        }
        return node;
    }

    /** Value, unit, interval and tag only. */
    public static ObjectNode brief(Quantity quantity) {
        ObjectNode node = JSON.objectNode();
        node.put("name", quantity.name());
        node.put("value", quantity.value());
        node.put("unit", quantity.unit().symbol());
        ArrayNode interval = node.putArray("interval").add(quantity.interval().low());
        if (quantity.interval().isUnbounded()) {
            interval.addNull();
        } else {
            interval.add(quantity.interval().high());
        }
        node.put("tag", quantity.tag().name().toLowerCase(Locale.ROOT));
        return node;
    }
}
