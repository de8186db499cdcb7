package org.assay.comparison.energy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.assay.comparison.energy.EnergyReading.Measured;
import org.assay.comparison.energy.EnergyReading.Unavailable;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * The record of an external power meter: a plug, a power strip, a board's management controller.
 *
 * <p>Read from CSV with the header {@code time,watts}; times are ISO 8601 with offset, or seconds since
 * 1970. Between two readings power is taken to be linear.
 */
public final class MeterLog {

    private static final String HEADER = "time,watts";

    private final String meter;
    private final NavigableMap<Instant, Double> watts;

    private MeterLog(String meter, NavigableMap<Instant, Double> watts) {
        this.meter = meter;
        this.watts = watts;
    }

    /**
     * @param meter what was read, for the report: "plug of rack 3"
     * @throws IllegalArgumentException with the line of the first mistake
     */
    public static MeterLog parse(String meter, String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase(HEADER)) {
            throw new IllegalArgumentException("1: the header is '%s', but must be '%s'"
                    .formatted(lines.isEmpty() ? "" : lines.getFirst(), HEADER));
        }
        NavigableMap<Instant, Double> watts = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(watts, i + 1, lines.get(i));
            }
        }
        if (watts.size() < 2) {
            throw new IllegalArgumentException("the record has %d readings, but needs at least two".formatted(watts.size()));
        }
        return new MeterLog(meter, watts);
    }

    /** Energy from one instant to another; unavailable where the record does not cover them. */
    public EnergyReading between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from %s to %s is no time".formatted(from, to));
        }
        if (from.isBefore(watts.firstKey()) || to.isAfter(watts.lastKey())) {
            return new Unavailable("%s covers %s to %s, but the run was %s to %s".formatted(meter, watts.firstKey(), watts.lastKey(), from, to),
                    "record from before the start until after the end; are the clocks and time zones the same?");
        }
        double joules = 0;
        double swing = 0;
        Instant last = from;
        double lastWatts = at(from);
        for (Map.Entry<Instant, Double> reading : watts.subMap(from, false, to, false).entrySet()) {
            double seconds = seconds(last, reading.getKey());
            joules += seconds * (lastWatts + reading.getValue()) / 2;
            swing += seconds * Math.abs(reading.getValue() - lastWatts) / 2;
            last = reading.getKey();
            lastWatts = reading.getValue();
        }
        joules += seconds(last, to) * (lastWatts + at(to)) / 2;
        swing += seconds(last, to) * Math.abs(at(to) - lastWatts) / 2;
        Interval range = Interval.of(Math.max(0, joules - swing), joules + swing);
        return new Measured(Quantity.measured("energy (" + meter + ")", joules, range, Unit.JOULE, Source.of("record of " + meter)),
                "all that is behind " + meter, Map.of());
    }

    private double at(Instant time) {
        Map.Entry<Instant, Double> before = watts.floorEntry(time);
        Map.Entry<Instant, Double> after = watts.ceilingEntry(time);
        if (before.getKey().equals(after.getKey())) {
            return before.getValue();
        }
        double share = seconds(before.getKey(), time) / seconds(before.getKey(), after.getKey());
        return before.getValue() + share * (after.getValue() - before.getValue());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() * 1e-9;
    }

    private static void add(NavigableMap<Instant, Double> watts, int line, String text) {
        String[] cells = text.split(",", -1);
        if (cells.length != 2) {
            throw new IllegalArgumentException("%d: '%s' has %d cells, but needs time and watts".formatted(line, text, cells.length));
        }
        Instant time = time(line, cells[0].strip());
        if (!watts.isEmpty() && !time.isAfter(watts.lastKey())) {
            throw new IllegalArgumentException("%d: time %s does not come after %s".formatted(line, time, watts.lastKey()));
        }
        watts.put(time, power(line, cells[1].strip()));
    }

    private static Instant time(int line, String text) {
        try {
            if (text.matches("\\d+(\\.\\d+)?")) {
                double seconds = Double.parseDouble(text);
                return Instant.ofEpochSecond((long) seconds, Math.round((seconds - Math.floor(seconds)) * 1e9));
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%d: '%s' is no time such as 2026-11-01T13:00:00Z".formatted(line, text), e);
        }
    }

    private static double power(int line, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%d: '%s' is no number of W".formatted(line, text), e);
        }
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%d: power is %s W, but must be finite and not negative".formatted(line, text));
        }
        return value;
    }
}
