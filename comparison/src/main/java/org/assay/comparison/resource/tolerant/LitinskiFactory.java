package org.assay.comparison.resource.tolerant;

import java.util.Arrays;
import java.util.List;

/**
 * Litinski's 15-to-1 distillation on a surface code, its error found by following the density matrix of
 * the five qubits through fifteen faulty rotations.
 *
 * @param dx side of the code along which X is measured
 * @param dz side along which Z is measured
 * @param dm cycles of one lattice surgery
 * @see <a href="https://arxiv.org/abs/1905.06903">Litinski 2019, "Magic state distillation: not as costly as you
 *     think"</a>, section 3
 */
public record LitinskiFactory(int dx, int dz, int dm) {

    private static final double PREFACTOR = 0.1;
    private static final double THRESHOLD = 0.01;
    private static final int QUBITS = 5;

    public LitinskiFactory {
        if (dx < 1 || dz < 1 || dm < 1) {
            throw new IllegalArgumentException("distances are %d, %d and %d, but must be positive".formatted(dx, dz, dm));
        }
    }

    /**
     * What the factory does at a physical error rate.
     *
     * @param outputError of a T state that passed
     * @param cycles      expected, for one T state that passed
     */
    public record Performance(double outputError, double failureProbability, double cycles) {}

    /** Physical qubits. */
    public long qubits() {
        return 6L * dx * (dx + 4 * dz) + 4L * dm;
    }

    public Performance at(double physicalError) {
        NoisyState state = new NoisyState();
        Rates rates = new Rates(physicalError);
        for (Step step : STEPS) {
            step.apply(this, rates, state);
        }
        double passed = state.probabilityOfPlus();
        double outputError = 1 - state.fidelityWithT() / passed;
        return new Performance(outputError, 1 - passed, 6.0 * dm / passed);
    }

    /** Logical error rates of patches with the three distances. */
    private final class Rates {
        private final double physical;
        private final double x;
        private final double z;
        private final double m;

        Rates(double physical) {
            this.physical = physical;
            this.x = perCycle(dx);
            this.z = perCycle(dz);
            this.m = perCycle(dm);
        }

        private double perCycle(int distance) {
            return PREFACTOR * Math.pow(physical / THRESHOLD, (distance + 1) / 2.0);
        }
    }

    private interface Step {
        void apply(LitinskiFactory factory, Rates rates, NoisyState state);
    }

    /** A rotation of one qubit, whose T state needs no lattice surgery across the block. */
    private record Single(int mask) implements Step {
        @Override
        public void apply(LitinskiFactory f, Rates r, NoisyState state) {
            double half = r.physical / 3;
            state.rotate(mask, half + 0.5 * ((double) f.dm / f.dz) * r.z * f.dm, half + 0.5 * f.dz * r.m, half);
        }
    }

    /** A rotation of several qubits across {@code dx * xSides + dz * zSides} of boundary. */
    private record Several(int mask, int xSides, int zSides) implements Step {
        @Override
        public void apply(LitinskiFactory f, Rates r, NoisyState state) {
            double half = r.physical / 3;
            double length = (double) xSides * f.dx + zSides * f.dz;
            double surgery = 0.5 * r.m * f.dm;
            state.rotate(mask, half + surgery, half + surgery + 0.5 * length * f.dx / f.dm * r.m, half);
        }
    }

    /** Z errors of the output qubit while two surgeries of total length {@code dx * xSides + dz * zSides} go on. */
    private record Moving(int xSides, int zSides) implements Step {
        @Override
        public void apply(LitinskiFactory f, Rates r, NoisyState state) {
            state.flipPhase(0, 0.5 * ((double) xSides * f.dx + zSides * f.dz) / f.dx * r.x * f.dm);
        }
    }

    /**
     * Storage of the output qubit for {@code cycles} and {@code extraX} times dx, if any, and of the
     * first few others.
     */
    private record Storing(boolean output, int extraX, int others) implements Step {
        @Override
        public void apply(LitinskiFactory f, Rates r, NoisyState state) {
            if (output) {
                double error = 0.5 * r.x * (f.dm + extraX * f.dx);
                state.flipBit(0, error);
                state.flipPhase(0, error);
            }
            for (int qubit = 1; qubit <= others; qubit++) {
                state.flipBit(qubit, 0.5 * ((double) f.dz / f.dx) * r.x * f.dm);
                state.flipPhase(qubit, 0.5 * ((double) f.dx / f.dz) * r.z * f.dm);
            }
        }
    }

    /** The protocol of the paper's figure; qubit 0, the output, is the highest bit of a mask. */
    private static final List<Step> STEPS = List.of(
            new Single(0b01000), new Single(0b00100), new Single(0b00010),
            new Several(0b01110, 0, 3),
            new Storing(false, 0, 3),
            new Several(0b11100, 1, 2), new Several(0b11010, 1, 3),
            new Moving(2, 5), new Storing(true, 0, 3),
            new Several(0b10110, 1, 3), new Several(0b10011, 1, 4), new Single(0b00001),
            new Moving(2, 7), new Storing(true, 0, 4),
            new Several(0b11001, 1, 4), new Several(0b10101, 1, 4),
            new Moving(2, 8), new Storing(true, 0, 4),
            new Several(0b11111, 1, 4), new Several(0b00111, 0, 3),
            new Moving(1, 4), new Storing(true, 2, 4),
            new Several(0b01011, 0, 4), new Several(0b01101, 0, 4),
            new Storing(false, 0, 4));

    /** Density matrix of the five qubits, all begun in |+>. */
    private static final class NoisyState {
        private static final int SIZE = 1 << QUBITS;

        private double[][] real = new double[SIZE][SIZE];
        private double[][] imaginary = new double[SIZE][SIZE];

        NoisyState() {
            for (double[] row : real) {
                Arrays.fill(row, 1.0 / SIZE);
            }
        }

        /** exp(i k pi/8 Z...Z) with k = 1, 5, -1, 3 at probabilities 1 - p1 - p2 - p3, p1, p2, p3. */
        void rotate(int mask, double p1, double p2, double p3) {
            double[] weights = {1 - p1 - p2 - p3, p1, p2, p3};
            int[] eighths = {1, 5, -1, 3};
            double cos = 0;
            double sin = 0;
            for (int k = 0; k < 4; k++) {
                cos += weights[k] * Math.cos(eighths[k] * Math.PI / 4);
                sin += weights[k] * Math.sin(eighths[k] * Math.PI / 4);
            }
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    int signs = sign(i, mask) - sign(j, mask);
                    if (signs != 0) {
                        multiply(i, j, cos, signs > 0 ? sin : -sin);
                    }
                }
            }
        }

        /** A Z error with some probability. */
        void flipPhase(int qubit, double probability) {
            int bit = bit(qubit);
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    if (((i ^ j) & bit) != 0) {
                        multiply(i, j, 1 - 2 * probability, 0);
                    }
                }
            }
        }

        /** An X error with some probability. */
        void flipBit(int qubit, double probability) {
            int bit = bit(qubit);
            real = mixed(real, bit, probability);
            imaginary = mixed(imaginary, bit, probability);
        }

        /** Probability that the four checked qubits are found in |+>. */
        double probabilityOfPlus() {
            double sum = 0;
            for (int output = 0; output < 2; output++) {
                sum += overChecks(real, output, output);
            }
            return sum / 16;
        }

        /** The same, with the output in the state (|0> + exp(-i pi/4) |1>) / sqrt 2. */
        double fidelityWithT() {
            double diagonal = overChecks(real, 0, 0) + overChecks(real, 1, 1);
            double re = overChecks(real, 0, 1);
            double im = overChecks(imaginary, 0, 1);
            double offDiagonal = 2 * (re * Math.cos(Math.PI / 4) - im * Math.sin(Math.PI / 4));
            return (diagonal + offDiagonal) / 2 / 16;
        }

        private static double overChecks(double[][] matrix, int left, int right) {
            double sum = 0;
            for (int i = 0; i < 16; i++) {
                for (int j = 0; j < 16; j++) {
                    sum += matrix[left << 4 | i][right << 4 | j];
                }
            }
            return sum;
        }

        private static double[][] mixed(double[][] matrix, int bit, double probability) {
            double[][] result = new double[SIZE][SIZE];
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < SIZE; j++) {
                    result[i][j] = (1 - probability) * matrix[i][j] + probability * matrix[i ^ bit][j ^ bit];
                }
            }
            return result;
        }

        private void multiply(int i, int j, double re, double im) {
            double a = real[i][j];
            double b = imaginary[i][j];
            real[i][j] = a * re - b * im;
            imaginary[i][j] = a * im + b * re;
        }

        private static int bit(int qubit) {
            return 1 << (QUBITS - 1 - qubit);
        }

        private static int sign(int index, int mask) {
            return (Integer.bitCount(index & mask) & 1) == 0 ? 1 : -1;
        }
    }
}
