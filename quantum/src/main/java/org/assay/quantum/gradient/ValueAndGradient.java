package org.assay.quantum.gradient;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An expectation value and its derivative by each parameter.
 *
 * @param runs how many times the circuit was gone through, forwards or backwards, on one state
 */
public record ValueAndGradient(double value, SortedMap<String, Double> gradient, long runs) {
    public ValueAndGradient {
        gradient = Collections.unmodifiableSortedMap(new TreeMap<>(gradient));
    }
}
