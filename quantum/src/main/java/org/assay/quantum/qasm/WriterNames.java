package org.assay.quantum.qasm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;

/** The registers of a circuit, with their names made fit for a file where they are not. */
record WriterNames(Registers registers) {

    private static final Set<String> RESERVED = Set.of(
            "qreg", "creg", "gate", "opaque", "if", "measure", "reset", "barrier", "include", "pi", "qubit", "bit",
            "const", "input", "let", "for", "in", "else", "ctrl", "negctrl", "inv", "pow", "tau", "euler", "true", "false");

    static WriterNames of(Circuit circuit) {
        Set<String> taken = new HashSet<>();
        return new WriterNames(new Registers(
                renamed(circuit.registers().quantum(), taken), renamed(circuit.registers().classical(), taken)));
    }

    private static List<Register> renamed(List<Register> registers, Set<String> taken) {
        List<Register> renamed = new ArrayList<>();
        for (Register register : registers) {
            String name = fitting(register.name());
            while (!taken.add(name)) {
                name += "_";
            }
            renamed.add(new Register(name, register.start(), register.size()));
        }
        return renamed;
    }

    /** OpenQASM 2 wants a small letter first, then letters, digits and underscores; what is a gate's name it may not be. */
    private static String fitting(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        boolean clashes = RESERVED.contains(plain) || StandardGates.isInLibrary(plain);
        if (plain.matches("[a-z][A-Za-z0-9_]*") && !clashes) {
            return plain;
        }
        return plain.matches("[A-Z].*") ? plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1) + "_" : "r_" + plain;
    }

    static String requireIdentifier(String parameter) {
        if (!parameter.matches("[\\p{L}_][\\p{L}\\p{Nd}_]*") || RESERVED.contains(parameter)) {
            throw new IllegalArgumentException("parameter '%s' cannot be a name in OpenQASM; bind it or rename it".formatted(parameter));
        }
        return parameter;
    }

    List<Register> quantum() {
        return registers.quantum();
    }

    List<Register> classical() {
        return registers.classical();
    }

    String qubit(int qubit) {
        Register register = registers.quantumRegisterOf(qubit);
        return register.name() + "[" + (qubit - register.start()) + "]";
    }

    String bit(int bit) {
        Register register = registers.classicalRegisterOf(bit);
        return register.name() + "[" + (bit - register.start()) + "]";
    }

    String qubits(Qubits qubits) {
        return qubits.stream().mapToObj(this::qubit).collect(Collectors.joining(","));
    }
}
