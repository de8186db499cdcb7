package org.assay.comparison.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number with name, unit, kind, source and interval, and the derivation that led to it.
 *
 * <p>A quantity is either {@link Given}, a leaf, or {@link Derived} from others by a formula. Values
 * are in {@link #unit()}; formulas see and return base units ({@code s, J, W, B, g}).
 */
public sealed interface Quantity {

    String name();

    Unit unit();

    Kind kind();

    Source source();

    /** The central value in {@link #unit()}: leaves are at their medians. */
    double value();

    /** Bounds in {@link #unit()}; see the package page for what they promise. */
    Interval interval();

    /** Inputs of the formula; empty for a leaf. */
    List<Quantity> inputs();

    /** A leaf: something measured, looked up, counted or assumed. */
    record Given(String name, Distribution distribution, Unit unit, Kind kind, Source source) implements Quantity {

        @Override
        public double value() {
            return distribution.median();
        }

        @Override
        public Interval interval() {
            return distribution.range();
        }

        @Override
        public List<Quantity> inputs() {
            return List.of();
        }

        @Override
        public String toString() {
            return describe(this);
        }
    }

    /** A number computed from others. Two of these are equal only if they are the same object. */
    final class Derived implements Quantity {
        private static final int MOST_UNCERTAIN_INPUTS = 16;

        private final String name;
        private final String formula;
        private final Source source;
        private final Formula function;
        private final List<Quantity> inputs;
        private final Unit unit;
        private final double value;
        private final Interval interval;

        private Derived(String name, Unit unit, String formula, Source source, Formula function, List<Quantity> inputs,
                double value, Interval interval) {
            this.name = name;
            this.unit = unit;
            this.formula = formula;
            this.source = source;
            this.function = function;
            this.inputs = List.copyOf(inputs);
            this.value = value;
            this.interval = interval;
        }

        /** The formula over the names of the inputs, on base units. */
        public String formula() {
            return formula;
        }

        /** The formula on one draw of the inputs, all in base units. */
        public double apply(double[] inBaseUnits) {
            return function.apply(inBaseUnits);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Unit unit() {
            return unit;
        }

        @Override
        public Kind kind() {
            return Kind.DERIVED;
        }

        @Override
        public Source source() {
            return source;
        }

        @Override
        public double value() {
            return value;
        }

        @Override
        public Interval interval() {
            return interval;
        }

        @Override
        public List<Quantity> inputs() {
            return inputs;
        }

        @Override
        public String toString() {
            return describe(this);
        }

        private Derived copy(String newName, Unit newUnit) {
            return new Derived(newName, newUnit, formula, source, function, inputs,
                    value * unit.scale() / newUnit.scale(), converted(interval, unit, newUnit));
        }

        /** The extremes over all corners of the inputs' intervals, which is exact for a monotone formula. */
        private static Interval corners(Formula function, List<Quantity> inputs) {
            double[] x = new double[inputs.size()];
            List<Integer> uncertain = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                x[i] = inputs.get(i).baseInterval().low();
                if (!inputs.get(i).interval().isPoint()) {
                    uncertain.add(i);
                }
            }
            if (uncertain.size() > MOST_UNCERTAIN_INPUTS) {
                throw new IllegalArgumentException("a formula with %d uncertain inputs; group them (at most %d)"
                        .formatted(uncertain.size(), MOST_UNCERTAIN_INPUTS));
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int corner = 0; corner < 1 << uncertain.size(); corner++) {
                for (int bit = 0; bit < uncertain.size(); bit++) {
                    Interval range = inputs.get(uncertain.get(bit)).baseInterval();
                    x[uncertain.get(bit)] = (corner >> bit & 1) == 0 ? range.low() : range.high();
                }
                double y = function.apply(x.clone());
                low = Math.min(low, y);
                high = Math.max(high, y);
            }
            return Interval.of(low, high);
        }
    }

    /** A function of base-unit inputs, monotone in each of them. */
    @FunctionalInterface
    interface Formula {
        double apply(double[] inputs);
    }

    static Given given(String name, Distribution distribution, Unit unit, Kind kind, Source source) {
        return new Given(name, distribution, unit, kind, source);
    }

    /** A measured number with the range that the instrument allows. */
    static Given measured(String name, double value, Interval range, Unit unit, Source source) {
        Distribution distribution = range.isPoint()
                ? Distribution.point(value)
                : new Distribution.AroundMedian(range.low(), value, range.high());
        return new Given(name, distribution, unit, Kind.MEASURED, source);
    }

    static Given published(String name, double value, Unit unit, Source source) {
        return new Given(name, Distribution.point(value), unit, Kind.PUBLISHED, source);
    }

    /** Somebody's judgement, hence a range and not a point. */
    static Given assumed(String name, double low, double high, Unit unit, Source source) {
        if (!(low < high)) {
            throw new IllegalArgumentException("%s is assumed to be %s..%s, but an assumption needs a range"
                    .formatted(name, low, high));
        }
        return new Given(name, Distribution.between(low, high), unit, Kind.ASSUMED, source);
    }

    /** An exact number that was counted, or chosen by the user. */
    static Given counted(String name, long value, Source source) {
        return counted(name, (double) value, source);
    }

    /** A number without unit that is exact by definition, or chosen by the user. */
    static Given counted(String name, double value, Source source) {
        return new Given(name, Distribution.point(value), Unit.ONE, Kind.DERIVED, source);
    }

    /**
     * Computes a quantity from others.
     *
     * @param formula  how: an expression over the inputs, as in <code>{0} x ({1} + {2})</code>, in which
     *                 each number in braces becomes the name of that input. It has {@code + - x / ^},
     *                 brackets, {@code max, min, ln, log1p, exp, ceil} and numbers, and works on base units
     * @param function the same on base units; monotone in each input
     */
    static Derived derived(String name, Unit unit, String formula, Source source, Formula function,
            List<Quantity> inputs) {
        double[] centre = inputs.stream().mapToDouble(Quantity::baseValue).toArray();
        double value = function.apply(centre) / unit.scale();
        Interval interval = converted(Derived.corners(function, inputs), unit.inBase(), unit);
        return new Derived(name, unit, spelledOut(formula, inputs), source, function, inputs, value, interval);
    }

    private static String spelledOut(String formula, List<Quantity> inputs) {
        String text = formula;
        for (int i = 0; i < inputs.size(); i++) {
            text = text.replace("{" + i + "}", inputs.get(i).name());
        }
        return text;
    }

    default Derived plus(Quantity other) {
        return plus(other, 1, " + ");
    }

    default Derived minus(Quantity other) {
        return plus(other, -1, " - ");
    }

    default Derived times(Quantity other) {
        return derived(name() + " x " + other.name(), unit().times(other.unit()), name() + " x " + other.name(),
                arithmetic(), x -> x[0] == 0 || x[1] == 0 ? 0 : x[0] * x[1], List.of(this, other));
    }

    /** @throws IllegalArgumentException if the divisor's interval reaches zero */
    default Derived dividedBy(Quantity other) {
        if (other.interval().low() <= 0) {
            throw new IllegalArgumentException("cannot divide %s by %s: its interval %s reaches zero"
                    .formatted(name(), other.name(), other.interval()));
        }
        return derived(name() + " / " + other.name(), unit().per(other.unit()), name() + " / " + other.name(),
                arithmetic(), x -> x[0] / x[1], List.of(this, other));
    }

    /** The same number under another name. */
    default Quantity named(String newName) {
        return switch (this) {
            case Given given -> new Given(newName, given.distribution, given.unit, given.kind, given.source);
            case Derived derived -> derived.copy(newName, derived.unit);
        };
    }

    /** A derived number in another unit of its dimension; a leaf keeps its own, see {@link #valueIn}. */
    default Quantity in(Unit newUnit) {
        requireCompatible(newUnit);
        return switch (this) {
            case Given given -> derived(given.name, newUnit, given.name, arithmetic(), x -> x[0], List.of(given));
            case Derived derived -> derived.copy(derived.name, newUnit);
        };
    }

    default double valueIn(Unit other) {
        requireCompatible(other);
        return value() * unit().scale() / other.scale();
    }

    default Interval intervalIn(Unit other) {
        requireCompatible(other);
        return converted(interval(), unit(), other);
    }

    /** The value in base units. */
    default double baseValue() {
        return value() * unit().scale();
    }

    default Interval baseInterval() {
        return converted(interval(), unit(), unit().inBase());
    }

    /** All leaves of the derivation, each parameter once, in order of first use. */
    default List<Given> leaves() {
        List<Given> found = new ArrayList<>();
        collect(this, found);
        return found;
    }

    default Tag tag() {
        return Tag.of(leaves().stream().map(Given::kind).toList());
    }

    /** The derivation as an indented tree, one quantity a line, the result first. */
    default String derivation() {
        StringBuilder text = new StringBuilder();
        print(this, 0, text);
        return text.toString();
    }

    private Derived plus(Quantity other, int sign, String word) {
        requireCompatible(other.unit());
        return derived(name() + word + other.name(), unit().inBase(), name() + word + other.name(), arithmetic(),
                x -> x[0] + sign * x[1], List.of(this, other));
    }

    private void requireCompatible(Unit other) {
        if (!unit().isCompatibleWith(other)) {
            throw new IllegalArgumentException("%s is in %s, which is not a kind of %s".formatted(name(), unit(), other));
        }
    }

    private static Source arithmetic() {
        return Source.of("arithmetic");
    }

    private static Interval converted(Interval interval, Unit from, Unit to) {
        return interval.mapIncreasing(x -> x * from.scale() / to.scale());
    }

    private static void collect(Quantity quantity, List<Given> found) {
        switch (quantity) {
            case Given given -> {
                if (!found.contains(given)) {
                    found.add(given);
                }
            }
            case Derived derived -> derived.inputs.forEach(input -> collect(input, found));
        }
    }

    private static void print(Quantity quantity, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(describe(quantity)).append('\n');
        quantity.inputs().forEach(input -> print(input, depth + 1, text));
    }

    private static String describe(Quantity quantity) {
        String unit = quantity.unit().equals(Unit.ONE) ? "" : " " + quantity.unit();
        String range = quantity.interval().isPoint() ? "" : " " + quantity.interval();
        String how = switch (quantity) {
            case Given given -> given.kind.name().toLowerCase(Locale.ROOT) + ": " + given.source;
            case Derived derived -> "= " + derived.formula
                    + (derived.source.equals(arithmetic()) ? "" : "; " + derived.source);
        };
        return String.format(Locale.ROOT, "%s = %s%s%s  (%s)", quantity.name(), digits(quantity.value()), unit, range,
                how);
    }

    /** Counts print whole, everything else with six significant digits. */
    private static String digits(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }
}
