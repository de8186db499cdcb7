package org.assay.quantum.simulate;

/** A state was asked for that does not fit; thrown before anything is allocated. */
public final class StateTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int qubits;
    private final double neededBytes;
    private final double freeBytes;
    private final int mostQubits;

    StateTooLargeException(int qubits, int copies, String what, double neededBytes, double freeBytes) {
        super(message(qubits, copies, what, neededBytes, freeBytes));
        this.qubits = qubits;
        this.neededBytes = neededBytes;
        this.freeBytes = freeBytes;
        this.mostQubits = StateMemory.mostQubits(freeBytes, copies);
    }

    /** For what is not a state vector: the most qubits of a state vector are given as 0. */
    StateTooLargeException(int qubits, String what, double neededBytes, double freeBytes) {
        super("needs %s for %s of %d qubits; %s are free"
                .formatted(StateMemory.format(neededBytes), what, qubits, StateMemory.format(freeBytes)));
        this.qubits = qubits;
        this.neededBytes = neededBytes;
        this.freeBytes = freeBytes;
        this.mostQubits = 0;
    }

    private static String message(int qubits, int copies, String what, double neededBytes, double freeBytes) {
        String size = "2^%d x %d B".formatted(qubits, copies * StateMemory.BYTES_PER_AMPLITUDE);
        return "needs %s for %s (%s); %s are free%n  fits here:  up to %d qubits in double precision%s"
                .formatted(StateMemory.format(neededBytes), what, size, StateMemory.format(freeBytes),
                        StateMemory.mostQubits(freeBytes, copies), StateMemory.hintOnHeap());
    }

    public int qubits() {
        return qubits;
    }

    public double neededBytes() {
        return neededBytes;
    }

    public double freeBytes() {
        return freeBytes;
    }

    /** The largest number of qubits that would fit now. */
    public int mostQubits() {
        return mostQubits;
    }
}
