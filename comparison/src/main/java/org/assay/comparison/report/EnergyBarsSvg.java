package org.assay.comparison.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Tag;

/**
 * Energies as bars on a logarithmic axis, with their intervals and, at the right, the same as a table.
 * What was measured is filled, what was modelled is hatched, what rests on assumptions is outlined.
 */
public final class EnergyBarsSvg {

    private static final int WIDTH = 900;
    private static final int ROW = 30;
    private static final int TOP = 64;
    private static final int LEFT = 190;
    private static final int CHART = 430;
    private static final int BAR = 16;

    private EnergyBarsSvg() {}

    /** One energy, in J; {@code low..high} holds the value. */
    public record Bar(String name, double value, double low, double high, Tag tag) {
        public static Bar of(String name, Quantity energy) {
            Units.Drawn drawn = Units.drawn(energy);
            return new Bar(name, drawn.value(), drawn.middle().low(), drawn.middle().high(), energy.tag());
        }

        private boolean isDrawable() {
            return value > 0 && Double.isFinite(high);
        }

        private String numbers() {
            return low == high ? Units.joules(value) : Units.joules(value, low, high);
        }
    }

    /** @param subject what the energies are of, for the title */
    public static String of(String subject, List<Bar> bars) {
        List<Bar> drawn = bars.stream().filter(Bar::isDrawable).toList();
        String description = bars.stream()
                .map(b -> "%s: %s, %s".formatted(b.name(), b.numbers(), word(b.tag())))
                .collect(Collectors.joining("; "));
        SvgCanvas canvas = new SvgCanvas(WIDTH, TOP + ROW * Math.max(1, drawn.size()) + 84, "Energy: " + subject, description);
        canvas.text(16, 26, "start", 17, "Energy: " + subject);
        canvas.text(16, 46, "start", 12, "logarithmic axis; the line is the interval; at the right the numbers");
        if (drawn.isEmpty()) {
            canvas.text(16, TOP + 20, "start", 13, "no energy is known here");
            return canvas.svg();
        }
        double least = drawn.stream().mapToDouble(b -> b.low() > 0 ? b.low() : b.value()).min().orElseThrow();
        double most = drawn.stream().mapToDouble(Bar::high).max().orElseThrow();
        ChartScale scale = ChartScale.decades(least, most, LEFT, CHART);
        axis(canvas, scale, drawn.size());
        for (int i = 0; i < drawn.size(); i++) {
            draw(canvas, scale, drawn.get(i), TOP + ROW * i + 8);
        }
        legend(canvas, TOP + ROW * drawn.size() + 60);
        return canvas.svg();
    }

    private static void draw(SvgCanvas canvas, ChartScale scale, Bar bar, double y) {
        String colour = colour(bar.tag());
        double x = scale.at(bar.value());
        box(canvas, LEFT, y, x - LEFT, bar.tag());
        double low = scale.at(bar.low() > 0 ? bar.low() : scale.from());
        double high = scale.at(bar.high());
        double middle = y + BAR / 2.0;
        canvas.line(low, middle, high, middle, SvgCanvas.INK, 1.6);
        canvas.line(low, middle - 5, low, middle + 5, SvgCanvas.INK, 1.6);
        canvas.line(high, middle - 5, high, middle + 5, SvgCanvas.INK, 1.6);
        canvas.circle(x, middle, 4.5, colour);
        canvas.text(LEFT - 10, y + 13, "end", 13, bar.name());
        canvas.text(LEFT + CHART + 16, y + 13, "start", 13, bar.numbers());
        canvas.text(WIDTH - 12, y + 13, "end", 12, word(bar.tag()));
    }

    private static void box(SvgCanvas canvas, double x, double y, double w, Tag tag) {
        String colour = colour(tag);
        switch (tag) {
            case MEASURED -> canvas.bar(x, y, w, BAR, colour, colour, false);
            case MODELLED -> canvas.bar(x, y, w, BAR, SvgCanvas.hatched(colour), colour, false);
            case ASSUMED -> canvas.bar(x, y, w, BAR, "white", colour, true);
        }
    }

    private static void axis(SvgCanvas canvas, ChartScale scale, int rows) {
        double bottom = TOP + ROW * rows + 6.0;
        for (double tick : scale.ticks()) {
            double x = scale.at(tick);
            canvas.line(x, TOP, x, bottom, SvgCanvas.PALE, 1);
            canvas.text(x, bottom + 16, "middle", 12, Units.joules(tick));
        }
        canvas.line(LEFT, bottom, LEFT + CHART, bottom, SvgCanvas.INK, 1);
    }

    private static void legend(SvgCanvas canvas, double y) {
        double x = LEFT;
        for (Tag tag : Tag.values()) {
            box(canvas, x, y - 12, 30, tag);
            canvas.text(x + 38, y + 1, "start", 12, word(tag));
            x += 140;
        }
    }

    private static String colour(Tag tag) {
        return switch (tag) {
            case MEASURED -> SvgCanvas.BLUE;
            case MODELLED -> SvgCanvas.ORANGE;
            case ASSUMED -> SvgCanvas.GREEN;
        };
    }

    private static String word(Tag tag) {
        return tag.name().toLowerCase(Locale.ROOT);
    }
}
