package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.BlockedExecutor;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.PackedState;
import org.assay.quantum.kernel.Precision;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;

/**
 * The amplitudes of n qubits outside of Java's heap, in double or single precision: for states that
 * are run often or fill the machine. {@link StateVectorSimulator#apply(java.util.List, LargeState)}
 * works on it; bit {@code i} of an index is qubit {@code i}.
 *
 * <p>Holds its memory until it is closed. Everything that reads it goes over it once, and sums in an
 * order that does not depend on the number of threads. Not safe for use by several threads at once.
 */
public final class LargeState implements AutoCloseable {

    /** Smaller states fit a cache: a {@link StateVector} serves them. */
    public static final int LEAST_QUBITS = BlockedExecutor.LEAST_PACKED_QUBITS;

    /** What the indexes of its parts can count; memory ends before. */
    public static final int MAX_QUBITS = 36;

    private static final int MOST_MARGINAL = 20;

    /** A marginal adds up in this many numbers at once. */
    private static final int MOST_SUMS = 1 << 22;

    /** Of which some are read at the same time, whatever the number of threads. */
    private static final int MOST_PARTS = 256;

    private final PackedState state;

    private LargeState(PackedState state) {
        this.state = state;
    }

    /** Whether this machine has the kernels; otherwise {@link #zero} is refused. */
    public static boolean isSupported() {
        return BlockedExecutor.hasCells();
    }

    /**
     * {@code |0...0>}.
     *
     * @param qubits from {@link #LEAST_QUBITS} on
     * @throws StateTooLargeException if memory does not suffice, nearly always before allocating; if another
     *     process takes it in the meantime, what has been allocated is given back
     * @throws UnsupportedOperationException where there are no vector kernels
     */
    public static LargeState zero(int qubits, Precision precision) {
        if (!isSupported()) {
            throw new UnsupportedOperationException(
                    "a state outside the heap needs vectors of 256 bits at least, here are %s; a StateVector needs none"
                            .formatted(KernelProvider.description()));
        }
        if (qubits < LEAST_QUBITS) {
            throw new IllegalArgumentException("a large state has %d qubits or more, got %d; a StateVector serves smaller ones"
                    .formatted(LEAST_QUBITS, qubits));
        }
        if (qubits > MAX_QUBITS) {
            throw StateTooLargeException.offHeap(qubits, "the state", bytes(qubits, precision), StateMemory.freeOffHeapBytes());
        }
        StateMemory.requireOffHeap(qubits, bytes(qubits, precision), "the state");
        return new LargeState(new PackedState(qubits, precision,
                (bytes, arena) -> StateMemory.takeOffHeap(qubits, bytes, "the state", arena)));
    }

    /** With the gaps between rows. */
    static double bytes(int qubits, Precision precision) {
        return 1.04 * Math.scalb((double) precision.bytesPerAmplitude(), qubits);
    }

    PackedState packed() {
        return state;
    }

    public int qubits() {
        return state.qubits();
    }

    public Precision precision() {
        return state.precision();
    }

    /** {@code 2^qubits}. */
    public long size() {
        return 1L << qubits();
    }

    /** Back to {@code |0...0>}. */
    public void reset() {
        state.reset(Workers.shared());
    }

    public Complex amplitude(long index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("basis state %d does not exist on %d qubits; allowed are 0..%d"
                    .formatted(index, qubits(), size() - 1));
        }
        return new Complex(state.re(index), state.im(index));
    }

    /** {@code |amplitude|^2} of one basis state. */
    public double probability(long index) {
        return amplitude(index).squaredAbs();
    }

    /** The square root of the sum of all probabilities; 1 up to rounding after unitary gates. */
    public double norm() {
        double sum = 0;
        for (double block : state.blockProbabilities(Workers.shared())) {
            sum += block;
        }
        return Math.sqrt(sum);
    }

    private interface BlockSum {
        double of(int block, double[] probabilities);
    }

    private interface BlockUse {
        void on(int part, int block, double[] probabilities);
    }

    /**
     * Parts at the same time, the blocks of each in order.
     *
     * @throws java.util.concurrent.CancellationException once the thread is interrupted
     */
    private void forEachBlock(int parts, BlockUse use) {
        Thread caller = Thread.currentThread();
        int perPart = state.blocks() / parts;
        Workers.shared().run(parts, part -> {
            double[] probabilities = new double[state.blockSize()];
            for (int b = part * perPart; b < (part + 1) * perPart && !caller.isInterrupted(); b++) {
                state.probabilities(b, probabilities);
                use.on(part, b, probabilities);
            }
        });
        Interruption.check("interrupted while a state of %d qubits was read", qubits());
    }

    private double sum(BlockSum value) {
        double[] sums = new double[state.blocks()];
        forEachBlock(Math.min(sums.length, MOST_PARTS), (_, block, p) -> sums[block] = value.of(block, p));
        double sum = 0;
        for (double block : sums) {
            sum += block;
        }
        return sum;
    }

    /** The probability that the qubit reads 1. */
    public double probabilityOfOne(int qubit) {
        if (qubit < 0 || qubit >= qubits()) {
            throw new IllegalArgumentException("qubit is %d, but the state has qubits 0..%d".formatted(qubit, qubits() - 1));
        }
        return sum((block, p) -> {
            long first = (long) block * p.length;
            double s = 0;
            for (int i = 0; i < p.length; i++) {
                s += (first + i >>> qubit & 1) * p[i];
            }
            return s;
        });
    }

    /** {@code <psi|H|psi>} for a state of norm 1. */
    public double expectation(DiagonalCost observable) {
        if (observable.qubits() != qubits()) {
            throw new IllegalArgumentException(
                    "observable has %d qubits, but the state has %d".formatted(observable.qubits(), qubits()));
        }
        ThreadLocal<double[]> values = ThreadLocal.withInitial(() -> new double[state.blockSize()]);
        return sum((block, p) -> {
            double[] v = values.get();
            observable.read((long) block * p.length, v);
            double s = 0;
            for (int i = 0; i < p.length; i++) {
                s += v[i] * p[i];
            }
            return s;
        });
    }

    /** The probability of each reading of some qubits, 20 at most, whatever the others read; the first qubit is the low bit. */
    public double[] marginal(Qubits kept) {
        if (kept.bound() > qubits() || kept.size() > MOST_MARGINAL) {
            throw new IllegalArgumentException("the marginal of %s is asked for; the state has qubits 0..%d, and at most %d are kept"
                    .formatted(kept, qubits() - 1, MOST_MARGINAL));
        }
        int parts = Math.min(state.blocks(), Math.clamp(MOST_SUMS >> kept.size(), 1, MOST_PARTS));
        double[][] sums = new double[parts][1 << kept.size()];
        forEachBlock(parts, (part, block, p) -> {
            long first = (long) block * p.length;
            for (int i = 0; i < p.length; i++) {
                sums[part][(int) Long.compress(first + i, kept.mask())] += p[i];
            }
        });
        for (int part = 1; part < parts; part++) {
            for (int i = 0; i < sums[0].length; i++) {
                sums[0][i] += sums[part][i];
            }
        }
        return inOrder(sums[0], kept);
    }

    /** From readings whose bits are in the order of the qubits to readings in the order that is asked for. */
    private static double[] inOrder(double[] ascending, Qubits kept) {
        int[] place = kept.stream().map(q -> (int) kept.stream().filter(other -> other < q).count()).toArray();
        double[] out = new double[ascending.length];
        for (int reading = 0; reading < out.length; reading++) {
            int from = 0;
            for (int k = 0; k < place.length; k++) {
                from |= (reading >>> k & 1) << place[k];
            }
            out[reading] = ascending[from];
        }
        return out;
    }

    /** Measures every qubit of so many copies of this state. */
    public Counts sample(int shots, RandomGenerator random) {
        return Counts.ofSorted(qubits(), Counts.Legend.QUBITS, BasisSampler.indexes(state, shots, random));
    }

    /**
     * A copy in Java's heap and in double precision.
     *
     * @throws StateTooLargeException before allocating, if memory does not suffice
     */
    public StateVector toStateVector() {
        StateVector out = StateVector.zero(qubits());
        copyTo(out);
        return out;
    }

    /** To a state of as many qubits. */
    void copyTo(StateVector out) {
        state.copyTo(out.re(), out.im(), Workers.shared());
    }

    /** Gives the memory back; the state cannot be used any more. */
    @Override
    public void close() {
        state.close();
    }

    @Override
    public String toString() {
        return "LargeState[%d qubits, %s precision]".formatted(qubits(), precision().name().toLowerCase(java.util.Locale.ROOT));
    }
}
