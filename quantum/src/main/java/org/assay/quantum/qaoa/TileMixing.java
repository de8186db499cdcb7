package org.assay.quantum.qaoa;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.assay.quantum.kernel.AdjointKernels;
import org.assay.quantum.kernel.ComplementTurn;
import org.assay.quantum.kernel.MixerAngle;
import org.assay.quantum.kernel.TileKernels;

/**
 * What a pass does to some qubits of a tile for one mixer: nothing, mix them, or undo that on a state
 * and its adjoint state while adding up their inner products.
 *
 * <p>Some loops make states grow by {@code 1/cos(beta)}, as {@link TileKernels} tells. {@code grown} is the number of such
 * factors that undoing this mixer has come to until now, by which inner products are corrected.
 */
sealed interface TileMixing {

    TileMixing NONE = new None();

    /** Bits {@code first} to {@code rowBits - 1} of a row number that has {@code rowBits}, for a run of cells of every row. */
    double bits(long base, long stride, int first, int rowBits, int cells, int grown);

    /** The qubits within a row: six bits of the cell number and the lanes. */
    double row(long at, int grown);

    /** The highest qubit of a halved state, for a row and the complement of it. */
    double complement(long at, long other, ComplementTurn turn, int grown);

    /** The same for four rows and those of their complements, and the two lowest bits of the row number of both. */
    double complementsOfFour(long at, long other, long stride, ComplementTurn turn, int grown);

    record None() implements TileMixing {
        @Override
        public double bits(long base, long stride, int first, int rowBits, int cells, int grown) {
            return 0;
        }

        @Override
        public double row(long at, int grown) {
            return 0;
        }

        @Override
        public double complement(long at, long other, ComplementTurn turn, int grown) {
            return 0;
        }

        @Override
        public double complementsOfFour(long at, long other, long stride, ComplementTurn turn, int grown) {
            return 0;
        }
    }

    record Mix(TileKernels kernels, MemorySegment state, MixerAngle angle) implements TileMixing {
        @Override
        public double bits(long base, long stride, int first, int rowBits, int cells, int grown) {
            mixBits(kernels, state, base, stride, first, rowBits, cells, angle);
            return 0;
        }

        /** By how many factors of {@code 1/cos(beta)} so many bits of a row number let the state grow. */
        static int growth(int bits) {
            int factors = 0;
            for (int left = bits; left > 0; left -= width(left)) {
                factors += width(left) % 2;
            }
            return factors;
        }

        @Override
        public double row(long at, int grown) {
            mixRow(kernels, state, at, angle);
            return 0;
        }

        @Override
        public double complement(long at, long other, ComplementTurn turn, int grown) {
            kernels.mixWithComplement(state, at, other, TileLayout.ROW_CELLS, angle, turn);
            return 0;
        }

        @Override
        public double complementsOfFour(long at, long other, long stride, ComplementTurn turn, int grown) {
            kernels.mix4WithComplement(state, at, other, stride, TileLayout.ROW_CELLS, angle, turn);
            return 0;
        }
    }

    /**
     * @param angle the opposite of the mixer's
     * @param shrink the powers of {@code cos^2(beta)}: rows are many and short, and powers take as long as some loops
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read inside the package
    record Unmix(TileKernels kernels, AdjointKernels products, MemorySegment state, MemorySegment adjoint, MixerAngle angle, double[] shrink)
            implements TileMixing {

        static Unmix of(TileKernels kernels, AdjointKernels products, MemorySegment state, MemorySegment adjoint, MixerAngle angle, int growth) {
            double[] shrink = new double[growth + 1];
            Arrays.setAll(shrink, grown -> Math.pow(angle.cosine() * angle.cosine(), grown));
            return new Unmix(kernels, products, state, adjoint, angle.opposite(), shrink);
        }

        @Override
        public double bits(long base, long stride, int first, int rowBits, int cells, int grown) {
            // Two at a time; of an odd number, the first three or the only one.
            int count = rowBits - first;
            int odd = count % 2 == 0 ? 0 : Math.min(count, 3);
            int rows = 1 << rowBits;
            double sum = odd == 0 ? 0 : oddBits(base, stride, rows, odd, rowBits - odd, cells);
            for (int bit = rowBits - odd - 2; bit >= first; bit -= 2) {
                sum += shrink[growth(odd)] * products.innerAndMix4(state, adjoint, base, stride, rows, bit, cells, angle);
            }
            return sum * shrink[grown];
        }

        /** As in {@link Mix#growth}. */
        static int growth(int bits) {
            return bits % 2;
        }

        private double oddBits(long base, long stride, int rows, int width, int bit, int cells) {
            if (width == 1) {
                double sum = products.innerX2(state, adjoint, base, stride, rows, bit, cells);
                kernels.mix2(state, base, stride, rows, bit, cells, angle);
                kernels.mix2(adjoint, base, stride, rows, bit, cells, angle);
                return sum;
            }
            double sum = products.innerX8(state, adjoint, base, stride, rows, bit, cells);
            kernels.mix8(state, base, stride, rows, bit, cells, angle);
            kernels.mix8(adjoint, base, stride, rows, bit, cells, angle);
            return sum;
        }

        @Override
        public double row(long at, int grown) {
            long eight = 8L * kernels.bytesPerCell();
            double sum = products.innerXCells(state, adjoint, at, TileLayout.ROW_CELLS)
                    + products.innerX8(state, adjoint, at, eight, 8, 0, 8);
            mixRow(kernels, state, at, angle);
            mixRow(kernels, adjoint, at, angle);
            return sum * shrink[grown];
        }

        @Override
        public double complement(long at, long other, ComplementTurn turn, int grown) {
            return shrink[grown] * products.innerAndMixWithComplement(state, adjoint, at, other, TileLayout.ROW_CELLS, angle, turn);
        }

        @Override
        public double complementsOfFour(long at, long other, long stride, ComplementTurn turn, int grown) {
            double sum = 0;
            for (int row = 0; row < 4; row++) {
                ComplementTurn later = turn.later(row * TileLayout.ROW_CELLS);
                sum += complement(at + row * stride, other + (3 - row) * stride, later, grown);
            }
            return sum + bits(at, stride, 0, 2, TileLayout.ROW_CELLS, grown + 1) + bits(other, stride, 0, 2, TileLayout.ROW_CELLS, grown + 1);
        }
    }

    /** Three bits at a time where that comes out even, or else two. */
    private static int width(int bits) {
        return bits == 4 || bits == 2 ? 2 : Math.min(bits, 3);
    }

    /** The highest bits first. */
    private static void mixBits(TileKernels kernels, MemorySegment state, long base, long stride, int first, int rowBits, int cells, MixerAngle angle) {
        for (int bit = rowBits; bit > first; ) {
            int width = width(bit - first);
            bit -= width;
            switch (width) {
                case 3 -> kernels.mix8(state, base, stride, 1 << rowBits, bit, cells, angle);
                case 2 -> kernels.mix4(state, base, stride, 1 << rowBits, bit, cells, angle);
                default -> kernels.mix2(state, base, stride, 1 << rowBits, bit, cells, angle);
            }
        }
    }

    /** First what goes along the row: a row comes from memory, and the processor fetches ahead what is read in order. */
    private static void mixRow(TileKernels kernels, MemorySegment state, long at, MixerAngle angle) {
        kernels.mixCells(state, at, TileLayout.ROW_CELLS, angle);
        kernels.mixHighCells(state, at, TileLayout.ROW_CELLS, angle);
    }
}
