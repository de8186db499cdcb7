package org.assay.comparison.energy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A user's forecast or record of carbon intensities by region and hour: where and when would a run
 * emit least?
 *
 * <p>Read from CSV with the header {@code region,time,g_per_kwh}; times are ISO 8601, in UTC unless they
 * carry an offset, and stand for the hour that they begin.
 */
public final class HourlyIntensities {

    private static final String HEADER = "region,time,g_per_kwh";

    private final Map<String, SortedMap<Instant, Double>> byRegion;

    private HourlyIntensities(Map<String, SortedMap<Instant, Double>> byRegion) {
        this.byRegion = byRegion;
    }

    /**
     * A place and an hour to start.
     *
     * @param gramsPerKwh mean over the run
     * @param grams       of the run
     */
    public record Slot(String region, Instant start, double gramsPerKwh, double grams) {}

    /**
     * Where and when a run emits least, and against what that is held.
     *
     * @param best    the greenest start
     * @param usual   the start that it is held against: the first hour of the region asked for, or of the
     *                dirtiest one where the file does not know that region
     * @param regions the best start of each region, the least emission first
     */
    public record Choice(Slot best, Slot usual, List<Slot> regions) {
        /** Share of the emissions that the best start saves, within 0..1; the energy of the run cancels. */
        public double saved() {
            return usual.gramsPerKwh() == 0 ? 0 : 1 - best.gramsPerKwh() / usual.gramsPerKwh();
        }
    }

    /** @throws IllegalArgumentException with the line of the first mistake */
    public static HourlyIntensities parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase(HEADER)) {
            throw new IllegalArgumentException("1: the header is '%s', but must be '%s'"
                    .formatted(lines.isEmpty() ? "" : lines.getFirst(), HEADER));
        }
        Map<String, SortedMap<Instant, Double>> regions = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(regions, i + 1, lines.get(i));
            }
        }
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("the file has no hours below its header");
        }
        return new HourlyIntensities(regions);
    }

    /**
     * The best starting hour of each region, the least emission first.
     *
     * @param duration of the run; hours are weighed by how much of them it fills
     * @param joules   of the run, spread evenly over it
     * @throws IllegalArgumentException if no region has hours on end for so long
     */
    public List<Slot> best(Duration duration, double joules) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration is %s, but must be positive".formatted(duration));
        }
        List<Slot> slots = new ArrayList<>();
        byRegion.forEach((region, hours) -> best(region, hours, duration, joules).ifPresent(slots::add));
        if (slots.isEmpty()) {
            throw new IllegalArgumentException("no region has %s of hours on end".formatted(duration));
        }
        slots.sort(Comparator.comparingDouble(Slot::grams).thenComparing(Slot::region));
        return List.copyOf(slots);
    }

    /**
     * The best start, held against starting at once in a region.
     *
     * @param region by its code; any region where the file does not know it
     * @throws IllegalArgumentException if no region has hours on end for so long
     */
    public Choice choose(String region, Duration duration, double joules) {
        List<Slot> slots = best(duration, joules);
        Slot usual = slots.stream()
                .flatMap(slot -> first(slot.region(), duration, joules).stream())
                .max(Comparator.comparing((Slot slot) -> CarbonIntensities.code(slot.region()).equals(CarbonIntensities.code(region)))
                        .thenComparingDouble(Slot::gramsPerKwh))
                .orElseThrow();
        return new Choice(slots.getFirst(), usual, slots);
    }

    /** The earliest start from which a region has hours enough. */
    private Optional<Slot> first(String region, Duration duration, double joules) {
        SortedMap<Instant, Double> hours = byRegion.getOrDefault(region, new TreeMap<>());
        return hours.keySet().stream()
                .filter(start -> !Double.isNaN(mean(hours, start, duration)))
                .findFirst()
                .map(start -> new Slot(region, start, mean(hours, start, duration), mean(hours, start, duration) * joules / 3.6e6));
    }

    private static Optional<Slot> best(String region, SortedMap<Instant, Double> hours, Duration duration, double joules) {
        Slot best = null;
        for (Instant start : hours.keySet()) {
            double mean = mean(hours, start, duration);
            double grams = mean * joules / 3.6e6;
            if (!Double.isNaN(mean) && (best == null || grams < best.grams())) {
                best = new Slot(region, start, mean, grams);
            }
        }
        return Optional.ofNullable(best);
    }

    /** NaN if an hour is missing. */
    private static double mean(SortedMap<Instant, Double> hours, Instant start, Duration duration) {
        double total = duration.getSeconds() / 3600.0 + duration.getNano() / 3.6e12;
        double sum = 0;
        double left = total;
        for (Instant hour = start; left > 0; hour = hour.plus(1, ChronoUnit.HOURS)) {
            Double intensity = hours.get(hour);
            if (intensity == null) {
                return Double.NaN;
            }
            sum += intensity * Math.min(1, left);
            left -= 1;
        }
        return sum / total;
    }

    private static void add(Map<String, SortedMap<Instant, Double>> regions, int line, String text) {
        String[] cells = text.split(",", -1);
        if (cells.length != 3) {
            throw new IllegalArgumentException("%d: '%s' has %d cells, but needs region, time and g_per_kwh".formatted(line, text, cells.length));
        }
        SortedMap<Instant, Double> hours = regions.computeIfAbsent(cells[0].strip(), _ -> new TreeMap<>());
        if (hours.put(hour(line, cells[1].strip()), intensity(line, cells[2].strip())) != null) {
            throw new IllegalArgumentException("%d: %s of %s occurs twice".formatted(line, cells[1].strip(), cells[0].strip()));
        }
    }

    private static Instant hour(int line, String text) {
        try {
            boolean hasOffset = text.endsWith("Z") || text.matches(".*[+-]\\d\\d(:?\\d\\d)?");
            boolean dateOnlyMinus = text.indexOf('T') < 0;
            Instant time = hasOffset && !dateOnlyMinus
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            if (!time.equals(time.truncatedTo(ChronoUnit.HOURS))) {
                throw new IllegalArgumentException("%d: %s is not the beginning of an hour".formatted(line, text));
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("%d: '%s' is no time such as 2026-11-01T13:00".formatted(line, text), e);
        }
    }

    private static double intensity(int line, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%d: '%s' is no number of g/kWh".formatted(line, text), e);
        }
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%d: intensity is %s g/kWh, but must be finite and not negative".formatted(line, text));
        }
        return value;
    }
}
