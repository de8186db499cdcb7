package org.assay.quantum.simulate;

import org.assay.quantum.circuit.ComplexMatrix;

/**
 * One qubit as a point in the Bloch ball: {@code (<X>, <Y>, <Z>)}; |0> is at z = +1. Its length is 1
 * exactly if the qubit is entangled with nothing.
 */
public record BlochVector(double x, double y, double z) {

    /** From a 2 x 2 density matrix. */
    static BlochVector of(ComplexMatrix density) {
        return new BlochVector(2 * density.re(0, 1), -2 * density.im(0, 1), density.re(0, 0) - density.re(1, 1));
    }

    public double length() {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
