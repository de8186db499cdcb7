package org.assay.quantum.library;

import java.util.List;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;

/** Circuits that prepare a well-known state, and the Fourier transform. */
final class States {

    private States() {}

    static List<LibraryEntry> entries() {
        Parameter qubits = Parameter.whole("n", 1, 1_000_000, "number of qubits");
        return List.of(
                new LibraryEntry(
                        "bell", List.of(),
                        "a Bell pair: Hadamard, then CNOT",
                        "00 and 11, each with probability 1/2; <XX> = <ZZ> = 1",
                        "bell",
                        _ -> ghz(2)),
                new LibraryEntry(
                        "ghz", List.of(qubits),
                        "Greenberger-Horne-Zeilinger state: one Hadamard, then a chain of CNOTs",
                        "all 0 and all 1, each with probability 1/2; <X...X> = 1",
                        "ghz:3",
                        a -> ghz(a.whole("n"))),
                new LibraryEntry(
                        "uniform-chain", List.of(qubits),
                        "a Hadamard on every qubit, then a chain of CNOTs: not entangled at all, since a CNOT"
                                + " only permutes the basis states and here all of them weigh the same",
                        "every outcome with probability 1/2^n: the CNOTs change nothing, unlike in ghz",
                        "uniform-chain:3",
                        a -> uniformChain(a.whole("n"))),
                new LibraryEntry(
                        "w", List.of(Parameter.whole("n", 1, 100_000, "number of qubits")),
                        "W state: exactly one qubit is 1, and it is any of them",
                        "n outcomes with a single 1, each with probability 1/n",
                        "w:3",
                        a -> w(a.whole("n"))),
                new LibraryEntry(
                        "dicke",
                        List.of(
                                Parameter.whole("n", 1, 2_000, "number of qubits"),
                                Parameter.whole("k", 0, 2_000, "how many of them are 1")),
                        "Dicke state: all outcomes with k ones, equally weighted",
                        "the n over k outcomes with k ones, each with the same probability",
                        "dicke:4:2",
                        a -> dicke(a.whole("n"), a.whole("k"))),
                new LibraryEntry(
                        "qft", List.of(Parameter.whole("n", 1, 2_000, "number of qubits")),
                        "quantum Fourier transform, bits in natural order",
                        "|x> goes to the amplitudes exp(2 pi i x k/2^n)/sqrt(2^n); |0> to the uniform state",
                        "qft:4",
                        a -> qft(a.whole("n"))));
    }

    static Circuit ghz(int qubits) {
        return chain(Circuit.builder(qubits).h(0)).build();
    }

    static Circuit uniformChain(int qubits) {
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int q = 0; q < qubits; q++) {
            builder.h(q);
        }
        return chain(builder).build();
    }

    private static CircuitBuilder chain(CircuitBuilder builder) {
        for (int q = 1; q < builder.qubits(); q++) {
            builder.cx(q - 1, q);
        }
        return builder;
    }

    /** Passes the excitation on, keeping its share at each qubit. */
    static Circuit w(int qubits) {
        CircuitBuilder builder = Circuit.builder(qubits).x(0);
        for (int q = 0; q + 1 < qubits; q++) {
            builder.cry(2 * Math.acos(Math.sqrt(1.0 / (qubits - q))), q, q + 1).cx(q + 1, q);
        }
        return builder.build();
    }

    /** Baertschi and Eidenbenz 2019 (arXiv:1904.07358): split and cyclic shift, from the last qubit down. */
    static Circuit dicke(int qubits, int ones) {
        if (ones > qubits) {
            throw new IllegalArgumentException("k is %d, but must be at most n = %d".formatted(ones, qubits));
        }
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int q = qubits - ones; q < qubits; q++) {
            builder.x(q);
        }
        for (int last = qubits - 1; last > 0; last--) {
            splitAndShift(builder, last, Math.min(ones, last));
        }
        return builder.build();
    }

    private static void splitAndShift(CircuitBuilder builder, int last, int ones) {
        for (int l = 1; l <= ones; l++) {
            double angle = 2 * Math.acos(Math.sqrt(l / (last + 1.0)));
            Controls controls = l == 1 ? Controls.on(last) : Controls.on(last, last - l + 1);
            builder.cx(last - l, last)
                    .controlled(controls, new Gate.Rotation(Axis.Y, angle), last - l)
                    .cx(last - l, last);
        }
    }

    /** Nielsen and Chuang, section 5.1, with the qubits exchanged at the end. */
    static Circuit qft(int qubits) {
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int target = qubits - 1; target >= 0; target--) {
            builder.h(target);
            for (int control = target - 1; control >= 0; control--) {
                builder.cp(Math.scalb(Math.PI, control - target), control, target);
            }
        }
        for (int q = 0; q < qubits / 2; q++) {
            builder.swap(q, qubits - 1 - q);
        }
        return builder.build();
    }
}
