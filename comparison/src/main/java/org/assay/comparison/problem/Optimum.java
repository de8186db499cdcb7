package org.assay.comparison.problem;

import java.util.Optional;

/**
 * The best cost of an instance, as far as it is known.
 *
 * @param date when the source was read, as {@code 2026-11} or longer; nothing for a proof, which does not age
 */
public record Optimum(double value, Standing standing, String source, Optional<String> date) {

    /** What the value is worth. */
    public enum Standing {
        /** No assignment is better. */
        PROVED,
        /** Somebody found it; a better one may exist. Sources disagree, so name yours. */
        BEST_KNOWN
    }

    public Optimum {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("optimum is %s, but must be finite".formatted(value));
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("the source of an optimum is blank; say who proved or found it");
        }
    }

    public static Optimum proved(double value, String source) {
        return new Optimum(value, Standing.PROVED, source, Optional.empty());
    }

    public static Optimum bestKnown(double value, String source, String date) {
        return new Optimum(value, Standing.BEST_KNOWN, source, Optional.of(date));
    }

    public boolean isProved() {
        return standing == Standing.PROVED;
    }
}
