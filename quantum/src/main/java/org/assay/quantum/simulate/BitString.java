package org.assay.quantum.simulate;

import java.util.Arrays;

/**
 * Classical bits of any number, immutable; bit 0 is the lowest and is written on the right.
 *
 * <p>Ordered as numbers; strings of different length are ordered by length first.
 */
public final class BitString implements Comparable<BitString> {

    private final int length;
    private final long[] words;

    private BitString(int length, long[] words) {
        this.length = length;
        this.words = words;
    }

    /** All bits 0. */
    public static BitString zeros(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("a bit string has 0 or more bits, got %d".formatted(length));
        }
        return new BitString(length, new long[wordsFor(length)]);
    }

    /** The lowest bits of a number; refuses a number that needs more. */
    public static BitString of(int length, long value) {
        BitString out = zeros(length);
        if (length < 64 && value >>> length != 0) {
            throw new IllegalArgumentException("%d does not fit %d bits".formatted(value, length));
        }
        if (length > 0) {
            out.words[0] = value;
        }
        return out;
    }

    /** Lowest word first; bits past the length must be 0. Not copied. */
    static BitString ofWords(int length, long[] words) {
        return new BitString(length, words);
    }

    /** Reads {@code "011"}, the highest bit first. */
    public static BitString parse(String text) {
        BitString out = zeros(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(text.length() - 1 - i);
            if (c != '0' && c != '1') {
                throw new IllegalArgumentException("'%s' in bit string '%s'; allowed are 0 and 1".formatted(c, text));
            }
            out.words[i >>> 6] |= (long) (c - '0') << i;
        }
        return out;
    }

    /** The lowest 64 bits. */
    long lowest64() {
        return words[0];
    }

    /** A copy, lowest word first. */
    long[] words() {
        return words.clone();
    }

    static int wordsFor(int length) {
        return Math.max(1, (length + 63) >>> 6);
    }

    public int length() {
        return length;
    }

    public boolean get(int bit) {
        if (bit < 0 || bit >= length) {
            throw new IllegalArgumentException("bit %d does not exist; allowed are 0..%d".formatted(bit, length - 1));
        }
        return (words[bit >>> 6] >>> bit & 1) != 0;
    }

    /** This string with one bit set to a value. */
    public BitString with(int bit, boolean value) {
        if (get(bit) == value) {
            return this;
        }
        long[] changed = words.clone();
        changed[bit >>> 6] ^= 1L << bit;
        return new BitString(length, changed);
    }

    /** The bits as a number; refuses a string of more than 63 bits. */
    public long toLong() {
        if (length > 63) {
            throw new IllegalStateException("%d bits do not fit a number of 63".formatted(length));
        }
        return words[0];
    }

    /** How many bits are 1. */
    public int weight() {
        return Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    @Override
    public int compareTo(BitString other) {
        if (length != other.length) {
            return Integer.compare(length, other.length);
        }
        for (int w = words.length - 1; w >= 0; w--) {
            int order = Long.compareUnsigned(words[w], other.words[w]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BitString that && length == that.length && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * length + Arrays.hashCode(words);
    }

    /** As in {@code 011}, the highest bit first. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(length);
        for (int bit = length - 1; bit >= 0; bit--) {
            out.append(get(bit) ? '1' : '0');
        }
        return out.toString();
    }
}
