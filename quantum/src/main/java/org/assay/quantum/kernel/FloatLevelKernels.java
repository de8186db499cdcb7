package org.assay.quantum.kernel;

import static org.assay.quantum.kernel.FloatTileKernels.BACKWARD;
import static org.assay.quantum.kernel.FloatTileKernels.CELL;
import static org.assay.quantum.kernel.FloatTileKernels.HALF;
import static org.assay.quantum.kernel.FloatTileKernels.LANES;
import static org.assay.quantum.kernel.FloatTileKernels.LANE_BITS;
import static org.assay.quantum.kernel.FloatTileKernels.NATIVE;
import static org.assay.quantum.kernel.FloatTileKernels.SPECIES;
import static org.assay.quantum.kernel.FloatTileKernels.sum;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LevelKernels} in single precision, whose phases are looked up in registers; written as {@link FloatTileKernels}
 * are; {@code DoubleLevelKernels} is this source with the types exchanged.
 */
final class FloatLevelKernels implements LevelKernels {

    private static final VectorSpecies<Integer> INDEX = SPECIES.withLanes(int.class);
    private static final VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, VectorShape.forBitSize(8 * Math.max(8, LANES)));
    private static final VectorShuffle<Integer> INDEX_BACKWARD = VectorShuffle.fromOp(INDEX, lane -> LANES - 1 - lane);

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
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        IntVector re2 = count > 2 ? FloatVector.fromArray(SPECIES, entries, 4 * LANES).reinterpretAsInts() : re0;
        IntVector im2 = count > 2 ? FloatVector.fromArray(SPECIES, entries, 5 * LANES).reinterpretAsInts() : im0;
        IntVector re3 = count > 3 ? FloatVector.fromArray(SPECIES, entries, 6 * LANES).reinterpretAsInts() : re0;
        IntVector im3 = count > 3 ? FloatVector.fromArray(SPECIES, entries, 7 * LANES).reinterpretAsInts() : im0;
        long step = mirrored ? -LANES : LANES;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            IntVector index = (IntVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            if (mirrored) {
                index = index.rearrange(INDEX_BACKWARD);
            }
            IntVector next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            FloatVector a = index.selectFrom(re0).reinterpretAsFloats();
            FloatVector b = index.selectFrom(im0).reinterpretAsFloats();
            FloatVector p = next.selectFrom(re1).reinterpretAsFloats();
            FloatVector q = next.selectFrom(im1).reinterpretAsFloats();
            FloatVector cos = a.mul(p).sub(b.mul(q));
            FloatVector sin = a.mul(q).add(b.mul(p));
            if (count > 2) {
                next = index.lanewise(VectorOperators.LSHR, 2 * LANE_BITS);
                p = next.selectFrom(re2).reinterpretAsFloats();
                q = next.selectFrom(im2).reinterpretAsFloats();
                FloatVector turned = cos.mul(p).sub(sin.mul(q));
                sin = cos.mul(q).add(sin.mul(p));
                cos = turned;
            }
            if (count > 3) {
                next = index.lanewise(VectorOperators.LSHR, 3 * LANE_BITS);
                p = next.selectFrom(re3).reinterpretAsFloats();
                q = next.selectFrom(im3).reinterpretAsFloats();
                FloatVector turned = cos.mul(p).sub(sin.mul(q));
                sin = cos.mul(q).add(sin.mul(p));
                cos = turned;
            }
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            re.mul(cos).sub(im.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            re.mul(sin).add(im.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    /**
     * The usual case: no branch in the loop, and four cells at a time, loads first. A loop of one cell has
     * two paces: where its loads happen to wait for stores a page away, it stays three times slower.
     */
    private static void phaseByTwoTables(MemorySegment segment, long base, int cells, MemorySegment levels, long first, PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            IntVector index0 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index1 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index2 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index3 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            IntVector next;
            FloatVector a;
            FloatVector b;
            FloatVector p;
            FloatVector q;
            FloatVector cos;
            FloatVector sin;
            next = index0.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index0.selectFrom(re0).reinterpretAsFloats();
            b = index0.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
            next = index1.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index1.selectFrom(re0).reinterpretAsFloats();
            b = index1.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            next = index2.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index2.selectFrom(re0).reinterpretAsFloats();
            b = index2.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            next = index3.lanewise(VectorOperators.LSHR, LANE_BITS);
            a = index3.selectFrom(re0).reinterpretAsFloats();
            b = index3.selectFrom(im0).reinterpretAsFloats();
            p = next.selectFrom(re1).reinterpretAsFloats();
            q = next.selectFrom(im1).reinterpretAsFloats();
            cos = a.mul(p).sub(b.mul(q));
            sin = a.fma(q, b.mul(p));
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(memory, at + 7 * HALF, NATIVE);
        }
    }

    /** One look-up in two registers. */
    private static void phaseByWideTable(MemorySegment segment, long base, int cells, MemorySegment levels, long first, PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells - 3; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            IntVector index0 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index1 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index2 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            IntVector index3 = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
            FloatVector cos;
            FloatVector sin;
            cos = index0.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index0.selectFrom(im0, im1).reinterpretAsFloats();
            r0.mul(cos).sub(i0.mul(sin)).intoMemorySegment(memory, at, NATIVE);
            r0.fma(sin, i0.mul(cos)).intoMemorySegment(memory, at + HALF, NATIVE);
            cos = index1.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index1.selectFrom(im0, im1).reinterpretAsFloats();
            r1.mul(cos).sub(i1.mul(sin)).intoMemorySegment(memory, at + 2 * HALF, NATIVE);
            r1.fma(sin, i1.mul(cos)).intoMemorySegment(memory, at + 3 * HALF, NATIVE);
            cos = index2.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index2.selectFrom(im0, im1).reinterpretAsFloats();
            r2.mul(cos).sub(i2.mul(sin)).intoMemorySegment(memory, at + 4 * HALF, NATIVE);
            r2.fma(sin, i2.mul(cos)).intoMemorySegment(memory, at + 5 * HALF, NATIVE);
            cos = index3.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index3.selectFrom(im0, im1).reinterpretAsFloats();
            r3.mul(cos).sub(i3.mul(sin)).intoMemorySegment(memory, at + 6 * HALF, NATIVE);
            r3.fma(sin, i3.mul(cos)).intoMemorySegment(memory, at + 7 * HALF, NATIVE);
        }
        for (int c = cells & ~3; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            IntVector index = (IntVector) ByteVector.fromMemorySegment(BYTES, costs, firstCost + c * (long) LANES & AddressSpace.MASK, NATIVE)
                    .convertShape(VectorOperators.B2I, INDEX, 0);
            FloatVector cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            FloatVector sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
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
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
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
            FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            FloatVector ar2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            FloatVector ai2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            FloatVector ar3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            FloatVector ai3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            FloatVector br2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE);
            FloatVector bi2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE);
            FloatVector br3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE);
            FloatVector bi3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE);
            IntVector index;
            FloatVector cost;
            FloatVector cos;
            FloatVector sin;
            cost = (FloatVector) level0.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level0.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br0.mul(ai0).sub(bi0.mul(ar0)).fma(cost, sum0);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar0.mul(cos).sub(ai0.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar0.fma(sin, ai0.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br0.mul(cos).sub(bi0.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br0.fma(sin, bi0.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
            cost = (FloatVector) level1.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level1.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br1.mul(ai1).sub(bi1.mul(ar1)).fma(cost, sum1);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar1.mul(cos).sub(ai1.mul(sin)).intoMemorySegment(inA, at + 2 * HALF, NATIVE);
            ar1.fma(sin, ai1.mul(cos)).intoMemorySegment(inA, at + 3 * HALF, NATIVE);
            br1.mul(cos).sub(bi1.mul(sin)).intoMemorySegment(inB, bt + 2 * HALF, NATIVE);
            br1.fma(sin, bi1.mul(cos)).intoMemorySegment(inB, bt + 3 * HALF, NATIVE);
            cost = (FloatVector) level2.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level2.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br2.mul(ai2).sub(bi2.mul(ar2)).fma(cost, sum0);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar2.mul(cos).sub(ai2.mul(sin)).intoMemorySegment(inA, at + 4 * HALF, NATIVE);
            ar2.fma(sin, ai2.mul(cos)).intoMemorySegment(inA, at + 5 * HALF, NATIVE);
            br2.mul(cos).sub(bi2.mul(sin)).intoMemorySegment(inB, bt + 4 * HALF, NATIVE);
            br2.fma(sin, bi2.mul(cos)).intoMemorySegment(inB, bt + 5 * HALF, NATIVE);
            cost = (FloatVector) level3.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level3.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br3.mul(ai3).sub(bi3.mul(ar3)).fma(cost, sum1);
            cos = index.selectFrom(re0, re1).reinterpretAsFloats();
            sin = index.selectFrom(im0, im1).reinterpretAsFloats();
            ar3.mul(cos).sub(ai3.mul(sin)).intoMemorySegment(inA, at + 6 * HALF, NATIVE);
            ar3.fma(sin, ai3.mul(cos)).intoMemorySegment(inA, at + 7 * HALF, NATIVE);
            br3.mul(cos).sub(bi3.mul(sin)).intoMemorySegment(inB, bt + 6 * HALF, NATIVE);
            br3.fma(sin, bi3.mul(cos)).intoMemorySegment(inB, bt + 7 * HALF, NATIVE);
        }
        return sum(sum0.add(sum1));
    }

    private static double innerAndPhaseByTwoTables(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first,
            PhaseTables tables) {
        float[] entries = tables.floats();
        IntVector re0 = FloatVector.fromArray(SPECIES, entries, 0).reinterpretAsInts();
        IntVector im0 = FloatVector.fromArray(SPECIES, entries, LANES).reinterpretAsInts();
        IntVector re1 = FloatVector.fromArray(SPECIES, entries, 2 * LANES).reinterpretAsInts();
        IntVector im1 = FloatVector.fromArray(SPECIES, entries, 3 * LANES).reinterpretAsInts();
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
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
            FloatVector ar0 = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai0 = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector ar1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 2 * HALF, NATIVE);
            FloatVector ai1 = FloatVector.fromMemorySegment(SPECIES, inA, at + 3 * HALF, NATIVE);
            FloatVector ar2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 4 * HALF, NATIVE);
            FloatVector ai2 = FloatVector.fromMemorySegment(SPECIES, inA, at + 5 * HALF, NATIVE);
            FloatVector ar3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 6 * HALF, NATIVE);
            FloatVector ai3 = FloatVector.fromMemorySegment(SPECIES, inA, at + 7 * HALF, NATIVE);
            FloatVector br0 = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi0 = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            FloatVector br1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 2 * HALF, NATIVE);
            FloatVector bi1 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 3 * HALF, NATIVE);
            FloatVector br2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 4 * HALF, NATIVE);
            FloatVector bi2 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 5 * HALF, NATIVE);
            FloatVector br3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 6 * HALF, NATIVE);
            FloatVector bi3 = FloatVector.fromMemorySegment(SPECIES, inB, bt + 7 * HALF, NATIVE);
            IntVector index;
            FloatVector cost;
            IntVector next;
            FloatVector p;
            FloatVector q;
            FloatVector u;
            FloatVector v;
            FloatVector cos;
            FloatVector sin;
            cost = (FloatVector) level0.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level0.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br0.mul(ai0).sub(bi0.mul(ar0)).fma(cost, sum0);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar0.mul(cos).sub(ai0.mul(sin)).intoMemorySegment(inA, at, NATIVE);
            ar0.fma(sin, ai0.mul(cos)).intoMemorySegment(inA, at + HALF, NATIVE);
            br0.mul(cos).sub(bi0.mul(sin)).intoMemorySegment(inB, bt, NATIVE);
            br0.fma(sin, bi0.mul(cos)).intoMemorySegment(inB, bt + HALF, NATIVE);
            cost = (FloatVector) level1.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level1.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br1.mul(ai1).sub(bi1.mul(ar1)).fma(cost, sum1);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar1.mul(cos).sub(ai1.mul(sin)).intoMemorySegment(inA, at + 2 * HALF, NATIVE);
            ar1.fma(sin, ai1.mul(cos)).intoMemorySegment(inA, at + 3 * HALF, NATIVE);
            br1.mul(cos).sub(bi1.mul(sin)).intoMemorySegment(inB, bt + 2 * HALF, NATIVE);
            br1.fma(sin, bi1.mul(cos)).intoMemorySegment(inB, bt + 3 * HALF, NATIVE);
            cost = (FloatVector) level2.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level2.convertShape(VectorOperators.B2I, INDEX, 0);
            sum0 = br2.mul(ai2).sub(bi2.mul(ar2)).fma(cost, sum0);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
            cos = p.mul(u).sub(q.mul(v));
            sin = p.fma(v, q.mul(u));
            ar2.mul(cos).sub(ai2.mul(sin)).intoMemorySegment(inA, at + 4 * HALF, NATIVE);
            ar2.fma(sin, ai2.mul(cos)).intoMemorySegment(inA, at + 5 * HALF, NATIVE);
            br2.mul(cos).sub(bi2.mul(sin)).intoMemorySegment(inB, bt + 4 * HALF, NATIVE);
            br2.fma(sin, bi2.mul(cos)).intoMemorySegment(inB, bt + 5 * HALF, NATIVE);
            cost = (FloatVector) level3.convertShape(VectorOperators.B2F, SPECIES, 0);
            index = (IntVector) level3.convertShape(VectorOperators.B2I, INDEX, 0);
            sum1 = br3.mul(ai3).sub(bi3.mul(ar3)).fma(cost, sum1);
            next = index.lanewise(VectorOperators.LSHR, LANE_BITS);
            p = index.selectFrom(re0).reinterpretAsFloats();
            q = index.selectFrom(im0).reinterpretAsFloats();
            u = next.selectFrom(re1).reinterpretAsFloats();
            v = next.selectFrom(im1).reinterpretAsFloats();
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
        FloatVector sum = FloatVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = origin + c * CELL & AddressSpace.MASK;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector re = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector im = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            sum = re.mul(re).add(im.mul(im)).fma(cost, sum);
        }
        return sum(sum);
    }

    /** The usual case, as in {@link #phaseByTwoTables}. */
    private static double energyByFours(MemorySegment segment, long base, int cells, MemorySegment levels, long first) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        MemorySegment memory = AddressSpace.of(segment);
        long origin = AddressSpace.address(segment, base, cells * CELL);
        MemorySegment costs = AddressSpace.of(levels);
        long firstCost = AddressSpace.address(levels, first, levelBytes(cells));
        for (int c = 0; c < cells; c += 4) {
            long at = origin + c * CELL & AddressSpace.MASK;
            long from = firstCost + c * (long) LANES & AddressSpace.MASK;
            FloatVector cost0 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector cost1 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from + LANES, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector cost2 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from + 2 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector cost3 = (FloatVector) ByteVector.fromMemorySegment(BYTES, costs, from + 3 * LANES, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            FloatVector r0 = FloatVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            FloatVector i0 = FloatVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            FloatVector r1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 2 * HALF, NATIVE);
            FloatVector i1 = FloatVector.fromMemorySegment(SPECIES, memory, at + 3 * HALF, NATIVE);
            FloatVector r2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 4 * HALF, NATIVE);
            FloatVector i2 = FloatVector.fromMemorySegment(SPECIES, memory, at + 5 * HALF, NATIVE);
            FloatVector r3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 6 * HALF, NATIVE);
            FloatVector i3 = FloatVector.fromMemorySegment(SPECIES, memory, at + 7 * HALF, NATIVE);
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
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE).mul(cost).intoMemorySegment(to, bt, NATIVE);
            FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE).mul(cost).intoMemorySegment(to, bt + HALF, NATIVE);
        }
    }

    private static double inner(MemorySegment a, MemorySegment b, long base, int cells, MemorySegment levels, long first, boolean mirrored) {
        FloatVector sum = FloatVector.zero(SPECIES);
        long step = mirrored ? -LANES : LANES;
        MemorySegment inA = AddressSpace.of(a);
        long originA = AddressSpace.address(a, base, cells * CELL);
        MemorySegment inB = AddressSpace.of(b);
        long originB = AddressSpace.address(b, base, cells * CELL);
        for (int c = 0; c < cells; c++) {
            long at = originA + c * CELL & AddressSpace.MASK;
            long bt = originB + c * CELL & AddressSpace.MASK;
            FloatVector cost = (FloatVector) ByteVector.fromMemorySegment(BYTES, levels, first + c * step, NATIVE)
                    .convertShape(VectorOperators.B2F, SPECIES, 0);
            if (mirrored) {
                cost = cost.rearrange(BACKWARD);
            }
            FloatVector ar = FloatVector.fromMemorySegment(SPECIES, inA, at, NATIVE);
            FloatVector ai = FloatVector.fromMemorySegment(SPECIES, inA, at + HALF, NATIVE);
            FloatVector br = FloatVector.fromMemorySegment(SPECIES, inB, bt, NATIVE);
            FloatVector bi = FloatVector.fromMemorySegment(SPECIES, inB, bt + HALF, NATIVE);
            sum = br.mul(ai).sub(bi.mul(ar)).fma(cost, sum);
        }
        return sum(sum);
    }

    /** What the levels of so many cells take, and what the last vector of bytes reads beyond them. */
    private static long levelBytes(int cells) {
        return cells == 0 ? 0 : (cells - 1) * (long) LANES + BYTES.vectorByteSize();
    }
}
