package org.assay.quantum.transpile;

import java.util.List;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;

/**
 * Any two-qubit unitary as one-qubit gates around an interaction (the KAK decomposition):
 *
 * <pre>U = exp(i phase) (afterHigh (x) afterLow) exp(i (x XX + y YY + z ZZ)) (beforeHigh (x) beforeLow)</pre>
 *
 * <p>The coordinates lie in the Weyl chamber {@code pi/4 >= x >= y >= |z|}, with {@code z >= 0} where
 * {@code x = pi/4}: two unitaries are equal up to one-qubit gates exactly if their coordinates are.
 *
 * @param afterLow on the low bit of the matrix's index, determinant 1; as are the others
 * @see <a href="https://arxiv.org/abs/quant-ph/0507171">Tucci 2005, An introduction to Cartan's KAK
 *     decomposition for QC programmers</a>
 */
public record CartanDecomposition(
        double phase,
        ComplexMatrix afterLow,
        ComplexMatrix afterHigh,
        double x,
        double y,
        double z,
        ComplexMatrix beforeLow,
        ComplexMatrix beforeHigh) {

    /** Coordinates closer than this to a face of the Weyl chamber are on it. */
    static final double ON_FACE = 1e-11;

    private static final double HALF = Math.sqrt(0.5);
    /** The magic basis: turns products of one-qubit gates into real matrices, and XX, YY, ZZ diagonal. */
    private static final ComplexMatrix MAGIC = ComplexMatrix.of(new Complex[][] {
        {new Complex(HALF, 0), Complex.ZERO, Complex.ZERO, new Complex(0, HALF)},
        {Complex.ZERO, new Complex(0, HALF), new Complex(HALF, 0), Complex.ZERO},
        {Complex.ZERO, new Complex(0, HALF), new Complex(-HALF, 0), Complex.ZERO},
        {new Complex(HALF, 0), Complex.ZERO, Complex.ZERO, new Complex(0, -HALF)}
    });

    /** Refuses a matrix that has not 4 rows. */
    public static CartanDecomposition of(ComplexMatrix unitary) {
        if (unitary.size() != 4) {
            throw new IllegalArgumentException(
                    "the Cartan decomposition is of a 4 x 4 matrix, got %d rows".formatted(unitary.size()));
        }
        ComplexMatrix magic = MAGIC.dagger().times(NearestUnitary.of(unitary)).times(MAGIC);
        Jacobi.Eigen eigen = Jacobi.realEigenOfSymmetricUnitary(Jacobi.conjugate(magic).dagger().times(magic));
        ComplexMatrix right = withPositiveDeterminant(eigen.vectors());
        double[] phases = new double[4];
        for (int i = 0; i < 4; i++) {
            phases[i] = eigen.values().get(i).phase() / 2;
        }
        ComplexMatrix left = magic.times(right).times(diagonal(phases, -1));
        if (realDeterminant(left) < 0) {
            phases[0] += Math.PI;
            left = magic.times(right).times(diagonal(phases, -1));
        }
        return new WeylChamber(phases, MAGIC.times(left).times(MAGIC.dagger()), MAGIC.times(right.dagger()).times(MAGIC.dagger()))
                .canonical();
    }

    /** How many CX the unitary needs at least, beside one-qubit gates: 0, 1, 2 or 3. */
    public int cxCount() {
        if (x < ON_FACE) {
            return 0;
        }
        if (Math.abs(z) >= ON_FACE) {
            return 3;
        }
        return y < ON_FACE && Math.abs(x - Math.PI / 4) < ON_FACE ? 1 : 2;
    }

    /** How many interactions of one axis (such as RZZ, any angle) the unitary needs: 0, 1, 2 or 3. */
    public int interactionCount() {
        return (x < ON_FACE ? 0 : 1) + (y < ON_FACE ? 0 : 1) + (Math.abs(z) < ON_FACE ? 0 : 1);
    }

    /** The matrix back; qubit order as in the matrix that was taken apart. */
    public ComplexMatrix matrix() {
        return afterHigh.tensor(afterLow)
                .times(interaction(Axis.X, x)).times(interaction(Axis.Y, y)).times(interaction(Axis.Z, z))
                .times(beforeHigh.tensor(beforeLow)).times(Complex.cis(phase));
    }

    private static ComplexMatrix interaction(Axis axis, double strength) {
        return new Gate.Interaction(axis, -2 * strength).matrix();
    }

    private static ComplexMatrix diagonal(double[] phases, int sign) {
        Complex[] entries = new Complex[phases.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Complex.cis(sign * phases[i]);
        }
        return ComplexMatrix.diagonal(entries);
    }

    private static ComplexMatrix withPositiveDeterminant(ComplexMatrix orthogonal) {
        return realDeterminant(orthogonal) > 0
                ? orthogonal
                : orthogonal.times(ComplexMatrix.real(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1));
    }

    /** The determinant of the real part, by elimination with pivots. */
    private static double realDeterminant(ComplexMatrix matrix) {
        int size = matrix.size();
        double[][] rows = new double[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = matrix.re(r, c);
            }
        }
        double determinant = 1;
        for (int k = 0; k < size; k++) {
            int pivot = k;
            for (int r = k + 1; r < size; r++) {
                pivot = Math.abs(rows[r][k]) > Math.abs(rows[pivot][k]) ? r : pivot;
            }
            double[] swapped = rows[k];
            rows[k] = rows[pivot];
            rows[pivot] = swapped;
            determinant *= pivot == k ? rows[k][k] : -rows[k][k];
            for (int r = k + 1; r < size; r++) {
                double factor = rows[r][k] / rows[k][k];
                for (int c = k; c < size; c++) {
                    rows[r][c] -= factor * rows[k][c];
                }
            }
        }
        return determinant;
    }

    /** The decomposition while its coordinates are still brought into the Weyl chamber. */
    private static final class WeylChamber {

        private static final List<Axis> AXES = List.of(Axis.X, Axis.Y, Axis.Z);
        private static final int X = 0;
        private static final int Y = 1;
        private static final int Z = 2;

        private double phase;
        private final double[] coordinates;
        private ComplexMatrix left;
        private ComplexMatrix right;

        /** Phases of the diagonal in the magic basis, where XX = (+,+,-,-), YY = (-,+,-,+), ZZ = (+,-,-,+). */
        WeylChamber(double[] phases, ComplexMatrix left, ComplexMatrix right) {
            phase = (phases[0] + phases[1] + phases[2] + phases[3]) / 4;
            coordinates = new double[] {
                (phases[0] + phases[1]) / 2 - phase, (phases[1] + phases[3]) / 2 - phase, (phases[0] + phases[3]) / 2 - phase
            };
            this.left = left;
            this.right = right;
        }

        CartanDecomposition canonical() {
            for (int axis = X; axis <= Z; axis++) {
                shift(axis, (int) Math.rint(coordinates[axis] / (Math.PI / 2)));
            }
            sort();
            makePositive(X);
            makePositive(Y);
            if (Math.abs(coordinates[X] - Math.PI / 4) < ON_FACE && coordinates[Z] < -ON_FACE) {
                negate(X, Z);
                shift(X, -1);
            }
            return split();
        }

        /** {@code exp(i pi/2 PP) = i PP} is local: coordinates count modulo pi/2. */
        private void shift(int axis, int quarters) {
            coordinates[axis] -= quarters * Math.PI / 2;
            phase += quarters * Math.PI / 2;
            if (Math.floorMod(quarters, 2) == 1) {
                ComplexMatrix pauli = AXES.get(axis).pauli();
                left = left.times(pauli.tensor(pauli));
            }
            // PP squared is 1, but i^2 is -1: the phase above holds that.
        }

        private void sort() {
            exchangeIfSmaller(X, Y, Z);
            exchangeIfSmaller(Y, Z, X);
            exchangeIfSmaller(X, Y, Z);
        }

        /** A quarter turn of both qubits about the third axis exchanges the other two. */
        private void exchangeIfSmaller(int first, int second, int about) {
            double a = coordinates[first];
            double b = coordinates[second];
            if (Math.abs(a) < Math.abs(b) - 1e-13) {
                coordinates[first] = b;
                coordinates[second] = a;
                ComplexMatrix turn = new Gate.Rotation(AXES.get(about), Math.PI / 2).matrix();
                conjugateBy(turn.tensor(turn));
            }
        }

        private void makePositive(int axis) {
            if (coordinates[axis] < 0) {
                negate(axis, Z);
            }
        }

        /** The third Pauli matrix on one qubit changes the sign of the other two interactions. */
        private void negate(int first, int second) {
            coordinates[first] *= -1;
            coordinates[second] *= -1;
            Axis third = AXES.get(X + Y + Z - first - second);
            conjugateBy(third.pauli().tensor(ComplexMatrix.identity(2)));
        }

        private void conjugateBy(ComplexMatrix local) {
            left = left.times(local.dagger());
            right = local.times(right);
        }

        private CartanDecomposition split() {
            Product after = Product.of(left);
            Product before = Product.of(right);
            return new CartanDecomposition(
                    phase + after.phase() + before.phase(),
                    after.low(), after.high(), coordinates[0], coordinates[1], coordinates[2], before.low(), before.high());
        }
    }

    /** {@code exp(i phase) high (x) low}, both of determinant 1. */
    record Product(double phase, ComplexMatrix high, ComplexMatrix low) {

        /** Takes a matrix apart that is known to be a product. */
        static Product of(ComplexMatrix product) {
            int row = 0;
            int column = 0;
            for (int i = 1; i < 16; i++) {
                if (product.at(i / 4, i % 4).abs() > product.at(row, column).abs()) {
                    row = i / 4;
                    column = i % 4;
                }
            }
            int blockRow = row & 2;
            int blockColumn = column & 2;
            ComplexMatrix low = normalised(block(product, blockRow, blockColumn, 1));
            ComplexMatrix high = normalised(block(product, row & 1, column & 1, 2));
            ComplexMatrix whole = high.tensor(low);
            double phase = product.at(row, column).times(whole.at(row, column).conjugate()).phase();
            return new Product(phase, high, low);
        }

        private static ComplexMatrix block(ComplexMatrix m, int row, int column, int stride) {
            return ComplexMatrix.of(new Complex[][] {
                {m.at(row, column), m.at(row, column + stride)}, {m.at(row + stride, column), m.at(row + stride, column + stride)}
            });
        }

        private static ComplexMatrix normalised(ComplexMatrix m) {
            double norm = Math.hypot(m.at(0, 0).abs(), m.at(1, 0).abs());
            return NearestUnitary.of(OneQubitMatrices.special(m.times(Complex.real(1 / norm))));
        }
    }
}
