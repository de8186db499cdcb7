package org.assay.comparison.contender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assay.quantum.circuit.NearestName;

/** The settings of {@code name:key=value:key=value}, read with messages that name them and suggest others. */
final class Settings {
    private final String spec;
    private final Map<String, String> given;
    private final Set<String> known;

    /**
     * @param bareKey the setting that a value without a key stands for; blank for none
     * @param known   all settings
     */
    Settings(String spec, String bareKey, List<String> known) {
        this.spec = spec;
        this.known = Set.copyOf(known);
        this.given = new LinkedHashMap<>();
        List<String> parts = List.of(spec.split(":", -1));
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String key = equals >= 0 ? part.substring(0, equals) : bareKey;
            if (!this.known.contains(key)) {
                throw refuse("%s has no setting '%s'; %s".formatted(parts.getFirst(), equals >= 0 ? key : part,
                        this.known.isEmpty() ? "it has none" : NearestName.suggestion(key, known)));
            }
            if (given.putIfAbsent(key, part.substring(equals + 1)) != null) {
                throw refuse("setting '%s' is given twice".formatted(key));
            }
        }
    }

    IllegalArgumentException refuse(String what) {
        return new IllegalArgumentException("--by %s: %s".formatted(spec, what));
    }

    int integer(String key, int otherwise, int least, int most) {
        String text = given.getOrDefault(key, Integer.toString(otherwise));
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the message is the same.
        }
        throw refuse("%s is '%s', but must be a whole number from %d to %d".formatted(key, text, least, most));
    }

    double positive(String key, double otherwise) {
        String text = given.getOrDefault(key, Double.toString(otherwise));
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the message is the same.
        }
        throw refuse("%s is '%s', but must be a positive number".formatted(key, text));
    }

    /** One of some words, in any case. */
    <T> T choice(String key, String otherwise, Map<String, T> choices) {
        String text = given.getOrDefault(key, otherwise);
        T choice = choices.get(text);
        if (choice == null) {
            throw refuse("%s is '%s'; %s".formatted(key, text, NearestName.suggestion(text, new TreeMap<>(choices).keySet())));
        }
        return choice;
    }

    /** For a method that has none. */
    static void refuseAny(String spec) {
        Settings none = new Settings(spec, "", List.of());
        assert none.given.isEmpty();
    }

    /** {@code name:key=value:...} of a name and its settings. */
    static String spec(String name, Map<String, String> settings) {
        return name + settings.entrySet().stream().map(e -> ":" + e.getKey() + "=" + e.getValue()).collect(Collectors.joining());
    }
}
