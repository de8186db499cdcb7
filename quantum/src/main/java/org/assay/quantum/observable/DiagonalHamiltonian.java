package org.assay.quantum.observable;

/**
 * An observable that is diagonal in the computational basis, by its value on every basis state.
 *
 * <p>Values are held as given: {@code 2^qubits} of them, index bit {@code i} being qubit {@code i}.
 * The array is not copied (it may fill most of memory); do not change it afterwards.
 */
public record DiagonalHamiltonian(int qubits, double[] values) {

    public DiagonalHamiltonian {
        if (qubits < 0 || qubits > 30) {
            throw new IllegalArgumentException(
                    "a diagonal on %d qubits does not fit a Java array; at most 30 do".formatted(qubits));
        }
        if (values.length != 1 << qubits) {
            throw new IllegalArgumentException(
                    "a diagonal on %d qubits has %d values, got %d".formatted(qubits, 1 << qubits, values.length));
        }
    }

    public double min() {
        double min = Double.POSITIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
        }
        return min;
    }

    public double max() {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** Identity, not contents: two diagonals are compared by what they are, not by 2^n numbers. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "DiagonalHamiltonian[%d qubits]".formatted(qubits);
    }
}
