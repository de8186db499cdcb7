package org.assay.quantum.draw;

import java.util.Locale;

/** The strokes of an SVG drawing: coordinates in pixels, text escaped. */
final class SvgPen {

    /** For what is done under a classical condition. */
    static final String DASHED = " stroke-dasharray=\"4 2\"";

    private static final String INK = "#1a1a1a";
    private static final String GREY = "#8a8a8a";
    private static final String PAPER = "#ffffff";
    private static final String FILL = "#eaf3fa";
    private static final String FONT = "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\"";

    private final StringBuilder out = new StringBuilder();

    String document(int width, int height, String title, String description) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" aria-labelledby="title desc">
                <title id="title">%3$s</title>
                <desc id="desc">%4$s</desc>
                <rect width="%1$d" height="%2$d" fill="%5$s"/>
                <g stroke="%6$s" stroke-width="1.3" fill="none">
                %7$s</g>
                </svg>
                """.formatted(width, height, escaped(title), escaped(description), PAPER, INK, out);
    }

    void wire(int left, int right, int y) {
        line(left, y, right, y);
    }

    void doubleWire(int left, int right, int y) {
        add("<path d=\"M%d %dH%dM%d %dH%d\" stroke=\"%s\"/>", left, y - 2, right, left, y + 2, right, GREY);
    }

    void line(int x1, int y1, int x2, int y2) {
        add("<path d=\"M%d %dL%d %d\"/>", x1, y1, x2, y2);
    }

    /** Hides the wires behind it, so that they do not run through. */
    void doubleLine(int x, int from, int to) {
        add("<path d=\"M%d %dV%dM%d %dV%d\" stroke=\"%s\"/>", x - 2, from, to, x + 2, from, to, GREY);
    }

    void arrow(int x, int from, int to) {
        doubleLine(x, from, to - 9);
        add("<path d=\"M%d %dh12l-6 8z\" fill=\"%s\" stroke=\"none\"/>", x - 6, to - 10, GREY);
    }

    void box(int x, int top, int width, int height, String style) {
        add("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\"%s/>", x - width / 2, top, width, height, FILL, style);
    }

    void meter(int x, int y, int width, int height, String style) {
        box(x, y - height / 2, width, height, style);
        add("<path d=\"M%d %da9 9 0 0 1 18 0M%d %dl7 -11\"/>", x - 9, y + 6, x, y + 6);
    }

    void dot(int x, int y, boolean filled) {
        add("<circle cx=\"%d\" cy=\"%d\" r=\"4.5\" fill=\"%s\"/>", x, y, filled ? INK : PAPER);
    }

    void plus(int x, int y) {
        add("<path d=\"M%d %da10 10 0 1 0 20 0a10 10 0 1 0 -20 0M%d %dh20M%d %dv20\" fill=\"%s\"/>",
                x - 10, y, x - 10, y, x, y - 10, PAPER);
    }

    void cross(int x, int y) {
        add("<path d=\"M%d %dl12 12m0 -12l-12 12\" stroke-width=\"1.8\"/>", x - 6, y - 6);
    }

    void barrier(int x, int from, int to) {
        add("<path d=\"M%d %dV%d\" stroke=\"%s\" stroke-dasharray=\"5 4\"/>", x, from, to, GREY);
    }

    /** Where a row was broken off: dots beside it. */
    void breakAt(int x, int from, int to) {
        add("<path d=\"M%d %dV%d\" stroke=\"%s\" stroke-dasharray=\"2 4\"/>", x, from - 10, to + 10, GREY);
    }

    void caption(int x, int y, String text) {
        text(x, y + 5, 14, "middle", INK, text);
    }

    void label(int x, int y, String text) {
        text(x, y + 5, 14, "end", INK, text);
    }

    void port(int x, int y, String text) {
        text(x, y + 4, 10, "start", GREY, text);
    }

    void small(int x, int y, String text) {
        text(x, y, 11, "start", INK, text);
    }

    void note(int x, int y, String text, String style) {
        text(x, y, 11, "middle", style.isEmpty() ? INK : GREY, text);
    }

    private void text(int x, int y, int size, String anchor, String colour, String text) {
        add("<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\" stroke=\"none\" %s>%s</text>",
                x, y, size, anchor, colour, FONT, escaped(text));
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** Markup and control characters taken out of text that a file may have brought. */
    static String escaped(String text) {
        return Captions.printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
