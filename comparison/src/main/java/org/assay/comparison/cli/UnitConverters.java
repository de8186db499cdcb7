package org.assay.comparison.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assay.comparison.quantity.Interval;
import picocli.CommandLine.ITypeConverter;

/** Reads numbers with units from the command line: {@code 8GiB}, {@code 1.5m}, {@code 2kJ}. */
final class UnitConverters {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("\\s*([0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*([A-Za-z]*)\\s*");

    private UnitConverters() {}

    static final class Bytes implements ITypeConverter<Long> {
        private static final Map<String, Double> UNITS = units("B", 1, "kB", 1e3, "MB", 1e6, "GB", 1e9, "TB", 1e12,
                "KiB", 0x1p10, "MiB", 0x1p20, "GiB", 0x1p30, "TiB", 0x1p40);

        @Override
        public Long convert(String text) {
            return (long) read(text, UNITS, "memory", "8GiB");
        }
    }

    static final class Time implements ITypeConverter<Duration> {
        private static final Map<String, Double> UNITS = units("s", 1, "ms", 1e-3, "us", 1e-6, "ns", 1e-9, "m", 60, "min", 60,
                "h", 3600, "d", 86_400, "y", 31_557_600);

        @Override
        public Duration convert(String text) {
            return Duration.ofNanos((long) (read(text, UNITS, "time", "30s") * 1e9));
        }
    }

    static final class Joules implements ITypeConverter<Double> {
        private static final Map<String, Double> UNITS = units("J", 1, "mJ", 1e-3, "kJ", 1e3, "MJ", 1e6, "Wh", 3600, "kWh", 3.6e6);

        @Override
        public Double convert(String text) {
            return read(text, UNITS, "energy", "500J");
        }
    }

    /** A number, or two with two full stops between. */
    static final class Range implements ITypeConverter<Interval> {
        @Override
        public Interval convert(String text) {
            String[] ends = text.split("\\.\\.", -1);
            try {
                double low = Double.parseDouble(ends[0]);
                double high = ends.length == 1 ? low : Double.parseDouble(ends[1]);
                if (ends.length <= 2 && Double.isFinite(low) && Double.isFinite(high) && low <= high) {
                    return Interval.of(low, high);
                }
            } catch (NumberFormatException e) {
                // said below, together with numbers that are no range
            }
            throw Failure.usage("'%s' is no number or range".formatted(text), "write 0.2, or 0.1..0.4 with the lower end first");
        }
    }

    private static Map<String, Double> units(Object... namesAndFactors) {
        Map<String, Double> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2) {
            units.put((String) namesAndFactors[i], ((Number) namesAndFactors[i + 1]).doubleValue());
        }
        return units;
    }

    /** The number in the first unit of the map; without a unit, that one is meant. */
    private static double read(String text, Map<String, Double> units, String what, String example) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        Double factor = null;
        if (matcher.matches()) {
            String unit = matcher.group(2);
            factor = unit.isEmpty() ? Double.valueOf(1) : units.get(unit);
        }
        if (factor == null) {
            throw Failure.usage("'%s' is no %s".formatted(text, what),
                    "write a number and a unit, as in %s; units are %s".formatted(example, String.join(", ", units.keySet())));
        }
        double value = Double.parseDouble(matcher.group(1)) * factor;
        if (!(value > 0)) {
            throw Failure.usage("%s is '%s', but must be more than 0".formatted(what, text));
        }
        return value;
    }
}
