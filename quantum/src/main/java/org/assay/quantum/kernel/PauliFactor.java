package org.assay.quantum.kernel;

/**
 * The number {@code -i sin i^y}, where y counts the Y in a Pauli string: with the sign of
 * {@code (-1)^|j & z|} it is the entry of {@code -i sin P} that leads from index j to {@code j ^ x}.
 */
record PauliFactor(double re, double im) {

    static PauliFactor of(long xMask, long zMask, double sin) {
        return switch (Long.bitCount(xMask & zMask) & 3) {
            case 0 -> new PauliFactor(0, -sin);
            case 1 -> new PauliFactor(sin, 0);
            case 2 -> new PauliFactor(0, sin);
            default -> new PauliFactor(-sin, 0);
        };
    }

    static boolean isOdd(long bits) {
        return (Long.bitCount(bits) & 1) == 1;
    }
}
