package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link TileKernels} in double precision on vectors of two numbers.
 *
 * <p>The compiler has no instructions for exchanging two doubles, so vectors change their lanes as four ints. What
 * concerns no lanes is done by the loops of {@link DoubleTileKernels}.
 */
final class PairTileKernels implements TileKernels {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_128;
    static final long HALF = SPECIES.vectorByteSize();
    static final long CELL = 2 * HALF;
    static final ByteOrder NATIVE = ByteOrder.nativeOrder();
    static final VectorShuffle<Integer> ACROSS = VectorShuffle.fromValues(IntVector.SPECIES_128, 2, 3, 0, 1);

    /** {@code (-1)^popcount(lane)}, and then the opposite. */
    static final double[] SIGNS = {1, -1, -1, 1};

    private final TileKernels loops = new DoubleTileKernels();

    PairTileKernels() {
        if (loops.lanes() != SPECIES.length()) {
            throw new IllegalStateException("vectors have %d lanes here, not two".formatted(loops.lanes()));
        }
    }

    @Override
    public int lanes() {
        return loops.lanes();
    }

    @Override
    public int bytesPerCell() {
        return loops.bytesPerCell();
    }

    @Override
    public String name() {
        return loops.name();
    }

    @Override
    public int growthOfRow() {
        return 3;
    }

    @Override
    public void mix16(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        loops.mix16(segment, base, stride, rows, bit, cells, angle);
    }

    @Override
    public void mix8(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        loops.mix8(segment, base, stride, rows, bit, cells, angle);
    }

    @Override
    public void mix4(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        loops.mix4(segment, base, stride, rows, bit, cells, angle);
    }

    @Override
    public void mix2(MemorySegment segment, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        loops.mix2(segment, base, stride, rows, bit, cells, angle);
    }

    @Override
    public void mixCells(MemorySegment segment, long base, int cells, MixerAngle angle) {
        loops.mix8(segment, base, CELL, cells, 0, 1, angle);
        DoubleVector turn = DoubleVector.fromArray(SPECIES, SIGNS, 0).mul(-angle.tangent());
        for (int c = 0; c < cells; c += 4) {
            long at = base + c * CELL;
            DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, segment, at, NATIVE);
            DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, segment, at + HALF, NATIVE);
            DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 2 * HALF, NATIVE);
            DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 3 * HALF, NATIVE);
            DoubleVector b4 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 4 * HALF, NATIVE);
            DoubleVector b5 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 5 * HALF, NATIVE);
            DoubleVector b6 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 6 * HALF, NATIVE);
            DoubleVector b7 = DoubleVector.fromMemorySegment(SPECIES, segment, at + 7 * HALF, NATIVE);
            b0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b0).intoMemorySegment(segment, at, NATIVE);
            b1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b1).intoMemorySegment(segment, at + HALF, NATIVE);
            b2.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b2).intoMemorySegment(segment, at + 2 * HALF, NATIVE);
            b3.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b3).intoMemorySegment(segment, at + 3 * HALF, NATIVE);
            b4.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b4).intoMemorySegment(segment, at + 4 * HALF, NATIVE);
            b5.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b5).intoMemorySegment(segment, at + 5 * HALF, NATIVE);
            b6.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b6).intoMemorySegment(segment, at + 6 * HALF, NATIVE);
            b7.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, b7).intoMemorySegment(segment, at + 7 * HALF, NATIVE);
        }
    }

    @Override
    public void mixHighCells(MemorySegment segment, long base, int cells, MixerAngle angle) {
        loops.mixHighCells(segment, base, cells, angle);
    }

    @Override
    public void mixWithComplement(MemorySegment segment, long forward, long backward, int cells, MixerAngle angle, ComplementTurn turn) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        long end = backward + (cells - 1) * CELL;
        int differ = turn.signsDiffer(1);
        boolean real = turn.isReal();
        for (int c = 0; c < cells; c++) {
            long x = forward + c * CELL;
            long y = end - c * CELL;
            int odd = turn.isOdd(c);
            DoubleVector ahead = DoubleVector.fromArray(SPECIES, SIGNS, 2 * odd).mul(tan);
            DoubleVector behind = DoubleVector.fromArray(SPECIES, SIGNS, 2 * (odd ^ differ)).mul(tan);
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, segment, x, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, segment, x + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, segment, y, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, segment, y + HALF, NATIVE);
            DoubleVector r0Back = r0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector i0Back = i0.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector r1Back = r1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector i1Back = i1.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            if (real) {
                r1Back.fma(ahead, r0).intoMemorySegment(segment, x, NATIVE);
                i1Back.fma(ahead, i0).intoMemorySegment(segment, x + HALF, NATIVE);
                r0Back.fma(behind, r1).intoMemorySegment(segment, y, NATIVE);
                i0Back.fma(behind, i1).intoMemorySegment(segment, y + HALF, NATIVE);
            } else {
                i1Back.fma(ahead, r0).intoMemorySegment(segment, x, NATIVE);
                i0.sub(r1Back.mul(ahead)).intoMemorySegment(segment, x + HALF, NATIVE);
                i0Back.fma(behind, r1).intoMemorySegment(segment, y, NATIVE);
                i1.sub(r0Back.mul(behind)).intoMemorySegment(segment, y + HALF, NATIVE);
            }
        }
    }

    @Override
    public void fill(MemorySegment segment, long base, int cells, double value, long first) {
        loops.fill(segment, base, cells, value, first);
    }

    @Override
    public double norm(MemorySegment segment, long base, int cells) {
        return loops.norm(segment, base, cells);
    }

    @Override
    public void squares(MemorySegment segment, long base, int cells, MemorySegment out) {
        loops.squares(segment, base, cells, out);
    }
}
