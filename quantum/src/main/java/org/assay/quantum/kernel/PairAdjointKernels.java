package org.assay.quantum.kernel;

import static org.assay.quantum.kernel.PairTileKernels.ACROSS;
import static org.assay.quantum.kernel.PairTileKernels.CELL;
import static org.assay.quantum.kernel.PairTileKernels.HALF;
import static org.assay.quantum.kernel.PairTileKernels.NATIVE;
import static org.assay.quantum.kernel.PairTileKernels.SIGNS;
import static org.assay.quantum.kernel.PairTileKernels.SPECIES;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/** {@link AdjointKernels} in double precision on vectors of two numbers, see {@link PairTileKernels}. */
final class PairAdjointKernels implements AdjointKernels {

    private final TileKernels mixers = new PairTileKernels();
    private final AdjointKernels loops = new DoubleAdjointKernels();

    @Override
    public double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        return loops.innerAndMix4(a, b, base, stride, rows, bit, cells, angle);
    }

    @Override
    public double innerAndMix2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        return loops.innerAndMix2(a, b, base, stride, rows, bit, cells, angle);
    }

    @Override
    public double innerAndMixLanes(MemorySegment a, MemorySegment b, long base, int cells, MixerAngle angle) {
        DoubleVector turn = DoubleVector.fromArray(SPECIES, SIGNS, 0).mul(-angle.tangent());
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        for (int c = 0; c < cells; c++) {
            long at = base + c * CELL;
            DoubleVector aRe = DoubleVector.fromMemorySegment(SPECIES, a, at, NATIVE);
            DoubleVector aIm = DoubleVector.fromMemorySegment(SPECIES, a, at + HALF, NATIVE);
            DoubleVector bRe = DoubleVector.fromMemorySegment(SPECIES, b, at, NATIVE);
            DoubleVector bIm = DoubleVector.fromMemorySegment(SPECIES, b, at + HALF, NATIVE);
            DoubleVector re = bRe.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector im = bIm.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            sum0 = re.fma(aRe, sum0);
            sum1 = im.fma(aIm, sum1);
            re.fma(turn, bRe).intoMemorySegment(b, at, NATIVE);
            im.fma(turn, bIm).intoMemorySegment(b, at + HALF, NATIVE);
            aRe.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, aRe).intoMemorySegment(a, at, NATIVE);
            aIm.reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles().fma(turn, aIm).intoMemorySegment(a, at + HALF, NATIVE);
        }
        DoubleVector lanes = sum0.add(sum1);
        return lanes.lane(0) - lanes.lane(1);
    }

    @Override
    public double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, MixerAngle angle,
            ComplementTurn turn) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        long end = backward + (cells - 1) * CELL;
        int differ = turn.signsDiffer(1);
        boolean real = turn.isReal();
        for (int c = 0; c < cells; c++) {
            long x = forward + c * CELL;
            long y = end - c * CELL;
            int odd = turn.isOdd(c);
            DoubleVector ahead = DoubleVector.fromArray(SPECIES, SIGNS, 2 * odd);
            DoubleVector behind = DoubleVector.fromArray(SPECIES, SIGNS, 2 * (odd ^ differ));
            DoubleVector br0 = DoubleVector.fromMemorySegment(SPECIES, b, x, NATIVE);
            DoubleVector bi0 = DoubleVector.fromMemorySegment(SPECIES, b, x + HALF, NATIVE);
            DoubleVector br1 = DoubleVector.fromMemorySegment(SPECIES, b, y, NATIVE);
            DoubleVector bi1 = DoubleVector.fromMemorySegment(SPECIES, b, y + HALF, NATIVE);
            DoubleVector ar0Back = DoubleVector.fromMemorySegment(SPECIES, a, x, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector ai0Back = DoubleVector.fromMemorySegment(SPECIES, a, x + HALF, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector ar1Back = DoubleVector.fromMemorySegment(SPECIES, a, y, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            DoubleVector ai1Back = DoubleVector.fromMemorySegment(SPECIES, a, y + HALF, NATIVE).reinterpretAsInts().rearrange(ACROSS).reinterpretAsDoubles();
            if (real) {
                sum0 = br0.mul(ar1Back).add(bi0.mul(ai1Back)).fma(ahead, sum0);
                sum1 = br1.mul(ar0Back).add(bi1.mul(ai0Back)).fma(behind, sum1);
            } else {
                sum0 = br0.mul(ai1Back).sub(bi0.mul(ar1Back)).fma(ahead, sum0);
                sum1 = br1.mul(ai0Back).sub(bi1.mul(ar0Back)).fma(behind, sum1);
            }
        }
        mixers.mixWithComplement(a, forward, backward, cells, angle, turn);
        mixers.mixWithComplement(b, forward, backward, cells, angle, turn);
        return DoubleTileKernels.sum(sum0.add(sum1));
    }
}
