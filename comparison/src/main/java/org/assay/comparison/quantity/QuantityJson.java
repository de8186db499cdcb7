package org.assay.comparison.quantity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A quantity as JSON: {@code name, value, unit, interval, kind, tag, source}, and for a derived one
 * {@code formula} over the names of its {@code inputs}, which follow, all the way down. Formulas work on
 * base units (s, J, W, B, g, EUR, USD; no unit: 1). An upper end that is not known is {@code null}.
 */
public final class QuantityJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private QuantityJson() {}

    /**
     * Writes several quantities into one document: a derivation that has been written before is not
     * repeated, but named under {@code see}.
     */
    public static final class Book {
        private final Map<Quantity, String> written = new IdentityHashMap<>();

        /** With the whole derivation; {@code place} is where the document will have it. */
        public ObjectNode write(String place, Quantity quantity) {
            ObjectNode node = full(quantity, written);
            written.putIfAbsent(quantity, place);
            return node;
        }
    }

    /** With the whole derivation. */
    public static ObjectNode full(Quantity quantity) {
        return full(quantity, Map.of());
    }

    private static ObjectNode full(Quantity quantity, Map<Quantity, String> written) {
        ObjectNode node = brief(quantity);
        String seen = written.get(quantity);
        if (seen != null) {
            return node.put("see", seen);
        }
        node.put("kind", quantity.kind().name().toLowerCase(Locale.ROOT));
        node.put("source", quantity.source().toString());
        if (quantity instanceof Quantity.Derived derived) {
            node.put("formula", derived.formula());
            ArrayNode inputs = node.putArray("inputs");
            derived.inputs().forEach(input -> inputs.add(full(input, written)));
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
