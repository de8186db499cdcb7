package org.assay.quantum.library;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;

/** Phases, orders and sums. */
final class Arithmetic {

    private static final int FIFTEEN = 15;
    private static final int WORK_QUBITS = 4;
    private static final int COUNTING_QUBITS = 4;
    private static final Set<Integer> COPRIME_TO_15 = Set.of(2, 4, 7, 8, 11, 13, 14);

    private Arithmetic() {}

    static List<LibraryEntry> entries() {
        return List.of(
                new LibraryEntry(
                        "phase-estimation",
                        List.of(
                                Parameter.whole("n", 1, 500, "number of counting qubits"),
                                Parameter.real("phase", 0, 1, "eigenphase in turns, of diag(1, exp(2 pi i phase))")),
                        "quantum phase estimation of a known phase",
                        "reads k with probability |sum_x exp(2 pi i x (phase - k/2^n))|^2/4^n; always 2^n phase if that is whole",
                        "phase-estimation:3:0.375",
                        a -> phaseEstimation(a.whole("n"), a.real("phase"))),
                new LibraryEntry(
                        "order-finding", List.of(Parameter.whole("a", 2, 14, "the base: 2, 4, 7, 8, 11, 13 or 14")),
                        "Shor's order finding for a^x mod 15",
                        "reads multiples of 16/r, each with probability 1/r, where r is the order of a modulo 15",
                        "order-finding:7",
                        a -> orderFinding(a.whole("a"))),
                new LibraryEntry(
                        "adder",
                        List.of(
                                Parameter.bits("a", 1, 1000, "first summand"),
                                Parameter.bits("b", 1, 1000, "second summand, with as many digits")),
                        "Cuccaro's ripple-carry adder, with one carry qubit",
                        "a + b is measured, carry on top, always",
                        "adder:11:01",
                        a -> adder(a.bits("a"), a.bits("b"))));
    }

    /** The eigenstate stands on the last qubit. */
    static Circuit phaseEstimation(int counting, double phase) {
        CircuitBuilder builder = Circuit.builder(counting + 1).x(counting);
        for (int q = 0; q < counting; q++) {
            builder.h(q);
        }
        for (int q = 0; q < counting; q++) {
            double turns = Math.scalb(phase, q);
            builder.cp(2 * Math.PI * (turns - Math.floor(turns)), q, counting);
        }
        return builder.append(States.qft(counting).inverse(), IntStream.range(0, counting).toArray()).build();
    }

    /**
     * Multiplication by 2 modulo 15 turns the four bits round by one place, multiplication by 14 = -1
     * flips them all (Vandersypen et al. 2001 use the same structure).
     */
    static Circuit orderFinding(int base) {
        if (!COPRIME_TO_15.contains(base)) {
            throw new IllegalArgumentException("a is %d, but must share no factor with 15: 2, 4, 7, 8, 11, 13 or 14".formatted(base));
        }
        CircuitBuilder builder = Circuit.builder(COUNTING_QUBITS + WORK_QUBITS)
                .registers(new Registers(
                        List.of(new Register("count", 0, COUNTING_QUBITS), new Register("work", COUNTING_QUBITS, WORK_QUBITS)),
                        List.of()))
                .x(COUNTING_QUBITS);
        for (int q = 0; q < COUNTING_QUBITS; q++) {
            builder.h(q);
        }
        int factor = base;
        for (int q = 0; q < COUNTING_QUBITS; q++) {
            multiply(builder, factor, q);
            factor = factor * factor % FIFTEEN;
        }
        return builder.append(States.qft(COUNTING_QUBITS).inverse(), IntStream.range(0, COUNTING_QUBITS).toArray()).build();
    }

    private static void multiply(CircuitBuilder builder, int factor, int control) {
        boolean negative = Integer.bitCount(factor) != 1;
        int power = Integer.numberOfTrailingZeros(negative ? FIFTEEN - factor : factor);
        for (int turn = 0; turn < power; turn++) {
            for (int bit = WORK_QUBITS - 1; bit > 0; bit--) {
                builder.cswap(control, COUNTING_QUBITS + bit, COUNTING_QUBITS + bit - 1);
            }
        }
        for (int bit = 0; negative && bit < WORK_QUBITS; bit++) {
            builder.cx(control, COUNTING_QUBITS + bit);
        }
    }

    /** Cuccaro, Draper, Kutin, Moulton 2004 (arXiv:quant-ph/0410184): b becomes a + b. */
    static Circuit adder(String a, String b) {
        int n = a.length();
        if (b.length() != n) {
            throw new IllegalArgumentException("a has %d digits and b %d, but they must have as many".formatted(n, b.length()));
        }
        CircuitBuilder builder = Circuit.builder(2 * n + 2)
                .registers(new Registers(
                        List.of(new Register("cin", 0, 1), new Register("a", 1, n), new Register("b", n + 1, n), new Register("cout", 2 * n + 1, 1)),
                        List.of(new Register("sum", 0, n + 1))));
        for (int i = 0; i < n; i++) {
            set(builder, a.charAt(n - 1 - i), 1 + i);
            set(builder, b.charAt(n - 1 - i), n + 1 + i);
        }
        for (int i = 0; i < n; i++) {
            builder.cx(1 + i, n + 1 + i).cx(1 + i, i).ccx(i, n + 1 + i, 1 + i);
        }
        builder.cx(n, 2 * n + 1);
        for (int i = n - 1; i >= 0; i--) {
            builder.ccx(i, n + 1 + i, 1 + i).cx(1 + i, i).cx(i, n + 1 + i);
        }
        for (int i = 0; i <= n; i++) {
            builder.measure(n + 1 + i, i);
        }
        return builder.build();
    }

    private static void set(CircuitBuilder builder, char digit, int qubit) {
        if (digit == '1') {
            builder.x(qubit);
        }
    }
}
