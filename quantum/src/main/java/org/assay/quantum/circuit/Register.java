package org.assay.quantum.circuit;

/**
 * A name for a run of consecutive qubits or classical bits, as in {@code qreg q[3]}.
 *
 * @param name not blank
 * @param start index of its first member in the circuit
 * @param size how many members; 1 or more
 */
public record Register(String name, int start, int size) {

    public Register {
        if (name.isBlank() || start < 0 || size < 1) {
            throw new IllegalArgumentException(
                    "register '%s' starts at %d with size %d; it needs a name, a start of 0 or more and a member"
                            .formatted(name, start, size));
        }
    }

    /** One more than the index of its last member. */
    public int end() {
        return start + size;
    }

    public boolean contains(int index) {
        return index >= start && index < end();
    }

    /** The short name of a member: {@code q2}, or {@code q1[2]} where the register's name ends in a digit. */
    public String memberLabel(int index) {
        int position = index - start;
        boolean endsInDigit = Character.isDigit(name.charAt(name.length() - 1));
        return endsInDigit ? name + "[" + position + "]" : name + position;
    }
}
