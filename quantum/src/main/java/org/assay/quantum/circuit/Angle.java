package org.assay.quantum.circuit;

import static org.assay.quantum.circuit.Angles.requireFinite;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An angle that may depend linearly on named parameters:
 * {@code constant + sum of coefficient x parameter}, in radians.
 *
 * <p>Linear is enough for every common ansatz, and keeps gradients exact by the chain rule.
 */
public record Angle(double constant, SortedMap<String, Double> coefficients) {

    public Angle {
        requireFinite(constant, "angle");
        coefficients = coefficients.isEmpty() ? Collections.emptySortedMap() : nonZero(coefficients);
    }

    private static SortedMap<String, Double> nonZero(SortedMap<String, Double> coefficients) {
        coefficients.forEach((name, c) -> requireFinite(c, "coefficient of " + name));
        TreeMap<String, Double> kept = new TreeMap<>(coefficients);
        kept.values().removeIf(c -> c == 0);
        return Collections.unmodifiableSortedMap(kept);
    }

    public static Angle of(double value) {
        return new Angle(value, Collections.emptySortedMap());
    }

    public static Angle parameter(String name) {
        return new Angle(0, new TreeMap<>(Map.of(name, 1.0)));
    }

    public boolean isFree() {
        return !coefficients.isEmpty();
    }

    public Angle times(double factor) {
        if (!isFree()) {
            return of(constant * factor);
        }
        TreeMap<String, Double> scaled = new TreeMap<>(coefficients);
        scaled.replaceAll((name, c) -> c * factor);
        return new Angle(constant * factor, scaled);
    }

    public Angle plus(Angle other) {
        if (!other.isFree()) {
            return plus(other.constant);
        }
        TreeMap<String, Double> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((name, c) -> sum.merge(name, c, Double::sum));
        return new Angle(constant + other.constant, sum);
    }

    public Angle plus(double offset) {
        return new Angle(constant + offset, coefficients);
    }

    public Angle negate() {
        return times(-1);
    }

    /** The value where every parameter has one; refuses a parameter that is missing from the map. */
    public double at(Map<String, Double> values) {
        double sum = constant;
        for (Map.Entry<String, Double> term : coefficients.entrySet()) {
            Double value = values.get(term.getKey());
            if (value == null) {
                throw new IllegalArgumentException(
                        "parameter '%s' has no value; given are %s".formatted(term.getKey(), values.keySet()));
            }
            sum += term.getValue() * value;
        }
        return sum;
    }

    /** Keeps the parameters that have no value in the map. */
    public Angle bind(Map<String, Double> values) {
        Angle bound = of(constant);
        for (Map.Entry<String, Double> term : coefficients.entrySet()) {
            Double value = values.get(term.getKey());
            bound = bound.plus(value == null
                    ? parameter(term.getKey()).times(term.getValue())
                    : of(term.getValue() * value));
        }
        return bound;
    }

    @Override
    public String toString() {
        String terms = coefficients.entrySet().stream()
                .map(t -> t.getValue() == 1 ? t.getKey() : t.getValue() + "*" + t.getKey())
                .collect(Collectors.joining(" + "));
        if (!isFree()) {
            return Double.toString(constant);
        }
        return constant == 0 ? terms : terms + " + " + constant;
    }
}
