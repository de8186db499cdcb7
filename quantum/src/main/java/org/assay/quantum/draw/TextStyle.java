package org.assay.quantum.draw;

/**
 * The signs of a text drawing. Every sign is one column wide.
 *
 * @param crossing where a vertical line passes over a wire that it does not touch
 * @param pi how to write pi in angles
 * @param dagger what marks an inverse
 * @param measure what stands before the name of the bit that is measured into
 * @param more at the right end of a row that goes on below, and {@code continued} where it does
 */
record TextStyle(
        String wire,
        String vertical,
        String crossing,
        String on,
        String off,
        String flip,
        String exchange,
        String barrier,
        String measure,
        String left,
        String right,
        String pi,
        String dagger,
        String root,
        String more,
        String continued,
        String ellipsis) {

    static final TextStyle UNICODE =
            new TextStyle("─", "│", "┼", "●", "○", "⊕", "╳", "░", "M→", "┤", "├", "π", "†", "√", "»", "«", "…");

    static final TextStyle ASCII =
            new TextStyle("-", "|", "+", "*", "o", "(+)", "x", ":", "M>", "[", "]", "pi", "dg", "sqrt", ">", "<", "~");
}
