package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Horizontal bars on a logarithmic scale, each with the interval of its value: {@code ====|--o--|}.
 *
 * <p>Bars start at the power of ten below the least bound, so lengths may be compared as orders of
 * magnitude only; the axis below says which.
 */
final class LogBars {

    /** How sure a value is; measured bars are {@code =}, modelled {@code /}, assumed {@code .}. */
    enum Texture {
        MEASURED('='),
        MODELLED('/'),
        ASSUMED('.');

        private final char mark;

        Texture(char mark) {
            this.mark = mark;
        }
    }

    /** A positive value between its bounds. */
    record Bar(String label, double value, double low, double high, Texture texture) {}

    private LogBars() {}

    /** One line a bar and two for the axis; {@code width} columns in all. Bars that are not positive are left out. */
    static List<String> lines(List<Bar> bars, int width) {
        List<Bar> shown = bars.stream().filter(b -> b.low() > 0 && Double.isFinite(b.high())).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        int labelWidth = shown.stream().mapToInt(b -> b.label().length()).max().orElse(0);
        double from = Math.floor(Math.log10(shown.stream().mapToDouble(Bar::low).min().orElse(1)));
        double to = Math.ceil(Math.log10(shown.stream().mapToDouble(Bar::high).max().orElse(10)));
        Scale scale = new Scale(from, Math.max(to, from + 1), width - labelWidth - 4);
        List<String> lines = new ArrayList<>();
        for (Bar bar : shown) {
            lines.add((" %-" + labelWidth + "s  %s").formatted(bar.label(), drawn(bar, scale)).stripTrailing());
        }
        lines.addAll(axis(scale, labelWidth + 3));
        return lines;
    }

    /** From {@code 10^from} in column 0 to {@code 10^to} in the last one. */
    private record Scale(double from, double to, int columns) {
        int column(double value) {
            double position = (Math.log10(value) - from) / (to - from);
            return Math.clamp(Math.round(position * (columns - 1)), 0, columns - 1);
        }
    }

    private static String drawn(Bar bar, Scale scale) {
        char[] line = " ".repeat(scale.columns()).toCharArray();
        int value = scale.column(bar.value());
        java.util.Arrays.fill(line, 0, value, bar.texture().mark);
        int low = scale.column(bar.low());
        int high = scale.column(bar.high());
        for (int c = low; c <= high; c++) {
            line[c] = '-';
        }
        line[low] = '|';
        line[high] = '|';
        line[value] = 'o';
        return new String(line);
    }

    private static List<String> axis(Scale scale, int indent) {
        char[] ticks = " ".repeat(indent + scale.columns() + 12).toCharArray();
        StringBuilder names = new StringBuilder(" ".repeat(ticks.length));
        int decades = (int) (scale.to() - scale.from());
        int step = Math.max(1, (int) Math.ceil(decades * 9.0 / scale.columns()));
        int free = 0;
        for (int d = 0; d <= decades; d += step) {
            double value = Math.pow(10, scale.from() + d);
            int column = indent + scale.column(value);
            String name = Units.joules(value);
            int start = Math.min(column, indent + scale.columns() - name.length());
            if (start < free) {
                continue;
            }
            ticks[column] = '+';
            names.replace(start, start + name.length(), name);
            free = start + name.length() + 1;
        }
        return List.of(new String(ticks).stripTrailing(), names.toString().stripTrailing());
    }
}
