package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assay.quantum.kernel.KernelCall.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies gates on one qubit that follow each other on it into one matrix: circuits for hardware are
 * full of RZ, SX, RZ. Gates under controls and pairs of diagonals, which are cheaper apart, stay.
 */
final class OneQubitFusion {

    private OneQubitFusion() {}

    static List<KernelCall> fuse(List<KernelCall> calls) {
        List<KernelCall> out = new ArrayList<>(calls.size());
        int[] last = new int[64];
        Arrays.fill(last, -1);
        for (KernelCall call : calls) {
            double[] matrix = matrix(call);
            int bit = matrix == null ? -1 : Long.numberOfTrailingZeros(target(call));
            if (matrix != null && last[bit] >= 0 && (call.mixes() | out.get(last[bit]).mixes()) != 0) {
                out.set(last[bit], product(matrix, out.get(last[bit]), target(call)));
                continue;
            }
            forget(last, call.mixes() | call.reads());
            if (matrix != null) {
                last[bit] = out.size();
            }
            out.add(call);
        }
        return out;
    }

    private static void forget(int[] last, long touched) {
        for (long bits = touched; bits != 0; bits &= bits - 1) {
            last[Long.numberOfTrailingZeros(bits)] = -1;
        }
    }

    private static KernelCall product(double[] later, KernelCall earlier, long target) {
        double[] first = matrix(earlier);
        if (first == null) {
            throw new AssertionError("only calls with a matrix are remembered");
        }
        double[] out = new double[8];
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 2; column++) {
                for (int k = 0; k < 2; k++) {
                    double lr = later[4 * row + 2 * k];
                    double li = later[4 * row + 2 * k + 1];
                    double fr = first[4 * k + 2 * column];
                    double fi = first[4 * k + 2 * column + 1];
                    out[4 * row + 2 * column] += lr * fr - li * fi;
                    out[4 * row + 2 * column + 1] += lr * fi + li * fr;
                }
            }
        }
        return out[1] == 0 && out[3] == 0 && out[5] == 0 && out[7] == 0
                ? KernelCall.of(Kind.REAL, target, 0, 0, 0, out[0], out[2], out[4], out[6])
                : KernelCall.of(Kind.GENERAL, target, 0, 0, 0, out);
    }

    /** The one qubit that a call with a {@link #matrix} acts on. */
    static long target(KernelCall call) {
        return call.kind() == Kind.SCALE ? call.on() : call.a();
    }

    /** Row by row, real before imaginary part; nothing for what is no plain gate on one qubit. */
    static double @Nullable [] matrix(KernelCall call) {
        double[] p = call.p();
        if (call.kind() == Kind.SCALE) {
            boolean oneQubit = Long.bitCount(call.on()) == 1 && call.off() == 0;
            return oneQubit ? new double[] {1, 0, 0, 0, 0, 0, p[0], p[1]} : null;
        }
        if ((call.on() | call.off()) != 0) {
            return null;
        }
        return switch (call.kind()) {
            case GENERAL -> p;
            case REAL -> new double[] {p[0], 0, p[1], 0, p[2], 0, p[3], 0};
            case ROTATE_X -> new double[] {p[0], 0, 0, -p[1], 0, -p[1], p[0], 0};
            case FLIP -> new double[] {0, 0, 1, 0, 1, 0, 0, 0};
            case ROTATE_PARITY -> Long.bitCount(call.a()) == 1 ? new double[] {p[0], -p[1], 0, 0, 0, 0, p[0], p[1]} : null;
            case SCALE, SWAP, ROTATE_PAULI, GENERAL2, DENSE -> null;
        };
    }
}
