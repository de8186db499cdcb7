package org.assay.comparison.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file formats that problems are read from and written to. */
public enum Format {
    /** {@code nodes edges}, then {@code u v weight}, nodes from 1: the G-set's format. MaxCut. */
    RUDY("rudy", "rud", "rudy", "mc", "gset"),
    /** {@code u v [weight]} without a header. MaxCut. */
    EDGE_LIST("edge list", "edges", "edgelist", "el", "csv"),
    /** {@code p edge N M}, then {@code e u v [weight]}. MaxCut. */
    DIMACS("DIMACS graph", "dimacs", "col", "clq"),
    /** McKay's printable characters, one graph. MaxCut, weights 1. */
    GRAPH6("graph6", "g6", "graph6"),
    /** XML; edges may have a {@code weight}. MaxCut. */
    GRAPHML("GraphML", "graphml", "xml"),
    /** {@code %%MatrixMarket matrix coordinate}: an adjacency matrix. MaxCut. */
    MATRIX_MARKET("MatrixMarket", "mtx", "mm"),
    /** {@code p qubo 0 N ...}, then {@code i i v} and {@code i j v}, nodes from 0. QUBO, minimised. */
    QBSOLV("qbsolv", "qubo"),
    /** JSON of version 1.0.0, over spins or booleans. Ising or QUBO, minimised. */
    BQPJSON("bqpjson", "json", "bqpjson"),
    /** {@code p cnf N M} or {@code p wcnf N M}. Max-SAT. */
    DIMACS_CNF("DIMACS CNF", "cnf", "wcnf");

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

    /** The format that a file's name tells. */
    public static Optional<Format> ofName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values()).filter(format -> format.suffixes.contains(suffix)).findFirst();
    }

    /** The format of a file by its name, or by its text where the name says nothing. */
    static Format of(SourceText source) {
        return ofName(source.file()).orElseGet(() -> ofText(source));
    }

    private static Format ofText(SourceText source) {
        String first = source.firstLine();
        if (first.startsWith("%%MatrixMarket")) {
            return MATRIX_MARKET;
        }
        if (first.startsWith(">>graph6<<")) {
            return GRAPH6;
        }
        if (first.startsWith("<")) {
            return GRAPHML;
        }
        if (first.startsWith("{")) {
            return BQPJSON;
        }
        return ofHeader(source.headerOf("p"))
                .orElseGet(() -> EdgeListFiles.hasHeader(source) ? RUDY : EDGE_LIST);
    }

    private static Optional<Format> ofHeader(List<SourceText.Word> header) {
        if (header.size() < 2) {
            return Optional.empty();
        }
        return switch (header.get(1).text()) {
            case "qubo" -> Optional.of(QBSOLV);
            case "cnf", "wcnf" -> Optional.of(DIMACS_CNF);
            default -> Optional.of(DIMACS);
        };
    }
}
