package org.assay.quantum.circuit;

/** Checks on angles and other real parameters. */
final class Angles {

    private Angles() {}

    static double requireFinite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s is %s, but must be a finite number".formatted(what, value));
        }
        return value;
    }
}
