package org.assay.quantum.simulate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.Workers;

/**
 * Works out whether a state fits before anything is allocated, and again while it is laid out.
 *
 * <p>A state in double precision takes 16 B an amplitude. Free is what the heap may still grow to, or
 * what the machine, or a container around the process, has left, whichever is less.
 */
public final class StateMemory {

    /** Bytes an amplitude in double precision. */
    public static final int BYTES_PER_AMPLITUDE = 16;

    /** Below this many qubits (16 MiB) nobody asks. */
    private static final int FREE_OF_CHECK = 20;

    /** Laid out between two looks at what is free. */
    private static final long PIECE = 64L << 20;

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
            throw StateTooLargeException.offHeap(qubits, what, bytes, free);
        }
    }

    /**
     * So many bytes outside the heap that the machine really has: touched piece by piece, as long as what
     * is free suffices for the rest. The system would otherwise promise them, and kill a process when they
     * are used and others have taken them.
     *
     * @throws StateTooLargeException if they do not suffice; all is given back then
     * @throws CancellationException once the thread is interrupted; all is given back then
     */
    public static MemorySegment allocateOffHeap(int qubits, long bytes, String what, Arena arena) {
        requireOffHeap(qubits, bytes, what);
        return takeOffHeap(qubits, bytes, what, arena);
    }

    /** As {@link #allocateOffHeap}, for those who have asked {@link #requireOffHeap}. */
    static MemorySegment takeOffHeap(int qubits, long bytes, String what, Arena arena) {
        MemorySegment memory;
        try {
            memory = OffHeapMemory.allocate(bytes, arena);
        } catch (OutOfMemoryError e) {
            throw StateTooLargeException.refused(qubits, what, bytes, machineFreeBytes(), e);
        }
        layOut(qubits, what, memory, StateMemory::machineFreeBytes);
        return memory;
    }

    /** Touches memory that is a good part of what machines have. */
    static void layOut(int qubits, String what, MemorySegment memory, DoubleSupplier free) {
        long bytes = memory.byteSize();
        if (bytes < PIECE) {
            return;
        }
        for (long at = 0; at < bytes; at += PIECE) {
            double now = free.getAsDouble();
            if (bytes - at > now) {
                OffHeapMemory.drop(memory);
                throw StateTooLargeException.taken(qubits, what, bytes, bytes - at, now);
            }
            if (Thread.currentThread().isInterrupted()) {
                OffHeapMemory.drop(memory);
                throw new CancellationException("interrupted while %s of %d qubits was laid out; its memory is given back"
                        .formatted(what, qubits));
            }
            OffHeapMemory.touch(memory.asSlice(at, Math.min(PIECE, bytes - at)), Workers.shared());
        }
    }

    /** What is made of arrays in Java's heap, if there is room after all. */
    static <T> T onHeap(int qubits, String what, Supplier<T> made) {
        try {
            return made.get();
        } catch (OutOfMemoryError e) {
            throw StateTooLargeException.refused(qubits, what, bytes(qubits, 1), freeBytes(), e);
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

    /** What may still be allocated in Java's heap for a state, in bytes. */
    public static double freeBytes() {
        return Math.min(unusedHeap(), roomForArrays(ManagementFactory.getMemoryPoolMXBeans()));
    }

    /** Where the heap is parted into generations of fixed size, large arrays have to fit the old one. */
    static double roomForArrays(List<MemoryPoolMXBean> pools) {
        return pools.stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getUsage)
                .filter(usage -> usage.getMax() > 0)
                .mapToDouble(usage -> usage.getMax() - (double) usage.getUsed())
                .max().orElse(Double.POSITIVE_INFINITY);
    }

    private static double unusedHeap() {
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
                : "%n  hint:       Java's heap ends at %s, the machine has %s more:%n              start Java with a larger -Xmx"
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
