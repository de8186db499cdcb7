package org.assay.comparison.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assay.comparison.energy.Footprint;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Tag;

/** Carbon and cost as lines of text. */
final class FootprintText {

    private static final int WIDTH = 80;
    /** Columns of the names where carbon and cost follow other lines. */
    static final int LABEL = 10;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private FootprintText() {}

    /**
     * What some energy means at a site, each line beginning with a name.
     *
     * @param label columns of the names, with the blank before them
     * @param price of a quantum processor's owner, where there is a tariff
     */
    static List<String> lines(Charge charge, Optional<Quantity> price, int label) {
        Footprint footprint = charge.footprint();
        List<String> lines = new ArrayList<>();
        lines.addAll(item("carbon", "%s CO2e %s".formatted(Units.of(footprint.emissions()), tag(footprint.emissions())), label));
        lines.addAll(item("", siteLine(charge.site()), label));
        tablesLine(charge.site(), charge.energy()).ifPresent(line -> lines.addAll(item("", line, label)));
        footprint.embodied().ifPresent(e -> lines.addAll(item("embodied", "%s CO2e %s  this run's share of making the machine".formatted(Units.of(e), tag(e)), label)));
        footprint.cost().ifPresent(c -> lines.addAll(item("cost", "%s %s  electricity".formatted(Units.of(c), tag(c)), label)));
        price.ifPresent(p -> lines.addAll(item("tariff", "%s %s  asked by the processor's owner".formatted(Units.of(p), tag(p)), label)));
        charge.hours().ifPresent(choice -> lines.addAll(whereAndWhen(choice, footprint, label)));
        return lines;
    }

    /** {@code FRA, 54 g/kWh [51,56]; PUE 1; 0.25 EUR/kWh [0.10,0.40]}. */
    static String siteLine(Site site) {
        return "%s: %s g/kWh, PUE %s, %s EUR/kWh".formatted(site.region(), plain(site.intensity()), plain(site.pue()), plain(site.price()));
    }

    /** What each dated table says, where they differ. */
    static Optional<String> tablesLine(Site site, Quantity joules) {
        List<Site.ByTable> tables = site.byTable(joules);
        if (tables.stream().map(t -> t.table().gramsPerKwh().get(site.region())).distinct().count() < 2) {
            return Optional.empty();
        }
        return Optional.of(tables.stream()
                .map(t -> "%s CO2e by %s (%s)".formatted(Units.of(t.emissions()), t.table().id(), t.table().period()))
                .collect(Collectors.joining("; ")));
    }

    static List<String> whereAndWhen(HourlyIntensities.Choice choice, Footprint footprint, int label) {
        List<String> lines = new ArrayList<>();
        lines.addAll(item("least", String.format(Locale.ROOT, "%s from %s: %s; saves %.0f %% of %s from %s: %s", choice.best().region(),
                hour(choice.best().start()), grams(choice.best(), footprint), 100 * choice.saved(), choice.usual().region(),
                hour(choice.usual().start()), grams(choice.usual(), footprint)), label));
        if (choice.regions().size() > 1) {
            lines.addAll(item("", "then " + choice.regions().stream().skip(1).limit(4)
                    .map(s -> "%s from %s: %s".formatted(s.region(), hour(s.start()), grams(s, footprint)))
                    .collect(Collectors.joining("; ")), label));
        }
        lines.addAll(item("", "by the file's hours as they stand; the bounds are those of the energy", label));
        return lines;
    }

    private static String grams(HourlyIntensities.Slot slot, Footprint footprint) {
        Interval joules = footprint.energy().baseInterval();
        double gramsPerJoule = slot.gramsPerKwh() / 3.6e6;
        String grams = Units.grams(footprint.energy().baseValue() * gramsPerJoule, joules.low() * gramsPerJoule, joules.high() * gramsPerJoule);
        return "%s CO2e".formatted(grams);
    }

    static String hour(Instant time) {
        return HOUR.format(time);
    }

    /** A line's worth: value, bounds and tag. */
    static String cell(Quantity quantity, boolean isBound) {
        String value = isBound ? ">= " + Units.value(quantity.value(), quantity.unit()) : Units.of(quantity);
        return "%s %s".formatted(value, quantity.tag().letter());
    }

    static String tag(Quantity quantity) {
        Tag tag = quantity.tag();
        return "(%s)".formatted(tag.letter());
    }

    private static String plain(Quantity quantity) {
        Interval bounds = quantity.interval();
        String value = quantity.value() == Math.rint(quantity.value()) && Math.abs(quantity.value()) < 1e6
                ? Long.toString((long) quantity.value())
                : Units.number(quantity.value());
        return bounds.isPoint() ? value : "%s [%s,%s]".formatted(value, Units.number(bounds.low()), Units.number(bounds.high()));
    }

    static List<String> item(String name, String text, int label) {
        List<String> lines = Wrap.lines(text, WIDTH, " ".repeat(label));
        lines.set(0, (" " + name + " ".repeat(label)).substring(0, label) + lines.getFirst().substring(label));
        return lines;
    }
}
