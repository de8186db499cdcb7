package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A state outside the heap, aligned and on huge pages where the system gives them: cells of one vector
 * of real parts and one of imaginary parts. Its memory goes back when it is closed.
 *
 * <p>Vectors are as wide as the machine prefers; where there are none, 8 numbers. Cells are left out in
 * between, about one in 30, so that amplitudes whose indexes differ in a few high bits do not crowd
 * into a few sets of a cache.
 */
public final class PackedState implements AutoCloseable {

    /** Runs of this many cells, as a power of two, are without a gap. */
    static final int SHORT_PAD = 5;

    private static final int LONG_PAD = 10;

    /** All bits {@link #reached}, or {@link #written}. */
    static final long EVERYWHERE = -1;

    private final int qubits;
    private final Precision precision;
    private final int lanes;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private long reached;
    private volatile long written = EVERYWHERE;

    /**
     * {@code |0...0>}.
     *
     * @param allocator makes sure that the memory is there
     */
    public PackedState(int qubits, Precision precision, OffHeapMemory.Allocator allocator) {
        this.qubits = qubits;
        this.precision = precision;
        this.lanes = CellProvider.lanes(precision);
        try {
            memory = allocator.allocate(place((1L << qubits) - 1 & -lanes) + cellBytes(), arena);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
        set(0, 1);
    }

    public int qubits() {
        return qubits;
    }

    public Precision precision() {
        return precision;
    }

    MemorySegment memory() {
        return memory;
    }

    int lanes() {
        return lanes;
    }

    /**
     * Back to {@code |0...0>}. Only a small state is overwritten now: of a large one most is written by the next gates
     * anyway, and what they leave by {@link #settle}.
     */
    public void reset(Workers workers) {
        reached = 0;
        if (PassScheduler.isNear(qubits, precision)) {
            clear(workers);
            written = EVERYWHERE;
        } else {
            memory.asSlice(0, place(blockSize())).fill((byte) 0);
            written = blockSize() - 1;
        }
        set(0, 1);
    }

    private void clear(Workers workers) {
        long piece = 1L << 22;
        int pieces = (int) ((memory.byteSize() + piece - 1) / piece);
        workers.run(pieces, p -> {
            long from = p * piece;
            memory.asSlice(from, Math.min(piece, memory.byteSize() - from)).fill((byte) 0);
        });
    }

    /** The bits that may be set in the index of an amplitude other than zero: what gates have mixed so far. */
    long reached() {
        return reached;
    }

    /**
     * The bits that may be set in the index of an amplitude that stands in memory; the others are zeros, whatever stands
     * there. Those {@link #reached} are among them, and those that number a lane.
     */
    long written() {
        return written;
    }

    /** A pass has mixed some bits, and written every amplitude whose index has no bits but {@code these}. */
    void passed(long mixed, long these) {
        reached |= mixed;
        if (written != EVERYWHERE) {
            written = these == (1L << qubits) - 1 ? EVERYWHERE : these;
        }
    }

    /** Writes the zeros that are not in memory yet. */
    void settle(Workers workers) {
        if (written != EVERYWHERE) {
            writeZeros(workers);
        }
    }

    private synchronized void writeZeros(Workers workers) {
        long known = written;
        if (known == EVERYWHERE) {
            return; // another thread has done it
        }
        int size = blockSize();
        long run = Math.min(size, Long.lowestOneBit(~known));
        workers.run(blocks(), b -> {
            for (long first = (long) b * size; first < (b + 1L) * size; first += run) {
                if ((first & ~known) != 0) {
                    memory.asSlice(place(first), run / lanes * cellBytes()).fill((byte) 0);
                }
            }
        });
        written = EVERYWHERE;
    }

    private void set(long index, double real) {
        if (precision == Precision.SINGLE) {
            memory.set(ValueLayout.JAVA_FLOAT, at(index), (float) real);
        } else {
            memory.set(ValueLayout.JAVA_DOUBLE, at(index), real);
        }
    }

    private int cellBytes() {
        return lanes * precision.bytesPerAmplitude();
    }

    /** Where the cell of an amplitude begins; the sum of the places of its bits above the lanes. */
    long place(long index) {
        long cell = index / lanes;
        return (cell + (cell >> SHORT_PAD) + (cell >> LONG_PAD << 1)) * cellBytes();
    }

    /** Where the real part stands, in bytes. */
    private long at(long index) {
        return place(index) + index % lanes * (precision.bytesPerAmplitude() / 2);
    }

    /** The real part of an amplitude. */
    public double re(long index) {
        return isWritten(index) ? number(at(index)) : 0;
    }

    /** The imaginary part of an amplitude. */
    public double im(long index) {
        return isWritten(index) ? number(at(index) + lanes * (precision.bytesPerAmplitude() / 2L)) : 0;
    }

    private boolean isWritten(long index) {
        return (index & ~written) == 0;
    }

    private double number(long at) {
        return precision == Precision.SINGLE ? memory.get(ValueLayout.JAVA_FLOAT, at) : memory.get(ValueLayout.JAVA_DOUBLE, at);
    }

    /** Amplitudes that stand together: a block. */
    public int blockSize() {
        return (int) Math.min(1L << qubits, (long) lanes << SHORT_PAD);
    }

    public int blocks() {
        return (int) ((1L << qubits) / blockSize());
    }

    /** The probability of each basis state of a block. */
    public void probabilities(int block, double[] out) {
        settle(Workers.shared());
        Reader.OF_THREAD.get().probabilities(this, block, out);
    }

    /** The sum of the probabilities of each block. */
    public double[] blockProbabilities(Workers workers) {
        settle(workers);
        double[] sums = new double[blocks()];
        CellKernels kernels = CellProvider.warm(precision);
        int cells = blockSize() / lanes;
        int parts = Math.min(sums.length, 256);
        int perPart = sums.length / parts;
        workers.run(parts, part -> {
            for (int b = part * perPart; b < (part + 1) * perPart; b++) {
                sums[b] = kernels.norm(memory, place((long) b * blockSize()), cells);
            }
        });
        return sums;
    }

    /** A thread's buffers. */
    private static final class Reader {
        static final ThreadLocal<Reader> OF_THREAD = ThreadLocal.withInitial(Reader::new);

        private final MemorySegment squares = OffHeapMemory.allocate(1 << 13, Arena.ofAuto());
        private final float[] narrow = new float[1 << 11];

        void probabilities(PackedState state, int block, double[] out) {
            int size = state.blockSize();
            CellKernels kernels = CellProvider.warm(state.precision);
            kernels.squares(state.memory, state.place((long) block * size), size / state.lanes, squares);
            if (state.precision == Precision.SINGLE) {
                MemorySegment.copy(squares, ValueLayout.JAVA_FLOAT, 0, narrow, 0, size);
                for (int i = 0; i < size; i++) {
                    out[i] = narrow[i];
                }
            } else {
                MemorySegment.copy(squares, ValueLayout.JAVA_DOUBLE, 0, out, 0, size);
            }
        }
    }

    /** The amplitudes in two arrays; at most 30 qubits. */
    public void copyTo(double[] re, double[] im, Workers workers) {
        settle(workers);
        int size = blockSize();
        workers.run(blocks(), b -> {
            for (int c = 0; c < size; c += lanes) {
                long at = place((long) b * size + c);
                copy(at, re, b * size + c);
                copy(at + cellBytes() / 2, im, b * size + c);
            }
        });
    }

    private void copy(long at, double[] out, int to) {
        if (precision == Precision.SINGLE) {
            for (int i = 0; i < lanes; i++) {
                out[to + i] = memory.get(ValueLayout.JAVA_FLOAT, at + 4L * i);
            }
        } else {
            MemorySegment.copy(memory, ValueLayout.JAVA_DOUBLE, at, out, to, lanes);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
