package org.assay.quantum.simulate;

import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.GateSink;

/** Chooses for each gate the kernel that does the least work. */
final class GateKernels {

    private static final double ROOT_HALF = Math.sqrt(0.5);

    private GateKernels() {}

    /** The gate, in place; its qubits must exist in the state. */
    static void apply(GateSink sink, Operation.Apply step) {
        long on = step.controls().on().mask();
        long off = step.controls().off().mask();
        Qubits targets = step.targets();
        switch (step.gate()) {
            case Gate.Fixed fixed -> fixed(sink, fixed, targets, on, off);
            case Gate.Rotation(var axis, double angle) -> {
                double cos = Math.cos(angle / 2);
                double sin = Math.sin(angle / 2);
                long target = bit(targets, 0);
                switch (axis) {
                    case X -> sink.rotateX(target, on, off, cos, sin);
                    case Y -> sink.real(target, on, off, cos, -sin, sin, cos);
                    case Z -> sink.rotateParity(target, on, off, cos, sin);
                }
            }
            case Gate.Phase(double angle) ->
                sink.scale(on | bit(targets, 0), off, Math.cos(angle), Math.sin(angle));
            case Gate.GlobalPhase(double angle) -> sink.scale(on, off, Math.cos(angle), Math.sin(angle));
            case Gate.U u -> sink.general(bit(targets, 0), on, off, entries(u));
            case Gate.Interaction(var axis, double angle) -> {
                long pair = bit(targets, 0) | bit(targets, 1);
                double cos = Math.cos(angle / 2);
                double sin = Math.sin(angle / 2);
                switch (axis) {
                    case X -> sink.rotatePauli(pair, 0, on, off, cos, sin);
                    case Y -> sink.rotatePauli(pair, pair, on, off, cos, sin);
                    case Z -> sink.rotateParity(pair, on, off, cos, sin);
                }
            }
            case Gate.Unitary(_, ComplexMatrix matrix) -> matrix(sink, matrix, targets, on, off);
        }
    }

    private static void fixed(
            GateSink sink, Gate.Fixed gate, Qubits targets, long on, long off) {
        long target = bit(targets, 0);
        switch (gate) {
            case ID -> {}
            case X -> sink.flip(target, on, off);
            case Z -> sink.scale(on | target, off, -1, 0);
            case S -> sink.scale(on | target, off, 0, 1);
            case S_DAGGER -> sink.scale(on | target, off, 0, -1);
            case T -> sink.scale(on | target, off, ROOT_HALF, ROOT_HALF);
            case T_DAGGER -> sink.scale(on | target, off, ROOT_HALF, -ROOT_HALF);
            case H -> sink.real(target, on, off, ROOT_HALF, ROOT_HALF, ROOT_HALF, -ROOT_HALF);
            case Y, SX, SX_DAGGER -> sink.general(target, on, off, entries(gate.matrix()));
            case SWAP -> sink.swap(target, bit(targets, 1), on, off);
        }
    }

    static void matrix(
            GateSink sink, ComplexMatrix matrix, Qubits targets, long on, long off) {
        switch (targets.size()) {
            case 0 -> sink.scale(on, off, matrix.re(0, 0), matrix.im(0, 0));
            case 1 -> sink.general(bit(targets, 0), on, off, entries(matrix));
            case 2 -> sink.general2(bit(targets, 0), bit(targets, 1), on, off, realParts(matrix), imaginaryParts(matrix));
            default -> sink.dense(targets.stream().mapToLong(q -> 1L << q).toArray(), on, off, realParts(matrix), imaginaryParts(matrix));
        }
    }

    private static long bit(Qubits targets, int position) {
        return 1L << targets.get(position);
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
