package org.assay.quantum.library;

/**
 * One argument of a named circuit.
 *
 * @param least smallest value allowed; for {@link Kind#BITS} the least number of digits
 * @param most largest value allowed; for {@link Kind#BITS} the most digits
 * @param fallback the value where none is given, empty where one must be
 */
public record Parameter(String name, Kind kind, double least, double most, String fallback, String meaning) {

    /** How an argument is read. */
    public enum Kind {
        WHOLE("a whole number from %.0f to %.0f"),
        REAL("a number from %s to %s"),
        /** A string of 0 and 1, the highest bit first. */
        BITS("%.0f to %.0f digits 0 or 1");

        private final String allowed;

        Kind(String allowed) {
            this.allowed = allowed;
        }
    }

    static Parameter whole(String name, int least, int most, String meaning) {
        return new Parameter(name, Kind.WHOLE, least, most, "", meaning);
    }

    static Parameter real(String name, double least, double most, String meaning) {
        return new Parameter(name, Kind.REAL, least, most, "", meaning);
    }

    static Parameter bits(String name, int least, int most, String meaning) {
        return new Parameter(name, Kind.BITS, least, most, "", meaning);
    }

    /** The same, with a value where none is given. */
    Parameter or(String value) {
        return new Parameter(name, kind, least, most, value, meaning);
    }

    public boolean isOptional() {
        return !fallback.isEmpty();
    }

    /** What a value may be, in words. */
    public String allowed() {
        return kind.allowed.formatted(least, most);
    }

    /** Returns the text if it is a value of this parameter, and refuses it otherwise. */
    String checked(String text, String usage) {
        boolean fits = switch (kind) {
            case BITS -> text.matches("[01]+") && inRange(text.length());
            case WHOLE -> text.matches("\\d{1,9}") && inRange(Integer.parseInt(text));
            case REAL -> text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?") && inRange(Double.parseDouble(text));
        };
        if (!fits) {
            throw new IllegalArgumentException("%s is '%s' in %s, but must be %s (%s)"
                    .formatted(name, shortened(text), usage, allowed(), meaning));
        }
        return text;
    }

    private boolean inRange(double value) {
        return value >= least && value <= most;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
