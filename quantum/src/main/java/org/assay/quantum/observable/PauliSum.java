package org.assay.quantum.observable;

import java.util.List;

/** A Hermitian observable as a real combination of Pauli strings. */
public record PauliSum(List<Term> terms) {

    /** {@code coefficient x string}. */
    public record Term(double coefficient, PauliString string) {
        public Term {
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException(
                        "coefficient of %s is %s, but must be a finite number".formatted(string, coefficient));
            }
        }
    }

    public PauliSum {
        terms = List.copyOf(terms);
    }

    public static PauliSum of(Term... terms) {
        return new PauliSum(List.of(terms));
    }

    /** Refuses a term that reaches past so many qubits. */
    public void requireFits(int qubits) {
        if (bound() > qubits) {
            throw new IllegalArgumentException(
                    "observable reaches qubit %d, but there are qubits 0..%d".formatted(bound() - 1, qubits - 1));
        }
    }

    /** One more than the highest qubit of any term. */
    public int bound() {
        return terms.stream().mapToInt(t -> t.string().bound()).max().orElse(0);
    }
}
