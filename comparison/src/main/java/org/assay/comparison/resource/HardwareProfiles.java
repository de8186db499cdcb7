package org.assay.comparison.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assay.comparison.json.JsonTrees;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assay.comparison.resource.HardwareProfile.Connectivity;
import org.assay.quantum.circuit.NearestName;

/**
 * The machines that ship with Assay, and the reader for further ones.
 *
 * <p>A field is {@code {"value": number or [low, high], "unit": symbol, "grade": A, B or C, "source":
 * text}}. Grade A was seen in the source and B is quoted from memory: both are published. Grade C is
 * assumed, and then the value must be a range. A field without a source is refused.
 */
public final class HardwareProfiles {

    private static final String RESOURCE = "hardware-profiles.json";

    private static final class Shipped {
        private static final HardwareProfiles PROFILES = read(resource(RESOURCE));
    }

    private final Map<String, HardwareProfile> byId;

    private HardwareProfiles(Map<String, HardwareProfile> byId) {
        this.byId = byId;
    }

    public static HardwareProfiles shipped() {
        return Shipped.PROFILES;
    }

    /** Reads a document of the same form as the shipped one. */
    public static HardwareProfiles read(InputStream json) {
        try (json) {
            Map<String, HardwareProfile> profiles = new LinkedHashMap<>();
            for (JsonNode node : JsonTrees.read(json).path("profiles")) {
                HardwareProfile profile = profile(node);
                if (profiles.put(profile.id(), profile) != null) {
                    throw new IllegalArgumentException("profile '%s' occurs twice".formatted(profile.id()));
                }
            }
            return new HardwareProfiles(profiles);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read hardware profiles", e);
        }
    }

    public List<HardwareProfile> all() {
        return List.copyOf(byId.values());
    }

    /** @throws IllegalArgumentException if there is none, with names that look alike */
    public HardwareProfile require(String id) {
        HardwareProfile profile = byId.get(id);
        if (profile == null) {
            throw new IllegalArgumentException("unknown profile '%s'; %s".formatted(id, NearestName.suggestion(id, byId.keySet())));
        }
        return profile;
    }

    private static HardwareProfile profile(JsonNode node) {
        String id = text(node, "id", "a profile");
        Map<String, Quantity> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.path("fields").properties()) {
            fields.put(field.getKey(), field(id + "." + field.getKey(), field.getValue()));
        }
        Optional<Connectivity> connectivity = Optional.ofNullable(node.get("connectivity"))
                .map(word -> Connectivity.valueOf(word.asText().toUpperCase(Locale.ROOT).replace('-', '_')));
        return new HardwareProfile(id, text(node, "class", id), text(node, "title", id), connectivity, fields);
    }

    private static Quantity field(String name, JsonNode node) {
        JsonNode value = node.path("value");
        String grade = text(node, "grade", name);
        String citation = text(node, "source", name);
        boolean assumed = grade.equals("C");
        if (assumed && !value.isArray()) {
            throw new IllegalArgumentException("%s is assumed (grade C) to be %s; give a range".formatted(name, value));
        }
        if (!assumed && !grade.equals("A") && !grade.equals("B")) {
            throw new IllegalArgumentException("%s has grade '%s', but it must be A, B or C".formatted(name, grade));
        }
        Source source = grade.equals("B") ? Source.unchecked(citation) : Source.of(citation);
        return Quantity.given(name, distribution(name, value), Unit.parse(text(node, "unit", name)),
                assumed ? Kind.ASSUMED : Kind.PUBLISHED, source);
    }

    private static Distribution distribution(String name, JsonNode value) {
        if (value.isNumber()) {
            return Distribution.point(value.doubleValue());
        }
        if (value.isArray() && value.size() == 2 && value.get(0).isNumber() && value.get(1).isNumber()) {
            return Distribution.between(value.get(0).doubleValue(), value.get(1).doubleValue());
        }
        throw new IllegalArgumentException("%s is %s, but must be a number or [low, high]".formatted(name, value));
    }

    private static String text(JsonNode node, String key, String where) {
        JsonNode value = node.get(key);
        if (value == null || !value.isTextual() || value.asText().isBlank()) {
            throw new IllegalArgumentException("%s has no '%s'".formatted(where, key));
        }
        return value.asText();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(HardwareProfiles.class.getResourceAsStream(name), name);
    }
}
