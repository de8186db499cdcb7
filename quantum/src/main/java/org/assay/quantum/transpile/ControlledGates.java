package org.assay.quantum.transpile;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;

/**
 * Gates under any number of positive controls, as elementary operations, without clean ancillas.
 *
 * <p>X under k controls borrows idle qubits of the circuit in whatever state they are (dirty
 * ancillas, which it returns unchanged): with one or more it takes O(k) gates (Barenco et al. 1995,
 * lemmas 7.2 and 7.3, with relative-phase Toffolis after Maslov 2016); without any, O(k^2). RZ under k
 * controls is always O(k), since each half of its controls serves the other as dirty ancillas (after
 * Vale et al. 2023).
 *
 * @see <a href="https://arxiv.org/abs/quant-ph/9503016">Barenco et al. 1995, Elementary gates for
 *     quantum computation</a>
 * @see <a href="https://arxiv.org/abs/1508.03273">Maslov 2016, Advantages of using relative-phase
 *     Toffoli gates</a>
 * @see <a href="https://arxiv.org/abs/2302.06377">Vale et al. 2023, Decomposition of multi-controlled
 *     special unitary single-qubit gates</a>
 */
final class ControlledGates {

    private static final double ZERO = 1e-12;

    private final Elementary out;

    ControlledGates(Elementary out) {
        this.out = out;
    }

    /** Flips the target if all controls are |1>. */
    void x(int[] controls, int target) {
        switch (controls.length) {
            case 0 -> out.x(target);
            case 1 -> out.cx(controls[0], target);
            case 2 -> toffoli(controls[0], controls[1], target);
            default -> manyControlledX(controls, target);
        }
    }

    private void manyControlledX(int[] controls, int target) {
        int[] idle = idleBeside(with(controls, target), controls.length - 2);
        if ((controls.length == 3 && !out.gates().isFaultTolerant()) || idle.length == 0) {
            out.h(target);
            phase(Angle.of(Math.PI), with(controls, target));
            out.h(target);
        } else {
            xWithDirty(controls, target, idle);
        }
    }

    /** With idle qubits at hand, at least one if there are three controls or more. */
    private void xWithDirty(int[] controls, int target, int[] idle) {
        int k = controls.length;
        if (k <= 2 || (k == 3 && !out.gates().isFaultTolerant())) {
            x(controls, target);
        } else if (idle.length >= k - 2) {
            ladder(controls, target, idle);
        } else {
            int[] first = Arrays.copyOf(controls, (k + 1) / 2);
            int[] rest = Arrays.copyOfRange(controls, first.length, k);
            for (int twice = 0; twice < 2; twice++) {
                xWithDirty(first, idle[0], with(rest, target));
                xWithDirty(with(rest, idle[0]), target, first);
            }
        }
    }

    /**
     * Lemma 7.2: with {@code k - 2} dirty ancillas. The part that computes into the ancillas comes twice, so
     * that the phases of its cheaper Toffolis cancel.
     */
    private void ladder(int[] controls, int target, int[] dirty) {
        int k = controls.length;
        for (int twice = 0; twice < 2; twice++) {
            toffoli(controls[k - 1], dirty[k - 3], target);
            for (int j = k - 2; j >= 2; j--) {
                relativeToffoli(controls[j], dirty[j - 2], dirty[j - 1]);
            }
            relativeToffoli(controls[0], controls[1], dirty[0]);
            for (int j = 2; j <= k - 2; j++) {
                relativeToffoli(controls[j], dirty[j - 2], dirty[j - 1]);
            }
        }
    }

    /** Seven T and six CX, unless the native set has it whole. */
    private void toffoli(int a, int b, int target) {
        if (out.gates() == NativeGates.CLIFFORD_T_TOFFOLI) {
            out.nativeToffoli(a, b, target);
            return;
        }
        out.h(target);
        out.cx(b, target);
        out.gate(Gate.Fixed.T_DAGGER, target);
        out.cx(a, target);
        out.gate(Gate.Fixed.T, target);
        out.cx(b, target);
        out.gate(Gate.Fixed.T_DAGGER, target);
        out.cx(a, target);
        out.gate(Gate.Fixed.T, target);
        out.gate(Gate.Fixed.T, b);
        out.h(target);
        out.cx(a, b);
        out.gate(Gate.Fixed.T, a);
        out.gate(Gate.Fixed.T_DAGGER, b);
        out.cx(a, b);
    }

    /** Margolus' gate: a Toffoli up to signs on the diagonal, its own inverse; four T and three CX. */
    private void relativeToffoli(int a, int b, int target) {
        if (out.gates() == NativeGates.CLIFFORD_T_TOFFOLI) {
            out.nativeToffoli(a, b, target);
            return;
        }
        out.h(target);
        out.gate(Gate.Fixed.T, target);
        out.cx(b, target);
        out.gate(Gate.Fixed.T_DAGGER, target);
        out.cx(a, target);
        out.gate(Gate.Fixed.T, target);
        out.cx(b, target);
        out.gate(Gate.Fixed.T_DAGGER, target);
        out.h(target);
    }

    /** {@code exp(-i angle/2 Z)} on the target if all controls are |1>. */
    void rz(Angle angle, int[] controls, int target) {
        int k = controls.length;
        if (k == 0) {
            out.rz(angle, target);
        } else if (k == 1 && out.gates().hasInteraction()) {
            out.rz(angle.times(0.5), target);
            out.rzz(angle.times(-0.5), controls[0], target);
        } else if (k == 1 || (out.gates().isFaultTolerant() && (k == 2 || hasIdleBeside(with(controls, target))))) {
            out.rz(angle.times(0.5), target);
            x(controls, target);
            out.rz(angle.times(-0.5), target);
            x(controls, target);
        } else {
            rzInHalves(angle, controls, target);
        }
    }

    /** Four X, each under half of the controls: if either half is not satisfied the turns cancel. */
    private void rzInHalves(Angle angle, int[] controls, int target) {
        int[] first = Arrays.copyOf(controls, controls.length / 2);
        int[] second = Arrays.copyOfRange(controls, first.length, controls.length);
        for (int twice = 0; twice < 2; twice++) {
            xWithDirty(first, target, second);
            out.rz(angle.times(-0.25), target);
            xWithDirty(second, target, first);
            out.rz(angle.times(0.25), target);
        }
    }

    /** {@code exp(i angle)} if all these qubits are |1>; no qubits, a global phase. */
    void phase(Angle angle, int[] qubits) {
        int m = qubits.length;
        if (!angle.isFree() && OneQubitMatrices.isWholeTurn(angle.constant(), ZERO)) {
            return;
        }
        if (m == 0) {
            out.globalPhase(angle);
        } else if (isHalfTurn(angle) && flipsSignDirectly(m)) {
            signFlip(qubits);
        } else if (m == 2 && out.gates().hasInteraction()) {
            out.rz(angle.times(0.5), qubits[0]);
            out.rz(angle.times(0.5), qubits[1]);
            out.rzz(angle.times(-0.5), qubits[0], qubits[1]);
            out.globalPhase(angle.times(0.25));
        } else if (m <= 2 || (m <= 4 && !out.gates().isFaultTolerant())) {
            parityPhases(phaseByParity(angle, m), new int[0], qubits);
        } else if (isHalfTurn(angle) && hasIdleBeside(qubits)) {
            signFlip(qubits);
        } else {
            int[] controls = Arrays.copyOf(qubits, m - 1);
            rz(angle, controls, qubits[m - 1]);
            phase(angle.times(0.5), controls);
        }
    }

    /** A CZ, and CCZ where Toffolis are cheaper than rotations. */
    private boolean flipsSignDirectly(int qubits) {
        boolean faultTolerant = out.gates().isFaultTolerant();
        return (qubits == 2 && !out.gates().hasInteraction()) || (qubits == 3 && faultTolerant);
    }

    private void signFlip(int[] qubits) {
        int target = qubits[qubits.length - 1];
        out.h(target);
        x(Arrays.copyOf(qubits, qubits.length - 1), target);
        out.h(target);
    }

    private static boolean isHalfTurn(Angle angle) {
        return !angle.isFree() && OneQubitMatrices.isWholeTurn(angle.constant() - Math.PI, ZERO);
    }

    /** The product of m bits is a signed sum of their parities, over {@code 2^(m-1)}. */
    private static Angle[] phaseByParity(Angle angle, int m) {
        Angle[] byParity = new Angle[1 << m];
        byParity[0] = Angle.of(0);
        for (int s = 1; s < byParity.length; s++) {
            int sign = Integer.bitCount(s) % 2 == 1 ? 1 : -1;
            byParity[s] = angle.times(sign / (double) (1 << (m - 1)));
        }
        return byParity;
    }

    /** Multiplies basis state x of the targets by {@code exp(i phases[x])} if all controls are |1>. */
    void diagonal(double[] phases, int[] controls, int[] targets) {
        double[] sums = phases.clone();
        for (int half = 1; half < sums.length; half *= 2) {
            for (int i = 0; i < sums.length; i++) {
                if ((i & half) == 0) {
                    double low = sums[i];
                    sums[i] = (low + sums[i + half]) / 2;
                    sums[i + half] = (low - sums[i + half]) / 2;
                }
            }
        }
        // phase(x) = sum_s sums[s] (-1)^parity(x & s), and (-1)^b = 1 - 2b
        Angle[] byParity = new Angle[sums.length];
        for (int s = 1; s < sums.length; s++) {
            byParity[s] = Angle.of(Math.abs(sums[s]) < ZERO ? 0 : -2 * sums[s]);
        }
        byParity[0] = Angle.of(Arrays.stream(sums).sum());
        parityPhases(byParity, controls, targets);
    }

    /** {@code exp(i byParity[s])} wherever the bits in s have odd parity, for every s; in Gray-code order. */
    private void parityPhases(Angle[] byParity, int[] controls, int[] targets) {
        phase(byParity[0], controls);
        for (int j = 0; j < targets.length; j++) {
            for (int i = 0; i < 1 << j; i++) {
                int gray = i ^ (i >>> 1);
                if (i > 0) {
                    out.cx(targets[Integer.numberOfTrailingZeros(i)], targets[j]);
                }
                singlePhase(byParity[gray | (1 << j)], controls, targets[j]);
            }
            if (j > 0) {
                out.cx(targets[j - 1], targets[j]);
            }
        }
    }

    private void singlePhase(Angle angle, int[] controls, int qubit) {
        if (controls.length > 0) {
            phase(angle, with(controls, qubit));
        } else {
            out.rz(angle, qubit);
            out.globalPhase(angle.times(0.5));
        }
    }

    /**
     * Any one-qubit unitary: turned so that it is diagonal, it is an RZ and a phase on the controls, or
     * less where an eigenvalue is 1 or the eigenvalues are opposite.
     */
    void oneQubit(ComplexMatrix matrix, int[] controls, int target) {
        if (controls.length == 0) {
            out.matrix(matrix, target);
            return;
        }
        double middle = OneQubitMatrices.determinant(matrix).phase() / 2;
        ComplexMatrix special = matrix.times(Complex.cis(-middle));
        double[] axis = {-special.im(0, 1), special.re(1, 0), -special.im(0, 0)};
        double sin = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        double angle = 2 * Math.atan2(sin, special.re(0, 0));
        ComplexMatrix basis = sin < ZERO
                ? ComplexMatrix.identity(2)
                : new Gate.U(Math.atan2(Math.hypot(axis[0], axis[1]), axis[2]), Math.atan2(axis[1], axis[0]), 0).matrix();
        out.matrix(basis.dagger(), target);
        diagonalPair(middle - angle / 2, middle + angle / 2, controls, target);
        out.matrix(basis, target);
    }

    /** {@code diag(exp(i zero), exp(i one))} under controls. */
    private void diagonalPair(double zero, double one, int[] controls, int target) {
        if (OneQubitMatrices.isWholeTurn(one, ZERO)) {
            out.x(target);
            phase(Angle.of(zero), with(controls, target));
            out.x(target);
        } else if (OneQubitMatrices.isWholeTurn(zero, ZERO) || OneQubitMatrices.isWholeTurn(one - zero - Math.PI, ZERO)) {
            phase(Angle.of(zero), controls);
            phase(Angle.of(one - zero), with(controls, target));
        } else {
            double whole = Math.rint((zero + one) / (4 * Math.PI)) * 4 * Math.PI;
            double middle = (zero + one - whole) / 2;
            // -RZ(t) = RZ(t + 2 pi): a phase of pi is no phase at all
            boolean negative = OneQubitMatrices.isWholeTurn(middle - Math.PI, ZERO);
            rz(Angle.of(one - zero + (negative ? 2 * Math.PI : 0)), controls, target);
            phase(Angle.of(negative ? 0 : middle), controls);
        }
    }

    /** RX, RY or RZ. */
    void rotation(Axis axis, Angle angle, int[] controls, int target) {
        toZ(axis, target);
        rz(angle, controls, target);
        fromZ(axis, target);
    }

    /** RXX, RYY or RZZ. */
    void interaction(Axis axis, Angle angle, int[] controls, int qubit1, int qubit2) {
        toZ(axis, qubit1);
        toZ(axis, qubit2);
        if (controls.length == 0) {
            out.rzz(angle, qubit1, qubit2);
        } else {
            out.cx(qubit1, qubit2);
            rz(angle, controls, qubit2);
            out.cx(qubit1, qubit2);
        }
        fromZ(axis, qubit1);
        fromZ(axis, qubit2);
    }

    private void toZ(Axis axis, int qubit) {
        switch (axis) {
            case X -> out.h(qubit);
            case Y -> {
                out.gate(Gate.Fixed.S_DAGGER, qubit);
                out.h(qubit);
            }
            case Z -> {}
        }
    }

    private void fromZ(Axis axis, int qubit) {
        switch (axis) {
            case X -> out.h(qubit);
            case Y -> {
                out.h(qubit);
                out.gate(Gate.Fixed.S, qubit);
            }
            case Z -> {}
        }
    }

    /** {@link Gate.U} with angles that may be free: {@code C A X B X} as in OpenQASM's cu3. */
    void u(Angle theta, Angle phi, Angle lambda, int[] controls, int target) {
        Angle halfSum = phi.plus(lambda).times(0.5);
        phase(halfSum, controls);
        if (controls.length == 0) {
            out.rz(lambda, target);
            rotation(Axis.Y, theta, controls, target);
            out.rz(phi, target);
            return;
        }
        out.rz(lambda.plus(phi.negate()).times(0.5), target);
        x(controls, target);
        out.rz(halfSum.negate(), target);
        rotation(Axis.Y, theta.times(-0.5), new int[0], target);
        x(controls, target);
        rotation(Axis.Y, theta.times(0.5), new int[0], target);
        out.rz(phi, target);
    }

    void swap(int[] controls, int qubit1, int qubit2) {
        out.cx(qubit2, qubit1);
        x(with(controls, qubit1), qubit2);
        out.cx(qubit2, qubit1);
    }

    /** Up to so many qubits of the circuit that are none of these. */
    private int[] idleBeside(int[] busy, int wanted) {
        return IntStream.range(0, out.qubits())
                .filter(q -> IntStream.of(busy).noneMatch(b -> b == q))
                .limit(wanted)
                .toArray();
    }

    private boolean hasIdleBeside(int[] busy) {
        return idleBeside(busy, 1).length > 0;
    }

    private static int[] with(int[] qubits, int more) {
        int[] all = Arrays.copyOf(qubits, qubits.length + 1);
        all[qubits.length] = more;
        return all;
    }
}
