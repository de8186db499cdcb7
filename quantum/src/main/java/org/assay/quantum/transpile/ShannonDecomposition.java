package org.assay.quantum.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;

/**
 * Dense unitaries on three and more qubits by quantum Shannon decomposition, in the block-ZXZ form:
 *
 * <pre>U = (A1 (+) A2) (H (x) 1) (1 (+) B) (H (x) 1) (1 (+) C)</pre>
 *
 * <p>Each block-diagonal factor is two smaller unitaries around an RZ of the top qubit multiplexed by
 * the others. With a CX of the middle one absorbed into its neighbour, and all but the last two-qubit
 * unitary emitted up to a diagonal, k qubits take {@code 23/48 4^k - 3/2 2^k + 4/3} CX: 20 for three
 * qubits, 100 for four, 444 for five.
 *
 * @see <a href="https://arxiv.org/abs/quant-ph/0406176">Shende, Bullock, Markov 2006, Synthesis of
 *     quantum logic circuits</a>
 * @see <a href="https://arxiv.org/abs/1512.07240">De Vos, De Baerdemacker 2016, Block-ZXZ synthesis of
 *     an arbitrary quantum computer</a>
 */
final class ShannonDecomposition {

    private final Elementary out;
    /** The two-qubit unitary that was met last; emitted once it is known whether another one follows. */
    private ComplexMatrix pending = ComplexMatrix.identity(4);
    private Elementary sincePending;

    private ShannonDecomposition(Elementary out) {
        this.out = out;
        sincePending = new Elementary(out.gates(), out.qubits());
    }

    /** The first qubit is the low bit of the matrix's index; refuses none but expects two or more. */
    static void emit(ComplexMatrix matrix, int[] qubits, Elementary out) {
        ShannonDecomposition decomposition = new ShannonDecomposition(out);
        decomposition.decompose(NearestUnitary.of(matrix), qubits);
        TwoQubitSynthesis.emit(decomposition.pending, qubits[0], qubits[1], out);
        decomposition.sincePending.operations().forEach(out::add);
    }

    private void decompose(ComplexMatrix u, int[] qubits) {
        if (qubits.length == 2) {
            twoQubits(u, qubits[0], qubits[1]);
            return;
        }
        int top = qubits[qubits.length - 1];
        int[] rest = Arrays.copyOf(qubits, qubits.length - 1);
        BlockZxz blocks = BlockZxz.of(u);
        Multiplexer middle = Multiplexer.of(ComplexMatrix.identity(u.size() / 2), blocks.b());
        ComplexMatrix signs = signsOfTopBit(u.size() / 2);
        // H CX H = CZ: the last CX of the middle RZ becomes signs on one block of the left factor.
        Multiplexer left = Multiplexer.of(
                blocks.a1().times(middle.left()), blocks.a2().times(middle.left()).times(signs));
        Multiplexer right = Multiplexer.of(middle.right(), middle.right().times(blocks.c()));
        decompose(right.right(), rest);
        multiplexedRz(right.angles(), rest, top, true);
        decompose(right.left(), rest);
        sincePending.h(top);
        multiplexedRz(middle.angles(), rest, top, false);
        sincePending.h(top);
        decompose(left.right(), rest);
        multiplexedRz(left.angles(), rest, top, true);
        decompose(left.left(), rest);
    }

    /**
     * What lies between two unitaries on the two lowest qubits touches these only as controls, so a diagonal
     * on them moves through it and into the next one.
     */
    private void twoQubits(ComplexMatrix u, int low, int high) {
        ComplexMatrix diagonal = TwoQubitSynthesis.emitUpToDiagonal(pending, low, high, out);
        sincePending.operations().forEach(out::add);
        sincePending = new Elementary(out.gates(), out.qubits());
        pending = u.times(diagonal);
    }

    /** RZ by {@code angles[x]} where the controls read x; with {@code 2^k} CX, or one fewer and the last missing. */
    private void multiplexedRz(List<Double> angles, int[] controls, int target, boolean withLast) {
        int count = angles.size();
        for (int i = 0; i < count; i++) {
            int gray = i ^ (i >>> 1);
            double sum = 0;
            for (int x = 0; x < count; x++) {
                sum += Integer.bitCount(x & gray) % 2 == 0 ? angles.get(x) : -angles.get(x);
            }
            sincePending.rz(sum / count, target);
            boolean last = i == count - 1;
            if (!last || withLast) {
                sincePending.cx(controls[last ? controls.length - 1 : Integer.numberOfTrailingZeros(i + 1)], target);
            }
        }
    }

    private static ComplexMatrix signsOfTopBit(int size) {
        Complex[] signs = new Complex[size];
        for (int i = 0; i < size; i++) {
            signs[i] = i < size / 2 ? Complex.ONE : Complex.ONE.negate();
        }
        return ComplexMatrix.diagonal(signs);
    }

    /** {@code first (+) second = (1 (x) left) . RZ of the top qubit by angles[x] . (1 (x) right)}. */
    private record Multiplexer(ComplexMatrix left, List<Double> angles, ComplexMatrix right) {

        /** From {@code first second^dagger = left D^2 left^dagger}. */
        static Multiplexer of(ComplexMatrix first, ComplexMatrix second) {
            Jacobi.Eigen eigen = Jacobi.eigenOfUnitary(first.times(second.dagger()));
            int size = first.size();
            List<Double> angles = new ArrayList<>();
            Complex[] roots = new Complex[size];
            for (int i = 0; i < size; i++) {
                double half = eigen.values().get(i).phase() / 2;
                roots[i] = Complex.cis(half);
                angles.add(-2 * half);
            }
            ComplexMatrix right = ComplexMatrix.diagonal(roots).times(eigen.vectors().dagger()).times(second);
            return new Multiplexer(eigen.vectors(), angles, right);
        }
    }

    /** The four blocks of the block-ZXZ form. */
    private record BlockZxz(ComplexMatrix a1, ComplexMatrix a2, ComplexMatrix b, ComplexMatrix c) {

        /** With the polar decompositions {@code X = S_X U_X}, {@code Y = S_Y U_Y} of the upper blocks. */
        static BlockZxz of(ComplexMatrix u) {
            ComplexMatrix x = block(u, 0, 0);
            Polar px = Polar.of(x);
            Polar py = Polar.of(block(u, 0, 1));
            ComplexMatrix cDagger = py.unitary().dagger().times(px.unitary()).times(Complex.I);
            ComplexMatrix a1 = NearestUnitary.of(px.positive().plus(py.positive().times(Complex.I)).times(px.unitary()));
            ComplexMatrix a2 = NearestUnitary.of(block(u, 1, 0).plus(block(u, 1, 1).times(cDagger)));
            ComplexMatrix b = NearestUnitary.of(a1.dagger().times(x).times(Complex.real(2))
                    .plus(ComplexMatrix.identity(x.size()).times(Complex.real(-1))));
            return new BlockZxz(a1, a2, b, cDagger.dagger());
        }

        private static ComplexMatrix block(ComplexMatrix u, int row, int column) {
            int size = u.size() / 2;
            Complex[][] rows = new Complex[size][size];
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    rows[r][c] = u.at(row * size + r, column * size + c);
                }
            }
            return ComplexMatrix.of(rows);
        }
    }

    /** {@code positive . unitary}. */
    private record Polar(ComplexMatrix positive, ComplexMatrix unitary) {

        static Polar of(ComplexMatrix matrix) {
            Jacobi.Singular svd = Jacobi.singular(matrix);
            Complex[] values = svd.values().stream().map(Complex::real).toArray(Complex[]::new);
            return new Polar(
                    svd.left().times(ComplexMatrix.diagonal(values)).times(svd.left().dagger()),
                    svd.left().times(svd.right().dagger()));
        }
    }
}
