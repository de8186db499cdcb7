package org.assay.quantum.observable;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * An observable that is diagonal in the computational basis, read a run of basis states at a time.
 *
 * <p>Index bit {@code i} is qubit {@code i}. Nothing says that the {@code 2^qubits} values are held
 * anywhere: {@link IsingDiagonal} computes them, {@link DiagonalHamiltonian} has them in an array.
 * Implementations give the same values on every call and may be read by several threads at once.
 */
public interface DiagonalCost {

    /** A good length of run: 32 KiB of values. */
    int RUN = 1 << 12;

    int qubits();

    /**
     * Writes the values of the states {@code first, first + 1, ...} into the whole of an array.
     *
     * @param first a multiple of the array's length, which is a power of two and at most {@code 2^qubits}
     */
    void read(long first, double[] values);

    /** Whether complements have the same value, but for rounding; if so, only the first half need be read. */
    boolean isSymmetric();

    /** The value of one basis state. */
    default double at(long index) {
        double[] value = new double[1];
        read(index, value);
        return value[0];
    }

    default double min() {
        return range()[0];
    }

    default double max() {
        return range()[1];
    }

    /** The least and the greatest value; reads all of them, or half where the other half is the same. */
    default double[] range() {
        long size = 1L << (isSymmetric() && qubits() > 0 ? qubits() - 1 : qubits());
        double[] run = new double[(int) Math.min(RUN, size)];
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (long first = 0; first < size; first += run.length) {
            read(first, run);
            for (double value : run) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        }
        return range;
    }

    /** The first {@code 2^bits} values in an array; at most {@code 2^30}. */
    default double[] first(int bits) {
        if (bits > DiagonalHamiltonian.MAX_QUBITS) {
            throw DiagonalHamiltonian.tooLarge(bits);
        }
        double[] values = new double[1 << bits];
        double[] run = new double[Math.min(RUN, values.length)];
        for (int first = 0; first < values.length; first += run.length) {
            read(first, run);
            System.arraycopy(run, 0, values, first, run.length);
        }
        return values;
    }

    /** All values in an array; at most 30 qubits. */
    default DiagonalHamiltonian spread() {
        return new DiagonalHamiltonian(qubits(), first(qubits()));
    }

    /** Refuses a run that cannot be read. */
    static void requireRun(int qubits, long first, double[] values) {
        boolean fits = Integer.bitCount(values.length) == 1
                && first >= 0
                && first % values.length == 0
                && first + values.length <= 1L << qubits;
        if (!fits) {
            throw new IllegalArgumentException("a run of %d values from %d on is not an aligned power of two within 2^%d"
                    .formatted(values.length, first, qubits));
        }
    }

    /** A cost given by a function of the index, which several threads may call at once; taken as having no symmetry. */
    static DiagonalCost of(int qubits, LongToDoubleFunction value) {
        if (qubits < 0 || qubits > 62) {
            throw new IllegalArgumentException("a cost is of 0 to 62 qubits, got %d".formatted(qubits));
        }
        return new DiagonalCost() {
            @Override
            public int qubits() {
                return qubits;
            }

            @Override
            public void read(long first, double[] values) {
                requireRun(qubits, first, values);
                Arrays.setAll(values, x -> value.applyAsDouble(first + x));
            }

            @Override
            public boolean isSymmetric() {
                return false;
            }
        };
    }
}
