package org.assay.quantum.circuit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a circuit's qubits and classical bits are named: registers in order, covering each index once.
 *
 * <p>Names matter to those who read results ({@code c[0]}, {@code syndrome[1]}) and to OpenQASM; no
 * simulator needs them.
 */
public record Registers(List<Register> quantum, List<Register> classical) {

    public Registers {
        quantum = List.copyOf(quantum);
        classical = List.copyOf(classical);
        Set<String> names = new HashSet<>();
        requireConsecutive(quantum, names);
        requireConsecutive(classical, names);
    }

    /** One register {@code q} and one {@code c}; none where there is nothing to name. */
    public static Registers plain(int qubits, int bits) {
        return new Registers(single("q", qubits), single("c", bits));
    }

    private static List<Register> single(String name, int size) {
        return size == 0 ? List.of() : List.of(new Register(name, 0, size));
    }

    private static void requireConsecutive(List<Register> registers, Set<String> names) {
        int next = 0;
        for (Register register : registers) {
            if (register.start() != next) {
                throw new IllegalArgumentException(
                        "register '%s' starts at %d, but the one before it ends at %d".formatted(register.name(), register.start(), next));
            }
            if (!names.add(register.name())) {
                throw new IllegalArgumentException("two registers are called '%s'".formatted(register.name()));
            }
            next = register.end();
        }
    }

    public int qubits() {
        return quantum.isEmpty() ? 0 : quantum.getLast().end();
    }

    public int bits() {
        return classical.isEmpty() ? 0 : classical.getLast().end();
    }

    /** The short name of a qubit, as in {@code q2}. */
    public String qubitLabel(int qubit) {
        return holding(quantum, qubit).memberLabel(qubit);
    }

    /** The short name of a classical bit, as in {@code c0}. */
    public String bitLabel(int bit) {
        return holding(classical, bit).memberLabel(bit);
    }

    public Register quantumRegisterOf(int qubit) {
        return holding(quantum, qubit);
    }

    public Register classicalRegisterOf(int bit) {
        return holding(classical, bit);
    }

    private static Register holding(List<Register> registers, int index) {
        int low = 0;
        int high = registers.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Register register = registers.get(middle);
            if (register.contains(index)) {
                return register;
            }
            if (index < register.start()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        throw new IllegalArgumentException("no register holds index %d".formatted(index));
    }
}
