package org.assay.quantum.library;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;

/** Circuits for benchmarks: time evolution, random circuits, an ansatz with free parameters. */
final class Ensembles {

    private static final List<Axis> AXES = List.of(Axis.X, Axis.Y, Axis.Z);

    private Ensembles() {}

    static List<LibraryEntry> entries() {
        Parameter seed = Parameter.whole("seed", 0, 999_999_999, "seed of the random choices").or("7");
        return List.of(
                new LibraryEntry(
                        "ising",
                        List.of(
                                Parameter.whole("n", 1, 1000, "number of spins in a line"),
                                Parameter.whole("steps", 1, 10_000, "Trotter steps"),
                                Parameter.real("time", -100, 100, "evolution time")),
                        "transverse-field Ising chain, H = -sum ZZ - sum X, evolved from all zero by first-order Trotter steps",
                        "for one spin <Z> = cos(2 time); the error of the probabilities falls as 1/steps^2",
                        "ising:4:2:1",
                        a -> ising(a.whole("n"), a.whole("steps"), a.real("time"))),
                new LibraryEntry(
                        "quantum-volume", List.of(Parameter.whole("n", 2, 30, "number of qubits, and of layers"), seed),
                        "quantum volume circuit: random pairs, Haar-random two-qubit gates",
                        "outcomes above the median weigh (1 + ln 2)/2 = 0.847 on average over seeds, for many qubits",
                        "quantum-volume:4",
                        a -> quantumVolume(a.whole("n"), a.whole("seed"))),
                new LibraryEntry(
                        "random",
                        List.of(
                                Parameter.whole("n", 1, 1000, "number of qubits"),
                                Parameter.whole("depth", 0, 10_000, "number of layers"), seed),
                        "layers of random one-qubit turns and random CNOT or RZZ pairs",
                        "the same seed gives the same circuit on every machine",
                        "random:4:3",
                        a -> random(a.whole("n"), a.whole("depth"), a.whole("seed"))),
                new LibraryEntry(
                        "ansatz",
                        List.of(
                                Parameter.whole("n", 1, 1000, "number of qubits"),
                                Parameter.whole("layers", 1, 1000, "number of layers")),
                        "hardware-efficient ansatz: RY and RZ on every qubit, a chain of CNOTs, with free parameters",
                        "with every parameter 0 the state stays all zero",
                        "ansatz:3:2",
                        a -> ansatz(a.whole("n"), a.whole("layers"))));
    }

    static Circuit ising(int spins, int steps, double time) {
        CircuitBuilder builder = Circuit.builder(spins);
        double step = time / steps;
        for (int s = 0; s < steps; s++) {
            for (int q = 0; q + 1 < spins; q++) {
                builder.rzz(-2 * step, q, q + 1);
            }
            for (int q = 0; q < spins; q++) {
                builder.rx(-2 * step, q);
            }
        }
        return builder.build();
    }

    /** Cross et al. 2019 (arXiv:1811.12926). */
    static Circuit quantumVolume(int qubits, long seed) {
        RandomGenerator random = generator(seed);
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int layer = 0; layer < qubits; layer++) {
            int[] order = shuffled(qubits, random);
            for (int pair = 0; pair + 1 < qubits; pair += 2) {
                builder.gate(new Gate.Unitary("SU4", haar(4, random)), order[pair], order[pair + 1]);
            }
        }
        return builder.build();
    }

    static Circuit random(int qubits, int depth, long seed) {
        RandomGenerator random = generator(seed);
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int layer = 0; layer < depth; layer++) {
            for (int q = 0; q < qubits; q++) {
                Axis axis = AXES.get(random.nextInt(AXES.size()));
                builder.gate(new Gate.Rotation(axis, random.nextDouble(-Math.PI, Math.PI)), q);
            }
            int[] order = shuffled(qubits, random);
            for (int pair = 0; pair + 1 < qubits; pair += 2) {
                if (random.nextBoolean()) {
                    builder.cx(order[pair], order[pair + 1]);
                } else {
                    builder.rzz(random.nextDouble(-Math.PI, Math.PI), order[pair], order[pair + 1]);
                }
            }
        }
        return builder.build();
    }

    static Circuit ansatz(int qubits, int layers) {
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int layer = 0; layer < layers; layer++) {
            for (int q = 0; q < qubits; q++) {
                builder.ry(Angle.parameter("y_%d_%d".formatted(layer, q)), q);
                builder.rz(Angle.parameter("z_%d_%d".formatted(layer, q)), q);
            }
            for (int q = 0; q + 1 < qubits; q++) {
                builder.cx(q, q + 1);
            }
        }
        return builder.build();
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static int[] shuffled(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Gaussian columns made orthonormal by Gram and Schmidt: uniform over the unitary group. */
    private static ComplexMatrix haar(int size, RandomGenerator random) {
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = new Complex(random.nextGaussian(), random.nextGaussian());
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int other = 0; other < r; other++) {
                    subtract(rows[r], rows[other], overlap(rows[other], rows[r]));
                }
            }
            double norm = Math.sqrt(overlap(rows[r], rows[r]).re());
            for (int c = 0; c < size; c++) {
                rows[r][c] = rows[r][c].times(1 / norm);
            }
        }
        return ComplexMatrix.of(rows);
    }

    private static Complex overlap(Complex[] a, Complex[] b) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.plus(a[i].conjugate().times(b[i]));
        }
        return sum;
    }

    private static void subtract(Complex[] from, Complex[] direction, Complex amount) {
        for (int i = 0; i < from.length; i++) {
            from[i] = from[i].minus(direction[i].times(amount));
        }
    }
}
