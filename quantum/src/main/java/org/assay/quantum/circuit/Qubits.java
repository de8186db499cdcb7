package org.assay.quantum.circuit;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An ordered list of distinct qubit indexes, immutable and small.
 *
 * <p>Lists of none and of one low index are shared, so that a circuit of millions of gates stays lean.
 */
public final class Qubits {

    static final int[] NO_INDEXES = {};

    public static final Qubits NONE = new Qubits(NO_INDEXES);

    private static final Qubits[] SINGLE =
            IntStream.range(0, 64).mapToObj(q -> new Qubits(new int[] {q})).toArray(Qubits[]::new);

    private final int[] indexes;

    private Qubits(int[] indexes) {
        this.indexes = indexes;
    }

    public static Qubits of(int qubit) {
        return qubit >= 0 && qubit < SINGLE.length ? SINGLE[qubit] : checked(new int[] {qubit});
    }

    /** Refuses a negative index and one that is named twice. */
    public static Qubits of(int... qubits) {
        return switch (qubits.length) {
            case 0 -> NONE;
            case 1 -> of(qubits[0]);
            default -> checked(qubits.clone());
        };
    }

    /** The qubits {@code from, from + 1, ..., to - 1}. */
    public static Qubits range(int from, int to) {
        return of(IntStream.range(from, to).toArray());
    }

    private static Qubits checked(int[] qubits) {
        for (int i = 0; i < qubits.length; i++) {
            if (qubits[i] < 0) {
                throw new IllegalArgumentException("qubit index is %d, but must be 0 or more".formatted(qubits[i]));
            }
        }
        if (hasDuplicate(qubits)) {
            throw new IllegalArgumentException("a qubit is named twice in %s".formatted(Arrays.toString(qubits)));
        }
        return new Qubits(qubits);
    }

    private static boolean hasDuplicate(int[] qubits) {
        if (qubits.length <= 8) {
            return hasDuplicateAmongFew(qubits);
        }
        return IntStream.of(qubits).distinct().count() != qubits.length;
    }

    private static boolean hasDuplicateAmongFew(int[] qubits) {
        for (int i = 1; i < qubits.length; i++) {
            for (int j = 0; j < i; j++) {
                if (qubits[i] == qubits[j]) {
                    return true;
                }
            }
        }
        return false;
    }

    public int size() {
        return indexes.length;
    }

    public boolean isEmpty() {
        return indexes.length == 0;
    }

    public int get(int position) {
        return indexes[position];
    }

    public boolean contains(int qubit) {
        for (int index : indexes) {
            if (index == qubit) {
                return true;
            }
        }
        return false;
    }

    public IntStream stream() {
        return IntStream.of(indexes);
    }

    public int[] toArray() {
        return indexes.clone();
    }

    /** One more than the highest index; 0 for no qubits. */
    public int bound() {
        int bound = 0;
        for (int index : indexes) {
            bound = Math.max(bound, index + 1);
        }
        return bound;
    }

    /** The bits {@code 1 << qubit} joined; refuses an index of 63 or more. */
    public long mask() {
        long mask = 0;
        for (int index : indexes) {
            if (index >= 63) {
                throw new IllegalArgumentException("qubit %d does not fit a 63-bit mask".formatted(index));
            }
            mask |= 1L << index;
        }
        return mask;
    }

    /** These qubits followed by the others; refuses an overlap. */
    public Qubits and(Qubits others) {
        if (isEmpty()) {
            return others;
        }
        if (others.isEmpty()) {
            return this;
        }
        int[] joined = Arrays.copyOf(indexes, indexes.length + others.indexes.length);
        System.arraycopy(others.indexes, 0, joined, indexes.length, others.indexes.length);
        return checked(joined);
    }

    /** The image of each index, in the same order; refuses two that become one. */
    public Qubits moved(IntUnaryOperator qubit) {
        if (indexes.length == 1) {
            return of(qubit.applyAsInt(indexes[0]));
        }
        int[] images = new int[indexes.length];
        for (int i = 0; i < images.length; i++) {
            images[i] = qubit.applyAsInt(indexes[i]);
        }
        return isEmpty() ? this : checked(images);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Qubits that && Arrays.equals(indexes, that.indexes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indexes);
    }

    /** As in {@code q0, q3}. */
    @Override
    public String toString() {
        return stream().mapToObj(q -> "q" + q).collect(Collectors.joining(", "));
    }
}
