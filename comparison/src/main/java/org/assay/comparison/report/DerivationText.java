package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;

/** A quantity with everything that it was computed from, a line each, so that a reader can redo it. */
public final class DerivationText {

    private DerivationText() {}

    /** Inputs stand indented below what they went into; each tells its value, bounds, formula or source. */
    public static List<String> lines(Quantity quantity) {
        List<String> lines = new ArrayList<>();
        add(quantity, 0, lines);
        return lines;
    }

    private static void add(Quantity quantity, int depth, List<String> lines) {
        Interval bounds = quantity.interval();
        String range = bounds.isPoint() ? "" : String.format(Locale.ROOT, " [%.4g, %.4g]", bounds.low(), bounds.high());
        String origin = quantity instanceof Quantity.Derived derived ? "= " + derived.formula() : "from " + quantity.source();
        String head = String.format(Locale.ROOT, "%s %.6g %s%s (%s)", quantity.name(), quantity.value(), quantity.unit().symbol(), range,
                quantity.kind().name().toLowerCase(Locale.ROOT));
        String indent = " " + "  ".repeat(depth);
        lines.addAll(Wrap.lines(head, 80, indent));
        lines.addAll(Wrap.lines(origin, 80, indent + "  "));
        quantity.inputs().forEach(input -> add(input, depth + 1, lines));
    }
}
