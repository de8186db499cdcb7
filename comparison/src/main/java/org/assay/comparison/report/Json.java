package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assay.comparison.json.JsonTrees;
import org.assay.comparison.quantity.Interval;

/** JSON as Assay writes it: indented, keys in the order in which they were put. */
public final class Json {

    /** Of every document; counts up when a field changes its meaning or goes. */
    public static final int SCHEMA_VERSION = 1;

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A document of this kind, with its version and how it came about. */
    public static ObjectNode document(String kind, Manifest manifest) {
        ObjectNode root = object().put("schemaVersion", SCHEMA_VERSION).put("kind", kind);
        root.set("manifest", manifest.toJson());
        return root;
    }

    /** An open end is null: JSON has no infinity. */
    static ObjectNode interval(Interval interval) {
        ObjectNode node = object().put("low", interval.low());
        return interval.isUnbounded() ? node.putNull("high") : node.put("high", interval.high());
    }

    public static String text(ObjectNode node) {
        return JsonTrees.write(node) + "\n";
    }
}
