package org.assay.quantum.observable;

import java.util.Arrays;
import java.util.List;

/**
 * The values of a sum of Pauli strings of Z alone, of any order, computed as they are read: for sizes of
 * which no array of {@code 2^qubits} numbers should exist.
 *
 * <p>A product of Z over a set S is {@code (-1)^(bits of x in S)}. In a run of {@code 2^m} the upper
 * qubits are fixed and give each term a sign; what is left is a sum over subsets of the lower qubits, and
 * its values are their Walsh-Hadamard transform: m additions a value, whatever the number of terms.
 * Coefficients that are multiples of a power of two give exact values.
 */
public final class PauliDiagonal implements DiagonalCost {

    private final int qubits;
    private final long[] masks;
    private final double[] coefficients;

    private PauliDiagonal(int qubits, long[] masks, double[] coefficients) {
        this.qubits = qubits;
        this.masks = masks;
        this.coefficients = coefficients;
    }

    /**
     * @param qubits at most 62
     * @throws IllegalArgumentException if a string has an X or Y, or reaches past so many qubits
     */
    public static PauliDiagonal of(int qubits, PauliSum sum) {
        if (qubits < 0 || qubits > IsingDiagonal.MAX_SPINS) {
            throw new IllegalArgumentException("a diagonal is of 0 to %d qubits, got %d".formatted(IsingDiagonal.MAX_SPINS, qubits));
        }
        sum.requireFits(qubits);
        List<PauliSum.Term> terms = sum.terms();
        for (PauliSum.Term term : terms) {
            if (!term.string().isDiagonal()) {
                throw new IllegalArgumentException("%s is not diagonal; only I and Z are".formatted(term.string().letters(qubits)));
            }
        }
        return new PauliDiagonal(qubits,
                terms.stream().mapToLong(t -> t.string().zMask()).toArray(),
                terms.stream().mapToDouble(PauliSum.Term::coefficient).toArray());
    }

    @Override
    public int qubits() {
        return qubits;
    }

    /** If each term has an even number of Z. */
    @Override
    public boolean isSymmetric() {
        for (long mask : masks) {
            if (isOdd(mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double at(long index) {
        double sum = 0;
        for (int t = 0; t < masks.length; t++) {
            sum += isOdd(index & masks[t]) ? -coefficients[t] : coefficients[t];
        }
        return sum;
    }

    @Override
    public void read(long first, double[] values) {
        DiagonalCost.requireRun(qubits, first, values);
        Arrays.fill(values, 0);
        long low = values.length - 1;
        for (int t = 0; t < masks.length; t++) {
            values[(int) (masks[t] & low)] += isOdd(first & masks[t]) ? -coefficients[t] : coefficients[t];
        }
        int half = 1;
        if (Integer.numberOfTrailingZeros(values.length) % 2 == 1) {
            transformPairs(values);
            half = 2;
        }
        for (; half < values.length; half *= 4) {
            transform4(values, half);
        }
    }

    /** The lowest bit. */
    private static void transformPairs(double[] values) {
        for (int x = 0; x < values.length; x += 2) {
            double even = values[x];
            double odd = values[x + 1];
            values[x] = even + odd;
            values[x + 1] = even - odd;
        }
    }

    /** Two bits at a time. */
    private static void transform4(double[] values, int half) {
        for (int block = 0; block < values.length; block += 4 * half) {
            for (int x = block; x < block + half; x++) {
                double a = values[x];
                double b = values[x + half];
                double c = values[x + 2 * half];
                double d = values[x + 3 * half];
                double ab = a + b;
                double cd = c + d;
                double aMinusB = a - b;
                double cMinusD = c - d;
                values[x] = ab + cd;
                values[x + half] = aMinusB + cMinusD;
                values[x + 2 * half] = ab - cd;
                values[x + 3 * half] = aMinusB - cMinusD;
            }
        }
    }

    private static boolean isOdd(long bits) {
        return (Long.bitCount(bits) & 1) == 1;
    }
}
