package org.assay.quantum.circuit;

import java.util.function.IntUnaryOperator;

/**
 * The condition under which a gate acts: every qubit of {@code on} is |1>, every qubit of
 * {@code off} is |0>.
 */
public record Controls(Qubits on, Qubits off) {

    public static final Controls NONE = new Controls(Qubits.NONE, Qubits.NONE);

    public Controls {
        on.and(off); // refuses a qubit that is named twice
    }

    public static Controls on(int... qubits) {
        return qubits.length == 0 ? NONE : new Controls(Qubits.of(qubits), Qubits.NONE);
    }

    public static Controls off(int... qubits) {
        return qubits.length == 0 ? NONE : new Controls(Qubits.NONE, Qubits.of(qubits));
    }

    public boolean isEmpty() {
        return on.isEmpty() && off.isEmpty();
    }

    public int size() {
        return on.size() + off.size();
    }

    /** All control qubits, the positive ones first. */
    public Qubits all() {
        return on.and(off);
    }

    /** What controls put before a gate's name: c for each on |1>, n for each on |0>, a number where there are many. */
    public String prefix() {
        return letters("c", on.size()) + letters("n", off.size());
    }

    private static String letters(String letter, int count) {
        return count > 2 ? letter + count : letter.repeat(count);
    }

    /** The same condition on other qubits. */
    public Controls moved(IntUnaryOperator qubit) {
        return isEmpty() ? this : new Controls(on.moved(qubit), off.moved(qubit));
    }

    public Controls and(Controls more) {
        if (isEmpty()) {
            return more;
        }
        return more.isEmpty() ? this : new Controls(on.and(more.on), off.and(more.off));
    }
}
