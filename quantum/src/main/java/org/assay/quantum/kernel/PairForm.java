package org.assay.quantum.kernel;

import java.util.Optional;

/**
 * What a unitary 4 x 4 matrix on two qubits becomes by gates on either of them after it: some entries are zero then,
 * and some are real, which a loop need not multiply by.
 */
enum PairForm {
    /** The first column is {@code (c, 0, 0, s)} with {@code c >= s >= 0}, and the entry in row 1, column 1 is real. */
    LOCAL(new int[] {4, 8}, new int[] {0, 12, 5}) {
        @Override
        Gates gates(PairMatrix m) {
            return schmidt(m);
        }
    },

    /**
     * What takes the high qubit's 0 to its 0 is diagonal, and not negative: for a lower qubit in the lanes, where an entry
     * is saved only if it is in all of them.
     */
    LANE(new int[] {1, 4}, new int[] {0, 5}) {
        @Override
        Gates gates(PairMatrix m) {
            return diagonalBlock(m);
        }
    };

    /** What may be left where zeros are to be, as a part of the norm of the whole: rounding. */
    private static final double ROUNDING = 1e-15;

    private final int[] zeros;
    private final int[] reals;

    PairForm(int[] zeros, int[] reals) {
        this.zeros = zeros;
        this.reals = reals;
    }

    /** Unitary gates on the low and on the high qubit, each row by row, real before imaginary part. */
    record Gates(double[] low, double[] high) {}

    /** The gates that bring a unitary matrix to this form when they are applied after it. */
    abstract Gates gates(PairMatrix m);

    /** Whether a matrix has this form, to the last bit. */
    boolean isOf(PairMatrix m) {
        for (int k : zeros) {
            if (m.re()[k] != 0 || m.im()[k] != 0) {
                return false;
            }
        }
        for (int k : reals) {
            if (m.im()[k] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A matrix after the gates that bring it to this form, with exact zeros; nothing if they leave more there than rounding, as
     * they may of a matrix that is not unitary, or not to the last digits.
     */
    Optional<PairMatrix> after(Gates gates, PairMatrix m) {
        PairMatrix out = PairMatrix.tensor(gates.high, gates.low).times(m);
        double most = 0;
        double square = 0;
        for (int k = 0; k < 16; k++) {
            square += m.re()[k] * m.re()[k] + m.im()[k] * m.im()[k];
        }
        for (int k : zeros) {
            most = Math.max(most, Math.max(Math.abs(out.re()[k]), Math.abs(out.im()[k])));
            out.re()[k] = 0;
            out.im()[k] = 0;
        }
        for (int k : reals) {
            most = Math.max(most, Math.abs(out.im()[k]));
            out.im()[k] = 0;
        }
        return most <= ROUNDING * Math.sqrt(square) ? Optional.of(out) : Optional.empty();
    }

    /** By the Schmidt decomposition of the first column. */
    private static Gates schmidt(PairMatrix m) {
        // The first column as a matrix C, row by the high and column by the low qubit.
        double[] c = {m.re()[0], m.im()[0], m.re()[4], m.im()[4], m.re()[8], m.im()[8], m.re()[12], m.im()[12]};
        double[] w = leadingRightVector(c);
        double[] u = normalised(times(c, w));
        double[] uAcross = {-u[2], u[3], u[0], -u[1]};
        double[] wAcross = {-w[2], w[3], w[0], -w[1]};
        double[] second = times(c, wAcross);
        // s = uAcross^dagger C wAcross becomes real by a phase of the high qubit's second vector.
        double sRe = uAcross[0] * second[0] + uAcross[1] * second[1] + uAcross[2] * second[2] + uAcross[3] * second[3];
        double sIm = uAcross[0] * second[1] - uAcross[1] * second[0] + uAcross[2] * second[3] - uAcross[3] * second[2];
        double[] turned = scaled(uAcross, phase(sRe, sIm));
        double[] high = {u[0], -u[1], u[2], -u[3], turned[0], -turned[1], turned[2], -turned[3]};
        double[] low = {w[0], w[1], w[2], w[3], wAcross[0], wAcross[1], wAcross[2], wAcross[3]};
        PairMatrix rest = PairMatrix.tensor(high, low).times(m);
        double[] phase = phase(rest.re()[5], -rest.im()[5]);
        double[] back = {phase[0], -phase[1]};
        double[] lowRow = scaled(new double[] {low[4], low[5], low[6], low[7]}, phase);
        double[] highRow = scaled(new double[] {high[4], high[5], high[6], high[7]}, back);
        System.arraycopy(lowRow, 0, low, 4, 4);
        System.arraycopy(highRow, 0, high, 4, 4);
        return new Gates(low, high);
    }

    /**
     * Of the high qubit's first row a the blocks make {@code M = a_0 B_00 + a_1 B_10}, and a gate on the low qubit makes that
     * diagonal if its columns are orthogonal: {@code a^dagger K a = 0}, where K has the inner products of the blocks' columns.
     * K has no trace, since the columns of the whole are orthogonal; as {@code k sigma} it vanishes for every a whose Bloch
     * vector is perpendicular to the real and to the imaginary part of k.
     */
    private static Gates diagonalBlock(PairMatrix m) {
        double[][] inner = new double[4][];
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < 2; k++) {
                inner[2 * i + k] = inner(blockColumn(m, i, 0), blockColumn(m, k, 1));
            }
        }
        double[] kRe = {inner[1][0] + inner[2][0], inner[2][1] - inner[1][1], inner[0][0] - inner[3][0]};
        double[] kIm = {inner[1][1] + inner[2][1], inner[1][0] - inner[2][0], inner[0][1] - inner[3][1]};
        double[] a = spin(perpendicular(kRe, kIm));
        double[] m0 = combined(a, blockColumn(m, 0, 0), blockColumn(m, 1, 0));
        double[] m1 = combined(a, blockColumn(m, 0, 1), blockColumn(m, 1, 1));
        // The longer column gives its direction, the other, which may be zero, only its phase.
        boolean second = square(m1) > square(m0);
        double[] along = normalised(second ? m1 : m0);
        double[] across = {-along[2], along[3], along[0], -along[1]};
        double[] overlap = inner(across, second ? m0 : m1);
        double[] turned = scaled(across, phase(overlap[0], overlap[1]));
        double[] e0 = second ? turned : along;
        double[] e1 = second ? along : turned;
        return new Gates(
                new double[] {e0[0], -e0[1], e0[2], -e0[3], e1[0], -e1[1], e1[2], -e1[3]},
                new double[] {a[0], a[1], a[2], a[3], -a[2], a[3], a[0], -a[1]});
    }

    /** A column of the block in row {@code i}, column 0 of blocks. */
    private static double[] blockColumn(PairMatrix m, int i, int column) {
        int top = 8 * i + column;
        return new double[] {m.re()[top], m.im()[top], m.re()[top + 4], m.im()[top + 4]};
    }

    /** {@code v^dagger w}. */
    private static double[] inner(double[] v, double[] w) {
        return new double[] {
            v[0] * w[0] + v[1] * w[1] + v[2] * w[2] + v[3] * w[3], v[0] * w[1] - v[1] * w[0] + v[2] * w[3] - v[3] * w[2]};
    }

    /** {@code a_0 v + a_1 w}. */
    private static double[] combined(double[] a, double[] v, double[] w) {
        double[] x = scaled(v, new double[] {a[0], a[1]});
        double[] y = scaled(w, new double[] {a[2], a[3]});
        return new double[] {x[0] + y[0], x[1] + y[1], x[2] + y[2], x[3] + y[3]};
    }

    private static double square(double[] v) {
        return v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3];
    }

    /** A unit vector in space perpendicular to both, to rounding even where they are nearly parallel. */
    private static double[] perpendicular(double[] v, double[] w) {
        boolean first = length(v) >= length(w);
        double[] line = direction(first ? v : w);
        double[] across = direction(without(first ? w : v, line));
        if (length(across) == 0) {
            int least = 0;
            for (int i = 1; i < 3; i++) {
                least = Math.abs(line[i]) < Math.abs(line[least]) ? i : least;
            }
            across[least] = 1;
        }
        // Once more, because the little that was left may not have been perpendicular.
        double[] normal = cross(line, direction(without(across, line)));
        return length(normal) == 0 ? new double[] {0, 0, 1} : normal;
    }

    /** What is left of a vector without its part along a unit vector. */
    private static double[] without(double[] v, double[] unit) {
        double along = v[0] * unit[0] + v[1] * unit[1] + v[2] * unit[2];
        return new double[] {v[0] - along * unit[0], v[1] - along * unit[1], v[2] - along * unit[2]};
    }

    /** Of length 1, or 0 for 0. */
    private static double[] direction(double[] v) {
        double size = length(v);
        return size == 0 ? new double[3] : new double[] {v[0] / size, v[1] / size, v[2] / size};
    }

    private static double[] cross(double[] v, double[] w) {
        return new double[] {v[1] * w[2] - v[2] * w[1], v[2] * w[0] - v[0] * w[2], v[0] * w[1] - v[1] * w[0]};
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** The state of a qubit with this Bloch vector. */
    private static double[] spin(double[] n) {
        if (n[2] >= 0) {
            double up = Math.sqrt((1 + n[2]) / 2);
            return new double[] {up, 0, n[0] / (2 * up), n[1] / (2 * up)};
        }
        double down = Math.sqrt((1 - n[2]) / 2);
        return new double[] {n[0] / (2 * down), -n[1] / (2 * down), down, 0};
    }

    /** The unit vector w for which {@code |C w|} is largest. */
    private static double[] leadingRightVector(double[] c) {
        // C^dagger C = [p, q; conj q, r]
        double p = c[0] * c[0] + c[1] * c[1] + c[4] * c[4] + c[5] * c[5];
        double r = c[2] * c[2] + c[3] * c[3] + c[6] * c[6] + c[7] * c[7];
        double qRe = c[0] * c[2] + c[1] * c[3] + c[4] * c[6] + c[5] * c[7];
        double qIm = c[0] * c[3] - c[1] * c[2] + c[4] * c[7] - c[5] * c[6];
        double half = (p - r) / 2;
        double radius = Math.sqrt(half * half + qRe * qRe + qIm * qIm);
        if (radius == 0) {
            return new double[] {1, 0, 0, 0};
        }
        // Of the two forms of the eigenvector, the one without cancellation.
        return normalised(half >= 0
                ? new double[] {half + radius, 0, qRe, -qIm}
                : new double[] {qRe, qIm, radius - half, 0});
    }

    /** A 2 x 2 matrix times a vector. */
    private static double[] times(double[] m, double[] v) {
        double[] out = new double[4];
        for (int row = 0; row < 2; row++) {
            for (int k = 0; k < 2; k++) {
                int at = 4 * row + 2 * k;
                out[2 * row] += m[at] * v[2 * k] - m[at + 1] * v[2 * k + 1];
                out[2 * row + 1] += m[at] * v[2 * k + 1] + m[at + 1] * v[2 * k];
            }
        }
        return out;
    }

    private static double[] normalised(double[] v) {
        double norm = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3]);
        return norm == 0 ? new double[] {1, 0, 0, 0} : new double[] {v[0] / norm, v[1] / norm, v[2] / norm, v[3] / norm};
    }

    /** The number's phase, 1 for 0. */
    private static double[] phase(double re, double im) {
        double size = Math.hypot(re, im);
        return size == 0 ? new double[] {1, 0} : new double[] {re / size, im / size};
    }

    private static double[] scaled(double[] v, double[] factor) {
        double[] out = new double[4];
        for (int k = 0; k < 4; k += 2) {
            out[k] = v[k] * factor[0] - v[k + 1] * factor[1];
            out[k + 1] = v[k] * factor[1] + v[k + 1] * factor[0];
        }
        return out;
    }
}
