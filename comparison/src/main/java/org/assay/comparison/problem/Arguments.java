package org.assay.comparison.problem;

import java.util.List;

/** The parts of {@code family:a:b} after the first, read with messages that name spec and usage. */
record Arguments(String spec, String usage, List<String> parts) {

    /** The whole number at a place, within bounds. */
    int integer(int index, String name, int least, int most) {
        String text = part(index, name);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the message is the same.
        }
        throw refusal("%s is '%s', but must be a whole number from %d to %d".formatted(name, text, least, most));
    }

    int integer(int index, String name, int least, int most, int otherwise) {
        return index < parts.size() ? integer(index, name, least, most) : otherwise;
    }

    /** The number at a place, within bounds. */
    double number(int index, String name, double least, double most) {
        String text = part(index, name);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the message is the same.
        }
        throw refusal("%s is '%s', but must be a number from %s to %s".formatted(name, text,
                CanonicalText.number(least), CanonicalText.number(most)));
    }

    double number(int index, String name, double least, double most, double otherwise) {
        return index < parts.size() ? number(index, name, least, most) : otherwise;
    }

    /** The text at a place. */
    String part(int index, String name) {
        if (index >= parts.size() || parts.get(index).isBlank()) {
            throw refusal("%s is missing".formatted(name));
        }
        return parts.get(index);
    }

    /** Refuses more parts than so many. */
    void atMost(int count) {
        if (parts.size() > count) {
            throw refusal("'%s' is one part too many".formatted(parts.get(count)));
        }
    }

    ProblemException refusal(String what) {
        return new ProblemException("%s: %s; write it as %s".formatted(spec, what, usage));
    }
}
