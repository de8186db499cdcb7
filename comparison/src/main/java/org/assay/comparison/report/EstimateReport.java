package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.QuantityJson;

/** An estimate in the forms that people and programs read. */
public sealed interface EstimateReport permits HereReport, ProcessorReport, FaultTolerantReport {

    /** The energy in question, with its carbon and cost. */
    Charge charge();

    /** What a machine's owner asks; empty where there is no tariff. */
    Optional<Quantity> price();

    /** Lines before those of carbon and cost, the first one being a title. */
    List<String> head();

    /** What a reader must know, a sentence each. */
    List<String> notes();

    /** The quantities by their names in JSON and CSV, without those of carbon and cost. */
    Map<String, Quantity> quantities();

    /** What stands in JSON beside the quantities, and the quantities of {@link #quantities} where they belong. */
    ObjectNode json(Manifest manifest);

    /** Energies for a chart, by what they are. */
    List<EnergyBarsSvg.Bar> bars();

    /** Columns of the names at the left. */
    int label();

    /**
     * As text of at most 80 columns.
     *
     * @param explain whether every number's derivation follows
     */
    default String text(boolean explain) {
        List<String> lines = new ArrayList<>(head());
        lines.addAll(FootprintText.lines(charge(), price(), label()));
        notes().forEach(note -> lines.addAll(Wrap.lines("note: " + note, 80, " ")));
        if (explain) {
            lines.add("");
            lines.addAll(DerivationText.lines(Stream.concat(Stream.of(charge().footprint().emissions()),
                    Stream.of(charge().footprint().embodied(), charge().footprint().cost(), price()).flatMap(Optional::stream)).toList()));
            lines.addAll(SensitivityText.lines(charge().energy()));
        }
        return String.join("\n", lines) + "\n";
    }

    /** A row for each quantity. */
    default String csv() {
        Map<String, Quantity> all = new LinkedHashMap<>(quantities());
        all.putAll(charges());
        return QuantityCsv.of(all);
    }

    /** Carbon and cost by their names in JSON. */
    default Map<String, Quantity> charges() {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("energyAtMeter", charge().footprint().energy());
        all.put("emissions", charge().footprint().emissions());
        charge().site().byTable(charge().energy()).forEach(t -> all.put("emissions by " + t.table().id(), t.emissions()));
        charge().footprint().embodied().ifPresent(e -> all.put("embodied", e));
        charge().footprint().cost().ifPresent(c -> all.put("electricityCost", c));
        price().ifPresent(p -> all.put("tariff", p));
        return all;
    }

    /** A document with the quantities, and what is to be known of carbon and cost. */
    static void fill(ObjectNode node, EstimateReport report) {
        QuantityJson.Book book = new QuantityJson.Book();
        report.quantities().forEach((key, quantity) -> node.set(key, book.write(key, quantity)));
        node.set("footprint", FootprintJson.of(report.charge(), report.price(), book));
        ArrayNode notes = node.putArray("notes");
        report.notes().forEach(notes::add);
    }
}
