package org.assay.quantum.qaoa;

import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.StateMemory;
import org.assay.quantum.simulate.StateVector;

/**
 * The quantum approximate optimisation algorithm on a diagonal cost, simulated exactly.
 *
 * <pre>{@code
 * Qaoa qaoa = Qaoa.of(cut.diagonal());
 * double expected = qaoa.energy(QaoaAngles.of(0.6155, 0.3927));
 * }</pre>
 *
 * <p>Energies are {@code <psi|C|psi>} in the unit and with the sign of the cost. Holds two arrays of
 * {@code 2^n} numbers and reuses them; calls from several threads take turns.
 *
 * @see <a href="https://arxiv.org/abs/1411.4028">Farhi, Goldstone, Gutmann 2014</a>
 */
public final class Qaoa {

    private final DiagonalHamiltonian cost;
    private final PlainEngine engine;

    private Qaoa(DiagonalHamiltonian cost, Mixer mixer) {
        StateMemory.require(cost.qubits(), "the QAOA state", 1);
        this.cost = cost;
        this.engine = new PlainEngine(cost, mixer);
    }

    /**
     * With the mixer of the original algorithm, {@link Mixer#X}.
     *
     * @throws org.assay.quantum.simulate.StateTooLargeException before allocating, if memory does not suffice
     */
    public static Qaoa of(DiagonalHamiltonian cost) {
        return of(cost, Mixer.X);
    }

    public static Qaoa of(DiagonalHamiltonian cost, Mixer mixer) {
        return new Qaoa(cost, mixer);
    }

    public int qubits() {
        return cost.qubits();
    }

    public DiagonalHamiltonian cost() {
        return cost;
    }

    /** The expected cost of a measurement, {@code <psi|C|psi>}. */
    public synchronized double energy(QaoaAngles angles) {
        return engine.energy(angles);
    }

    /**
     * The expected cost and its exact derivatives, for about four energies' work.
     *
     * @param gradient receives the derivatives by each gamma, then by each beta; {@code 2 depth} long
     */
    public synchronized double energyAndGradient(QaoaAngles angles, double[] gradient) {
        if (gradient.length != 2 * angles.depth()) {
            throw new IllegalArgumentException("the gradient of %d layers has %d entries, but the array has %d"
                    .formatted(angles.depth(), 2 * angles.depth(), gradient.length));
        }
        return engine.energyAndGradient(angles, gradient);
    }

    /** The probability of each assignment, {@code 2^n} of them; bit {@code i} of the index is {@code x_i}. */
    public synchronized double[] probabilities(QaoaAngles angles) {
        engine.evolve(angles);
        double[] re = engine.re();
        double[] im = engine.im();
        double[] probabilities = new double[re.length];
        for (int x = 0; x < re.length; x++) {
            probabilities[x] = re[x] * re[x] + im[x] * im[x];
        }
        return probabilities;
    }

    /** The final state, a copy of its own. */
    public synchronized StateVector state(QaoaAngles angles) {
        StateMemory.require(qubits(), "a copy of the QAOA state", 1);
        engine.evolve(angles);
        return StateVector.wrap(engine.re().clone(), engine.im().clone());
    }

    /** Measures every qubit of so many copies of the final state; bit {@code i} of an outcome is {@code x_i}. */
    public synchronized Counts sample(QaoaAngles angles, int shots, RandomGenerator random) {
        engine.evolve(angles);
        return StateVector.wrap(engine.re(), engine.im()).sample(shots, random);
    }

    /**
     * The gates of the algorithm with mixer {@link Mixer#X}: H on every qubit, then for each layer
     * RZZ(2 gamma J) for each coupling, RZ(2 gamma h) for each field that is not 0, and RX(2 beta) on
     * every qubit. The state is that of {@link Qaoa} on {@code cost.diagonal()} up to a global phase.
     */
    public static Circuit circuit(IsingHamiltonian cost, QaoaAngles angles) {
        CircuitBuilder builder = Circuit.builder(cost.spins());
        for (int q = 0; q < cost.spins(); q++) {
            builder.h(q);
        }
        for (int l = 0; l < angles.depth(); l++) {
            addLayer(builder, cost, angles.at(l));
        }
        return builder.build("qaoa");
    }

    private static void addLayer(CircuitBuilder builder, IsingHamiltonian cost, QaoaAngles.Layer layer) {
        for (IsingHamiltonian.Coupling c : cost.couplings()) {
            builder.rzz(2 * layer.gamma() * c.strength(), c.i(), c.j());
        }
        for (int q = 0; q < cost.spins(); q++) {
            if (cost.fields().get(q) != 0) {
                builder.rz(2 * layer.gamma() * cost.fields().get(q), q);
            }
        }
        for (int q = 0; q < cost.spins(); q++) {
            builder.rx(2 * layer.beta(), q);
        }
    }
}
