package org.assay.comparison.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file formats that problems are read from and written to. */
public enum Format {
    /** {@code nodes edges}, then {@code u v weight}, nodes from 1: the G-set's format. */
    RUDY("rudy", "rud", "rudy", "mc", "gset"),
    /** {@code u v [weight]} without a header. */
    EDGE_LIST("edge list", "edges", "edgelist", "el", "csv");

    private final String title;
    private final List<String> suffixes;

    Format(String title, String... suffixes) {
        this.title = title;
        this.suffixes = List.of(suffixes);
    }

    public String title() {
        return title;
    }

    /** Endings of file names, without the dot; the first is the usual one. */
    public List<String> suffixes() {
        return suffixes;
    }

    static String titles() {
        return Arrays.stream(values()).map(Format::title).collect(Collectors.joining(", "));
    }

    /** The format of a file by its name, or by its text where the name says nothing. */
    static Format of(SourceText source) {
        String name = source.file().toLowerCase(Locale.ROOT);
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> format.suffixes.contains(suffix))
                .findFirst()
                .orElseGet(() -> EdgeListFiles.hasHeader(source) ? RUDY : EDGE_LIST);
    }
}
