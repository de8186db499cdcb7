package org.assay.comparison.report;

import java.util.Map;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;

/** Quantities as comma-separated values, by RFC 4180. */
final class QuantityCsv {

    private QuantityCsv() {}

    /** A row each: name, value, bounds, unit, tag, kind, formula, source. */
    static String of(Map<String, Quantity> quantities) {
        StringBuilder out = new StringBuilder("quantity,value,low,high,unit,tag,kind,formula,source\n");
        quantities.forEach((name, q) -> {
            Interval bounds = q.interval();
            String formula = q instanceof Quantity.Derived derived ? derived.formula() : "";
            out.append(String.join(",", cell(name), Double.toString(q.value()), Double.toString(bounds.low()),
                    bounds.isUnbounded() ? "" : Double.toString(bounds.high()), cell(q.unit().symbol()), lower(q.tag()), lower(q.kind()),
                    cell(formula), cell(q.source().toString()))).append('\n');
        });
        return out.toString();
    }

    /** In quotation marks where it holds a comma, a quotation mark or the end of a line. */
    static String cell(String text) {
        return text.matches("(?s).*[,\"\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
