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
