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

    /** By how many factors {@link #bits} lets states grow where it takes so many bits. */
    int growthOfBits(int bits);

    /** By how many factors {@link #row} does. */
    int growthOfRow();

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
        public int growthOfBits(int bits) {
            return 0;
        }

        @Override
        public int growthOfRow() {
            return 0;
        }

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

        @Override
        public int growthOfBits(int bits) {
            int factors = 0;
            Sweeps sweeps = Sweeps.of(kernels.bytesPerCell());
            for (int left = bits; left > 0; left -= sweeps.width(left)) {
                factors += sweeps.width(left) % 2;
            }
            return factors;
        }

        @Override
        public int growthOfRow() {
            return kernels.growthOfRow();
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

        static Unmix of(TileKernels kernels, AdjointKernels products, MemorySegment state, MemorySegment adjoint, MixerAngle angle, int qubits) {
            double[] shrink = new double[qubits + 1];
            Arrays.setAll(shrink, grown -> Math.pow(angle.cosine() * angle.cosine(), grown));
            return new Unmix(kernels, products, state, adjoint, angle.opposite(), shrink);
        }

        @Override
        public int growthOfBits(int bits) {
            return bits % 2;
        }

        @Override
        public int growthOfRow() {
            return Integer.numberOfTrailingZeros(kernels.lanes());
        }

        @Override
        public double bits(long base, long stride, int first, int rowBits, int cells, int grown) {
            int rows = 1 << rowBits;
            double sum = 0;
            int bit = rowBits;
            for (; bit - first >= 2; bit -= 2) {
                sum += products.innerAndMix4(state, adjoint, base, stride, rows, bit - 2, cells, angle);
            }
            if (bit > first) {
                sum += products.innerAndMix2(state, adjoint, base, stride, rows, first, cells, angle);
            }
            return sum * shrink[grown];
        }

        @Override
        public double row(long at, int grown) {
            double ofLanes = products.innerAndMixLanes(state, adjoint, at, TileLayout.ROW_CELLS, angle);
            double ofCells = 0;
            for (int cells = 1; cells < TileLayout.ROW_CELLS; cells *= 4) {
                ofCells += products.innerAndMix4(
                        state, adjoint, at, (long) cells * kernels.bytesPerCell(), TileLayout.ROW_CELLS / cells, 0, cells, angle);
            }
            return ofLanes * shrink[grown] + ofCells * shrink[grown + growthOfRow()];
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

    /** The highest bits first. */
    private static void mixBits(
            TileKernels kernels, MemorySegment state, long base, long stride, int first, int rowBits, int cells, MixerAngle angle) {
        Sweeps sweeps = Sweeps.of(kernels.bytesPerCell());
        for (int bit = rowBits; bit > first; ) {
            int width = sweeps.width(bit - first);
            bit -= width;
            switch (width) {
                case 4 -> kernels.mix16(state, base, stride, 1 << rowBits, bit, cells, angle);
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
