package org.assay.comparison.quantity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A unit of measure: a symbol, a dimension, and how many base units it is.
 *
 * <p>Bases are s, J, g of CO2 equivalent, EUR, USD, B, op (one arithmetic operation), qubit and
 * core. Counts have no unit. Electric power is J/s and prints as W.
 *
 * @param scale     base units in one of this, positive
 * @param exponents of the bases that occur
 */
public record Unit(String symbol, double scale, Map<Base, Integer> exponents) {

    /** What everything else is made of. */
    public enum Base {
        SECOND("s"), JOULE("J"), GRAM_CO2E("gCO2e"), EURO("EUR"), DOLLAR("USD"), BYTE("B"), OPERATION("op"),
        QUBIT("qubit"), CORE("core");

        private final String symbol;

        Base(String symbol) {
            this.symbol = symbol;
        }
    }

    public static final Unit ONE = new Unit("1", 1, Map.of());
    public static final Unit PERCENT = new Unit("%", 0.01, Map.of());

    public static final Unit SECOND = base(Base.SECOND);
    public static final Unit NANOSECOND = SECOND.scaled("ns", 1e-9);
    public static final Unit MICROSECOND = SECOND.scaled("us", 1e-6);
    public static final Unit MILLISECOND = SECOND.scaled("ms", 1e-3);
    public static final Unit HOUR = SECOND.scaled("h", 3600);
    public static final Unit YEAR = SECOND.scaled("a", 365.25 * 86400);
    public static final Unit HERTZ = ONE.per(SECOND).scaled("Hz", 1);

    public static final Unit JOULE = base(Base.JOULE);
    public static final Unit KILOWATT_HOUR = JOULE.scaled("kWh", 3.6e6);
    public static final Unit WATT = JOULE.per(SECOND).scaled("W", 1);
    public static final Unit KILOWATT = WATT.scaled("kW", 1e3);
    public static final Unit MEGAWATT = WATT.scaled("MW", 1e6);

    public static final Unit GRAM_CO2E = base(Base.GRAM_CO2E);
    public static final Unit GRAM_PER_KWH = GRAM_CO2E.per(KILOWATT_HOUR).scaled("g/kWh", 1 / 3.6e6);

    public static final Unit EURO = base(Base.EURO);
    public static final Unit DOLLAR = base(Base.DOLLAR);
    public static final Unit EURO_PER_KWH = EURO.per(KILOWATT_HOUR).scaled("EUR/kWh", 1 / 3.6e6);

    public static final Unit BYTE = base(Base.BYTE);
    public static final Unit GIBIBYTE = BYTE.scaled("GiB", 1L << 30);
    public static final Unit BYTE_PER_SECOND = BYTE.per(SECOND);
    public static final Unit BIT_PER_SECOND = BYTE_PER_SECOND.scaled("bit/s", 0.125);

    public static final Unit OPERATION = base(Base.OPERATION);
    public static final Unit OPERATION_PER_SECOND = OPERATION.per(SECOND);
    public static final Unit JOULE_PER_OPERATION = JOULE.per(OPERATION);

    public static final Unit QUBIT = base(Base.QUBIT);
    public static final Unit WATT_PER_QUBIT = WATT.per(QUBIT).scaled("W/qubit", 1);
    public static final Unit CORE = base(Base.CORE);
    public static final Unit WATT_PER_CORE = WATT.per(CORE).scaled("W/core", 1);
    public static final Unit WATT_PER_GIB = WATT.per(GIBIBYTE).scaled("W/GiB", 1.0 / (1L << 30));

    private static final Map<String, Unit> BY_SYMBOL = Stream.of(ONE, PERCENT, SECOND, NANOSECOND, MICROSECOND,
                    MILLISECOND, HOUR, YEAR, HERTZ, JOULE, KILOWATT_HOUR, WATT, KILOWATT, MEGAWATT, GRAM_CO2E,
                    GRAM_PER_KWH, EURO, DOLLAR, EURO_PER_KWH, BYTE, GIBIBYTE, BYTE_PER_SECOND, BIT_PER_SECOND,
                    OPERATION, OPERATION_PER_SECOND, JOULE_PER_OPERATION, QUBIT, WATT_PER_QUBIT, CORE, WATT_PER_CORE,
                    WATT_PER_GIB)
            .collect(Collectors.toUnmodifiableMap(Unit::symbol, unit -> unit));

    public Unit {
        exponents = Map.copyOf(exponents);
        if (exponents.containsValue(0) || !(scale > 0) || scale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("unit '%s' has scale %s and exponents %s, but needs a positive scale and no exponent 0"
                    .formatted(symbol, scale, exponents));
        }
    }

    /** The unit with this symbol, as it prints. */
    public static Unit parse(String symbol) {
        Unit unit = BY_SYMBOL.get(symbol);
        if (unit == null) {
            throw new IllegalArgumentException("unknown unit '%s'; known are %s"
                    .formatted(symbol, BY_SYMBOL.keySet().stream().sorted().toList()));
        }
        return unit;
    }

    public boolean isCompatibleWith(Unit other) {
        return exponents.equals(other.exponents);
    }

    /** The base unit of the product. */
    public Unit times(Unit other) {
        return combined(other, 1);
    }

    /** The base unit of the quotient. */
    public Unit per(Unit other) {
        return combined(other, -1);
    }

    /** The unit of this dimension that has scale 1. */
    public Unit inBase() {
        return scale == 1 ? this : ofDimension(exponents);
    }

    @Override
    public String toString() {
        return symbol;
    }

    private Unit scaled(String newSymbol, double factor) {
        return new Unit(newSymbol, scale * factor, exponents);
    }

    private Unit combined(Unit other, int sign) {
        EnumMap<Base, Integer> sum = new EnumMap<>(Base.class);
        sum.putAll(exponents);
        other.exponents.forEach((base, power) -> sum.merge(base, sign * power, Integer::sum));
        sum.values().removeIf(power -> power == 0);
        return ofDimension(sum);
    }

    private static Unit base(Base base) {
        return new Unit(base.symbol, 1, Map.of(base, 1));
    }

    private static Unit ofDimension(Map<Base, Integer> exponents) {
        return new Unit(spell(exponents), 1, exponents);
    }

    /** Spells a dimension; joules per second are watts. */
    private static String spell(Map<Base, Integer> exponents) {
        Map<Base, Integer> left = new HashMap<>(exponents);
        List<String> over = new ArrayList<>();
        List<String> under = new ArrayList<>();
        if (Integer.valueOf(1).equals(left.get(Base.JOULE)) && Integer.valueOf(-1).equals(left.get(Base.SECOND))) {
            over.add("W");
            left.keySet().removeAll(List.of(Base.JOULE, Base.SECOND));
        }
        for (Base base : Base.values()) {
            int power = left.getOrDefault(base, 0);
            if (power != 0) {
                (power > 0 ? over : under).add(base.symbol + (Math.abs(power) == 1 ? "" : "^" + Math.abs(power)));
            }
        }
        String head = over.isEmpty() ? "1" : String.join(" ", over);
        return under.isEmpty() ? head : head + "/" + String.join("/", under);
    }
}
