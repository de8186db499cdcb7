package org.assay.comparison.report;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.MonteCarlo;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Samples;

/** Seconds, joules and ratios as people read them: two or three digits and a fitting unit. */
public final class Units {

    /** A name and how many base units one of it is. */
    private record Unit(String symbol, double size) {}

    private static final List<Unit> TIME = List.of(
            new Unit("ns", 1e-9), new Unit("us", 1e-6), new Unit("ms", 1e-3), new Unit("s", 1), new Unit("min", 60),
            new Unit("h", 3600), new Unit("d", 86_400), new Unit("y", 31_557_600));
    private static final List<Unit> ENERGY = List.of(
            new Unit("nJ", 1e-9), new Unit("uJ", 1e-6), new Unit("mJ", 1e-3), new Unit("J", 1), new Unit("kJ", 1e3),
            new Unit("MJ", 1e6), new Unit("GJ", 1e9), new Unit("TJ", 1e12));
    private static final List<Unit> MASS = List.of(
            new Unit("pg", 1e-12), new Unit("ng", 1e-9), new Unit("ug", 1e-6), new Unit("mg", 1e-3), new Unit("g", 1), new Unit("kg", 1e3),
            new Unit("t", 1e6), new Unit("kt", 1e9), new Unit("Mt", 1e12));
    private static final List<Unit> EURO = List.of(new Unit("EUR", 1));
    private static final List<Unit> DOLLAR = List.of(new Unit("USD", 1));
    private static final List<Unit> BYTES = List.of(
            new Unit("B", 1), new Unit("KiB", 0x1p10), new Unit("MiB", 0x1p20), new Unit("GiB", 0x1p30), new Unit("TiB", 0x1p40),
            new Unit("PiB", 0x1p50), new Unit("EiB", 0x1p60));

    private Units() {}

    public static String seconds(double value) {
        return format(value, TIME);
    }

    public static String joules(double value) {
        return format(value, ENERGY);
    }

    public static String bytes(double value) {
        return format(value, BYTES);
    }

    /**
     * A quantity of time, energy, CO2 equivalent or money. One that was derived from uncertain ones is given
     * with the middle 95 % of its draws: the bounds that it carries are those of all inputs at once, which no
     * honest interval is. Its value is the formula at the medians of the inputs, which a reader can redo and
     * which stands in JSON; the median of the draws only where that lies outside of them. A leaf has its own
     * range.
     */
    public static String of(Quantity quantity) {
        List<Unit> units = unitsOf(quantity.unit());
        Interval bounds = quantity.baseInterval();
        if (bounds.isPoint()) {
            return format(quantity.baseValue(), units);
        }
        if (quantity.inputs().isEmpty()) {
            return withInterval(quantity.baseValue(), Units::bound, bounds.low(), bounds.high(), units);
        }
        Drawn drawn = drawn(quantity);
        return withInterval(drawn.value(), Units::bound, drawn.middle().low(), drawn.middle().high(), units);
    }

    /** What text and charts say of a quantity, in base units. */
    record Drawn(double value, Interval middle) {}

    static Drawn drawn(Quantity quantity) {
        if (quantity.interval().isPoint() || quantity.inputs().isEmpty()) {
            return new Drawn(quantity.baseValue(), quantity.baseInterval());
        }
        return drawn(MonteCarlo.USUAL.sample(quantity));
    }

    /** The same of one that has been drawn. */
    static Drawn drawn(Samples samples) {
        Quantity quantity = samples.quantity();
        double scale = quantity.unit().scale();
        Interval middle = samples.interval95();
        double value = middle.contains(quantity.value()) ? quantity.value() : samples.median();
        return new Drawn(value * scale, middle.times(scale));
    }

    /** A number in a unit, which may be written in a fitting one: {@code 25 kW}, {@code 6.3 kJ}. */
    public static String value(double value, org.assay.comparison.quantity.Unit unit) {
        List<Unit> units = unitsOf(unit);
        return units.size() > 1 ? format(value * unit.scale(), units) : number(value) + (unit.exponents().isEmpty() && unit.scale() == 1 ? "" : " " + unit.symbol());
    }

    private static List<Unit> unitsOf(org.assay.comparison.quantity.Unit unit) {
        if (unit.isCompatibleWith(org.assay.comparison.quantity.Unit.SECOND)) {
            return TIME;
        }
        if (unit.isCompatibleWith(org.assay.comparison.quantity.Unit.JOULE)) {
            return ENERGY;
        }
        if (unit.isCompatibleWith(org.assay.comparison.quantity.Unit.GRAM_CO2E)) {
            return MASS;
        }
        if (unit.isCompatibleWith(org.assay.comparison.quantity.Unit.EURO)) {
            return EURO;
        }
        return unit.isCompatibleWith(org.assay.comparison.quantity.Unit.DOLLAR) ? DOLLAR : List.of(new Unit(unit.inBase().symbol(), 1));
    }

    /** {@code 142 ms [128,161]}: the bounds in the unit of the value. */
    public static String seconds(double value, double low, double high) {
        return withInterval(value, Units::bound, low, high, TIME);
    }

    /** {@code 2.1 J [1.8,2.6]}: the bounds in the unit of the value. */
    public static String joules(double value, double low, double high) {
        return withInterval(value, Units::bound, low, high, ENERGY);
    }

    /** Grams with bounds in the unit of the value; a point where they are equal. */
    public static String grams(double value, double low, double high) {
        return low == high ? format(value, MASS) : withInterval(value, Units::bound, low, high, MASS);
    }

    /** {@code 142 ms [1e2,2e2]}: bounds of one significant digit, at most 20 columns in all. */
    public static String secondsInBrief(double value, double low, double high) {
        return withInterval(value, Units::oneDigit, low, high, TIME);
    }

    /** As {@link #secondsInBrief}, for energies. */
    public static String joulesInBrief(double value, double low, double high) {
        return withInterval(value, Units::oneDigit, low, high, ENERGY);
    }

    /** Two significant digits below 100, whole numbers above, powers of ten from a million on. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "?";
        }
        if (size == 0) {
            return "0";
        }
        if (size >= 1e6 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        // 0.5 % more, so that what rounds up to the next power of ten gets its digits, not one more.
        int decimals = 1 - (int) Math.floor(Math.log10(size * 1.005));
        return String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
    }

    /** Two significant digits, for ratios: {@code 700}, {@code 4.1}, {@code 3.3e+06}. */
    public static String rough(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return number(value);
        }
        double step = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 1);
        return number(Math.round(value / step) * step);
    }

    private static String format(double value, List<Unit> units) {
        Unit unit = unitFor(value, units);
        return number(value / unit.size()) + " " + unit.symbol();
    }

    private static String withInterval(double value, DoubleFunction<String> bounds, double low, double high, List<Unit> units) {
        Unit unit = unitFor(value, units);
        return "%s %s [%s,%s]".formatted(number(value / unit.size()), unit.symbol(), bounds.apply(low / unit.size()),
                bounds.apply(high / unit.size()));
    }

    /** {@code 0.05}, {@code 3}, {@code 40}, {@code 4e3}. */
    private static String oneDigit(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return number(value);
        }
        double size = Math.abs(value);
        if (size >= 95 || size < 0.0095) {
            return String.format(Locale.ROOT, "%.0e", value).replaceAll("e([-+])0*", "e$1").replace("e+", "e");
        }
        double step = Math.pow(10, Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, size >= 0.95 ? "%.0f" : size >= 0.095 ? "%.1f" : "%.2f", Math.round(value / step) * step);
    }

    /** Bounds far from the value have more digits than anybody believes: two are kept from a thousand on. */
    private static String bound(double value) {
        return Math.abs(value) >= 1000 ? rough(value) : number(value);
    }

    /** The largest unit in which the value is at least 0.95: 1.0 reads better than 995 of the next smaller. */
    private static Unit unitFor(double value, List<Unit> units) {
        Unit best = units.getFirst();
        for (Unit unit : units) {
            if (Math.abs(value) >= 0.95 * unit.size()) {
                best = unit;
            }
        }
        return best;
    }
}
