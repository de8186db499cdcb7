package org.assay.quantum.kernel;

import static org.assay.quantum.kernel.DoubleTileKernels.BACKWARD;
import static org.assay.quantum.kernel.DoubleTileKernels.CELL;
import static org.assay.quantum.kernel.DoubleTileKernels.HALF;
import static org.assay.quantum.kernel.DoubleTileKernels.LANES;
import static org.assay.quantum.kernel.DoubleTileKernels.LANE_BITS;
import static org.assay.quantum.kernel.DoubleTileKernels.NATIVE;
import static org.assay.quantum.kernel.DoubleTileKernels.SPECIES;
import static org.assay.quantum.kernel.DoubleTileKernels.sum;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LevelKernels} in double precision, whose phases are looked up in registers; written as {@link DoubleTileKernels}
 * are; {@code FloatLevelKernels} is this source with the types exchanged.
 */
final class DoubleLevelKernels implements LevelKernels {

    private static final VectorSpecies<Long> INDEX = SPECIES.withLanes(long.class);
    private static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, VectorShape.forBitSize(8 * Math.max(8, LANES)));
    private static final VectorShuffle<Long> INDEX_BACKWARD = VectorShuffle.fromOp(INDEX, lane -> LANES - 1 - lane);

    @Override
    public PhaseTables phaseTables(double weight, double scale, int most, boolean mirrored) {
        return PhaseTables.inRegisters(LANES, weight, scale, most, mirrored);
    }

    @Override
    public void phase(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored,
            PhaseTables tables) {
        int count = tables.count();
        if (count == 1) {
            phaseByWideTable(segment, base, cells, levels, first, tables);
            return;
        }
        if (count == 2 && !mirrored && (cells & 3) == 0) {
            phaseByTwoTables(segment, base, cells, levels, first, tables);
            return;
        }
        double[] entries = tables.doubles();
        LongVector re0 = DoubleVector.fromArray(SPECIES, entries, 0).reinterpretAsLongs();
        LongVector im0 = DoubleVector.fromArray(SPECIES, entries, LANES).reinterpretAsLongs();
        LongVector re1 = DoubleVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsLongs();
        LongVector im1 = DoubleVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsLongs();
        LongVector re2 = count > 2 ? DoubleVector.fromArray(SPECIES, entries, 4 * LANES).reinterpretAsLongs() : re0;
        LongVector im2 = count > 2 ? DoubleVector.fromArray(SPECIES, entries, 5 * LANES).reinterpretAsLongs() : im0;
        LongVector re3 = count > 3 ? DoubleVector.fromArray(SPECIES, entries, 6 * LANES).reinterpretAsLongs() : re0;
        LongVector im3 = count > 3 ? DoubleVector.fromArray(SPECIES, entries, 7 * LANES).reinterpretAsLongs() : im0;
        long step = mirrored ? -LANES : LANES;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            LongVector index = (LongVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            if (mirrored) {
                index = index.rearrange(INDEX_BACKWARD);
            }
            LongVector next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            DoubleVector a = index.selectFrom(re0).reinterpretAsDoubles();
            DoubleVector b = index.selectFrom(im0).reinterpretAsDoubles();
            DoubleVector p = next.selectFrom(re1).reinterpretAsDoubles();
            DoubleVector q = next.selectFrom(im1).reinterpretAsDoubles();
            DoubleVector cos = a.mul(p).sub(b.mul(q));
            DoubleVector sin = a.mul(q).add(b.mul(p));
            if (count > 2) {
                next = index.lanewise(VectorOperators.LSHR, 2 * LANE_BITS);
                p = next.selectFrom(re2).reinterpretAsDoubles();
                q = next.selectFrom(im2).reinterpretAsDoubles();
                DoubleVector turned = cos.mul(p).sub(sin.mul(q));
                sin = cos.mul(q).add(sin.mul(p));
                cos = turned;
            }
            if (count > 3) {
                next = index.lanewise(VectorOperators.LSHR, 3 * LANE_BITS);
                p = next.selectFrom(re3).reinterpretAsDoubles();
                q = next.selectFrom(im3).reinterpretAsDoubles();
                DoubleVector turned = cos.mul(p).sub(sin.mul(q));
                sin = cos.mul(q).add(sin.mul(p));
                cos = turned;
            }
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.mul(sin).add(im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    /**
     * The usual case: no branch in the loop, and four cells at a time, loads first. A loop of one cell has
     * two paces: where its loads happen to wait for stores a page away, it stays three times slower.
     */
    private static void phaseByTwoTables(MemorySegment segment, long base, int cells, MemorySegment levels, long first, PhaseTables tables) {
        double[] entries = tables.doubles();
        LongVector re0 = DoubleVector.fromArray(SPECIES, entries, 0).reinterpretAsLongs();
        LongVector im0 = DoubleVector.fromArray(SPECIES, entries, LANES).reinterpretAsLongs();
        LongVector re1 = DoubleVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsLongs();
        LongVector im1 = DoubleVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsLongs();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            LongVector index0 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            LongVector index1 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            LongVector index2 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            LongVector index3 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            LongVector next;
            DoubleVector a;
            DoubleVector b;
            DoubleVector p;
            DoubleVector q;
            DoubleVector cos;
            DoubleVector sin;
            next = index0.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index0.selectFrom(re0).reinterpretAsDoubles();
            b = index0.selectFrom(im0).reinterpretAsDoubles();
            p = next.selectFrom(re1).reinterpretAsDoubles();
            q = next.selectFrom(im1).reinterpretAsDoubles();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
            next = index1.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index1.selectFrom(re0).reinterpretAsDoubles();
            b = index1.selectFrom(im0).reinterpretAsDoubles();
            p = next.selectFrom(re1).reinterpretAsDoubles();
            q = next.selectFrom(im1).reinterpretAsDoubles();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            next = index2.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index2.selectFrom(re0).reinterpretAsDoubles();
            b = index2.selectFrom(im0).reinterpretAsDoubles();
            p = next.selectFrom(re1).reinterpretAsDoubles();
            q = next.selectFrom(im1).reinterpretAsDoubles();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            next = index3.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index3.selectFrom(re0).reinterpretAsDoubles();
            b = index3.selectFrom(im0).reinterpretAsDoubles();
            p = next.selectFrom(re1).reinterpretAsDoubles();
            q = next.selectFrom(im1).reinterpretAsDoubles();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(memory, at + 7 * HALF, NATIVE);
        }
    }

    /** One look-up in two registers. */
    private static void phaseByWideTable(MemorySegment segment, long base, int cells, MemorySegment levels, long first, PhaseTables tables) {
        double[] entries = tables.doubles();
        LongVector re0 = DoubleVector.fromArray(SPECIES, entries, 0).reinterpretAsLongs();
        LongVector im0 = DoubleVector.fromArray(SPECIES, entries, LANES).reinterpretAsLongs();
        LongVector re1 = DoubleVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsLongs();
        LongVector im1 = DoubleVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsLongs();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells - 3; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            LongVector index0 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            LongVector index1 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            LongVector index2 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            LongVector index3 = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            DoubleVector cos;
            DoubleVector sin;
            cos = index0.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index0.selectFrom(im0, im1).reinterpretAsDoubles();
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
            cos = index1.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index1.selectFrom(im0, im1).reinterpretAsDoubles();
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            cos = index2.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index2.selectFrom(im0, im1).reinterpretAsDoubles();
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            cos = index3.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index3.selectFrom(im0, im1).reinterpretAsDoubles();
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(memory, at + 7 * HALF, NATIVE);
        }
        for (int c = cells & ~3; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            LongVector index = (LongVector) ByteVector.fromMemorySegment(BYTES, costs, firstCost + c * (long) LANES & AddressSpace.MASK, NATIVE)
                    .convertShape(VectorOperators.B2L, INDEX, 0);
            DoubleVector cos = index.selectFrom(re0, re1).reinterpretAsDoubles();
            DoubleVector sin = index.selectFrom(im0, im1).reinterpretAsDoubles();
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.fma(sin, im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    /** In one sweep where there is a loop for it. */
    @Override
    public double innerAndPhase(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            boolean mirrored, PhaseTables tables) {
        if (mirrored || tables.count() > 2 || (cells & 3) != 0) {
            double inner = inner(a, b, base, cells, levels, first, mirrored);
            phase(a, base, cells, levels, first, mirrored, tables);
            phase(b, base, cells, levels, first, mirrored, tables);
            return inner;
        }
        return tables.count() == 1
                ? innerAndPhaseByWideTable(a, b, base, cells, levels, first, tables)
                : innerAndPhaseByTwoTables(a, b, base, cells, levels, first, tables);
    }

    private static double innerAndPhaseByWideTable(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            PhaseTables tables) {
        double[] entries = tables.doubles();
        LongVector re0 = DoubleVector.fromArray(SPECIES, entries, 0).reinterpretAsLongs();
        LongVector im0 = DoubleVector.fromArray(SPECIES, entries, LANES).reinterpretAsLongs();
        LongVector re1 = DoubleVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsLongs();
        LongVector im1 = DoubleVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsLongs();
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            ByteVector level0 = ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE);
            ByteVector level1 = ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE);
            ByteVector level2 = ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE);
            ByteVector level3 = ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE);
            DoubleVector ar0 = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            DoubleVector ai0 = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            DoubleVector ar1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            DoubleVector ai1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            DoubleVector ar2 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            DoubleVector ai2 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            DoubleVector ar3 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            DoubleVector ai3 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            DoubleVector br0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            DoubleVector bi0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            DoubleVector br1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            DoubleVector bi1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            DoubleVector br2 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE);
            DoubleVector bi2 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE);
            DoubleVector br3 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE);
            DoubleVector bi3 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE);
            LongVector index;
            DoubleVector cost;
            DoubleVector cos;
            DoubleVector sin;
            cost = (DoubleVector) level0.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level0.convertShape(VectorOperators.B2L, INDEX, 0);
            sum0 = br0.mul(ai0).sub(bi0.mul(ar0)).fma(cost, sum0);
            cos = index.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index.selectFrom(im0, im1).reinterpretAsDoubles();
            ar0.mul(cos).sub(ai0.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar0.fma(sin, ai0.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br0.mul(cos).sub(bi0.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br0.fma(sin, bi0.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
            cost = (DoubleVector) level1.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level1.convertShape(VectorOperators.B2L, INDEX, 0);
            sum1 = br1.mul(ai1).sub(bi1.mul(ar1)).fma(cost, sum1);
            cos = index.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index.selectFrom(im0, im1).reinterpretAsDoubles();
            ar1.mul(cos).sub(ai1.mul(sin)).intoMemorySegment(inA, at + 2 * HALF, NATIVE);
            ar1.fma(sin, ai1.mul(cos)).intoMemorySegment(inA, at + 3 * HALF, NATIVE);
            br1.mul(cos).sub(bi1.mul(sin)).intoMemorySegment(inB, bt + 2 * HALF, NATIVE);
            br1.fma(sin, bi1.mul(cos)).intoMemorySegment(inB, bt + 3 * HALF, NATIVE);
            cost = (DoubleVector) level2.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level2.convertShape(VectorOperators.B2L, INDEX, 0);
            sum0 = br2.mul(ai2).sub(bi2.mul(ar2)).fma(cost, sum0);
            cos = index.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index.selectFrom(im0, im1).reinterpretAsDoubles();
            ar2.mul(cos).sub(ai2.mul(sin)).intoMemorySegment(inA, at + 4 * HALF, NATIVE);
            ar2.fma(sin, ai2.mul(cos)).intoMemorySegment(inA, at + 5 * HALF, NATIVE);
            br2.mul(cos).sub(bi2.mul(sin)).intoMemorySegment(inB, bt + 4 * HALF, NATIVE);
            br2.fma(sin, bi2.mul(cos)).intoMemorySegment(inB, bt + 5 * HALF, NATIVE);
            cost = (DoubleVector) level3.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level3.convertShape(VectorOperators.B2L, INDEX, 0);
            sum1 = br3.mul(ai3).sub(bi3.mul(ar3)).fma(cost, sum1);
            cos = index.selectFrom(re0, re1).reinterpretAsDoubles();
            sin = index.selectFrom(im0, im1).reinterpretAsDoubles();
            ar3.mul(cos).sub(ai3.mul(sin)).intoMemorySegment(inA, at + 6 * HALF, NATIVE);
            ar3.fma(sin, ai3.mul(cos)).intoMemorySegment(inA, at + 7 * HALF, NATIVE);
            br3.mul(cos).sub(bi3.mul(sin)).intoMemorySegment(inB, bt + 6 * HALF, NATIVE);
            br3.fma(sin, bi3.mul(cos)).intoMemorySegment(inB, bt + 7 * HALF, NATIVE);
        }
        return sum(sum0.add(sum1));
    }

    private static double innerAndPhaseByTwoTables(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            PhaseTables tables) {
        double[] entries = tables.doubles();
        LongVector re0 = DoubleVector.fromArray(SPECIES, entries, 0).reinterpretAsLongs();
        LongVector im0 = DoubleVector.fromArray(SPECIES, entries, LANES).reinterpretAsLongs();
        LongVector re1 = DoubleVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsLongs();
        LongVector im1 = DoubleVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsLongs();
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            ByteVector level0 = ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE);
            ByteVector level1 = ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE);
            ByteVector level2 = ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE);
            ByteVector level3 = ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE);
            DoubleVector ar0 = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            DoubleVector ai0 = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            DoubleVector ar1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            DoubleVector ai1 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            DoubleVector ar2 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            DoubleVector ai2 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            DoubleVector ar3 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            DoubleVector ai3 = DoubleVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            DoubleVector br0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            DoubleVector bi0 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            DoubleVector br1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            DoubleVector bi1 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            DoubleVector br2 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE);
            DoubleVector bi2 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE);
            DoubleVector br3 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE);
            DoubleVector bi3 = DoubleVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE);
            LongVector index;
            DoubleVector cost;
            LongVector next;
            DoubleVector p;
            DoubleVector q;
            DoubleVector u;
            DoubleVector v;
            DoubleVector cos;
            DoubleVector sin;
            cost = (DoubleVector) level0.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level0.convertShape(VectorOperators.B2L, INDEX, 0);
            sum0 = br0.mul(ai0).sub(bi0.mul(ar0)).fma(cost, sum0);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsDoubles();
            q = index.selectFrom(im0).reinterpretAsDoubles();
            u = next.selectFrom(re1).reinterpretAsDoubles();
            v = next.selectFrom(im1).reinterpretAsDoubles();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar0.mul(cos).sub(ai0.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar0.fma(sin, ai0.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br0.mul(cos).sub(bi0.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br0.fma(sin, bi0.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
            cost = (DoubleVector) level1.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level1.convertShape(VectorOperators.B2L, INDEX, 0);
            sum1 = br1.mul(ai1).sub(bi1.mul(ar1)).fma(cost, sum1);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsDoubles();
            q = index.selectFrom(im0).reinterpretAsDoubles();
            u = next.selectFrom(re1).reinterpretAsDoubles();
            v = next.selectFrom(im1).reinterpretAsDoubles();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar1.mul(cos).sub(ai1.mul(sin)).intoMemorySegment(inA, at + 2 * HALF, NATIVE);
            ar1.fma(sin, ai1.mul(cos)).intoMemorySegment(inA, at + 3 * HALF, NATIVE);
            br1.mul(cos).sub(bi1.mul(sin)).intoMemorySegment(inB, bt + 2 * HALF, NATIVE);
            br1.fma(sin, bi1.mul(cos)).intoMemorySegment(inB, bt + 3 * HALF, NATIVE);
            cost = (DoubleVector) level2.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level2.convertShape(VectorOperators.B2L, INDEX, 0);
            sum0 = br2.mul(ai2).sub(bi2.mul(ar2)).fma(cost, sum0);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsDoubles();
            q = index.selectFrom(im0).reinterpretAsDoubles();
            u = next.selectFrom(re1).reinterpretAsDoubles();
            v = next.selectFrom(im1).reinterpretAsDoubles();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar2.mul(cos).sub(ai2.mul(sin)).intoMemorySegment(inA, at + 4 * HALF, NATIVE);
            ar2.fma(sin, ai2.mul(cos)).intoMemorySegment(inA, at + 5 * HALF, NATIVE);
            br2.mul(cos).sub(bi2.mul(sin)).intoMemorySegment(inB, bt + 4 * HALF, NATIVE);
            br2.fma(sin, bi2.mul(cos)).intoMemorySegment(inB, bt + 5 * HALF, NATIVE);
            cost = (DoubleVector) level3.convertShape(VectorOperators.B2D, SPECIES, 0);
            index = (LongVector) level3.convertShape(VectorOperators.B2L, INDEX, 0);
            sum1 = br3.mul(ai3).sub(bi3.mul(ar3)).fma(cost, sum1);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsDoubles();
            q = index.selectFrom(im0).reinterpretAsDoubles();
            u = next.selectFrom(re1).reinterpretAsDoubles();
            v = next.selectFrom(im1).reinterpretAsDoubles();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar3.mul(cos).sub(ai3.mul(sin)).intoMemorySegment(inA, at + 6 * HALF, NATIVE);
            ar3.fma(sin, ai3.mul(cos)).intoMemorySegment(inA, at + 7 * HALF, NATIVE);
            br3.mul(cos).sub(bi3.mul(sin)).intoMemorySegment(inB, bt + 6 * HALF, NATIVE);
            br3.fma(sin, bi3.mul(cos)).intoMemorySegment(inB, bt + 7 * HALF, NATIVE);
        }
        return sum(sum0.add(sum1));
    }

    @Override
    public double energy(MemorySegment segment, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        if (!mirrored && (cells & 3) == 0) {
            return energyByFours(segment, base, cells, levels, first);
        }
        DoubleVector sum = DoubleVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            DoubleVector cost = (DoubleVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2D, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            sum = re.mul(re).add(im.mul(im)).fma(cost, sum);
        }
        return sum(sum);
    }

    /** The usual case, as in {@link #phaseByTwoTables}. */
    private static double energyByFours(MemorySegment segment, long base, int cells, MemorySegment levels, long first) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = DoubleVector.zero(SPECIES);
        DoubleVector sum3 = DoubleVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            DoubleVector cost0 = (DoubleVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2D, SPECIES, 0);
            DoubleVector cost1 = (DoubleVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2D, SPECIES, 0);
            DoubleVector cost2 = (DoubleVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2D, SPECIES, 0);
            DoubleVector cost3 = (DoubleVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2D, SPECIES, 0);
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            sum0 = r0.mul(r0).add(i0.mul(i0)).fma(cost0, sum0);
            sum1 = r1.mul(r1).add(i1.mul(i1)).fma(cost1, sum1);
            sum2 = r2.mul(r2).add(i2.mul(i2)).fma(cost2, sum2);
            sum3 = r3.mul(r3).add(i3.mul(i3)).fma(cost3, sum3);
        }
        return sum(sum0.add(sum1).add(sum2.add(sum3)));
    }

    @Override
    public void multiply(MemorySegment a, MemorySegment out, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        long step = mirrored ? -LANES : LANES;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment to = AddressSpace.of(out);
        long originOut = AddressSpace.address(out, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originOut + c * CELL & AddressSpace.MASK;
            DoubleVector cost = (DoubleVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2D, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE).mul(cost).intoMemorySegment(to, bt, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE).mul(cost).intoMemorySegment(to, bt + HALF, NATIVE);
        }
    }

    private static double inner(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            DoubleVector cost = (DoubleVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2D, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            DoubleVector ar = DoubleVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            DoubleVector ai = DoubleVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            DoubleVector br = DoubleVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            DoubleVector bi = DoubleVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            sum = br.mul(ai).sub(bi.mul(ar)).fma(cost, sum);
        }
        return sum(sum);
    }

    /** What the levels of so many cells take, and what the last vector of bytes reads beyond them. */
    private static long levelBytes(int cells) {
        return cells == 0 ? 0 : (cells - 1) * (long) LANES + BYTES.vectorByteSize();
    }
}
