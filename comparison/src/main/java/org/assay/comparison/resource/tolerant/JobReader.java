package org.assay.comparison.resource.tolerant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assay.comparison.resource.HardwareProfiles;
import org.assay.quantum.circuit.NearestName;

/**
 * Reads estimate jobs from JSON: one object, an array of them, or {@code {"cases": [{"in": job}, ...]}}.
 *
 * <p>A job has {@code profile}, {@code errorBudget}, {@code numQubits} and, as far as they are not 0,
 * {@code tCount, rotationCount, rotationDepth, cczCount, ccixCount, measurementCount}; optionally {@code
 * qec} (surface_code, or floquet_code on Majorana qubits), {@code constraints} with {@code
 * logicalDepthFactor, maxTFactories, maxDuration} (ns, or text such as "2 h") and {@code
 * maxPhysicalQubits}, {@code estimateType} (singlePoint, frontier), {@code rotationSynthesis} (azure,
 * beverland-paper), {@code pruneErrorBudget} and {@code id}. Anything else is refused.
 *
 * <p>A bad job does not spoil the others: it becomes an {@link Entry} with an error.
 */
public final class JobReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> FIELDS = Set.of("id", "profile", "qec", "errorBudget", "numQubits", "tCount",
            "rotationCount", "rotationDepth", "cczCount", "ccixCount", "measurementCount", "constraints", "estimateType",
            "rotationSynthesis", "pruneErrorBudget");
    private static final Set<String> LIMITS =
            Set.of("logicalDepthFactor", "maxTFactories", "maxDuration", "maxPhysicalQubits");

    private static final Pattern DURATION = Pattern.compile("\\s*([0-9.eE+]+)\\s*([a-zµμ]+)\\s*");
    private static final Map<String, Double> NS_OF_UNIT = Map.ofEntries(Map.entry("ns", 1.0), Map.entry("us", 1e3),
            Map.entry("µs", 1e3), Map.entry("μs", 1e3), Map.entry("ms", 1e6), Map.entry("s", 1e9), Map.entry("min", 60e9),
            Map.entry("h", 3600e9), Map.entry("d", 86400e9), Map.entry("year", 365 * 86400e9));

    private final HardwareProfiles profiles;

    public JobReader(HardwareProfiles profiles) {
        this.profiles = profiles;
    }

    /**
     * A job, or why it is none.
     *
     * @param index in the file, from 0
     * @param job   empty if {@code error} is not
     */
    public record Entry(int index, String id, Optional<EstimateJob> job, Optional<String> error) {}

    /**
     * All jobs of a document, in order.
     *
     * @throws IllegalArgumentException if it is no JSON or holds no jobs
     */
    public List<Entry> read(String json) {
        JsonNode root = parse(json);
        if (root.isObject() && root.has("cases")) {
            root = root.get("cases");
        }
        if (!root.isArray()) {
            return List.of(entry(0, root));
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode node : root) {
            entries.add(entry(entries.size(), node));
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("the job file is an empty array; put at least one job into it");
        }
        return entries;
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.isContainerNode()) {
                throw new IllegalArgumentException("the job file must hold an object or an array of objects");
            }
            return root;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "%d:%d: ".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw new IllegalArgumentException(where + e.getOriginalMessage(), e);
        }
    }

    private Entry entry(int index, JsonNode node) {
        JsonNode body = node.isObject() && node.path("in").isObject() ? node.get("in") : node;
        String id = node.path("id").isTextual() ? node.get("id").asText() : "";
        try {
            return new Entry(index, id, Optional.of(job(id, body)), Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Entry(index, id, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private EstimateJob job(String id, JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("a job must be an object, but this is %s".formatted(node));
        }
        refuseUnknown(node, FIELDS, "job");
        EstimateJob plain = EstimateJob.of(counts(node), profiles.require(text(node, "profile")).id(), budget(node));
        String qec = node.has("qec") ? text(node, "qec") : plain.qec();
        boolean frontier = "frontier".equals(choice(node, "estimateType", "singlePoint", "frontier"));
        RotationSynthesis synthesis = "beverland-paper".equals(choice(node, "rotationSynthesis", "azure", "beverland-paper"))
                ? RotationSynthesis.BEVERLAND_PAPER
                : RotationSynthesis.AZURE;
        return new EstimateJob(id, profiles.require(text(node, "profile")), qec, plain.errorBudget(), plain.counts(),
                constraints(node.path("constraints")), synthesis, flag(node, "pruneErrorBudget"), frontier);
    }

    private static LogicalCounts counts(JsonNode node) {
        if (!node.has("numQubits")) {
            throw new IllegalArgumentException("a job needs numQubits");
        }
        return new LogicalCounts(count(node, "numQubits"), count(node, "tCount"), count(node, "rotationCount"),
                count(node, "rotationDepth"), count(node, "cczCount"), count(node, "ccixCount"),
                count(node, "measurementCount"));
    }

    private static double budget(JsonNode node) {
        JsonNode value = node.path("errorBudget");
        if (!value.isNumber()) {
            throw new IllegalArgumentException("errorBudget is %s, but must be a number between 0 and 1".formatted(
                    value.isMissingNode() ? "missing" : value.toString()));
        }
        double budget = value.doubleValue();
        if (!(budget > 0 && budget < 1)) {
            throw new IllegalArgumentException("errorBudget is %s, but must lie strictly between 0 and 1".formatted(budget));
        }
        return budget;
    }

    private static Constraints constraints(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Constraints.NONE;
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("constraints is %s, but must be an object".formatted(node));
        }
        refuseUnknown(node, LIMITS, "constraint");
        return new Constraints(factor(node.path("logicalDepthFactor")), limit(node, "maxTFactories"),
                duration(node.path("maxDuration")), limit(node, "maxPhysicalQubits"));
    }

    private static OptionalDouble factor(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return OptionalDouble.empty();
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException("logicalDepthFactor is %s, but must be a number".formatted(node));
        }
        return OptionalDouble.of(node.doubleValue());
    }

    private static OptionalLong limit(JsonNode node, String name) {
        return node.path(name).isMissingNode() || node.path(name).isNull()
                ? OptionalLong.empty()
                : OptionalLong.of(count(node, name));
    }

    private static OptionalLong duration(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return OptionalLong.empty();
        }
        if (node.isNumber()) {
            return OptionalLong.of(whole("maxDuration", node, Long.MAX_VALUE));
        }
        Matcher matcher = DURATION.matcher(node.asText());
        Double unit = matcher.matches() ? NS_OF_UNIT.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "maxDuration is %s, but must be whole nanoseconds or text such as \"30 s\" or \"2 h\"".formatted(node));
        }
        try {
            return OptionalLong.of((long) (Double.parseDouble(matcher.group(1)) * unit));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("maxDuration is %s; its number cannot be read".formatted(node), e);
        }
    }

    /** A missing count is 0. */
    private static long count(JsonNode node, String name) {
        return node.has(name) ? whole(name, node.get(name), LogicalCounts.MOST) : 0;
    }

    private static long whole(String name, JsonNode value, long most) {
        BigDecimal number = value.isNumber() ? value.decimalValue() : null;
        boolean isWhole = number != null && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
        if (number == null || !isWhole || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new IllegalArgumentException("%s is %s, but must be a whole number within 0..%s".formatted(name, value,
                    most == LogicalCounts.MOST ? "10^15" : String.valueOf(most)));
        }
        return number.longValueExact();
    }

    private static String text(JsonNode node, String name) {
        if (!node.path(name).isTextual()) {
            throw new IllegalArgumentException("%s is %s, but must be text".formatted(name,
                    node.has(name) ? node.get(name).toString() : "missing"));
        }
        return node.get(name).asText();
    }

    private static boolean flag(JsonNode node, String name) {
        if (node.has(name) && !node.get(name).isBoolean()) {
            throw new IllegalArgumentException("%s is %s, but must be true or false".formatted(name, node.get(name)));
        }
        return node.path(name).asBoolean(false);
    }

    private static String choice(JsonNode node, String name, String usual, String other) {
        if (!node.has(name)) {
            return usual;
        }
        String word = text(node, name);
        if (!word.equals(usual) && !word.equals(other)) {
            throw new IllegalArgumentException("%s is '%s', but must be %s or %s".formatted(name, word, usual, other));
        }
        return word;
    }

    private static void refuseUnknown(JsonNode node, Set<String> known, String what) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown %s field '%s'; %s".formatted(what, name, NearestName.suggestion(name, new TreeSet<>(known))));
            }
        });
    }
}
