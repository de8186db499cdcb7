package org.assay.quantum.transpile;

import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;

/**
 * Two-qubit unitaries as elementary operations with the fewest CX (0 to 3), or the fewest RZZ where
 * the native set has them.
 *
 * @see <a href="https://arxiv.org/abs/quant-ph/0308006">Vatan, Williams 2004, Optimal quantum circuits
 *     for general two-qubit gates</a>
 * @see <a href="https://arxiv.org/abs/quant-ph/0308045">Shende, Bullock, Markov 2004, Recognizing
 *     small-circuit structure in two-qubit operators</a>
 */
final class TwoQubitSynthesis {

    private static final ComplexMatrix ZZ = Axis.Z.pauli().tensor(Axis.Z.pauli());
    private static final ComplexMatrix YY = Axis.Y.pauli().tensor(Axis.Y.pauli());

    private TwoQubitSynthesis() {}

    /** Qubit {@code low} is the low bit of the matrix's index. */
    static void emit(ComplexMatrix matrix, int low, int high, Elementary out) {
        emit(CartanDecomposition.of(matrix), low, high, out);
    }

    static void emit(CartanDecomposition cartan, int low, int high, Elementary out) {
        out.matrix(cartan.beforeLow(), low);
        out.matrix(cartan.beforeHigh(), high);
        if (out.gates().hasInteraction()) {
            interactions(cartan, low, high, out);
        } else {
            switch (cartan.cxCount()) {
                case 0 -> {}
                case 1 -> oneCx(low, high, out);
                case 2 -> twoCx(cartan, low, high, out);
                default -> threeCx(cartan, low, high, out);
            }
        }
        out.matrix(cartan.afterLow(), low);
        out.matrix(cartan.afterHigh(), high);
        out.globalPhase(cartan.phase());
    }

    private static void interactions(CartanDecomposition cartan, int low, int high, Elementary out) {
        interaction(Axis.X, cartan.x(), low, high, out);
        interaction(Axis.Y, cartan.y(), low, high, out);
        interaction(Axis.Z, cartan.z(), low, high, out);
    }

    private static void interaction(Axis axis, double strength, int low, int high, Elementary out) {
        if (Math.abs(strength) >= CartanDecomposition.ON_FACE) {
            new ControlledGates(out).interaction(axis, Angle.of(-2 * strength), new int[0], low, high);
        }
    }

    /** {@code CX = exp(i pi/4) exp(-i pi/4 Z) (x) exp(-i pi/4 X) . exp(i pi/4 ZX)}, and H turns Z into X. */
    private static void oneCx(int low, int high, Elementary out) {
        out.h(low);
        out.cx(low, high);
        out.rz(-Math.PI / 2, low);
        out.gate(new Gate.Rotation(Axis.X, -Math.PI / 2), high);
        out.h(low);
        out.globalPhase(-Math.PI / 4);
    }

    /** CX takes {@code XX} to X on the control and {@code ZZ} to Z on the target; a quarter turn makes YY of ZZ. */
    private static void twoCx(CartanDecomposition cartan, int low, int high, Elementary out) {
        Gate quarter = new Gate.Rotation(Axis.X, Math.PI / 2);
        out.gate(quarter, low);
        out.gate(quarter, high);
        out.cx(low, high);
        out.gate(new Gate.Rotation(Axis.X, -2 * cartan.x()), low);
        out.rz(-2 * cartan.y(), high);
        out.cx(low, high);
        out.gate(quarter.inverse(), low);
        out.gate(quarter.inverse(), high);
    }

    /** Vatan and Williams, figure 6. */
    private static void threeCx(CartanDecomposition cartan, int low, int high, Elementary out) {
        out.rz(-Math.PI / 2, low);
        out.cx(low, high);
        out.rz(Math.PI / 2 - 2 * cartan.z(), high);
        out.gate(new Gate.Rotation(Axis.Y, 2 * cartan.x() - Math.PI / 2), low);
        out.cx(high, low);
        out.gate(new Gate.Rotation(Axis.Y, Math.PI / 2 - 2 * cartan.y()), low);
        out.cx(low, high);
        out.rz(Math.PI / 2, high);
        out.globalPhase(Math.PI / 4);
    }

    /**
     * Emits {@code matrix} up to a diagonal with at most two CX, and returns the diagonal D that is left:
     * {@code matrix = D . what was emitted}.
     */
    static ComplexMatrix emitUpToDiagonal(ComplexMatrix matrix, int low, int high, Elementary out) {
        CartanDecomposition whole = CartanDecomposition.of(matrix);
        if (whole.cxCount() <= 2) {
            emit(whole, low, high, out);
            return ComplexMatrix.identity(4);
        }
        // Two CX are enough exactly if tr(V YY V^T YY) is real for V of determinant 1; V = exp(-i angle/2 ZZ) U.
        ComplexMatrix special = matrix.times(Complex.cis(-determinantPhase(whole) / 4));
        ComplexMatrix bent = special.times(YY).times(Jacobi.conjugate(special).dagger()).times(YY);
        double angle = Math.atan2(trace(bent).im(), trace(ZZ.times(bent)).re());
        ComplexMatrix diagonal = new Gate.Interaction(Axis.Z, -angle).matrix();
        emit(diagonal.dagger().times(matrix), low, high, out);
        return diagonal;
    }

    /** All factors but the phase have determinant 1. */
    private static double determinantPhase(CartanDecomposition cartan) {
        return 4 * cartan.phase();
    }

    private static Complex trace(ComplexMatrix matrix) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < matrix.size(); i++) {
            sum = sum.plus(matrix.at(i, i));
        }
        return sum;
    }
}
