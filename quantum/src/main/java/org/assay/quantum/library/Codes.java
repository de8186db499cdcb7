package org.assay.quantum.library;

import java.util.List;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;

/** Codes that find and mend one error, with the error put in where the argument says. */
final class Codes {

    private static final double THETA = 1;
    /** Row r of the Hamming code's parity check holds the qubits whose number, counted from 1, has bit r set. */
    private static final int STEANE_QUBITS = 7;

    private Codes() {}

    static List<LibraryEntry> entries() {
        Parameter error = Parameter.whole("error", 0, 3, "the qubit that is hit, counted from 1; 0 for none").or("0");
        return List.of(
                new LibraryEntry(
                        "bit-flip-code", List.of(error),
                        "three-qubit code against one bit flip: encode, hit, measure the syndrome, mend, decode",
                        "out is 0 in every shot, and the syndrome names the qubit that was hit",
                        "bit-flip-code:2",
                        a -> repetition(a.whole("error"), false)),
                new LibraryEntry(
                        "phase-flip-code", List.of(error),
                        "three-qubit code against one phase flip: the bit-flip code between Hadamards",
                        "out is 0 in every shot, and the syndrome names the qubit that was hit",
                        "phase-flip-code:3",
                        a -> repetition(a.whole("error"), true)),
                new LibraryEntry(
                        "steane",
                        List.of(Parameter.whole("error", 0, 21, "0 none; 1..7 bit flip, 8..14 phase flip, 15..21 both, on qubits 0..6").or("0")),
                        "Steane's seven-qubit code: logical |0>, any one error, six syndrome bits, mending",
                        "the seven bits are a word of the Hamming code with an even number of ones, and the syndromes name the qubit",
                        "steane:5",
                        a -> steane(a.whole("error"))));
    }

    /** Encodes RY(1)|0>, and turns it back at the end: out is 1 only if the state was harmed. */
    static Circuit repetition(int error, boolean phase) {
        CircuitBuilder builder = Circuit.builder(5)
                .registers(new Registers(
                        List.of(new Register("data", 0, 3), new Register("check", 3, 2)),
                        List.of(new Register("syndrome", 0, 2), new Register("out", 2, 1))))
                .ry(THETA, 0).cx(0, 1).cx(0, 2);
        turn(builder, phase);
        builder.barrier();
        if (error > 0) {
            builder.gate(phase ? Gate.Fixed.Z : Gate.Fixed.X, error - 1);
        }
        builder.barrier();
        turn(builder, phase);
        // Syndrome bit j is the parity of the qubits whose number, counted from 1, has bit j set.
        builder.cx(0, 3).cx(2, 3).cx(1, 4).cx(2, 4).measure(3, 0).measure(4, 1);
        for (int q = 0; q < 3; q++) {
            builder.ifBits(List.of(0, 1), q + 1, new Operation.Apply(Gate.Fixed.X, Qubits.of(q), Controls.NONE));
        }
        return builder.cx(0, 2).cx(0, 1).ry(-THETA, 0).measure(0, 2).build();
    }

    private static void turn(CircuitBuilder builder, boolean phase) {
        for (int q = 0; phase && q < 3; q++) {
            builder.h(q);
        }
    }

    static Circuit steane(int error) {
        CircuitBuilder builder = Circuit.builder(STEANE_QUBITS + 6).registers(new Registers(
                List.of(new Register("data", 0, STEANE_QUBITS), new Register("check", STEANE_QUBITS, 6)),
                List.of(new Register("flips", 0, 3), new Register("phases", 3, 3), new Register("out", 6, STEANE_QUBITS))));
        encode(builder);
        builder.barrier();
        hit(builder, error);
        builder.barrier();
        for (int row = 0; row < 3; row++) {
            int check = STEANE_QUBITS + row;
            checked(row).forEach(q -> builder.cx(q, check));
            builder.measure(check, row);
        }
        for (int row = 0; row < 3; row++) {
            int check = STEANE_QUBITS + 3 + row;
            builder.h(check);
            checked(row).forEach(q -> builder.cx(check, q));
            builder.h(check).measure(check, 3 + row);
        }
        for (int q = 0; q < STEANE_QUBITS; q++) {
            builder.ifBits(List.of(0, 1, 2), q + 1, new Operation.Apply(Gate.Fixed.X, Qubits.of(q), Controls.NONE));
            builder.ifBits(List.of(3, 4, 5), q + 1, new Operation.Apply(Gate.Fixed.Z, Qubits.of(q), Controls.NONE));
        }
        for (int q = 0; q < STEANE_QUBITS; q++) {
            builder.measure(q, 6 + q);
        }
        return builder.build();
    }

    /** Logical |0>: all words of the dual code, each row spread from the one qubit that only it checks. */
    private static void encode(CircuitBuilder builder) {
        for (int row = 0; row < 3; row++) {
            int own = (1 << row) - 1;
            builder.h(own);
        }
        for (int row = 0; row < 3; row++) {
            int own = (1 << row) - 1;
            checked(row).filter(q -> q != own).forEach(q -> builder.cx(own, q));
        }
    }

    private static void hit(CircuitBuilder builder, int error) {
        if (error == 0) {
            return;
        }
        int qubit = (error - 1) % STEANE_QUBITS;
        builder.gate(
                switch ((error - 1) / STEANE_QUBITS) {
                    case 0 -> Gate.Fixed.X;
                    case 1 -> Gate.Fixed.Z;
                    default -> Gate.Fixed.Y;
                },
                qubit);
    }

    private static IntStream checked(int row) {
        return IntStream.range(0, STEANE_QUBITS).filter(q -> ((q + 1) >>> row & 1) == 1);
    }
}
