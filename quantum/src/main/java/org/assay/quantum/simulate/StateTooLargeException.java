package org.assay.quantum.simulate;

import org.jspecify.annotations.Nullable;

/**
 * A state was asked for that does not fit; thrown before anything is allocated, or, where memory was
 * taken by others in the meantime, after all of it has been given back.
 */
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

    private StateTooLargeException(int qubits, String message, double neededBytes, double freeBytes, int mostQubits,
            @Nullable Throwable cause) {
        super(message, cause);
        this.qubits = qubits;
        this.neededBytes = neededBytes;
        this.freeBytes = freeBytes;
        this.mostQubits = mostQubits;
    }

    static StateTooLargeException densityMatrix(int qubits, double freeBytes) {
        double bytes = StateMemory.bytes(2 * qubits, 1);
        int most = StateMemory.mostQubits(freeBytes, 1) / 2;
        String message = "needs %s for a density matrix of %d qubits (4^%d x 16 B); %s are free%n  fits here:  up to %d qubits with exact noise; trajectories take more"
                .formatted(StateMemory.format(bytes), qubits, qubits, StateMemory.format(freeBytes), most);
        return new StateTooLargeException(qubits, message, bytes, freeBytes, most, null);
    }

    /** What doubles with each qubit does not fit outside the heap. */
    static StateTooLargeException offHeap(int qubits, String what, double bytes, double freeBytes) {
        int most = Math.max(0, qubits - (int) Math.ceil(Math.log(bytes / freeBytes) / Math.log(2)));
        String message = "needs %s for %s of %d qubits; %s are free%n  fits here:  up to %d qubits of this kind"
                .formatted(StateMemory.format(bytes), what, qubits, StateMemory.format(freeBytes), most);
        return new StateTooLargeException(qubits, message, bytes, freeBytes, most, null);
    }

    /**
     * Others took memory while a state was laid out.
     *
     * @param bytes of the whole
     * @param missingBytes that were still to come
     */
    static StateTooLargeException taken(int qubits, String what, double bytes, double missingBytes, double freeBytes) {
        String message = "memory ran out while %s of %d qubits was laid out%n  missing:    %s of %s; %s are free, others took the rest%n  try:        end other programs; fewer qubits; single precision"
                .formatted(what, qubits, StateMemory.format(missingBytes), StateMemory.format(bytes), StateMemory.format(freeBytes));
        return new StateTooLargeException(qubits, message, missingBytes, freeBytes, StateMemory.mostQubits(freeBytes, 1), null);
    }

    /** The virtual machine or the system refused what seemed to be free. */
    static StateTooLargeException refused(int qubits, String what, double bytes, double freeBytes, OutOfMemoryError cause) {
        String message = "needs %s for %s of %d qubits, which was refused%n  reason:     %s, though %s seemed free%n  try:        fewer qubits; a higher limit (-Xmx, ulimit -v, container)"
                .formatted(StateMemory.format(bytes), what, qubits, cause.getMessage(), StateMemory.format(freeBytes));
        return new StateTooLargeException(qubits, message, bytes, freeBytes, StateMemory.mostQubits(freeBytes, 1), cause);
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
