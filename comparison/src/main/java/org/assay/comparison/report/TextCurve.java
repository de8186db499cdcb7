package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A curve drawn with full stops and bars: values over equally spaced steps. */
final class TextCurve {

    private static final int LABEL = 7;
    /** Of the largest value. */
    private static final double ROUNDING = 1e-9;

    private TextCurve() {}

    /**
     * {@code height} lines of curve and one for the axis. A curve that does not move, but for rounding, lies in
     * the middle, and only its own value stands at the axis; so does a number once that would be printed twice.
     *
     * @param values at least one, all finite
     * @param width columns for the curve, without the numbers at its left
     */
    static List<String> lines(double[] values, int width, int height, String xName) {
        double high = Arrays.stream(values).max().orElseThrow();
        double least = Arrays.stream(values).min().orElseThrow();
        double span = high - least;
        boolean flat = span <= ROUNDING * Math.max(Math.abs(high), Math.abs(least));
        char[][] canvas = new char[height][width];
        for (char[] row : canvas) {
            Arrays.fill(row, ' ');
        }
        int previous = -1;
        for (int c = 0; c < width; c++) {
            double value = values[(int) Math.round((double) c * (values.length - 1) / (width - 1))];
            int row = flat ? (height - 1) / 2 : height - 1 - (int) Math.round((value - least) / span * (height - 1));
            for (int between = Math.min(row, previous) + 1; previous >= 0 && between < Math.max(row, previous); between++) {
                canvas[between][c] = ':';
            }
            canvas[row][c] = '.';
            previous = row;
        }
        List<String> lines = new ArrayList<>();
        String above = "";
        for (int row = 0; row < height; row++) {
            String label = !flat ? trimmed(high - span * row / (height - 1)) : row == (height - 1) / 2 ? trimmed(high) : "";
            lines.add(String.format(Locale.ROOT, "%" + LABEL + "s |%s", label.equals(above) ? "" : label, new String(canvas[row])).stripTrailing());
            above = label;
        }
        lines.add(axis(values.length - 1, width - 1, xName));
        return lines;
    }

    private static String trimmed(double value) {
        if (Math.abs(value) >= 1e7) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        if (value == Math.rint(value) || Math.abs(value) >= 1000) {
            return Long.toString(Math.round(value));
        }
        return String.format(Locale.ROOT, Math.abs(value) < 0.95 ? "%.2g" : "%.1f", value);
    }

    private static String axis(int steps, int width, String xName) {
        String end = steps + " " + xName;
        return " ".repeat(LABEL + 2) + "0" + " ".repeat(Math.max(1, width - end.length())) + end;
    }
}
