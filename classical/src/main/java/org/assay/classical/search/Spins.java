package org.assay.classical.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An assignment of +1 or -1 to each variable, immutable. In binary terms {@code z = 1 - 2x}: up is
 * {@code x = 0}, down is {@code x = 1}.
 */
public final class Spins {
    private final int size;
    /** Bit i is set where spin i is down. */
    private final long[] down;

    private Spins(int size, long[] down) {
        this.size = size;
        this.down = down;
    }

    /** Spins from values +1 and -1. */
    public static Spins of(byte[] values) {
        long[] down = words(values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 1 && values[i] != -1) {
                throw new IllegalArgumentException("spin %d is %d, but spins are +1 or -1".formatted(i, values[i]));
            }
            down[i >> 6] |= (values[i] == -1 ? 1L : 0L) << i;
        }
        return new Spins(values.length, down);
    }

    /** Spin i is down where {@code side[i]} is true. */
    public static Spins ofSides(boolean[] side) {
        long[] down = words(side.length);
        for (int i = 0; i < side.length; i++) {
            down[i >> 6] |= (side[i] ? 1L : 0L) << i;
        }
        return new Spins(side.length, down);
    }

    /** Spin i is down where bit i of {@code bits} is set; at most 64 spins. */
    public static Spins ofBits(int size, long bits) {
        if (size < 0 || size > Long.SIZE) {
            throw new IllegalArgumentException("%d spins do not fit the 64 bits of a long".formatted(size));
        }
        long mask = size == Long.SIZE ? -1L : (1L << size) - 1;
        return new Spins(size, size == 0 ? new long[0] : new long[] {bits & mask});
    }

    /** Spins drawn uniformly. */
    static Spins random(int size, RandomGenerator random) {
        boolean[] down = new boolean[size];
        for (int i = 0; i < size; i++) {
            down[i] = random.nextBoolean();
        }
        return ofSides(down);
    }

    private static long[] words(int size) {
        return new long[(size + 63) >> 6];
    }

    public int size() {
        return size;
    }

    /** +1 or -1. */
    public int spin(int i) {
        return isDown(i) ? -1 : 1;
    }

    /** Whether the spin is -1, that is, whether its binary variable is 1. */
    public boolean isDown(int i) {
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException("spin %d of %d".formatted(i, size));
        }
        return (down[i >> 6] >>> i & 1) != 0;
    }

    /** The values +1 and -1. */
    public byte[] toBytes() {
        byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
            values[i] = (byte) spin(i);
        }
        return values;
    }

    /** True where the spin is down: one side of the cut. */
    public boolean[] toSides() {
        boolean[] side = new boolean[size];
        for (int i = 0; i < size; i++) {
            side[i] = isDown(i);
        }
        return side;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spins that && size == that.size && Arrays.equals(down, that.down);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(down);
    }

    /** The binary variables, variable 0 first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append(isDown(i) ? '1' : '0');
        }
        return text.toString();
    }
}
