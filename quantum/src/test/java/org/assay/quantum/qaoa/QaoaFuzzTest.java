package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.IsingDiagonal;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.qaoa.QaoaOptions.Engine;
import org.assay.quantum.qaoa.QaoaOptions.Precision;
import org.assay.quantum.simulate.StateVector;
import org.junit.jupiter.api.Test;

/**
 * Costs of many sorts and angles that are often special, by every engine, in both precisions, with and without the symmetry.
 * The oracle is the definition written down: phases and rotations one by one, and for each derivative a state of its own.
 * {@code -Dassay.fuzz.runs=10000} makes the run long; {@code -Dassay.fuzz.seed} starts it elsewhere.
 */
class QaoaFuzzTest {

    private static final int RUNS = Integer.getInteger("assay.fuzz.runs", 15);
    private static final long SEED = Long.getLong("assay.fuzz.seed", 20262);
    private static final int MOST_QUBITS = 14;

    /** A cost and what it says of each assignment. */
    private record Case(DiagonalCost cost, double[] values, QaoaAngles angles) {
        double largest() {
            return Math.max(1e-9, Arrays.stream(values).map(Math::abs).max().orElseThrow());
        }
    }

    @Test
    void allEnginesGiveWhatTheDefinitionGives() {
        KernelProvider.warmUp();
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(SEED + run);
            Case drawn = drawn(random);
            Definition definition = new Definition(drawn.values, drawn.angles);
            for (Engine engine : Engine.values()) {
                for (Precision precision : Precision.values()) {
                    boolean symmetry = random.nextBoolean();
                    int threads = random.nextInt(4);
                    if (engine == Engine.TILED && (drawn.cost.qubits() < 12 || !TileKernelProvider.isAvailable())) {
                        continue;
                    }
                    QaoaOptions options = QaoaOptions.DEFAULT.withEngine(engine).withPrecision(precision).withSymmetry(symmetry).withThreads(threads);
                    try (Qaoa qaoa = Qaoa.of(drawn.cost, options)) {
                        agrees(qaoa, drawn, definition, precision, "%s, run %d of seed %d, %d qubits, angles %s"
                                .formatted(options, run, SEED, drawn.cost.qubits(), drawn.angles));
                    }
                }
            }
        }
    }

    private static void agrees(Qaoa qaoa, Case drawn, Definition definition, Precision precision, String run) {
        double close = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
        double[] gradient = new double[2 * drawn.angles.depth()];
        assertThat(qaoa.energy(drawn.angles)).as(run).isCloseTo(definition.energy(), within(close * drawn.largest()));
        assertThat(qaoa.energyAndGradient(drawn.angles, gradient)).as(run).isCloseTo(definition.energy(), within(close * drawn.largest()));
        for (int k = 0; k < gradient.length; k++) {
            double reach = drawn.largest() * (k < drawn.angles.depth() ? drawn.largest() : qaoa.qubits());
            assertThat(gradient[k]).as("derivative %d, %s", k, run).isCloseTo(definition.derivative(k), within(10 * close * reach));
        }
        assertThat(qaoa.probabilities(drawn.angles)).as(run).containsExactly(definition.probabilities(), within(close));
        assertThat(definition.overlap(qaoa.state(drawn.angles))).as(run).isCloseTo(1, within(10 * close));
    }

    private static Case drawn(SplittableRandom random) {
        int qubits = random.nextInt(4) == 0 ? 1 + random.nextInt(7) : 8 + random.nextInt(MOST_QUBITS - 7);
        DiagonalCost cost = switch (random.nextInt(4)) {
            case 0 -> arbitrary(qubits, random);
            default -> IsingDiagonal.of(ising(qubits, random));
        };
        double[] values = new double[1 << qubits];
        cost.read(0, values);
        int depth = 1 + random.nextInt(3);
        double[] angles = new double[2 * depth];
        for (int l = 0; l < depth; l++) {
            angles[l] = random.nextInt(6) == 0 ? 0 : random.nextDouble(-3, 3);
            angles[depth + l] = switch (random.nextInt(4)) {
                case 0 -> Math.PI / 4 * random.nextInt(-5, 6);
                case 1 -> Math.PI / 2 * random.nextInt(-5, 6) + 1e-5 * random.nextDouble(-1, 1);
                default -> random.nextDouble(-4, 4);
            };
        }
        return new Case(cost, values, QaoaAngles.of(angles));
    }

    /** Values without any form; half of them the same for complements. */
    private static DiagonalCost arbitrary(int qubits, SplittableRandom random) {
        int sort = random.nextInt(SORTS);
        boolean symmetric = random.nextBoolean();
        double[] values = new double[1 << qubits];
        for (int x = 0; x < values.length; x++) {
            values[x] = symmetric && x >= values.length / 2 ? values[values.length - 1 - x] : weight(sort, random);
        }
        return random.nextBoolean() ? new DiagonalHamiltonian(qubits, values) : DiagonalCost.of(qubits, x -> values[(int) x]);
    }

    private static IsingHamiltonian ising(int qubits, SplittableRandom random) {
        int sort = random.nextInt(SORTS);
        double density = random.nextBoolean() ? random.nextDouble() : 3.0 / qubits;
        List<IsingHamiltonian.Coupling> couplings = new ArrayList<>();
        for (int i = 0; i < qubits; i++) {
            for (int j = 0; j < i; j++) {
                if (random.nextDouble() < density) {
                    couplings.add(new IsingHamiltonian.Coupling(j, i, weight(sort, random)));
                }
            }
        }
        boolean fields = random.nextInt(3) == 0;
        return new IsingHamiltonian(
                IntStream.range(0, qubits).mapToObj(_ -> fields ? weight(sort, random) : 0.0).toList(), couplings, weight(sort, random));
    }

    private static final int SORTS = 8;

    private static double weight(int sort, SplittableRandom random) {
        return switch (sort) {
            case 0 -> 1;
            case 1 -> random.nextInt(-5, 6);
            case 2 -> random.nextDouble(-2, 2);
            case 3 -> 0.25 * random.nextInt(-8, 9);
            case 4 -> random.nextInt(-40, 41);
            case 5 -> 1e-3 * random.nextInt(-3, 4);
            case 6 -> random.nextInt(4) == 0 ? 100 * random.nextDouble() : random.nextInt(3);
            default -> 0.1 * random.nextInt(1, 4);
        };
    }

    /** QAOA as it is defined, on two arrays. */
    private static final class Definition {
        private final double[] cost;
        private final QaoaAngles angles;
        private final State last;

        Definition(double[] cost, QaoaAngles angles) {
            this.cost = cost;
            this.angles = angles;
            this.last = evolved(-1);
        }

        private record State(double[] re, double[] im) {
            State(int size) {
                this(new double[size], new double[size]);
            }
        }

        double energy() {
            return real(last, last);
        }

        /** By the angle of this number, first those of costs and then those of mixers. */
        double derivative(int angle) {
            return 2 * real(last, evolved(angle));
        }

        double[] probabilities() {
            double[] probabilities = new double[cost.length];
            Arrays.setAll(probabilities, x -> last.re[x] * last.re[x] + last.im[x] * last.im[x]);
            return probabilities;
        }

        /** Of a state with the last one, which a phase does not change. */
        double overlap(StateVector other) {
            double re = 0;
            double im = 0;
            for (int x = 0; x < cost.length; x++) {
                re += other.re()[x] * last.re[x] + other.im()[x] * last.im[x];
                im += other.im()[x] * last.re[x] - other.re()[x] * last.im[x];
            }
            return Math.hypot(re, im);
        }

        /** The real part of {@code <a|cost|b>}. */
        private double real(State a, State b) {
            double sum = 0;
            for (int x = 0; x < cost.length; x++) {
                sum += cost[x] * (a.re[x] * b.re[x] + a.im[x] * b.im[x]);
            }
            return sum;
        }

        /** The state, or its derivative by an angle. */
        private State evolved(int derivative) {
            State state = new State(cost.length);
            Arrays.fill(state.re, 1 / Math.sqrt(cost.length));
            int depth = angles.depth();
            for (int l = 0; l < depth; l++) {
                double gamma = angles.gamma(l);
                double beta = angles.beta(l);
                state = phased(state, gamma);
                state = derivative == l ? timesCost(state) : state;
                for (int bit = 1; bit < cost.length; bit *= 2) {
                    state = rotated(state, bit, beta);
                }
                state = derivative == depth + l ? timesFlips(state) : state;
            }
            return state;
        }

        private State phased(State state, double gamma) {
            State next = new State(cost.length);
            for (int x = 0; x < cost.length; x++) {
                double cos = Math.cos(gamma * cost[x]);
                double sin = Math.sin(gamma * cost[x]);
                next.re[x] = cos * state.re[x] + sin * state.im[x];
                next.im[x] = cos * state.im[x] - sin * state.re[x];
            }
            return next;
        }

        private State rotated(State state, int bit, double beta) {
            State next = new State(cost.length);
            double cos = Math.cos(beta);
            double sin = Math.sin(beta);
            for (int x = 0; x < cost.length; x++) {
                next.re[x] = cos * state.re[x] + sin * state.im[x ^ bit];
                next.im[x] = cos * state.im[x] - sin * state.re[x ^ bit];
            }
            return next;
        }

        private State timesCost(State state) {
            State next = new State(cost.length);
            for (int x = 0; x < cost.length; x++) {
                next.re[x] = cost[x] * state.im[x];
                next.im[x] = -cost[x] * state.re[x];
            }
            return next;
        }

        private State timesFlips(State state) {
            State next = new State(cost.length);
            for (int x = 0; x < cost.length; x++) {
                for (int bit = 1; bit < cost.length; bit *= 2) {
                    next.re[x] += state.im[x ^ bit];
                    next.im[x] -= state.re[x ^ bit];
                }
            }
            return next;
        }
    }
}
