package org.assay.quantum.circuit;

/** An axis of the Bloch sphere, and the Pauli matrix that goes with it. */
public enum Axis {
    X(ComplexMatrix.real(0, 1, 1, 0)),
    Y(ComplexMatrix.of(new Complex[][] {{Complex.ZERO, Complex.I.negate()}, {Complex.I, Complex.ZERO}})),
    Z(ComplexMatrix.real(1, 0, 0, -1));

    private final ComplexMatrix pauli;

    Axis(ComplexMatrix pauli) {
        this.pauli = pauli;
    }

    /** The Pauli matrix, 2 x 2. */
    public ComplexMatrix pauli() {
        return pauli;
    }
}
