package org.assay.quantum.kernel;

import static org.assay.quantum.kernel.DoubleTileKernels.ACROSS_1;
import static org.assay.quantum.kernel.DoubleTileKernels.ACROSS_2;
import static org.assay.quantum.kernel.DoubleTileKernels.ACROSS_4;
import static org.assay.quantum.kernel.DoubleTileKernels.ACROSS_8;
import static org.assay.quantum.kernel.DoubleTileKernels.ALTERNATING;
import static org.assay.quantum.kernel.DoubleTileKernels.BACKWARD;
import static org.assay.quantum.kernel.DoubleTileKernels.CELL;
import static org.assay.quantum.kernel.DoubleTileKernels.HALF;
import static org.assay.quantum.kernel.DoubleTileKernels.LANES;
import static org.assay.quantum.kernel.DoubleTileKernels.LANE_BITS;
import static org.assay.quantum.kernel.DoubleTileKernels.NATIVE;
import static org.assay.quantum.kernel.DoubleTileKernels.ONES_1;
import static org.assay.quantum.kernel.DoubleTileKernels.ONES_2;
import static org.assay.quantum.kernel.DoubleTileKernels.ONES_4;
import static org.assay.quantum.kernel.DoubleTileKernels.ONES_8;
import static org.assay.quantum.kernel.DoubleTileKernels.SPECIES;
import static org.assay.quantum.kernel.DoubleTileKernels.extent;
import static org.assay.quantum.kernel.DoubleTileKernels.sum;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.DoubleVector;

/**
 * {@link AdjointKernels} in double precision, written as {@link DoubleTileKernels} are; {@code FloatAdjointKernels} is this
 * source with the types exchanged.
 */
final class DoubleAdjointKernels implements AdjointKernels {

    @Override
    public double innerAndMix4(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector sineCosine = DoubleVector.broadcast(SPECIES, angle.sineCosine());
        DoubleVector more = DoubleVector.zero(SPECIES);
        DoubleVector less = DoubleVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
        long originB = AddressSpace.address(b, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        // Along the cells of four rows; where rows have but one, along the rows whose low bits agree.
        boolean alone = cells == 1;
        int runs = alone ? 1 << bit : rows / 4;
        int run = alone ? rows / 4 >> bit : cells;
        long next = alone ? 4 * step : CELL;
        for (int first = 0; first < runs; first++) {
            long row = (first & ~lowMask) * 4L + (first & lowMask);
            long offset = row * stride;
            for (int i = 0; i < run; i++) {
                long at = originA + offset + i * next & AddressSpace.MASK;
                long bt = originB + offset + i * next & AddressSpace.MASK;
                // Real parts.
                DoubleVector a0 = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
                DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
                DoubleVector a1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE);
                DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE);
                DoubleVector a2 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 2 * step, NATIVE);
                DoubleVector b2 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 2 * step, NATIVE);
                DoubleVector a3 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 3 * step, NATIVE);
                DoubleVector b3 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 3 * step, NATIVE);
                DoubleVector innerA = a1.add(a2);
                DoubleVector innerB = b1.add(b2);
                DoubleVector outerA = a0.sub(a3);
                DoubleVector outerB = b0.sub(b3);
                more = outerA.fma(innerB, more);
                less = outerB.fma(innerA, less);
                innerA = outerA.fma(tan, innerA).mul(sineCosine);
                outerA = outerA.sub(innerA);
                a0 = a0.sub(innerA);
                a1 = outerA.fma(tan, a1);
                a2 = outerA.fma(tan, a2);
                a3 = a3.add(innerA);
                a0.intoMemorySegment(inA, at, NATIVE);
                a1.intoMemorySegment(inA, at + step, NATIVE);
                a2.intoMemorySegment(inA, at + 2 * step, NATIVE);
                a3.intoMemorySegment(inA, at + 3 * step, NATIVE);
                innerB = outerB.fma(tan, innerB).mul(sineCosine);
                outerB = outerB.sub(innerB);
                b0 = b0.sub(innerB);
                b1 = outerB.fma(tan, b1);
                b2 = outerB.fma(tan, b2);
                b3 = b3.add(innerB);
                b0.intoMemorySegment(inB, bt, NATIVE);
                b1.intoMemorySegment(inB, bt + step, NATIVE);
                b2.intoMemorySegment(inB, bt + 2 * step, NATIVE);
                b3.intoMemorySegment(inB, bt + 3 * step, NATIVE);
                // Imaginary parts.
                a0 = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
                b0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
                a1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE);
                a2 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 2 * step + HALF, NATIVE);
                b2 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 2 * step + HALF, NATIVE);
                a3 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 3 * step + HALF, NATIVE);
                b3 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 3 * step + HALF, NATIVE);
                innerA = a1.add(a2);
                innerB = b1.add(b2);
                outerA = a0.sub(a3);
                outerB = b0.sub(b3);
                more = outerA.fma(innerB, more);
                less = outerB.fma(innerA, less);
                innerA = outerA.fma(tan, innerA).mul(sineCosine);
                outerA = outerA.sub(innerA);
                a0 = a0.sub(innerA);
                a1 = outerA.fma(tan, a1);
                a2 = outerA.fma(tan, a2);
                a3 = a3.add(innerA);
                a0.intoMemorySegment(inA, at + HALF, NATIVE);
                a1.intoMemorySegment(inA, at + step + HALF, NATIVE);
                a2.intoMemorySegment(inA, at + 2 * step + HALF, NATIVE);
                a3.intoMemorySegment(inA, at + 3 * step + HALF, NATIVE);
                innerB = outerB.fma(tan, innerB).mul(sineCosine);
                outerB = outerB.sub(innerB);
                b0 = b0.sub(innerB);
                b1 = outerB.fma(tan, b1);
                b2 = outerB.fma(tan, b2);
                b3 = b3.add(innerB);
                b0.intoMemorySegment(inB, bt + HALF, NATIVE);
                b1.intoMemorySegment(inB, bt + step + HALF, NATIVE);
                b2.intoMemorySegment(inB, bt + 2 * step + HALF, NATIVE);
                b3.intoMemorySegment(inB, bt + 3 * step + HALF, NATIVE);
            }
        }
        return sum(more.sub(less));
    }

    @Override
    public double innerAndMix2(MemorySegment a, MemorySegment b, long base, long stride, int rows, int bit, int cells, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector minus = DoubleVector.broadcast(SPECIES, -angle.tangent());
        DoubleVector more = DoubleVector.zero(SPECIES);
        DoubleVector less = DoubleVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, extent(stride, rows, cells));
        long originB = AddressSpace.address(b, base, extent(stride, rows, cells));
        long step = stride << bit & AddressSpace.MASK;
        int lowMask = (1 << bit) - 1;
        for (int group = 0; group < rows / 2; group++) {
            long row = (group & ~lowMask) * 2L + (group & lowMask);
            long offset = row * stride;
            for (int c = 0; c < cells; c++) {
                long at = originA + offset + c * CELL & AddressSpace.MASK;
                long bt = originB + offset + c * CELL & AddressSpace.MASK;
                // Real parts.
                DoubleVector a0 = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
                DoubleVector b0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
                DoubleVector a1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + step, NATIVE);
                DoubleVector b1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + step, NATIVE);
                more = b1.fma(a0, more);
                less = b0.fma(a1, less);
                DoubleVector kept = a0;
                a0 = a1.fma(minus, a0);
                a1 = kept.fma(tan, a1);
                kept = b0;
                b0 = b1.fma(minus, b0);
                b1 = kept.fma(tan, b1);
                a0.intoMemorySegment(inA, at, NATIVE);
                a1.intoMemorySegment(inA, at + step, NATIVE);
                b0.intoMemorySegment(inB, bt, NATIVE);
                b1.intoMemorySegment(inB, bt + step, NATIVE);
                // Imaginary parts.
                a0 = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
                b0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
                a1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + step + HALF, NATIVE);
                b1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + step + HALF, NATIVE);
                more = b1.fma(a0, more);
                less = b0.fma(a1, less);
                kept = a0;
                a0 = a1.fma(minus, a0);
                a1 = kept.fma(tan, a1);
                kept = b0;
                b0 = b1.fma(minus, b0);
                b1 = kept.fma(tan, b1);
                a0.intoMemorySegment(inA, at + HALF, NATIVE);
                a1.intoMemorySegment(inA, at + step + HALF, NATIVE);
                b0.intoMemorySegment(inB, bt + HALF, NATIVE);
                b1.intoMemorySegment(inB, bt + step + HALF, NATIVE);
            }
        }
        return sum(more.sub(less));
    }

    @Override
    public double innerAndMixLanes(MemorySegment a, MemorySegment b, long base, int cells, MixerAngle angle) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector turn1 = ONES_1.mul(tan);
        DoubleVector turn2 = ONES_2.mul(tan);
        DoubleVector turn4 = ONES_4.mul(tan);
        DoubleVector turn8 = ONES_8.mul(tan);
        DoubleVector across1 = DoubleVector.zero(SPECIES);
        DoubleVector across2 = DoubleVector.zero(SPECIES);
        DoubleVector across4 = DoubleVector.zero(SPECIES);
        DoubleVector across8 = DoubleVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long originA = AddressSpace.address(a, base, cells * CELL);
        long originB = AddressSpace.address(b, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            DoubleVector aRe = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            DoubleVector bRe = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            DoubleVector aIm = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            DoubleVector bIm = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            if (LANES > 1) {
                DoubleVector across = bRe.rearrange(ACROSS_1);
                across1 = across.fma(aRe, across1);
                aRe = aRe.rearrange(ACROSS_1).fma(turn1, aRe);
                bRe = across.fma(turn1, bRe);
                across = bIm.rearrange(ACROSS_1);
                across1 = across.fma(aIm, across1);
                aIm = aIm.rearrange(ACROSS_1).fma(turn1, aIm);
                bIm = across.fma(turn1, bIm);
            }
            if (LANES > 2) {
                DoubleVector across = bRe.rearrange(ACROSS_2);
                across2 = across.fma(aRe, across2);
                aRe = aRe.rearrange(ACROSS_2).fma(turn2, aRe);
                bRe = across.fma(turn2, bRe);
                across = bIm.rearrange(ACROSS_2);
                across2 = across.fma(aIm, across2);
                aIm = aIm.rearrange(ACROSS_2).fma(turn2, aIm);
                bIm = across.fma(turn2, bIm);
            }
            if (LANES > 4) {
                DoubleVector across = bRe.rearrange(ACROSS_4);
                across4 = across.fma(aRe, across4);
                aRe = aRe.rearrange(ACROSS_4).fma(turn4, aRe);
                bRe = across.fma(turn4, bRe);
                across = bIm.rearrange(ACROSS_4);
                across4 = across.fma(aIm, across4);
                aIm = aIm.rearrange(ACROSS_4).fma(turn4, aIm);
                bIm = across.fma(turn4, bIm);
            }
            if (LANES > 8) {
                DoubleVector across = bRe.rearrange(ACROSS_8);
                across8 = across.fma(aRe, across8);
                aRe = aRe.rearrange(ACROSS_8).fma(turn8, aRe);
                bRe = across.fma(turn8, bRe);
                across = bIm.rearrange(ACROSS_8);
                across8 = across.fma(aIm, across8);
                aIm = aIm.rearrange(ACROSS_8).fma(turn8, aIm);
                bIm = across.fma(turn8, bIm);
            }
            aRe.intoMemorySegment(inA, at, NATIVE);
            bRe.intoMemorySegment(inB, bt, NATIVE);
            aIm.intoMemorySegment(inA, at + HALF, NATIVE);
            bIm.intoMemorySegment(inB, bt + HALF, NATIVE);
        }
        // Lanes whose bit is 0 add, the others subtract; each qubit that was mixed before let both states grow.
        double shrink = angle.cosine() * angle.cosine();
        double sum = sum(across8.mul(ONES_8));
        sum = sum(across4.mul(ONES_4)) + shrink * sum;
        sum = sum(across2.mul(ONES_2)) + shrink * sum;
        return -(sum(across1.mul(ONES_1)) + shrink * sum);
    }

    @Override
    public double innerAndMixWithComplement(MemorySegment a, MemorySegment b, long forward, long backward, int cells, MixerAngle angle,
            ComplementTurn turn) {
        DoubleVector tan = DoubleVector.broadcast(SPECIES, angle.tangent());
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        MemorySegment inB = AddressSpace.of(b);
        long lowA = AddressSpace.address(a, forward, cells * CELL);
        long highA = AddressSpace.address(a, backward, cells * CELL) + (cells - 1) * CELL;
        long lowB = AddressSpace.address(b, forward, cells * CELL);
        long highB = AddressSpace.address(b, backward, cells * CELL) + (cells - 1) * CELL;
        int differ = turn.signsDiffer(LANE_BITS);
        if (turn.isReal()) {
            for (int c = 0; c < cells; c++) {
                long xA = lowA + c * CELL & AddressSpace.MASK;
                long yA = highA - c * CELL & AddressSpace.MASK;
                long xB = lowB + c * CELL & AddressSpace.MASK;
                long yB = highB - c * CELL & AddressSpace.MASK;
                int odd = turn.isOdd(c);
                DoubleVector signAhead = DoubleVector.fromArray(SPECIES, ALTERNATING, odd * LANES);
                DoubleVector signBehind = DoubleVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES);
                DoubleVector ahead = signAhead.mul(tan);
                DoubleVector behind = signBehind.mul(tan);
                DoubleVector ar0 = DoubleVector.fromMemorySegment(SPECIES, inA, xA, NATIVE);
                DoubleVector ai0 = DoubleVector.fromMemorySegment(SPECIES, inA, xA + HALF, NATIVE);
                DoubleVector ar1 = DoubleVector.fromMemorySegment(SPECIES, inA, yA, NATIVE);
                DoubleVector ai1 = DoubleVector.fromMemorySegment(SPECIES, inA, yA + HALF, NATIVE);
                DoubleVector br0 = DoubleVector.fromMemorySegment(SPECIES, inB, xB, NATIVE);
                DoubleVector bi0 = DoubleVector.fromMemorySegment(SPECIES, inB, xB + HALF, NATIVE);
                DoubleVector br1 = DoubleVector.fromMemorySegment(SPECIES, inB, yB, NATIVE);
                DoubleVector bi1 = DoubleVector.fromMemorySegment(SPECIES, inB, yB + HALF, NATIVE);
                DoubleVector ar0Back = ar0.rearrange(BACKWARD);
                DoubleVector ai0Back = ai0.rearrange(BACKWARD);
                DoubleVector ar1Back = ar1.rearrange(BACKWARD);
                DoubleVector ai1Back = ai1.rearrange(BACKWARD);
                sum0 = br0.mul(ar1Back).add(bi0.mul(ai1Back)).fma(signAhead, sum0);
                sum1 = br1.mul(ar0Back).add(bi1.mul(ai0Back)).fma(signBehind, sum1);
                ar1Back.fma(ahead, ar0).intoMemorySegment(inA, xA, NATIVE);
                ai1Back.fma(ahead, ai0).intoMemorySegment(inA, xA + HALF, NATIVE);
                ar0Back.fma(behind, ar1).intoMemorySegment(inA, yA, NATIVE);
                ai0Back.fma(behind, ai1).intoMemorySegment(inA, yA + HALF, NATIVE);
                DoubleVector br0Back = br0.rearrange(BACKWARD);
                DoubleVector bi0Back = bi0.rearrange(BACKWARD);
                DoubleVector br1Back = br1.rearrange(BACKWARD);
                DoubleVector bi1Back = bi1.rearrange(BACKWARD);
                br1Back.fma(ahead, br0).intoMemorySegment(inB, xB, NATIVE);
                bi1Back.fma(ahead, bi0).intoMemorySegment(inB, xB + HALF, NATIVE);
                br0Back.fma(behind, br1).intoMemorySegment(inB, yB, NATIVE);
                bi0Back.fma(behind, bi1).intoMemorySegment(inB, yB + HALF, NATIVE);
            }
        } else {
            for (int c = 0; c < cells; c++) {
                long xA = lowA + c * CELL & AddressSpace.MASK;
                long yA = highA - c * CELL & AddressSpace.MASK;
                long xB = lowB + c * CELL & AddressSpace.MASK;
                long yB = highB - c * CELL & AddressSpace.MASK;
                int odd = turn.isOdd(c);
                DoubleVector signAhead = DoubleVector.fromArray(SPECIES, ALTERNATING, odd * LANES);
                DoubleVector signBehind = DoubleVector.fromArray(SPECIES, ALTERNATING, (odd ^ differ) * LANES);
                DoubleVector ahead = signAhead.mul(tan);
                DoubleVector behind = signBehind.mul(tan);
                DoubleVector ar0 = DoubleVector.fromMemorySegment(SPECIES, inA, xA, NATIVE);
                DoubleVector ai0 = DoubleVector.fromMemorySegment(SPECIES, inA, xA + HALF, NATIVE);
                DoubleVector ar1 = DoubleVector.fromMemorySegment(SPECIES, inA, yA, NATIVE);
                DoubleVector ai1 = DoubleVector.fromMemorySegment(SPECIES, inA, yA + HALF, NATIVE);
                DoubleVector br0 = DoubleVector.fromMemorySegment(SPECIES, inB, xB, NATIVE);
                DoubleVector bi0 = DoubleVector.fromMemorySegment(SPECIES, inB, xB + HALF, NATIVE);
                DoubleVector br1 = DoubleVector.fromMemorySegment(SPECIES, inB, yB, NATIVE);
                DoubleVector bi1 = DoubleVector.fromMemorySegment(SPECIES, inB, yB + HALF, NATIVE);
                DoubleVector ar0Back = ar0.rearrange(BACKWARD);
                DoubleVector ai0Back = ai0.rearrange(BACKWARD);
                DoubleVector ar1Back = ar1.rearrange(BACKWARD);
                DoubleVector ai1Back = ai1.rearrange(BACKWARD);
                sum0 = br0.mul(ai1Back).sub(bi0.mul(ar1Back)).fma(signAhead, sum0);
                sum1 = br1.mul(ai0Back).sub(bi1.mul(ar0Back)).fma(signBehind, sum1);
                ai1Back.fma(ahead, ar0).intoMemorySegment(inA, xA, NATIVE);
                ai0.sub(ar1Back.mul(ahead)).intoMemorySegment(inA, xA + HALF, NATIVE);
                ai0Back.fma(behind, ar1).intoMemorySegment(inA, yA, NATIVE);
                ai1.sub(ar0Back.mul(behind)).intoMemorySegment(inA, yA + HALF, NATIVE);
                DoubleVector br0Back = br0.rearrange(BACKWARD);
                DoubleVector bi0Back = bi0.rearrange(BACKWARD);
                DoubleVector br1Back = br1.rearrange(BACKWARD);
                DoubleVector bi1Back = bi1.rearrange(BACKWARD);
                bi1Back.fma(ahead, br0).intoMemorySegment(inB, xB, NATIVE);
                bi0.sub(br1Back.mul(ahead)).intoMemorySegment(inB, xB + HALF, NATIVE);
                bi0Back.fma(behind, br1).intoMemorySegment(inB, yB, NATIVE);
                bi1.sub(br0Back.mul(behind)).intoMemorySegment(inB, yB + HALF, NATIVE);
            }
        }
        return sum(sum0.add(sum1));
    }
}
