package org.assay.comparison.report;

import java.util.Locale;

/**
 * A picture as SVG text: self-contained, with title and description for those who cannot see it, in the
 * colours of Okabe and Ito, which all people can tell apart.
 */
final class SvgCanvas {

    static final String BLUE = "#0072B2";
    static final String ORANGE = "#E69F00";
    static final String GREEN = "#009E73";
    static final String INK = "#222222";
    static final String PALE = "#cccccc";

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;
    private final String description;

    SvgCanvas(int width, int height, String title, String description) {
        this.width = width;
        this.height = height;
        this.title = title;
        this.description = description;
    }

    void text(double x, double y, String anchor, int size, String text) {
        body.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n", x, y, anchor, size,
                escaped(text)));
    }

    void line(double x1, double y1, double x2, double y2, String colour, double stroke) {
        body.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                x1, y1, x2, y2, colour, stroke));
    }

    /** @param fill a colour, {@code none}, or {@code url(#hatch-...)} */
    void bar(double x, double y, double w, double h, String fill, String edge, boolean dashed) {
        body.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.2\"%s/>%n",
                x, y, Math.max(0.5, w), h, fill, edge, dashed ? " stroke-dasharray=\"5 3\"" : ""));
    }

    void circle(double x, double y, double r, String fill) {
        body.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"white\"/>%n", x, y, r, fill));
    }

    static String hatched(String colour) {
        return "url(#hatch-%s)".formatted(colour.substring(1));
    }

    String svg() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"t d\" "
                        + "font-family=\"Helvetica, Arial, sans-serif\" fill=\"%s\">%n",
                width, height, width, height, INK));
        out.append("<title id=\"t\">%s</title>%n<desc id=\"d\">%s</desc>%n<defs>%n".formatted(escaped(title), escaped(description)));
        for (String colour : new String[] {BLUE, ORANGE, GREEN}) {
            out.append(("<pattern id=\"hatch-%s\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                    + "<rect width=\"7\" height=\"7\" fill=\"white\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\" stroke=\"%s\" stroke-width=\"6\"/></pattern>%n")
                    .formatted(colour.substring(1), colour));
        }
        out.append("</defs>%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n".formatted());
        return out.append(body).append("</svg>\n").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
