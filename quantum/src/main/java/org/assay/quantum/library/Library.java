package org.assay.quantum.library;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.NearestName;

/** The named circuits, and the one place that reads their names. */
public final class Library {

    private static final List<LibraryEntry> ENTRIES = Stream.of(
                    States.entries(), Protocols.entries(), Oracles.entries(), Arithmetic.entries(), Codes.entries(), Ensembles.entries())
            .flatMap(List::stream)
            .toList();

    private static final Map<String, LibraryEntry> BY_NAME =
            ENTRIES.stream().collect(Collectors.toMap(LibraryEntry::name, Function.identity()));

    private Library() {}

    /** All of them, in the order in which a newcomer would meet them. */
    public static List<LibraryEntry> entries() {
        return ENTRIES;
    }

    /** The entry of this name, without arguments. */
    public static Optional<LibraryEntry> entry(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The circuit of this name and these arguments.
     *
     * @param text a name and its arguments with colons between, as in {@code ghz:3}
     * @throws IllegalArgumentException where there is no such circuit, with the nearest name
     */
    public static Circuit named(String text) {
        String[] parts = text.strip().split(":", -1);
        LibraryEntry entry = BY_NAME.get(parts[0]);
        if (entry == null) {
            throw unknown(parts[0]);
        }
        return entry.build(Arrays.asList(parts).subList(1, parts.length));
    }

    private static IllegalArgumentException unknown(String name) {
        String shown = name.length() <= 40 ? name : name.substring(0, 40) + "...";
        String all = ENTRIES.stream().map(LibraryEntry::usage).collect(Collectors.joining(", "));
        return new IllegalArgumentException("no circuit '%s' in the library%s; there are %s"
                .formatted(shown, NearestName.hint(name, BY_NAME.keySet()), all));
    }
}
