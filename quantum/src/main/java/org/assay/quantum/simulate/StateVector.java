package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.Reductions;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.PauliSum;

/**
 * The {@code 2^n} amplitudes of n qubits, as an array of real and one of imaginary parts; bit {@code i}
 * of the index is qubit {@code i}.
 *
 * <p>Mutable: simulators work in place. Not safe for use by several threads at once. Sums are taken
 * in an order that does not depend on the number of threads.
 */
public final class StateVector {

    /** What a Java array can index. */
    public static final int MAX_QUBITS = 30;

    private static final int MOST_REDUCED = 10;

    private static final Reductions REDUCTIONS = new Reductions(Workers.shared());

    private final int qubits;
    private final double[] re;
    private final double[] im;

    private StateVector(int qubits, double[] re, double[] im) {
        this.qubits = qubits;
        this.re = re;
        this.im = im;
    }

    /**
     * {@code |0...0>}.
     *
     * @throws StateTooLargeException if memory does not suffice
     */
    public static StateVector zero(int qubits) {
        StateMemory.require(qubits, "the state", 1);
        StateVector state = StateMemory.onHeap(qubits, "the state",
                () -> new StateVector(qubits, new double[1 << qubits], new double[1 << qubits]));
        state.re[0] = 1;
        return state;
    }

    /** A state on these arrays, which are not copied: {@code 2^n} entries each, not normalised here. */
    public static StateVector wrap(double[] re, double[] im) {
        if (re.length != im.length || Integer.bitCount(re.length) != 1) {
            throw new IllegalArgumentException(
                    "%d real and %d imaginary parts; a state on n qubits has 2^n of each".formatted(re.length, im.length));
        }
        return new StateVector(Integer.numberOfTrailingZeros(re.length), re, im);
    }

    public static StateVector of(Complex... amplitudes) {
        double[] re = new double[amplitudes.length];
        double[] im = new double[amplitudes.length];
        for (int i = 0; i < amplitudes.length; i++) {
            re[i] = amplitudes[i].re();
            im[i] = amplitudes[i].im();
        }
        return wrap(re, im);
    }

    public StateVector copy() {
        StateMemory.require(qubits, "a copy of the state", 1);
        return StateMemory.onHeap(qubits, "a copy of the state", () -> new StateVector(qubits, re.clone(), im.clone()));
    }

    public int qubits() {
        return qubits;
    }

    /** {@code 2^qubits}. */
    public long size() {
        return re.length;
    }

    /** The live real parts. */
    public double[] re() {
        return re;
    }

    /** The live imaginary parts. */
    public double[] im() {
        return im;
    }

    public Complex amplitude(long index) {
        int i = requireIndex(index);
        return new Complex(re[i], im[i]);
    }

    /** {@code |amplitude|^2} of one basis state. */
    public double probability(long index) {
        int i = requireIndex(index);
        return re[i] * re[i] + im[i] * im[i];
    }

    private int requireIndex(long index) {
        if (index < 0 || index >= re.length) {
            throw new IllegalArgumentException(
                    "basis state %d does not exist on %d qubits; allowed are 0..%d".formatted(index, qubits, re.length - 1));
        }
        return (int) index;
    }

    /** All {@code 2^n} probabilities, a new array. */
    public double[] probabilities() {
        double[] out = new double[re.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = re[i] * re[i] + im[i] * im[i];
        }
        return out;
    }

    /** The probability that the qubit reads 1. */
    public double probabilityOfOne(int qubit) {
        return REDUCTIONS.probability(re, im, bit(qubit), 0);
    }

    /** The probability that the qubit reads 0. */
    public double probabilityOfZero(int qubit) {
        return REDUCTIONS.probability(re, im, 0, bit(qubit));
    }

    /** The square root of the sum of all probabilities; 1 up to rounding after unitary gates. */
    public double norm() {
        return Math.sqrt(REDUCTIONS.squaredNorm(re, im));
    }

    /** Scales to norm 1; refuses a state of norm 0. */
    public void normalise() {
        double norm = norm();
        if (!(norm > 0)) {
            throw new IllegalStateException("a state of norm %s cannot be normalised".formatted(norm));
        }
        double factor = 1 / norm;
        for (int i = 0; i < re.length; i++) {
            re[i] *= factor;
            im[i] *= factor;
        }
    }

    /** {@code <this|other>}. */
    public Complex innerProduct(StateVector other) {
        requireSameQubits(other.qubits, "state");
        double[] product = REDUCTIONS.innerProduct(re, im, other.re, other.im);
        return new Complex(product[0], product[1]);
    }

    /** {@code <psi|H|psi>} for a state of norm 1. */
    public double expectation(DiagonalHamiltonian observable) {
        requireSameQubits(observable.qubits(), "observable");
        return REDUCTIONS.expectation(re, im, observable.values());
    }

    /** {@code <psi|H|psi>} for a state of norm 1. */
    public double expectation(PauliSum observable) {
        observable.requireFits(qubits);
        double sum = 0;
        for (PauliSum.Term term : observable.terms()) {
            sum += term.coefficient()
                    * REDUCTIONS.pauliExpectation(
                            re, im, (int) term.string().xMask(), (int) term.string().zMask());
        }
        return sum;
    }

    /** {@code |<this|other>|^2}. */
    public double fidelity(StateVector other) {
        return innerProduct(other).squaredAbs();
    }

    /** The probability of each reading of some qubits, whatever the others read; the first qubit is the low bit. */
    public double[] marginal(Qubits kept) {
        requireQubits(kept);
        double[] out = new double[1 << kept.size()];
        for (int i = 0; i < re.length; i++) {
            int reading = 0;
            for (int k = 0; k < kept.size(); k++) {
                reading |= (i >>> kept.get(k) & 1) << k;
            }
            out[reading] += re[i] * re[i] + im[i] * im[i];
        }
        return out;
    }

    /** The density matrix of some qubits, the others traced out: {@code 2^k} rows, the first qubit being the low bit. */
    public ComplexMatrix reducedDensity(Qubits kept) {
        requireQubits(kept);
        if (kept.size() > MOST_REDUCED) {
            throw new IllegalArgumentException(
                    "a density matrix of %d qubits is too large; at most %d".formatted(kept.size(), MOST_REDUCED));
        }
        return ReducedDensity.of(this, kept);
    }

    public BlochVector blochVector(int qubit) {
        return BlochVector.of(reducedDensity(Qubits.of(qubit)));
    }

    /**
     * The entanglement entropy between some qubits and the others, in bits; 0 for a product, at most
     * the number of qubits on the smaller side, which must not exceed ten.
     */
    public double entropy(Qubits part) {
        requireQubits(part);
        Qubits others = Qubits.of(IntStream.range(0, qubits).filter(q -> !part.contains(q)).toArray());
        double sum = 0;
        for (double p : Hermitian.eigenvalues(reducedDensity(part.size() <= others.size() ? part : others))) {
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.max(0, sum / Math.log(2));
    }

    private void requireQubits(Qubits these) {
        if (these.bound() > qubits) {
            throw new IllegalArgumentException(
                    "%s names qubit %d, but the state has qubits 0..%d".formatted(these, these.bound() - 1, qubits - 1));
        }
    }

    private void requireSameQubits(int others, String what) {
        if (others != qubits) {
            throw new IllegalArgumentException("%s has %d qubits, but the state has %d".formatted(what, others, qubits));
        }
    }

    /** Measures every qubit of so many copies of this state. */
    public Counts sample(int shots, RandomGenerator random) {
        return BasisSampler.sample(this, shots, random);
    }

    /**
     * Keeps the part in which the qubit reads {@code value} and scales it to norm 1.
     *
     * @param probability of that reading, as from {@link #probabilityOfOne}; must not be 0
     */
    void collapse(int qubit, boolean value, double probability) {
        int bit = bit(qubit);
        double factor = 1 / Math.sqrt(probability);
        for (int i = 0; i < re.length; i++) {
            double f = ((i & bit) != 0) == value ? factor : 0;
            re[i] *= f;
            im[i] *= f;
        }
    }

    double[] blockProbabilities(int blockSize) {
        return REDUCTIONS.blockProbabilities(re, im, blockSize);
    }

    private int bit(int qubit) {
        if (qubit < 0 || qubit >= qubits) {
            throw new IllegalArgumentException("qubit is %d, but the state has qubits 0..%d".formatted(qubit, qubits - 1));
        }
        return 1 << qubit;
    }

    @Override
    public String toString() {
        return "StateVector[%d qubits]".formatted(qubits);
    }
}
