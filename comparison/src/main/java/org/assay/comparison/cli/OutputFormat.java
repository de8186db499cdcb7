package org.assay.comparison.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which a result can be written; each command says which of them it has. */
enum OutputFormat {
    TEXT("txt"),
    JSON("json"),
    CSV("csv"),
    MD("md"),
    HTML("html"),
    SVG("svg"),
    LATEX("tex");

    private final String suffix;

    OutputFormat(String suffix) {
        this.suffix = suffix;
    }

    /** As the user types it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OutputFormat parse(String word) {
        return Arrays.stream(values())
                .filter(f -> f.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Failure.usage("unknown format '%s'".formatted(word),
                        "formats are " + Arrays.stream(values()).map(OutputFormat::word).collect(Collectors.joining(", "))));
    }

    /** The format that a file name asks for by its suffix. */
    static Optional<OutputFormat> ofFileName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> lower.endsWith("." + f.suffix)).findFirst();
    }
}
