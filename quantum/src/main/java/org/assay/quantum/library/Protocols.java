package org.assay.quantum.library;

import java.util.List;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;

/** What two parties do with a shared Bell pair, and how two states are compared. */
final class Protocols {

    private Protocols() {}

    static List<LibraryEntry> entries() {
        return List.of(
                new LibraryEntry(
                        "superdense", List.of(Parameter.bits("message", 2, 2, "the two bits that one qubit carries")),
                        "superdense coding: two classical bits by one qubit and half a Bell pair",
                        "the message is measured, always",
                        "superdense:10",
                        a -> superdense(a.bits("message"))),
                new LibraryEntry(
                        "teleport",
                        List.of(
                                Parameter.real("theta", -7, 7, "polar angle of the state, in radians").or("1"),
                                Parameter.real("phi", -7, 7, "azimuth of the state, in radians").or("0.5")),
                        "teleportation of a state of one qubit, which is turned back and measured at the far end",
                        "the last bit is 0 in every shot (fidelity 1); the two others are uniform",
                        "teleport:1:0.5",
                        a -> teleport(a.real("theta"), a.real("phi"))),
                new LibraryEntry(
                        "chsh",
                        List.of(
                                Parameter.whole("x", 0, 1, "first party's question"),
                                Parameter.whole("y", 0, 1, "second party's question")),
                        "CHSH game: both answer so that the answers differ exactly if both questions are 1",
                        "won with probability cos^2(pi/8) = 0.8536 for every pair of questions; classically 0.75",
                        "chsh:1:1",
                        a -> chsh(a.whole("x"), a.whole("y"))),
                new LibraryEntry(
                        "swap-test",
                        List.of(Parameter.real("theta", -7, 7, "second state is RY(theta)|0>, the first is |0>")),
                        "swap test: how alike two states are, by one qubit",
                        "the first qubit is 1 with probability (1 - cos^2(theta/2))/2",
                        "swap-test:1",
                        a -> swapTest(a.real("theta"))));
    }

    /** Qubit 1 stays at the receiver; the sender's Z is read from qubit 0, the X from qubit 1. */
    static Circuit superdense(String message) {
        CircuitBuilder builder = Circuit.builder(2).h(0).cx(0, 1).barrier();
        if (message.charAt(0) == '1') {
            builder.x(0);
        }
        if (message.charAt(1) == '1') {
            builder.z(0);
        }
        return builder.barrier().cx(0, 1).h(0).measureAll().build();
    }

    static Circuit teleport(double theta, double phi) {
        Gate prepare = new Gate.U(theta, phi, 0);
        return Circuit.builder(3)
                .registers(new Registers(
                        List.of(new Register("message", 0, 1), new Register("pair", 1, 2)),
                        List.of(new Register("mz", 0, 1), new Register("mx", 1, 1), new Register("out", 2, 1))))
                .gate(prepare, 0).h(1).cx(1, 2).barrier()
                .cx(0, 1).h(0).measure(0, 0).measure(1, 1)
                .ifBit(1, true, new Operation.Apply(Gate.Fixed.X, Qubits.of(2), Controls.NONE))
                .ifBit(0, true, new Operation.Apply(Gate.Fixed.Z, Qubits.of(2), Controls.NONE))
                .gate(prepare.inverse(), 2).measure(2, 2)
                .build();
    }

    /** The first measures at 0 or pi/4, the second at pi/8 or -pi/8 of the great circle through Z and X. */
    static Circuit chsh(int x, int y) {
        double first = x == 0 ? 0 : Math.PI / 2;
        double second = y == 0 ? Math.PI / 4 : -Math.PI / 4;
        return Circuit.builder(2).h(0).cx(0, 1).ry(-first, 0).ry(-second, 1).measureAll().build();
    }

    static Circuit swapTest(double theta) {
        return Circuit.builder(3).ry(theta, 2).h(0).cswap(0, 1, 2).h(0).build();
    }
}
