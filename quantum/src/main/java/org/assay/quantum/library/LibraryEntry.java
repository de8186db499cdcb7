package org.assay.quantum.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assay.quantum.circuit.Circuit;

/**
 * A circuit that goes by a name.
 *
 * @param description one line: what it does
 * @param check one line: what a textbook says comes out, which our tests hold it to
 * @param example arguments that give a small instance, as in {@code ghz:3}
 */
public record LibraryEntry(
        String name,
        List<Parameter> parameters,
        String description,
        String check,
        String example,
        Function<Arguments, Circuit> builder) {

    public LibraryEntry {
        parameters = List.copyOf(parameters);
    }

    /** As in {@code dicke:n:k}; optional parameters in brackets. */
    public String usage() {
        return name + parameters.stream()
                .map(p -> p.isOptional() ? "[:" + p.name() + "]" : ":" + p.name())
                .collect(Collectors.joining());
    }

    /** The circuit for these arguments, named after them; refuses too few, too many, and wrong ones. */
    public Circuit build(List<String> arguments) {
        if (arguments.size() > parameters.size()) {
            throw new IllegalArgumentException("%s takes at most %d arguments, got %d (%s)"
                    .formatted(name, parameters.size(), arguments.size(), usage()));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String given = i < arguments.size() ? arguments.get(i) : parameter.fallback();
            if (given.isEmpty()) {
                throw new IllegalArgumentException("%s needs %s: %s (%s), as in '%s'"
                        .formatted(usage(), parameter.name(), parameter.allowed(), parameter.meaning(), example));
            }
            boolean isFallback = i >= arguments.size();
            values.put(parameter.name(), isFallback ? given : parameter.checked(given, usage()));
        }
        String suffix = arguments.stream().map(a -> ":" + a).collect(Collectors.joining());
        return builder.apply(new Arguments(values)).named(name + suffix);
    }
}
