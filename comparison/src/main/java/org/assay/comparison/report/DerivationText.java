package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Unit;

/** Quantities with everything that they were computed from, a line each, so that a reader can redo them. */
public final class DerivationText {

    private final List<String> lines = new ArrayList<>();
    private final Set<Quantity> printed = Collections.newSetFromMap(new IdentityHashMap<>());

    private DerivationText() {}

    /**
     * Inputs stand indented below what they went into; each tells its value, bounds, formula or source.
     * What has been printed before is named only.
     */
    public static List<String> lines(List<Quantity> quantities) {
        DerivationText text = new DerivationText();
        quantities.forEach(quantity -> text.add(quantity, 0));
        return text.lines;
    }

    private void add(Quantity quantity, int depth) {
        Interval bounds = quantity.interval();
        String range = bounds.isPoint() ? "" : String.format(Locale.ROOT, " [%.4g, %.4g]", bounds.low(), bounds.high());
        String unit = quantity.unit().equals(Unit.ONE) ? "" : " " + quantity.unit().symbol();
        String head = String.format(Locale.ROOT, "%s %s%s%s (%s)", quantity.name(), digits(quantity.value()), unit, range,
                quantity.kind().name().toLowerCase(Locale.ROOT));
        String indent = " " + "  ".repeat(depth);
        boolean known = !quantity.inputs().isEmpty() && !printed.add(quantity);
        String origin = known ? "as above" : quantity instanceof Quantity.Derived derived ? "= " + derived.formula() : "from " + quantity.source();
        lines.addAll(Wrap.lines(head, 80, indent));
        lines.addAll(Wrap.lines(origin, 80, indent + "  "));
        if (!known) {
            quantity.inputs().forEach(input -> add(input, depth + 1));
        }
    }

    /** Counts whole, everything else with six significant digits. */
    private static String digits(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6g", value);
    }
}
