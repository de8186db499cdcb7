package org.assay.comparison.problem;

/**
 * Knuth's GB_FLIP, the generator of the Stanford GraphBase: subtractive, with lags 55 and 24, modulo
 * 2^31. The G-set graphs are defined by its stream.
 *
 * @see <a href="https://www-cs-faculty.stanford.edu/~knuth/sgb.html">Knuth, The Stanford GraphBase, 1993</a>
 */
final class FlipRandom {
    private static final int MASK = 0x7fffffff;
    private static final int LAG = 55;
    private static final int SHORT_LAG = 24;
    private final int[] values = new int[LAG + 1];
    private int next;

    FlipRandom(long seed) {
        int previous = (int) seed & MASK;
        int current = 1;
        int shifted = previous;
        values[LAG] = previous;
        for (int i = 21; i != 0; i = (i + 21) % LAG) {
            values[i] = current;
            current = previous - current & MASK;
            shifted = (shifted & 1) != 0 ? 0x40000000 + (shifted >> 1) : shifted >> 1;
            current = current - shifted & MASK;
            previous = values[i];
        }
        for (int warmUp = 0; warmUp < 5; warmUp++) {
            refill();
        }
        next = LAG - 1;
    }

    private void refill() {
        for (int i = 1; i <= SHORT_LAG; i++) {
            values[i] = values[i] - values[i + LAG - SHORT_LAG] & MASK;
        }
        for (int i = SHORT_LAG + 1; i <= LAG; i++) {
            values[i] = values[i] - values[i - SHORT_LAG] & MASK;
        }
    }

    /** Uniform over {@code 0..2^31-1}. */
    int next() {
        if (next == 0) {
            refill();
            next = LAG;
        }
        return values[next--];
    }

    /** Uniform over {@code 0..bound-1}. */
    int below(int bound) {
        long limit = (1L << 31) - (1L << 31) % bound;
        int draw;
        do {
            draw = next();
        } while (draw >= limit);
        return draw % bound;
    }
}
