package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a number stands on an axis, linear or logarithmic.
 *
 * @param from   value at the left end
 * @param to     value at the right end, larger
 * @param left   position of the left end
 * @param width  between the ends
 */
record ChartScale(boolean logarithmic, double from, double to, double left, double width) {

    private static final int MOST_TICKS = 6;
    /** A span below this, of the largest value, is rounding. */
    private static final double NOTHING = 1e-9;

    /** Whole decades around positive values. */
    static ChartScale decades(double least, double most, double left, double width) {
        double from = Math.pow(10, Math.floor(Math.log10(least)));
        double to = Math.pow(10, Math.ceil(Math.log10(most)));
        return new ChartScale(true, from, to > from ? to : from * 10, left, width);
    }

    /** Logarithmic where positive values span more than a decade, else linear with a margin. */
    static ChartScale fitting(double least, double most, double left, double width) {
        if (least > 0 && most > 10 * least) {
            return decades(least, most, left, width);
        }
        double size = Math.max(Math.abs(least), Math.abs(most));
        double margin = most - least > NOTHING * size ? 0.05 * (most - least) : size > 0 ? 0.05 * size : 1;
        return new ChartScale(false, least - margin, most + margin, left, width);
    }

    double at(double value) {
        double share = logarithmic
                ? Math.log(value / from) / Math.log(to / from)
                : (value - from) / (to - from);
        return left + width * Math.clamp(share, 0, 1);
    }

    /** Round numbers for the axis. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            int first = (int) Math.round(Math.log10(from));
            int last = (int) Math.round(Math.log10(to));
            int step = Math.max(1, Math.ceilDiv(last - first, MOST_TICKS));
            for (int decade = first; decade <= last; decade += step) {
                ticks.add(Math.pow(10, decade));
            }
            return ticks;
        }
        double rough = (to - from) / (MOST_TICKS - 1);
        double unit = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = unit * (rough / unit < 1.5 ? 1 : rough / unit < 3.5 ? 2 : rough / unit < 7.5 ? 5 : 10);
        for (double tick = Math.ceil(from / step) * step; tick <= to; tick += step) {
            ticks.add(Math.abs(tick) < step / 1e6 ? 0 : tick);
        }
        return ticks;
    }
}
