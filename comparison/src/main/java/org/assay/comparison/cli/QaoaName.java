package org.assay.comparison.cli;

/** {@code qaoa:PROBLEM:P}, where the problem may hold colons itself: {@code qaoa:reg3:16:4}. */
record QaoaName(String problem, int depth) {

    private static final int MOST_LAYERS = 10_000;

    /** Refuses a depth that is missing or out of range. */
    static QaoaName parse(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first == last) {
            throw Failure.badInput("'%s' needs a problem and a depth".formatted(text), "as in qaoa:petersen:3 or qaoa:reg3:16:4");
        }
        String depth = text.substring(last + 1);
        try {
            int p = Integer.parseInt(depth);
            if (p >= 1 && p <= MOST_LAYERS) {
                return new QaoaName(text.substring(first + 1, last), p);
            }
        } catch (NumberFormatException e) {
            // said below, together with numbers out of range
        }
        throw Failure.badInput("depth of '%s' is '%s', but must be a whole number within 1..%d".formatted(text, depth, MOST_LAYERS),
                "as in qaoa:petersen:3 or qaoa:reg3:16:4");
    }
}
