package org.assay.quantum.observable;

import java.util.Arrays;

/**
 * An observable that is diagonal in the computational basis, by its value on every basis state.
 *
 * <p>Values are held as given: {@code 2^qubits} of them, index bit {@code i} being qubit {@code i}.
 * The array is not copied (it may fill most of memory); do not change it afterwards.
 */
public record DiagonalHamiltonian(int qubits, double[] values) implements DiagonalCost {

    /** The most whose values fit a Java array. */
    static final int MAX_QUBITS = 30;

    public DiagonalHamiltonian {
        if (qubits < 0) {
            throw new IllegalArgumentException("a diagonal is on 0 or more qubits, got %d".formatted(qubits));
        }
        if (qubits > MAX_QUBITS) {
            throw tooLarge(qubits);
        }
        if (values.length != 1 << qubits) {
            throw new IllegalArgumentException(
                    "a diagonal on %d qubits has %d values, got %d".formatted(qubits, 1 << qubits, values.length));
        }
    }

    static IllegalArgumentException tooLarge(int qubits) {
        return new IllegalArgumentException(
                "a diagonal on %d qubits does not fit a Java array; at most %d do".formatted(qubits, MAX_QUBITS));
    }

    @Override
    public void read(long first, double[] run) {
        DiagonalCost.requireRun(qubits, first, run);
        System.arraycopy(values, (int) first, run, 0, run.length);
    }

    @Override
    public double at(long index) {
        return values[Math.toIntExact(index)];
    }

    /** Compares all values; what differs by rounding alone is the same. */
    @Override
    public boolean isSymmetric() {
        double size = 0;
        double difference = 0;
        for (int x = 0; x < values.length / 2; x++) {
            double other = values[values.length - 1 - x];
            size = Math.max(size, Math.abs(other));
            difference = Math.max(difference, Math.abs(values[x] - other));
        }
        return difference <= 16 * Math.ulp(size);
    }

    @Override
    public double[] range() {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new double[] {min, max};
    }

    /** The array itself where all are asked for. */
    @Override
    public double[] first(int bits) {
        return bits == qubits ? values : Arrays.copyOf(values, 1 << bits);
    }

    @Override
    public DiagonalHamiltonian spread() {
        return this;
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
