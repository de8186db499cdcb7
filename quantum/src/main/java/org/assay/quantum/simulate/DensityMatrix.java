package org.assay.quantum.simulate;

import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.PauliSum;

/**
 * A mixed state of n qubits: {@code 4^n} numbers, kept as a vector over row bits (low) and column bits
 * (high), so that a gate is the gate on the rows and its conjugate on the columns.
 *
 * <p>Mutable within this package, as {@link StateVector} is; not safe for use by several threads.
 */
public final class DensityMatrix {

    private final int qubits;
    private final StateVector entries;

    private DensityMatrix(int qubits, StateVector entries) {
        this.qubits = qubits;
        this.entries = entries;
    }

    /** {@code |0...0><0...0|}. */
    static DensityMatrix zero(int qubits) {
        double free = StateMemory.freeBytes();
        if (2 * qubits > StateVector.MAX_QUBITS || StateMemory.bytes(2 * qubits, 1) > free) {
            throw StateTooLargeException.densityMatrix(qubits, free);
        }
        return new DensityMatrix(qubits, StateVector.zero(2 * qubits));
    }

    DensityMatrix copy() {
        return new DensityMatrix(qubits, entries.copy());
    }

    public int qubits() {
        return qubits;
    }

    /** {@code <row|rho|column>}. */
    public Complex at(long row, long column) {
        return entries.amplitude(row | column << qubits);
    }

    /** The probability of a basis state. */
    public double probability(long index) {
        return at(index, index).re();
    }

    /** All {@code 2^n} probabilities. */
    public double[] probabilities() {
        double[] out = new double[1 << qubits];
        for (int i = 0; i < out.length; i++) {
            out[i] = probability(i);
        }
        return out;
    }

    /** 1 up to rounding, unless a measurement's outcome was projected out. */
    public double trace() {
        double sum = 0;
        for (double p : probabilities()) {
            sum += p;
        }
        return sum;
    }

    /** {@code tr rho^2}: 1 for a pure state, {@code 2^-n} for the fully mixed one. */
    public double purity() {
        double norm = entries.norm();
        return norm * norm;
    }

    /** {@code <psi|rho|psi>} for a pure state of norm 1. */
    public double fidelity(StateVector pure) {
        double sum = 0;
        for (long r = 0; r < pure.size(); r++) {
            for (long c = 0; c < pure.size(); c++) {
                sum += pure.amplitude(r).conjugate().times(at(r, c)).times(pure.amplitude(c)).re();
            }
        }
        return sum;
    }

    /** {@code tr(rho H)}. */
    public double expectation(DiagonalHamiltonian observable) {
        if (observable.qubits() != qubits) {
            throw new IllegalArgumentException(
                    "observable has %d qubits, but the state has %d".formatted(observable.qubits(), qubits));
        }
        double sum = 0;
        for (int i = 0; i < 1 << qubits; i++) {
            sum += observable.values()[i] * probability(i);
        }
        return sum;
    }

    /** {@code tr(rho H)}. */
    public double expectation(PauliSum observable) {
        observable.requireFits(qubits);
        double sum = 0;
        for (PauliSum.Term term : observable.terms()) {
            sum += term.coefficient() * expectation(term.string().xMask(), term.string().zMask());
        }
        return sum;
    }

    /** {@code sum_c <c|P|c ^ x> <c ^ x|rho|c>}. */
    private double expectation(long x, long z) {
        Complex sum = Complex.ZERO;
        for (long c = 0; c < 1L << qubits; c++) {
            Complex entry = at(c ^ x, c);
            sum = (Long.bitCount((c ^ x) & z) & 1) == 0 ? sum.plus(entry) : sum.minus(entry);
        }
        return switch (Long.bitCount(x & z) & 3) {
            case 0 -> sum.re();
            case 1 -> -sum.im();
            case 2 -> -sum.re();
            default -> sum.im();
        };
    }

    void apply(StateVectorSimulator simulator, Operation.Apply gate) {
        simulator.apply(gate, entries);
        conjugate();
        simulator.apply(shifted(gate), entries);
        conjugate();
    }

    private Operation.Apply shifted(Operation.Apply gate) {
        return new Operation.Apply(
                gate.gate(),
                shifted(gate.targets()),
                new Controls(shifted(gate.controls().on()), shifted(gate.controls().off())));
    }

    private Qubits shifted(Qubits these) {
        return Qubits.of(these.stream().map(q -> q + qubits).toArray());
    }

    private void conjugate() {
        double[] im = entries.im();
        for (int i = 0; i < im.length; i++) {
            im[i] = -im[i];
        }
    }

    void apply(StateVectorSimulator simulator, ComplexMatrix superoperator, Qubits on) {
        simulator.apply(superoperator, on.and(shifted(on)), entries);
    }

    /** Keeps the part in which the qubit reads {@code value}, not rescaled. */
    void project(int qubit, boolean value) {
        long both = 1L << qubit | 1L << (qubit + qubits);
        long wanted = value ? both : 0;
        for (int i = 0; i < entries.size(); i++) {
            if ((i & both) != wanted) {
                entries.re()[i] = 0;
                entries.im()[i] = 0;
            }
        }
    }

    /** Forgets the qubit and puts it to |0>. */
    void reset(int qubit) {
        long row = 1L << qubit;
        long column = 1L << (qubit + qubits);
        for (int i = 0; i < entries.size(); i++) {
            if ((i & (row | column)) == 0) {
                int both = (int) (i | row | column);
                entries.re()[i] += entries.re()[both];
                entries.im()[i] += entries.im()[both];
            }
        }
        project(qubit, false);
    }

    /** Adds {@code weight} times another. */
    void add(DensityMatrix other, double weight) {
        for (int i = 0; i < entries.size(); i++) {
            entries.re()[i] += weight * other.entries.re()[i];
            entries.im()[i] += weight * other.entries.im()[i];
        }
    }

    void scale(double factor) {
        for (int i = 0; i < entries.size(); i++) {
            entries.re()[i] *= factor;
            entries.im()[i] *= factor;
        }
    }
}
