package org.assay.quantum.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Qubits;

/** Algorithms that ask an oracle: what it computes is an argument, and stands in the circuit. */
final class Oracles {

    private Oracles() {}

    static List<LibraryEntry> entries() {
        return List.of(
                new LibraryEntry(
                        "deutsch", List.of(Parameter.bits("table", 2, 2, "f(1) and f(0)")),
                        "Deutsch's algorithm: whether f(0) = f(1), by one query",
                        "the first qubit is f(0) xor f(1), always",
                        "deutsch:10",
                        a -> deutschJozsa(a.bits("table"))),
                new LibraryEntry(
                        "deutsch-jozsa",
                        List.of(Parameter.bits("table", 2, 64, "values of f, that of the highest argument first; constant or balanced")),
                        "Deutsch-Jozsa: whether f is constant or balanced, by one query",
                        "the argument's qubits are all 0 with probability 1 if f is constant, 0 if it is balanced",
                        "deutsch-jozsa:01101001",
                        a -> deutschJozsa(a.bits("table"))),
                new LibraryEntry(
                        "bernstein-vazirani", List.of(Parameter.bits("secret", 1, 1000, "the mask s of f(x) = s.x")),
                        "Bernstein-Vazirani: a secret mask by one query",
                        "the secret is measured, always",
                        "bernstein-vazirani:1011",
                        a -> bernsteinVazirani(a.bits("secret"))),
                new LibraryEntry(
                        "simon", List.of(Parameter.bits("period", 2, 500, "the mask s with f(x) = f(x xor s), not 0")),
                        "Simon's algorithm: one query tells a mask that is orthogonal to the hidden period",
                        "every outcome y of the first register has y.s = 0 (mod 2), and all of these are equally likely",
                        "simon:110",
                        a -> simon(a.bits("period"))),
                new LibraryEntry(
                        "grover",
                        List.of(
                                Parameter.bits("marked", 2, 20, "the element that is searched for"),
                                Parameter.whole("iterations", 0, 2000, "how often it is amplified").or("best")),
                        "Grover's search for one marked element",
                        "found with probability sin^2((2k+1) asin(2^(-n/2))) after k iterations",
                        "grover:101",
                        a -> grover(a.bits("marked"), a.wholeOr("iterations", bestIterations(a.bits("marked").length())))),
                new LibraryEntry(
                        "amplitude-amplification",
                        List.of(
                                Parameter.whole("n", 1, 20, "number of qubits"),
                                Parameter.real("theta", -7, 7, "each starts as RY(theta)|0>"),
                                Parameter.whole("iterations", 0, 2000, "how often the state of all ones is amplified")),
                        "amplitude amplification of the state of all ones from any product state",
                        "all ones with probability sin^2((2k+1) a), where sin a = sin(theta/2)^n",
                        "amplitude-amplification:2:0.9:1",
                        a -> amplification(a.whole("n"), a.real("theta"), a.whole("iterations"))));
    }

    private static int bestIterations(int qubits) {
        return Math.max(1, (int) Math.floor(Math.PI / 4 / Math.asin(Math.pow(2, -qubits / 2.0))));
    }

    /** Phase kick-back from a last qubit in |->. */
    static Circuit deutschJozsa(String table) {
        int qubits = Integer.numberOfTrailingZeros(table.length());
        long ones = table.chars().filter(c -> c == '1').count();
        if (table.length() != 1 << qubits || (ones != 0 && ones != table.length() && 2 * ones != table.length())) {
            throw new IllegalArgumentException(
                    "table '%s' has %d values, %d of them 1, but a function on n bits has 2^n, of which none, half or all are 1"
                            .formatted(table, table.length(), ones));
        }
        CircuitBuilder builder = Circuit.builder(qubits + 1).x(qubits);
        hadamards(builder, qubits + 1).barrier();
        for (int x = 0; x < table.length(); x++) {
            if (table.charAt(table.length() - 1 - x) == '1') {
                builder.controlled(reads(x, qubits), Gate.Fixed.X, qubits);
            }
        }
        return hadamards(builder.barrier(), qubits).build();
    }

    static Circuit bernsteinVazirani(String secret) {
        int qubits = secret.length();
        CircuitBuilder builder = Circuit.builder(qubits + 1).x(qubits);
        hadamards(builder, qubits + 1).barrier();
        ones(secret).forEach(q -> builder.cx(q, qubits));
        return hadamards(builder.barrier(), qubits).build();
    }

    /** Copies x, then adds s to the copy if the lowest bit of s is set in x: two arguments share a value. */
    static Circuit simon(String period) {
        int qubits = period.length();
        List<Integer> mask = ones(period);
        if (mask.isEmpty()) {
            throw new IllegalArgumentException("period is '%s', but must have a digit 1; f would have none".formatted(period));
        }
        CircuitBuilder builder = hadamards(Circuit.builder(2 * qubits), qubits).barrier();
        for (int q = 0; q < qubits; q++) {
            builder.cx(q, qubits + q);
        }
        mask.forEach(q -> builder.cx(mask.getFirst(), qubits + q));
        return hadamards(builder.barrier(), qubits).build();
    }

    static Circuit grover(String marked, int iterations) {
        int qubits = marked.length();
        int target = Integer.parseInt(marked, 2);
        CircuitBuilder builder = hadamards(Circuit.builder(qubits), qubits);
        for (int i = 0; i < iterations; i++) {
            builder.barrier();
            flipSign(builder, target, qubits);
            hadamards(builder, qubits);
            flipSign(builder, 0, qubits);
            hadamards(builder, qubits);
        }
        return builder.build();
    }

    static Circuit amplification(int qubits, double theta, int iterations) {
        CircuitBuilder builder = turns(Circuit.builder(qubits), qubits, theta);
        for (int i = 0; i < iterations; i++) {
            flipSign(builder.barrier(), (1 << qubits) - 1, qubits);
            turns(builder, qubits, -theta);
            flipSign(builder, 0, qubits);
            turns(builder, qubits, theta);
        }
        return builder.build();
    }

    /** Changes the sign of one basis state. */
    private static void flipSign(CircuitBuilder builder, int state, int qubits) {
        int last = qubits - 1;
        if ((state >>> last & 1) == 1) {
            builder.controlled(reads(state & ~(1 << last), last), Gate.Fixed.Z, last);
        } else {
            builder.x(last).controlled(reads(state, last), Gate.Fixed.Z, last).x(last);
        }
    }

    /** That the first qubits read as this number. */
    private static Controls reads(int number, int qubits) {
        int[] on = IntStream.range(0, qubits).filter(q -> (number >>> q & 1) == 1).toArray();
        int[] off = IntStream.range(0, qubits).filter(q -> (number >>> q & 1) == 0).toArray();
        return new Controls(Qubits.of(on), Qubits.of(off));
    }

    private static CircuitBuilder hadamards(CircuitBuilder builder, int qubits) {
        IntStream.range(0, qubits).forEach(builder::h);
        return builder;
    }

    private static CircuitBuilder turns(CircuitBuilder builder, int qubits, double theta) {
        IntStream.range(0, qubits).forEach(q -> builder.ry(theta, q));
        return builder;
    }

    /** The qubits whose digit is 1, the lowest first. */
    private static List<Integer> ones(String digits) {
        List<Integer> ones = new ArrayList<>();
        for (int q = 0; q < digits.length(); q++) {
            if (digits.charAt(digits.length() - 1 - q) == '1') {
                ones.add(q);
            }
        }
        return ones;
    }
}
