package org.assay.comparison.report;

import java.util.List;
import java.util.stream.Collectors;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Sensitivity;

/**
 * Which inputs the uncertainty of a quantity comes from: each is moved alone from its 5 % to its 95 %
 * point, the longest bar on top. At the right the same as a table.
 */
public final class TornadoSvg {

    private static final int WIDTH = 980;
    private static final int ROW = 34;
    private static final int TOP = 76;
    private static final int LEFT = 260;
    private static final int CHART = 400;
    private static final int BAR = 18;
    private static final int MOST_BARS = 12;
    private static final int LONGEST_NAME = 38;

    private TornadoSvg() {}

    public static String of(String subject, Quantity quantity) {
        List<Sensitivity.Bar> all = Sensitivity.tornado(quantity);
        List<Sensitivity.Bar> bars = all.stream().limit(MOST_BARS).toList();
        String title = "What moves the %s: %s".formatted(quantity.name(), subject);
        SvgCanvas canvas = new SvgCanvas(WIDTH, TOP + ROW * Math.max(1, bars.size()) + 70, title, description(quantity, bars));
        canvas.text(16, 26, "start", 17, title);
        canvas.text(16, 46, "start", 12, "each input alone, from its 5 %% to its 95 %% point, all others at their medians; central line: %s"
                .formatted(number(quantity, quantity.value())));
        if (bars.isEmpty()) {
            canvas.text(16, TOP + 20, "start", 13, "no input of it is uncertain");
            return canvas.svg();
        }
        double least = bars.stream().mapToDouble(b -> Math.min(b.low(), b.high())).min().orElseThrow();
        double most = bars.stream().mapToDouble(b -> Math.max(b.low(), b.high())).max().orElseThrow();
        ChartScale scale = ChartScale.fitting(Math.min(least, quantity.value()), Math.max(most, quantity.value()), LEFT, CHART);
        axis(canvas, scale, quantity, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            draw(canvas, scale, quantity, bars.get(i), TOP + ROW * i + 8);
        }
        double centre = scale.at(quantity.value());
        canvas.line(centre, TOP, centre, TOP + ROW * bars.size() + 6.0, SvgCanvas.INK, 1.6);
        legend(canvas, TOP + ROW * bars.size() + 56, all.size() - bars.size());
        return canvas.svg();
    }

    private static String description(Quantity quantity, List<Sensitivity.Bar> bars) {
        return bars.isEmpty()
                ? "no input is uncertain"
                : bars.stream()
                        .map(b -> "%s from %s to %s: %s to %s".formatted(b.input().name(), input(b, 0.05), input(b, 0.95),
                                number(quantity, b.low()), number(quantity, b.high())))
                        .collect(Collectors.joining("; "));
    }

    private static void draw(SvgCanvas canvas, ChartScale scale, Quantity quantity, Sensitivity.Bar bar, double y) {
        double centre = scale.at(quantity.value());
        part(canvas, centre, scale.at(bar.low()), y, false);
        part(canvas, centre, scale.at(bar.high()), y, true);
        canvas.text(LEFT - 10, y + 9, "end", 13, shortened(bar.input().name()));
        canvas.text(LEFT - 10, y + 22, "end", 10, "%s to %s".formatted(input(bar, 0.05), input(bar, 0.95)));
        canvas.text(LEFT + CHART + 16, y + 14, "start", 13, "%s to %s".formatted(number(quantity, bar.low()), number(quantity, bar.high())));
        canvas.text(WIDTH - 12, y + 14, "end", 12, bar.input().kind().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The side of the input's high end is hatched. */
    private static void part(SvgCanvas canvas, double centre, double end, double y, boolean high) {
        String colour = high ? SvgCanvas.ORANGE : SvgCanvas.BLUE;
        canvas.bar(Math.min(centre, end), y, Math.abs(end - centre), BAR, high ? SvgCanvas.hatched(colour) : colour, colour, false);
    }

    private static void axis(SvgCanvas canvas, ChartScale scale, Quantity quantity, int rows) {
        double bottom = TOP + ROW * rows + 6.0;
        for (double tick : scale.ticks()) {
            double x = scale.at(tick);
            canvas.line(x, TOP, x, bottom, SvgCanvas.PALE, 1);
            canvas.text(x, bottom + 16, "middle", 12, number(quantity, tick));
        }
        canvas.line(LEFT, bottom, LEFT + CHART, bottom, SvgCanvas.INK, 1);
    }

    private static void legend(SvgCanvas canvas, double y, int leftOut) {
        canvas.bar(LEFT, y - 12, 30, BAR - 4.0, SvgCanvas.BLUE, SvgCanvas.BLUE, false);
        canvas.text(LEFT + 38.0, y, "start", 12, "input at its 5 % point");
        canvas.bar(LEFT + 200.0, y - 12, 30, BAR - 4.0, SvgCanvas.hatched(SvgCanvas.ORANGE), SvgCanvas.ORANGE, false);
        canvas.text(LEFT + 238.0, y, "start", 12, "at its 95 % point" + (leftOut > 0 ? "; %d shorter bars left out".formatted(leftOut) : ""));
    }

    private static String number(Quantity quantity, double value) {
        return Units.value(value, quantity.unit());
    }

    private static String input(Sensitivity.Bar bar, double level) {
        Distribution distribution = bar.input().distribution();
        return Units.value(distribution.quantile(level), bar.input().unit());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }
}
