package org.assay.quantum.library;

import java.util.Map;
import java.util.Objects;

/** The checked arguments of a named circuit, by parameter name. */
record Arguments(Map<String, String> values) {

    Arguments {
        values = Map.copyOf(values);
    }

    int whole(String name) {
        return Integer.parseInt(text(name));
    }

    /** For a parameter whose fallback is a word: what to take where it was not given. */
    int wholeOr(String name, int fallback) {
        return text(name).matches("\\d+") ? whole(name) : fallback;
    }

    double real(String name) {
        return Double.parseDouble(text(name));
    }

    /** The digits as written, the highest bit first. */
    String bits(String name) {
        return text(name);
    }

    private String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
