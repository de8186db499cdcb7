package org.assay.quantum.gradient;

import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/**
 * A gate {@code exp(-i angle G)} whose angle depends on parameters. {@code G} is P/2 for a Pauli string
 * P, or minus the projector on the target being 1; under controls it acts where they hold.
 */
record FreeAngle(GateFamily family, Angle angle, Qubits targets, Controls controls) {

    Operation.Apply at(double value) {
        return new Operation.Apply(family.at(value), targets, controls);
    }

    /** Whether {@code G} is a projector up to sign, so that its eigenvalues differ by 1 with controls too. */
    boolean isProjector() {
        return switch (family) {
            case P, GPHASE -> true;
            case RX, RY, RZ, RXX, RYY, RZZ -> false;
            case U -> throw decomposed();
        };
    }

    /** X or Y of the Pauli string. */
    int xMask() {
        return switch (family) {
            case RX, RY, RXX, RYY -> (int) targets.mask();
            case RZ, RZZ, P, GPHASE -> 0;
            case U -> throw decomposed();
        };
    }

    /** Z or Y of the Pauli string. */
    int zMask() {
        return switch (family) {
            case RY, RZ, RYY, RZZ -> (int) targets.mask();
            case RX, RXX, P, GPHASE -> 0;
            case U -> throw decomposed();
        };
    }

    /** What must read 1 for {@code G} to act. */
    int on() {
        int on = (int) controls.on().mask();
        return family == GateFamily.P ? on | (int) targets.mask() : on;
    }

    int off() {
        return (int) controls.off().mask();
    }

    private static AssertionError decomposed() {
        return new AssertionError("U is written as P, RY, P before");
    }
}
