package org.assay.quantum.simulate;

import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.Kernels;

/** Chooses for each gate the kernel that does the least work. */
final class GateKernels {

    private static final double ROOT_HALF = Math.sqrt(0.5);

    private GateKernels() {}

    /** The gate, in place; its qubits must exist in the state. */
    static void apply(Kernels kernels, double[] re, double[] im, Operation.Apply step) {
        int on = (int) step.controls().on().mask();
        int off = (int) step.controls().off().mask();
        Qubits targets = step.targets();
        switch (step.gate()) {
            case Gate.Fixed fixed -> fixed(kernels, re, im, fixed, targets, on, off);
            case Gate.Rotation(var axis, double angle) -> {
                double cos = Math.cos(angle / 2);
                double sin = Math.sin(angle / 2);
                int target = bit(targets, 0);
                switch (axis) {
                    case X -> kernels.rotateX(re, im, target, on, off, cos, sin);
                    case Y -> kernels.real(re, im, target, on, off, cos, -sin, sin, cos);
                    case Z -> kernels.rotateParity(re, im, target, on, off, cos, sin);
                }
            }
            case Gate.Phase(double angle) ->
                kernels.scale(re, im, on | bit(targets, 0), off, Math.cos(angle), Math.sin(angle));
            case Gate.GlobalPhase(double angle) -> kernels.scale(re, im, on, off, Math.cos(angle), Math.sin(angle));
            case Gate.U u -> kernels.general(re, im, bit(targets, 0), on, off, entries(u));
            case Gate.Interaction(var axis, double angle) -> {
                int pair = bit(targets, 0) | bit(targets, 1);
                double cos = Math.cos(angle / 2);
                double sin = Math.sin(angle / 2);
                switch (axis) {
                    case X -> kernels.rotatePauli(re, im, pair, 0, on, off, cos, sin);
                    case Y -> kernels.rotatePauli(re, im, pair, pair, on, off, cos, sin);
                    case Z -> kernels.rotateParity(re, im, pair, on, off, cos, sin);
                }
            }
            case Gate.Unitary(_, ComplexMatrix matrix) -> matrix(kernels, re, im, matrix, targets, on, off);
        }
    }

    private static void fixed(
            Kernels kernels, double[] re, double[] im, Gate.Fixed gate, Qubits targets, int on, int off) {
        int target = bit(targets, 0);
        switch (gate) {
            case ID -> {}
            case X -> kernels.flip(re, im, target, on, off);
            case Z -> kernels.scale(re, im, on | target, off, -1, 0);
            case S -> kernels.scale(re, im, on | target, off, 0, 1);
            case S_DAGGER -> kernels.scale(re, im, on | target, off, 0, -1);
            case T -> kernels.scale(re, im, on | target, off, ROOT_HALF, ROOT_HALF);
            case T_DAGGER -> kernels.scale(re, im, on | target, off, ROOT_HALF, -ROOT_HALF);
            case H -> kernels.real(re, im, target, on, off, ROOT_HALF, ROOT_HALF, ROOT_HALF, -ROOT_HALF);
            case Y, SX, SX_DAGGER -> kernels.general(re, im, target, on, off, entries(gate.matrix()));
            case SWAP -> kernels.swap(re, im, target, bit(targets, 1), on, off);
        }
    }

    static void matrix(
            Kernels kernels, double[] re, double[] im, ComplexMatrix matrix, Qubits targets, int on, int off) {
        switch (targets.size()) {
            case 0 -> kernels.scale(re, im, on, off, matrix.re(0, 0), matrix.im(0, 0));
            case 1 -> kernels.general(re, im, bit(targets, 0), on, off, entries(matrix));
            case 2 -> kernels.general2(
                    re, im, bit(targets, 0), bit(targets, 1), on, off, realParts(matrix), imaginaryParts(matrix));
            default -> kernels.dense(
                    re, im, targets.stream().map(q -> 1 << q).toArray(), on, off, realParts(matrix), imaginaryParts(matrix));
        }
    }

    private static int bit(Qubits targets, int position) {
        return 1 << targets.get(position);
    }

    private static double[] entries(Gate.U u) {
        double cos = Math.cos(u.theta() / 2);
        double sin = Math.sin(u.theta() / 2);
        return new double[] {
            cos, 0,
            -Math.cos(u.lambda()) * sin, -Math.sin(u.lambda()) * sin,
            Math.cos(u.phi()) * sin, Math.sin(u.phi()) * sin,
            Math.cos(u.phi() + u.lambda()) * cos, Math.sin(u.phi() + u.lambda()) * cos
        };
    }

    private static double[] entries(ComplexMatrix m) {
        return new double[] {
            m.re(0, 0), m.im(0, 0), m.re(0, 1), m.im(0, 1), m.re(1, 0), m.im(1, 0), m.re(1, 1), m.im(1, 1)
        };
    }

    private static double[] realParts(ComplexMatrix m) {
        double[] out = new double[m.size() * m.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = m.re(i / m.size(), i % m.size());
        }
        return out;
    }

    private static double[] imaginaryParts(ComplexMatrix m) {
        double[] out = new double[m.size() * m.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = m.im(i / m.size(), i % m.size());
        }
        return out;
    }
}
