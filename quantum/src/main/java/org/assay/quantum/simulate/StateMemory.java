package org.assay.quantum.simulate;

import java.util.Locale;

/**
 * Works out whether a state fits, before anything is allocated.
 *
 * <p>A state in double precision takes 16 B an amplitude. Free is what the heap may still grow to, or
 * what the machine, or a container around the process, has left, whichever is less.
 */
public final class StateMemory {

    /** Bytes an amplitude in double precision. */
    public static final int BYTES_PER_AMPLITUDE = 16;

    /** Below this many qubits (16 MiB) nobody asks. */
    private static final int FREE_OF_CHECK = 20;

    private StateMemory() {}

    /** {@code copies x 2^qubits x 16}; infinite in effect beyond 2^1023. */
    public static double bytes(int qubits, int copies) {
        return copies * Math.scalb((double) BYTES_PER_AMPLITUDE, qubits);
    }

    /**
     * Refuses what does not fit.
     *
     * @param what is to be allocated, for the message
     * @param copies states of this size that will exist at once beyond those that already do
     */
    public static void require(int qubits, String what, int copies) {
        if (qubits < 0) {
            throw new IllegalArgumentException("a state has 0 or more qubits, got %d".formatted(qubits));
        }
        if (qubits <= FREE_OF_CHECK && copies <= 2) {
            return;
        }
        double needed = bytes(qubits, copies);
        if (qubits > StateVector.MAX_QUBITS || needed > freeBytes()) {
            System.gc();
            double free = freeBytes();
            if (qubits > StateVector.MAX_QUBITS || needed > free) {
                throw new StateTooLargeException(qubits, copies, what, needed, free);
            }
        }
    }

    /** Refuses what is not a state vector and does not fit. */
    static void requireBytes(int qubits, String what, double needed) {
        if (needed > 1 << 24 && needed > freeBytes()) {
            System.gc();
            double free = freeBytes();
            if (needed > free) {
                throw new StateTooLargeException(qubits, what, needed, free);
            }
        }
    }

    /**
     * Refuses what does not fit outside the heap.
     *
     * @param bytes are to be allocated for a state of so many qubits
     */
    public static void requireOffHeap(int qubits, double bytes, String what) {
        double free = machineFreeBytes();
        if (bytes > free) {
            throw new StateTooLargeException(qubits, what, bytes, free);
        }
    }

    /** Whether so many bytes fit outside the heap beside a state of so many qubits in it. */
    static boolean fits(int qubits, double bytes) {
        double machine = machineFreeBytes();
        return qubits <= StateVector.MAX_QUBITS && bytes(qubits, 1) <= freeBytes() && bytes + bytes(qubits, 1) < 0.9 * machine;
    }

    /** The largest state of which so many fit into so many bytes. */
    public static int mostQubits(double freeBytes, int copies) {
        int qubits = 0;
        while (qubits < StateVector.MAX_QUBITS && bytes(qubits + 1, copies) <= freeBytes) {
            qubits++;
        }
        return qubits;
    }

    /** What may still be allocated, in bytes. */
    public static double freeBytes() {
        Runtime runtime = Runtime.getRuntime();
        double unusedHeap = runtime.maxMemory() - (double) (runtime.totalMemory() - runtime.freeMemory());
        double growth = runtime.maxMemory() - (double) runtime.totalMemory();
        double machine = machineFreeBytes();
        return growth > machine ? unusedHeap - growth + machine : unusedHeap;
    }

    /** A line on Java's heap, where the machine has a good deal more; otherwise nothing. */
    static String hintOnHeap() {
        double machine = machineFreeBytes();
        double growth = Runtime.getRuntime().maxMemory() - (double) Runtime.getRuntime().totalMemory();
        return Double.isInfinite(machine) || machine < 1.5 * growth + (1 << 30)
                ? ""
                : "%n  hint:  Java's heap ends at %s, the machine has %s more; start Java with a larger -Xmx"
                        .formatted(format(Runtime.getRuntime().maxMemory()), format(machine - growth));
    }

    /** What may still be allocated outside the heap, in bytes. */
    public static double freeOffHeapBytes() {
        return machineFreeBytes();
    }

    private static double machineFreeBytes() {
        return FreeMemory.HERE.bytes();
    }

    /** As in {@code 20.1 GiB}. */
    static String format(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.2g %s", value, units[unit]);
        }
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}
