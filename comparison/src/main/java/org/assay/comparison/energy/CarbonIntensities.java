package org.assay.comparison.energy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.assay.comparison.json.JsonTrees;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.assay.quantum.circuit.NearestName;

/**
 * Grams of CO2 equivalent for a kilowatt-hour, by region and by dated table.
 *
 * <p>Tables disagree, for Sweden by a factor of seven: they differ in year, in imports and in whether
 * the whole life of a plant counts. {@link #of} therefore spans all tables that know a region, and
 * {@link #by} names the table. Regions are ISO 3166 codes of three letters ({@code FRA}), or of two, or
 * {@code WORLD}.
 */
public final class CarbonIntensities {

    public static final String WORLD = "WORLD";

    /** What one year to the next changes, applied where only one table knows a region. */
    private static final double SPREAD_OF_ONE_TABLE = 1.3;

    private static final class Shipped {
        private static final CarbonIntensities TABLES = read(Objects.requireNonNull(
                CarbonIntensities.class.getResourceAsStream("carbon-intensities.json"), "carbon-intensities.json"));
    }

    /**
     * One table.
     *
     * @param period       of the data
     * @param gramsPerKwh  by region
     */
    public record Table(String id, String period, String source, Map<String, Double> gramsPerKwh) {}

    private final List<Table> tables;

    private CarbonIntensities(List<Table> tables) {
        this.tables = List.copyOf(tables);
    }

    public static CarbonIntensities shipped() {
        return Shipped.TABLES;
    }

    static CarbonIntensities read(InputStream json) {
        try (json) {
            List<Table> tables = new ArrayList<>();
            for (JsonNode node : JsonTrees.read(json).path("tables")) {
                Map<String, Double> regions = new LinkedHashMap<>();
                node.path("regions").properties().forEach(region -> regions.put(region.getKey(), region.getValue().doubleValue()));
                tables.add(new Table(node.path("id").asText(), node.path("period").asText(), node.path("source").asText(), regions));
            }
            return new CarbonIntensities(tables);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read carbon intensities", e);
        }
    }

    public List<Table> tables() {
        return tables;
    }

    /** Every region that some table knows. */
    public List<String> regions() {
        TreeSet<String> regions = new TreeSet<>();
        tables.forEach(table -> regions.addAll(table.gramsPerKwh().keySet()));
        return List.copyOf(regions);
    }

    /** The tables that know a region; none for an unknown one. */
    public List<Table> knowing(String region) {
        String code = code(region);
        return tables.stream().filter(table -> table.gramsPerKwh().containsKey(code)).toList();
    }

    /** The range over all tables that know the region, in g/kWh. */
    public Quantity of(String region) {
        String code = code(region);
        List<Table> knowing = knowing(code);
        if (knowing.isEmpty()) {
            throw new IllegalArgumentException("no carbon intensity for region '%s'; %s".formatted(region, NearestName.suggestion(code, regions())));
        }
        double low = knowing.stream().mapToDouble(table -> table.gramsPerKwh().get(code)).min().orElseThrow();
        double high = knowing.stream().mapToDouble(table -> table.gramsPerKwh().get(code)).max().orElseThrow();
        boolean single = low == high;
        String sources = knowing.stream().map(table -> table.source() + ", " + table.period()).reduce((a, b) -> a + "; " + b).orElseThrow();
        return Quantity.given("carbon intensity " + code,
                single ? new Distribution.AroundMedian(low / SPREAD_OF_ONE_TABLE, low, low * SPREAD_OF_ONE_TABLE) : Distribution.between(low, high),
                Unit.GRAM_PER_KWH, single ? Kind.ASSUMED : Kind.PUBLISHED,
                Source.of(single ? sources + "; +-30 % assumed" : sources));
    }

    /** What one table says, in g/kWh; the world's value, named so, where it does not know the region. */
    public Quantity by(String tableId, String region) {
        Table table = tables.stream().filter(candidate -> candidate.id().equals(tableId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no carbon table '%s'; there are %s".formatted(tableId,
                        tables.stream().map(Table::id).toList())));
        String code = code(region);
        String used = table.gramsPerKwh().containsKey(code) ? code : WORLD;
        Double grams = table.gramsPerKwh().get(used);
        if (grams == null) {
            throw new IllegalArgumentException("table %s knows neither '%s' nor the world".formatted(tableId, region));
        }
        return Quantity.published("carbon intensity " + used, grams, Unit.GRAM_PER_KWH, Source.of(table.source() + ", " + table.period()));
    }

    /** Three letters, upper case: {@code SWE} for {@code se}. */
    public static String code(String region) {
        String upper = region.toUpperCase(Locale.ROOT);
        return upper.length() == 2 ? threeLetters(upper).orElse(upper) : upper;
    }

    private static Optional<String> threeLetters(String twoLetters) {
        try {
            String three = Locale.of("", twoLetters).getISO3Country();
            return three.isEmpty() ? Optional.empty() : Optional.of(three);
        } catch (MissingResourceException e) {
            return Optional.empty(); // not a country code: looked up as it stands
        }
    }
}
