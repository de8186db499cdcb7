package org.assay.quantum.simulate;

import org.assay.quantum.circuit.Qubits;

/**
 * A stabilizer state as the inverse of the Clifford circuit U that prepares it: for each qubit the
 * Pauli strings {@code U^-1 X U} and {@code U^-1 Z U} on the input, which is {@code |0...0>}; 64
 * qubits a word.
 *
 * <p>Kept the wrong way round (Gidney, arXiv:2103.02202) because then a measurement whose result is
 * certain is read off one row: Z on the qubit is a product of Z on the input. Gates multiply rows,
 * {@code n/64} words each. A random result takes one pass over the tableau.
 */
final class StabilizerTableau {

    /** What a Java array holds. */
    private static final int MOST_WORDS = Integer.MAX_VALUE - 8;

    private final int qubits;
    private final int words;

    /** Row {@code q} belongs to X on qubit q, row {@code qubits + q} to Z on qubit q. */
    private final long[] x;

    private final long[] z;
    private final boolean[] negative;

    StabilizerTableau(int qubits) {
        this.qubits = qubits;
        this.words = Math.max(1, (qubits + 63) >>> 6);
        if (2L * qubits * words > MOST_WORDS) {
            throw new IllegalArgumentException("a stabilizer tableau of %d qubits has more words than an array holds; about 260,000 qubits do not"
                    .formatted(qubits));
        }
        StateMemory.requireBytes(qubits, "a stabilizer tableau", bytes(qubits));
        x = new long[2 * qubits * words];
        z = new long[2 * qubits * words];
        negative = new boolean[2 * qubits];
        for (int q = 0; q < qubits; q++) {
            x[q * words + (q >>> 6)] = 1L << q;
            z[(qubits + q) * words + (q >>> 6)] = 1L << q;
        }
    }

    static double bytes(int qubits) {
        return 4.0 * qubits * Math.max(1, (qubits + 63) >>> 6) * Long.BYTES;
    }

    private StabilizerTableau(StabilizerTableau other) {
        qubits = other.qubits;
        words = other.words;
        x = other.x.clone();
        z = other.z.clone();
        negative = other.negative.clone();
    }

    StabilizerTableau copy() {
        return new StabilizerTableau(this);
    }

    int qubits() {
        return qubits;
    }

    /** Applies a gate to these qubits: targets first, then controls. */
    void apply(CliffordAction action, Qubits on) {
        int k = action.qubits();
        long[] newX = new long[2 * k * words];
        long[] newZ = new long[2 * k * words];
        boolean[] newNegative = new boolean[2 * k];
        boolean[] changed = new boolean[2 * k];
        for (int g = 0; g < 2 * k; g++) {
            CliffordAction.LocalPauli image = action.backward()[g];
            int bit = 1 << (g / 2);
            changed[g] = !image.isEqualTo(g % 2 == 0 ? bit : 0, g % 2 == 0 ? 0 : bit);
            if (changed[g]) {
                newNegative[g] = product(image, on, newX, newZ, g * words);
            }
        }
        for (int g = 0; g < 2 * k; g++) {
            if (changed[g]) {
                int row = row(on.get(g / 2), g % 2 == 1);
                System.arraycopy(newX, g * words, x, row * words, words);
                System.arraycopy(newZ, g * words, z, row * words, words);
                negative[row] = newNegative[g];
            }
        }
    }

    private int row(int qubit, boolean ofZ) {
        return ofZ ? qubits + qubit : qubit;
    }

    /** Multiplies the rows that the image names into the output; returns whether the result has a minus sign. */
    private boolean product(CliffordAction.LocalPauli image, Qubits on, long[] outX, long[] outZ, int out) {
        int phase = (image.negative() ? 2 : 0) + Integer.bitCount(image.x() & image.z());
        for (int j = 0; j < on.size(); j++) {
            if ((image.x() >>> j & 1) == 1) {
                phase += multiply(outX, outZ, out, row(on.get(j), false));
            }
            if ((image.z() >>> j & 1) == 1) {
                phase += multiply(outX, outZ, out, row(on.get(j), true));
            }
        }
        if ((phase & 1) != 0) {
            throw new AssertionError("a product of commuting rows is Hermitian");
        }
        return (phase & 2) != 0;
    }

    /**
     * Multiplies a row from the right; returns the power of i that comes out. With Hermitian strings
     * {@code P = i^|x & z| X^x Z^z} the product of 1 and 2 is
     * {@code i^(|x1 z1| + |x2 z2| - |x3 z3| + 2 |z1 x2|) P3}.
     */
    private int multiply(long[] outX, long[] outZ, int out, int row) {
        int phase = negative[row] ? 2 : 0;
        for (int w = 0; w < words; w++) {
            long x1 = outX[out + w];
            long z1 = outZ[out + w];
            long x2 = x[row * words + w];
            long z2 = z[row * words + w];
            long x3 = x1 ^ x2;
            long z3 = z1 ^ z2;
            phase += Long.bitCount(x1 & z1) + Long.bitCount(x2 & z2) - Long.bitCount(x3 & z3) + 2 * Long.bitCount(z1 & x2);
            outX[out + w] = x3;
            outZ[out + w] = z3;
        }
        return phase & 3;
    }

    /** Whether the qubit reads the same in every shot. */
    boolean isCertain(int qubit) {
        int from = row(qubit, true) * words;
        for (int w = 0; w < words; w++) {
            if (x[from + w] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Measures the qubit; a random result is the one given. */
    boolean measure(int qubit, boolean ifRandom) {
        if (!isCertain(qubit)) {
            collapse(qubit, ifRandom);
        }
        return negative[row(qubit, true)];
    }

    /**
     * Makes the qubit read {@code value}. On the input, Z on the qubit is a string P with X or Y at some
     * bit k. Gates that do nothing to {@code |0...0>} (CNOTs from k, S on k) make it X at k and at most
     * Z elsewhere; a Hadamard on k, after Z where the sign asks for it, then projects.
     */
    private void collapse(int qubit, boolean value) {
        int measured = row(qubit, true);
        long[] others = new long[words];
        System.arraycopy(x, measured * words, others, 0, words);
        int word = 0;
        while (others[word] == 0) {
            word++;
        }
        long bit = Long.lowestOneBit(others[word]);
        others[word] ^= bit;
        for (int row = 0; row < 2 * qubits; row++) {
            controlledFlips(row, word, bit, others);
        }
        if ((z[measured * words + word] & bit) != 0) {
            for (int row = 0; row < 2 * qubits; row++) {
                quarterTurn(row, word, bit);
            }
        }
        boolean flip = negative[measured] != value;
        for (int row = 0; row < 2 * qubits; row++) {
            hadamard(row, word, bit, flip);
        }
    }

    /** Conjugates by a CNOT from the bit to each of the others, all in one go. */
    private void controlledFlips(int row, int word, long bit, long[] others) {
        int from = row * words;
        boolean hasX = (x[from + word] & bit) != 0;
        int zOnOthers = 0;
        int yOnOthers = 0;
        for (int w = 0; w < words; w++) {
            long zs = z[from + w] & others[w];
            zOnOthers += Long.bitCount(zs);
            yOnOthers += Long.bitCount(zs & x[from + w]);
            if (hasX) {
                x[from + w] ^= others[w];
            }
        }
        boolean hasZ = (z[from + word] & bit) != 0;
        if (hasX) {
            // One after another, each Z met turns the bit's own Z over, and a sign comes out where both then agree.
            int signs = yOnOthers + (hasZ ? zOnOthers / 2 : (zOnOthers + 1) / 2);
            negative[row] ^= (signs & 1) != 0;
        }
        if ((zOnOthers & 1) != 0) {
            z[from + word] ^= bit;
        }
    }

    /** Conjugates by S: Y becomes X, X becomes -Y. */
    private void quarterTurn(int row, int word, long bit) {
        int at = row * words + word;
        if ((x[at] & bit) != 0) {
            negative[row] ^= (z[at] & bit) == 0;
            z[at] ^= bit;
        }
    }

    /** Conjugates by Z, if asked, and then by H. */
    private void hadamard(int row, int word, long bit, boolean flip) {
        int at = row * words + word;
        boolean hasX = (x[at] & bit) != 0;
        boolean hasZ = (z[at] & bit) != 0;
        negative[row] ^= (flip && hasX) ^ (hasX && hasZ);
        if (hasX != hasZ) {
            x[at] ^= bit;
            z[at] ^= bit;
        }
    }
}
