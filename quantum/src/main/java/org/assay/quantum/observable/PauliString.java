package org.assay.quantum.observable;

/**
 * A product of Pauli matrices on up to 63 qubits, as two bit masks: bit {@code q} of {@code xMask}
 * for X or Y on qubit {@code q}, bit {@code q} of {@code zMask} for Z or Y.
 *
 * <p>It stands for the Hermitian product itself (Y counts as Y, not as XZ).
 */
public record PauliString(long xMask, long zMask) {

    public static final PauliString IDENTITY = new PauliString(0, 0);

    public PauliString {
        if (xMask < 0 || zMask < 0) {
            throw new IllegalArgumentException("Pauli strings here reach qubit 62 at most");
        }
    }

    /** Reads {@code "XIZ"}: letters I, X, Y, Z, the highest qubit on the left. */
    public static PauliString parse(String letters) {
        long x = 0;
        long z = 0;
        if (letters.length() > 63) {
            throw new IllegalArgumentException("Pauli string has %d letters, at most 63 fit".formatted(letters.length()));
        }
        for (int i = 0; i < letters.length(); i++) {
            long bit = 1L << (letters.length() - 1 - i);
            switch (letters.charAt(i)) {
                case 'I' -> {}
                case 'X' -> x |= bit;
                case 'Y' -> {
                    x |= bit;
                    z |= bit;
                }
                case 'Z' -> z |= bit;
                default -> throw new IllegalArgumentException(
                        "letter '%s' at position %d of Pauli string '%s'; allowed are I, X, Y, Z"
                                .formatted(letters.charAt(i), i, letters));
            }
        }
        return new PauliString(x, z);
    }

    /** {@code Z} on each of the qubits. */
    public static PauliString z(int... qubits) {
        long z = 0;
        for (int q : qubits) {
            z ^= 1L << q;
        }
        return new PauliString(0, z);
    }

    public boolean isDiagonal() {
        return xMask == 0;
    }

    /** One more than the highest qubit that it touches. */
    public int bound() {
        return 64 - Long.numberOfLeadingZeros(xMask | zMask);
    }

    /** The letters for so many qubits, the highest on the left. */
    public String letters(int qubits) {
        StringBuilder out = new StringBuilder();
        for (int q = qubits - 1; q >= 0; q--) {
            boolean x = (xMask >>> q & 1) == 1;
            boolean z = (zMask >>> q & 1) == 1;
            out.append(x ? (z ? 'Y' : 'X') : (z ? 'Z' : 'I'));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return letters(Math.max(1, bound()));
    }
}
