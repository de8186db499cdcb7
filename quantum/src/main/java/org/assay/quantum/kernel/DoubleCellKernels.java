package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link CellKernels} in double precision, on vectors of the machine's preferred width.
 *
 * <p>Loop bodies are written out: helper methods that take and return vectors are not always inlined,
 * and then cost ten times the work. {@code FloatCellKernels} is this source with the types exchanged;
 * a test holds them together.
 */
final class DoubleCellKernels implements CellKernels {

    private static final VectorSpecies<Double> SPECIES = VectorWidth.DOUBLES;
    private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
    private static final int LANES = SPECIES.length();
    private static final boolean HAS_THIRD_BIT = LANES > 4;
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int bytesPerCell() {
        return (int) CELL;
    }

    @Override
    public String name() {
        return "double, " + VectorWidth.description();
    }

    /** For each number of a lane the exchange of lanes that differ by it; made once, so that no call allocates. */
    private static final List<VectorShuffle<Double>> EXCHANGES =
            IntStream.range(0, LANES).mapToObj(DoubleCellKernels::exclusiveOr).toList();

    private static VectorShuffle<Double> exclusiveOr(int number) {
        return VectorShuffle.fromOp(SPECIES, lane -> lane ^ number);
    }

    private static VectorShuffle<Double> exchange(int number) {
        return EXCHANGES.get(number);
    }

    @Override
    public void general1(MemorySegment tile, int[] cells, long s0, MemorySegment numbers, long coefs) {
        DoubleVector p00r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
        DoubleVector p00i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
        DoubleVector p01r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 3 * HALF, NATIVE);
        DoubleVector p01i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 4 * HALF, NATIVE);
        DoubleVector p10r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 6 * HALF, NATIVE);
        DoubleVector p10i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 7 * HALF, NATIVE);
        DoubleVector p11r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 9 * HALF, NATIVE);
        DoubleVector p11i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 10 * HALF, NATIVE);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector n0 = i0.neg();
            DoubleVector n1 = i1.neg();
            p01i0.fma(n1, p01r0.fma(r1, p00i0.fma(n0, p00r0.mul(r0)))).intoMemorySegment(memory, at, NATIVE);
            p01i0.fma(r1, p01r0.fma(i1, p00i0.fma(r0, p00r0.mul(i0)))).intoMemorySegment(memory, at + HALF, NATIVE);
            p10i0.fma(n0, p10r0.fma(r0, p11i0.fma(n1, p11r0.mul(r1)))).intoMemorySegment(memory, at + step0, NATIVE);
            p10i0.fma(r0, p10r0.fma(i0, p11i0.fma(r1, p11r0.mul(i1)))).intoMemorySegment(memory, at + step0 + HALF, NATIVE);
        }
    }

    @Override
    public void general2(MemorySegment tile, int[] cells, long s0, long s1, MemorySegment numbers, long coefs) {
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + HALF, NATIVE);
            DoubleVector x;
            DoubleVector y;
            // Cells that differ by step 0.
            DoubleVector p00r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
            DoubleVector p00i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
            DoubleVector n00i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 2 * HALF, NATIVE);
            DoubleVector p01r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 3 * HALF, NATIVE);
            DoubleVector p01i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 4 * HALF, NATIVE);
            DoubleVector n01i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 5 * HALF, NATIVE);
            DoubleVector p10r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 6 * HALF, NATIVE);
            DoubleVector p10i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 7 * HALF, NATIVE);
            DoubleVector n10i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 8 * HALF, NATIVE);
            DoubleVector p11r0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 9 * HALF, NATIVE);
            DoubleVector p11i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 10 * HALF, NATIVE);
            DoubleVector n11i0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 11 * HALF, NATIVE);
            x = n01i0.fma(i1, p01r0.fma(r1, n00i0.fma(i0, p00r0.mul(r0))));
            y = p01i0.fma(r1, p01r0.fma(i1, p00i0.fma(r0, p00r0.mul(i0))));
            DoubleVector u00 = n10i0.fma(i0, p10r0.fma(r0, n11i0.fma(i1, p11r0.mul(r1))));
            i1 = p10i0.fma(r0, p10r0.fma(i0, p11i0.fma(r1, p11r0.mul(i1))));
            r1 = u00;
            r0 = x;
            i0 = y;
            x = n01i0.fma(i3, p01r0.fma(r3, n00i0.fma(i2, p00r0.mul(r2))));
            y = p01i0.fma(r3, p01r0.fma(i3, p00i0.fma(r2, p00r0.mul(i2))));
            DoubleVector u02 = n10i0.fma(i2, p10r0.fma(r2, n11i0.fma(i3, p11r0.mul(r3))));
            i3 = p10i0.fma(r2, p10r0.fma(i2, p11i0.fma(r3, p11r0.mul(i3))));
            r3 = u02;
            r2 = x;
            i2 = y;
            // Cells that differ by step 1.
            DoubleVector p00r1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 12 * HALF, NATIVE);
            DoubleVector p00i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 13 * HALF, NATIVE);
            DoubleVector n00i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 14 * HALF, NATIVE);
            DoubleVector p01r1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 15 * HALF, NATIVE);
            DoubleVector p01i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 16 * HALF, NATIVE);
            DoubleVector n01i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 17 * HALF, NATIVE);
            DoubleVector p10r1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 18 * HALF, NATIVE);
            DoubleVector p10i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 19 * HALF, NATIVE);
            DoubleVector n10i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 20 * HALF, NATIVE);
            DoubleVector p11r1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 21 * HALF, NATIVE);
            DoubleVector p11i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 22 * HALF, NATIVE);
            DoubleVector n11i1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 23 * HALF, NATIVE);
            x = n01i1.fma(i2, p01r1.fma(r2, n00i1.fma(i0, p00r1.mul(r0))));
            y = p01i1.fma(r2, p01r1.fma(i2, p00i1.fma(r0, p00r1.mul(i0))));
            DoubleVector u10 = n10i1.fma(i0, p10r1.fma(r0, n11i1.fma(i2, p11r1.mul(r2))));
            i2 = p10i1.fma(r0, p10r1.fma(i0, p11i1.fma(r2, p11r1.mul(i2))));
            r2 = u10;
            r0 = x;
            i0 = y;
            x = n01i1.fma(i3, p01r1.fma(r3, n00i1.fma(i1, p00r1.mul(r1))));
            y = p01i1.fma(r3, p01r1.fma(i3, p00i1.fma(r1, p00r1.mul(i1))));
            DoubleVector u11 = n10i1.fma(i1, p10r1.fma(r1, n11i1.fma(i3, p11r1.mul(r3))));
            i3 = p10i1.fma(r1, p10r1.fma(i1, p11i1.fma(r3, p11r1.mul(i3))));
            r3 = u11;
            r1 = x;
            i1 = y;
            r0.intoMemorySegment(memory, at, NATIVE);
            i0.intoMemorySegment(memory, at + HALF, NATIVE);
            r1.intoMemorySegment(memory, at + step0, NATIVE);
            i1.intoMemorySegment(memory, at + step0 + HALF, NATIVE);
            r2.intoMemorySegment(memory, at + step1, NATIVE);
            i2.intoMemorySegment(memory, at + step1 + HALF, NATIVE);
            r3.intoMemorySegment(memory, at + step0 + step1, NATIVE);
            i3.intoMemorySegment(memory, at + step0 + step1 + HALF, NATIVE);
        }
    }

    @Override
    public void real1(MemorySegment tile, int[] cells, long s0, Object coefs, int first) {
        double[] c = (double[]) coefs;
        DoubleVector c00 = DoubleVector.broadcast(SPECIES, c[first]);
        DoubleVector c01 = DoubleVector.broadcast(SPECIES, c[first + 1]);
        DoubleVector c10 = DoubleVector.broadcast(SPECIES, c[first + 2]);
        DoubleVector c11 = DoubleVector.broadcast(SPECIES, c[first + 3]);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            c01.fma(r1, c00.mul(r0)).intoMemorySegment(memory, at, NATIVE);
            c01.fma(i1, c00.mul(i0)).intoMemorySegment(memory, at + HALF, NATIVE);
            c10.fma(r0, c11.mul(r1)).intoMemorySegment(memory, at + step0, NATIVE);
            c10.fma(i0, c11.mul(i1)).intoMemorySegment(memory, at + step0 + HALF, NATIVE);
        }
    }

    @Override
    public void real2(MemorySegment tile, int[] cells, long s0, long s1, Object coefs, int first) {
        double[] c = (double[]) coefs;
        DoubleVector c000 = DoubleVector.broadcast(SPECIES, c[first]);
        DoubleVector c010 = DoubleVector.broadcast(SPECIES, c[first + 1]);
        DoubleVector c100 = DoubleVector.broadcast(SPECIES, c[first + 2]);
        DoubleVector c110 = DoubleVector.broadcast(SPECIES, c[first + 3]);
        DoubleVector c001 = DoubleVector.broadcast(SPECIES, c[first + 4]);
        DoubleVector c011 = DoubleVector.broadcast(SPECIES, c[first + 5]);
        DoubleVector c101 = DoubleVector.broadcast(SPECIES, c[first + 6]);
        DoubleVector c111 = DoubleVector.broadcast(SPECIES, c[first + 7]);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + HALF, NATIVE);
            DoubleVector x;
            // Cells that differ by step 0.
            x = c010.fma(r1, c000.mul(r0));
            r1 = c100.fma(r0, c110.mul(r1));
            r0 = x;
            x = c010.fma(i1, c000.mul(i0));
            i1 = c100.fma(i0, c110.mul(i1));
            i0 = x;
            x = c010.fma(r3, c000.mul(r2));
            r3 = c100.fma(r2, c110.mul(r3));
            r2 = x;
            x = c010.fma(i3, c000.mul(i2));
            i3 = c100.fma(i2, c110.mul(i3));
            i2 = x;
            // Cells that differ by step 1.
            x = c011.fma(r2, c001.mul(r0));
            r2 = c101.fma(r0, c111.mul(r2));
            r0 = x;
            x = c011.fma(i2, c001.mul(i0));
            i2 = c101.fma(i0, c111.mul(i2));
            i0 = x;
            x = c011.fma(r3, c001.mul(r1));
            r3 = c101.fma(r1, c111.mul(r3));
            r1 = x;
            x = c011.fma(i3, c001.mul(i1));
            i3 = c101.fma(i1, c111.mul(i3));
            i1 = x;
            r0.intoMemorySegment(memory, at, NATIVE);
            i0.intoMemorySegment(memory, at + HALF, NATIVE);
            r1.intoMemorySegment(memory, at + step0, NATIVE);
            i1.intoMemorySegment(memory, at + step0 + HALF, NATIVE);
            r2.intoMemorySegment(memory, at + step1, NATIVE);
            i2.intoMemorySegment(memory, at + step1 + HALF, NATIVE);
            r3.intoMemorySegment(memory, at + step0 + step1, NATIVE);
            i3.intoMemorySegment(memory, at + step0 + step1 + HALF, NATIVE);
        }
    }

    @Override
    public void turn2(MemorySegment tile, int[] cells, long s0, long s1, Object coefs, int first) {
        double[] c = (double[]) coefs;
        DoubleVector cos0 = DoubleVector.broadcast(SPECIES, c[first]);
        DoubleVector sin0 = DoubleVector.broadcast(SPECIES, c[first + 1]);
        DoubleVector neg0 = DoubleVector.broadcast(SPECIES, c[first + 2]);
        DoubleVector cos1 = DoubleVector.broadcast(SPECIES, c[first + 3]);
        DoubleVector sin1 = DoubleVector.broadcast(SPECIES, c[first + 4]);
        DoubleVector neg1 = DoubleVector.broadcast(SPECIES, c[first + 5]);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + HALF, NATIVE);
            DoubleVector x;
            DoubleVector y;
            // Cells that differ by step 0.
            x = sin0.fma(i1, cos0.mul(r0));
            y = neg0.fma(r1, cos0.mul(i0));
            r1 = sin0.fma(i0, cos0.mul(r1));
            i1 = neg0.fma(r0, cos0.mul(i1));
            r0 = x;
            i0 = y;
            x = sin0.fma(i3, cos0.mul(r2));
            y = neg0.fma(r3, cos0.mul(i2));
            r3 = sin0.fma(i2, cos0.mul(r3));
            i3 = neg0.fma(r2, cos0.mul(i3));
            r2 = x;
            i2 = y;
            // Cells that differ by step 1.
            x = sin1.fma(i2, cos1.mul(r0));
            y = neg1.fma(r2, cos1.mul(i0));
            r2 = sin1.fma(i0, cos1.mul(r2));
            i2 = neg1.fma(r0, cos1.mul(i2));
            r0 = x;
            i0 = y;
            x = sin1.fma(i3, cos1.mul(r1));
            y = neg1.fma(r3, cos1.mul(i1));
            r3 = sin1.fma(i1, cos1.mul(r3));
            i3 = neg1.fma(r1, cos1.mul(i3));
            r1 = x;
            i1 = y;
            r0.intoMemorySegment(memory, at, NATIVE);
            i0.intoMemorySegment(memory, at + HALF, NATIVE);
            r1.intoMemorySegment(memory, at + step0, NATIVE);
            i1.intoMemorySegment(memory, at + step0 + HALF, NATIVE);
            r2.intoMemorySegment(memory, at + step1, NATIVE);
            i2.intoMemorySegment(memory, at + step1 + HALF, NATIVE);
            r3.intoMemorySegment(memory, at + step0 + step1, NATIVE);
            i3.intoMemorySegment(memory, at + step0 + step1 + HALF, NATIVE);
        }
    }

    @Override
    public void hadamard3(MemorySegment tile, int[] cells, long s0, long s1, long s2, Object coefs, int first) {
        double[] c = (double[]) coefs;
        DoubleVector scale = DoubleVector.broadcast(SPECIES, c[first]);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + s2 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        long step2 = s2 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            for (long half = at; half < at + CELL; half += HALF) {
                DoubleVector a0 = DoubleVector.fromMemorySegment(SPECIES, memory, half, NATIVE);
                DoubleVector a1 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0, NATIVE);
                DoubleVector a2 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step1, NATIVE);
                DoubleVector a3 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0 + step1, NATIVE);
                DoubleVector a4 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step2, NATIVE);
                DoubleVector a5 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0 + step2, NATIVE);
                DoubleVector a6 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step1 + step2, NATIVE);
                DoubleVector a7 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0 + step1 + step2, NATIVE);
                DoubleVector x;
                // Cells that differ by step 0.
                x = a0.sub(a1);
                a0 = a0.add(a1);
                a1 = x;
                x = a2.sub(a3);
                a2 = a2.add(a3);
                a3 = x;
                x = a4.sub(a5);
                a4 = a4.add(a5);
                a5 = x;
                x = a6.sub(a7);
                a6 = a6.add(a7);
                a7 = x;
                // Cells that differ by step 1.
                x = a0.sub(a2);
                a0 = a0.add(a2);
                a2 = x;
                x = a1.sub(a3);
                a1 = a1.add(a3);
                a3 = x;
                x = a4.sub(a6);
                a4 = a4.add(a6);
                a6 = x;
                x = a5.sub(a7);
                a5 = a5.add(a7);
                a7 = x;
                // Cells that differ by step 2.
                x = a0.sub(a4);
                a0 = a0.add(a4);
                a4 = x;
                x = a1.sub(a5);
                a1 = a1.add(a5);
                a5 = x;
                x = a2.sub(a6);
                a2 = a2.add(a6);
                a6 = x;
                x = a3.sub(a7);
                a3 = a3.add(a7);
                a7 = x;
                a0.mul(scale).intoMemorySegment(memory, half, NATIVE);
                a1.mul(scale).intoMemorySegment(memory, half + step0, NATIVE);
                a2.mul(scale).intoMemorySegment(memory, half + step1, NATIVE);
                a3.mul(scale).intoMemorySegment(memory, half + step0 + step1, NATIVE);
                a4.mul(scale).intoMemorySegment(memory, half + step2, NATIVE);
                a5.mul(scale).intoMemorySegment(memory, half + step0 + step2, NATIVE);
                a6.mul(scale).intoMemorySegment(memory, half + step1 + step2, NATIVE);
                a7.mul(scale).intoMemorySegment(memory, half + step0 + step1 + step2, NATIVE);
            }
        }
    }

    @Override
    public void rotate3(MemorySegment tile, int[] cells, long s0, long s1, long s2, Object coefs, int first) {
        double[] c = (double[]) coefs;
        DoubleVector tan0 = DoubleVector.broadcast(SPECIES, c[first]);
        DoubleVector neg0 = DoubleVector.broadcast(SPECIES, c[first + 1]);
        DoubleVector tan1 = DoubleVector.broadcast(SPECIES, c[first + 2]);
        DoubleVector neg1 = DoubleVector.broadcast(SPECIES, c[first + 3]);
        DoubleVector tan2 = DoubleVector.broadcast(SPECIES, c[first + 4]);
        DoubleVector neg2 = DoubleVector.broadcast(SPECIES, c[first + 5]);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, c[first + 6]);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + s2 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        long step2 = s2 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            for (long half = at; half < at + CELL; half += HALF) {
                DoubleVector a0 = DoubleVector.fromMemorySegment(SPECIES, memory, half, NATIVE);
                DoubleVector a1 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0, NATIVE);
                DoubleVector a2 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step1, NATIVE);
                DoubleVector a3 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0 + step1, NATIVE);
                DoubleVector a4 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step2, NATIVE);
                DoubleVector a5 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0 + step2, NATIVE);
                DoubleVector a6 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step1 + step2, NATIVE);
                DoubleVector a7 = DoubleVector.fromMemorySegment(SPECIES, memory, half + step0 + step1 + step2, NATIVE);
                DoubleVector x;
                // Cells that differ by step 0.
                x = neg0.fma(a1, a0);
                a1 = tan0.fma(a0, a1);
                a0 = x;
                x = neg0.fma(a3, a2);
                a3 = tan0.fma(a2, a3);
                a2 = x;
                x = neg0.fma(a5, a4);
                a5 = tan0.fma(a4, a5);
                a4 = x;
                x = neg0.fma(a7, a6);
                a7 = tan0.fma(a6, a7);
                a6 = x;
                // Cells that differ by step 1.
                x = neg1.fma(a2, a0);
                a2 = tan1.fma(a0, a2);
                a0 = x;
                x = neg1.fma(a3, a1);
                a3 = tan1.fma(a1, a3);
                a1 = x;
                x = neg1.fma(a6, a4);
                a6 = tan1.fma(a4, a6);
                a4 = x;
                x = neg1.fma(a7, a5);
                a7 = tan1.fma(a5, a7);
                a5 = x;
                // Cells that differ by step 2.
                x = neg2.fma(a4, a0);
                a4 = tan2.fma(a0, a4);
                a0 = x;
                x = neg2.fma(a5, a1);
                a5 = tan2.fma(a1, a5);
                a1 = x;
                x = neg2.fma(a6, a2);
                a6 = tan2.fma(a2, a6);
                a2 = x;
                x = neg2.fma(a7, a3);
                a7 = tan2.fma(a3, a7);
                a3 = x;
                a0.mul(scale).intoMemorySegment(memory, half, NATIVE);
                a1.mul(scale).intoMemorySegment(memory, half + step0, NATIVE);
                a2.mul(scale).intoMemorySegment(memory, half + step1, NATIVE);
                a3.mul(scale).intoMemorySegment(memory, half + step0 + step1, NATIVE);
                a4.mul(scale).intoMemorySegment(memory, half + step2, NATIVE);
                a5.mul(scale).intoMemorySegment(memory, half + step0 + step2, NATIVE);
                a6.mul(scale).intoMemorySegment(memory, half + step1 + step2, NATIVE);
                a7.mul(scale).intoMemorySegment(memory, half + step0 + step1 + step2, NATIVE);
            }
        }
    }

    @Override
    public void turn3(MemorySegment tile, int[] cells, long s0, long s1, long s2, Object coefs, int first) {
        double[] c = (double[]) coefs;
        DoubleVector tan0 = DoubleVector.broadcast(SPECIES, c[first]);
        DoubleVector neg0 = DoubleVector.broadcast(SPECIES, c[first + 1]);
        DoubleVector tan1 = DoubleVector.broadcast(SPECIES, c[first + 2]);
        DoubleVector neg1 = DoubleVector.broadcast(SPECIES, c[first + 3]);
        DoubleVector tan2 = DoubleVector.broadcast(SPECIES, c[first + 4]);
        DoubleVector neg2 = DoubleVector.broadcast(SPECIES, c[first + 5]);
        DoubleVector scale = DoubleVector.broadcast(SPECIES, c[first + 6]);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + s2 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        long step2 = s2 & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            // Real parts of cells of even number, imaginary parts of the others.
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector i2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + HALF, NATIVE);
            DoubleVector r3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1, NATIVE);
            DoubleVector i4 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step2 + HALF, NATIVE);
            DoubleVector r5 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step2, NATIVE);
            DoubleVector r6 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + step2, NATIVE);
            DoubleVector i7 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + step2 + HALF, NATIVE);
            DoubleVector x;
            // Cells that differ by step 0.
            x = tan0.fma(i1, r0);
            i1 = neg0.fma(r0, i1);
            r0 = x;
            x = neg0.fma(r3, i2);
            r3 = tan0.fma(i2, r3);
            i2 = x;
            x = neg0.fma(r5, i4);
            r5 = tan0.fma(i4, r5);
            i4 = x;
            x = tan0.fma(i7, r6);
            i7 = neg0.fma(r6, i7);
            r6 = x;
            // Cells that differ by step 1.
            x = tan1.fma(i2, r0);
            i2 = neg1.fma(r0, i2);
            r0 = x;
            x = neg1.fma(r3, i1);
            r3 = tan1.fma(i1, r3);
            i1 = x;
            x = neg1.fma(r6, i4);
            r6 = tan1.fma(i4, r6);
            i4 = x;
            x = tan1.fma(i7, r5);
            i7 = neg1.fma(r5, i7);
            r5 = x;
            // Cells that differ by step 2.
            x = tan2.fma(i4, r0);
            i4 = neg2.fma(r0, i4);
            r0 = x;
            x = neg2.fma(r5, i1);
            r5 = tan2.fma(i1, r5);
            i1 = x;
            x = neg2.fma(r6, i2);
            r6 = tan2.fma(i2, r6);
            i2 = x;
            x = tan2.fma(i7, r3);
            i7 = neg2.fma(r3, i7);
            r3 = x;
            r0.mul(scale).intoMemorySegment(memory, at, NATIVE);
            i1.mul(scale).intoMemorySegment(memory, at + step0 + HALF, NATIVE);
            i2.mul(scale).intoMemorySegment(memory, at + step1 + HALF, NATIVE);
            r3.mul(scale).intoMemorySegment(memory, at + step0 + step1, NATIVE);
            i4.mul(scale).intoMemorySegment(memory, at + step2 + HALF, NATIVE);
            r5.mul(scale).intoMemorySegment(memory, at + step0 + step2, NATIVE);
            r6.mul(scale).intoMemorySegment(memory, at + step1 + step2, NATIVE);
            i7.mul(scale).intoMemorySegment(memory, at + step0 + step1 + step2 + HALF, NATIVE);
            // The other way round.
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector r2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1, NATIVE);
            DoubleVector i3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + HALF, NATIVE);
            DoubleVector r4 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step2, NATIVE);
            DoubleVector i5 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step2 + HALF, NATIVE);
            DoubleVector i6 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + step2 + HALF, NATIVE);
            DoubleVector r7 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + step2, NATIVE);
            DoubleVector y;
            // Cells that differ by step 0.
            y = neg0.fma(r1, i0);
            r1 = tan0.fma(i0, r1);
            i0 = y;
            y = tan0.fma(i3, r2);
            i3 = neg0.fma(r2, i3);
            r2 = y;
            y = tan0.fma(i5, r4);
            i5 = neg0.fma(r4, i5);
            r4 = y;
            y = neg0.fma(r7, i6);
            r7 = tan0.fma(i6, r7);
            i6 = y;
            // Cells that differ by step 1.
            y = neg1.fma(r2, i0);
            r2 = tan1.fma(i0, r2);
            i0 = y;
            y = tan1.fma(i3, r1);
            i3 = neg1.fma(r1, i3);
            r1 = y;
            y = tan1.fma(i6, r4);
            i6 = neg1.fma(r4, i6);
            r4 = y;
            y = neg1.fma(r7, i5);
            r7 = tan1.fma(i5, r7);
            i5 = y;
            // Cells that differ by step 2.
            y = neg2.fma(r4, i0);
            r4 = tan2.fma(i0, r4);
            i0 = y;
            y = tan2.fma(i5, r1);
            i5 = neg2.fma(r1, i5);
            r1 = y;
            y = tan2.fma(i6, r2);
            i6 = neg2.fma(r2, i6);
            r2 = y;
            y = neg2.fma(r7, i3);
            r7 = tan2.fma(i3, r7);
            i3 = y;
            i0.mul(scale).intoMemorySegment(memory, at + HALF, NATIVE);
            r1.mul(scale).intoMemorySegment(memory, at + step0, NATIVE);
            r2.mul(scale).intoMemorySegment(memory, at + step1, NATIVE);
            i3.mul(scale).intoMemorySegment(memory, at + step0 + step1 + HALF, NATIVE);
            r4.mul(scale).intoMemorySegment(memory, at + step2, NATIVE);
            i5.mul(scale).intoMemorySegment(memory, at + step0 + step2 + HALF, NATIVE);
            i6.mul(scale).intoMemorySegment(memory, at + step1 + step2 + HALF, NATIVE);
            r7.mul(scale).intoMemorySegment(memory, at + step0 + step1 + step2, NATIVE);
        }
    }

    @Override
    public void lanes1(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0) {
        VectorShuffle<Double> partner0 = exchange(bit0);
        DoubleVector ownR0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
        DoubleVector ownI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
        DoubleVector nOwnI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 2 * HALF, NATIVE);
        DoubleVector otherR0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 3 * HALF, NATIVE);
        DoubleVector otherI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 4 * HALF, NATIVE);
        DoubleVector nOtherI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 5 * HALF, NATIVE);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, CELL);
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector x;
            DoubleVector y;
            DoubleVector t;
            x = r.rearrange(partner0);
            y = i.rearrange(partner0);
            t = nOtherI0.fma(y, otherR0.fma(x, nOwnI0.fma(i, ownR0.mul(r))));
            i = otherI0.fma(x, otherR0.fma(y, ownI0.fma(r, ownR0.mul(i))));
            r = t;
            r.intoMemorySegment(memory, at, NATIVE);
            i.intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void lanes3(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0, int bit1, int bit2) {
        VectorShuffle<Double> partner0 = exchange(bit0);
        DoubleVector ownR0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
        DoubleVector ownI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
        DoubleVector nOwnI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 2 * HALF, NATIVE);
        DoubleVector otherR0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 3 * HALF, NATIVE);
        DoubleVector otherI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 4 * HALF, NATIVE);
        DoubleVector nOtherI0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 5 * HALF, NATIVE);
        VectorShuffle<Double> partner1 = exchange(bit1);
        DoubleVector ownR1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 6 * HALF, NATIVE);
        DoubleVector ownI1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 7 * HALF, NATIVE);
        DoubleVector nOwnI1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 8 * HALF, NATIVE);
        DoubleVector otherR1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 9 * HALF, NATIVE);
        DoubleVector otherI1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 10 * HALF, NATIVE);
        DoubleVector nOtherI1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 11 * HALF, NATIVE);
        VectorShuffle<Double> partner2 = exchange(bit2);
        DoubleVector ownR2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 12 * HALF, NATIVE);
        DoubleVector ownI2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 13 * HALF, NATIVE);
        DoubleVector nOwnI2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 14 * HALF, NATIVE);
        DoubleVector otherR2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 15 * HALF, NATIVE);
        DoubleVector otherI2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 16 * HALF, NATIVE);
        DoubleVector nOtherI2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 17 * HALF, NATIVE);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, CELL);
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector x;
            DoubleVector y;
            DoubleVector t;
            x = r.rearrange(partner0);
            y = i.rearrange(partner0);
            t = nOtherI0.fma(y, otherR0.fma(x, nOwnI0.fma(i, ownR0.mul(r))));
            i = otherI0.fma(x, otherR0.fma(y, ownI0.fma(r, ownR0.mul(i))));
            r = t;
            x = r.rearrange(partner1);
            y = i.rearrange(partner1);
            t = nOtherI1.fma(y, otherR1.fma(x, nOwnI1.fma(i, ownR1.mul(r))));
            i = otherI1.fma(x, otherR1.fma(y, ownI1.fma(r, ownR1.mul(i))));
            r = t;
            if (HAS_THIRD_BIT) {
                x = r.rearrange(partner2);
                y = i.rearrange(partner2);
                t = nOtherI2.fma(y, otherR2.fma(x, nOwnI2.fma(i, ownR2.mul(r))));
                i = otherI2.fma(x, otherR2.fma(y, ownI2.fma(r, ownR2.mul(i))));
                r = t;
            }
            r.intoMemorySegment(memory, at, NATIVE);
            i.intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void realLanes3(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0, int bit1, int bit2) {
        VectorShuffle<Double> partner0 = exchange(bit0);
        DoubleVector own0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
        DoubleVector other0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
        VectorShuffle<Double> partner1 = exchange(bit1);
        DoubleVector own1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 2 * HALF, NATIVE);
        DoubleVector other1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 3 * HALF, NATIVE);
        VectorShuffle<Double> partner2 = exchange(bit2);
        DoubleVector own2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 4 * HALF, NATIVE);
        DoubleVector other2 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 5 * HALF, NATIVE);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, CELL);
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            r = other0.fma(r.rearrange(partner0), own0.mul(r));
            i = other0.fma(i.rearrange(partner0), own0.mul(i));
            r = other1.fma(r.rearrange(partner1), own1.mul(r));
            i = other1.fma(i.rearrange(partner1), own1.mul(i));
            if (HAS_THIRD_BIT) {
                r = other2.fma(r.rearrange(partner2), own2.mul(r));
                i = other2.fma(i.rearrange(partner2), own2.mul(i));
            }
            r.intoMemorySegment(memory, at, NATIVE);
            i.intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void turnLanes3(MemorySegment tile, int[] cells, Object coefs, int first, int bit0, int bit1, int bit2) {
        double[] c = (double[]) coefs;
        VectorShuffle<Double> partner0 = exchange(bit0);
        DoubleVector cos0 = DoubleVector.broadcast(SPECIES, c[first]);
        DoubleVector sin0 = DoubleVector.broadcast(SPECIES, c[first + 1]);
        DoubleVector neg0 = DoubleVector.broadcast(SPECIES, c[first + 2]);
        VectorShuffle<Double> partner1 = exchange(bit1);
        DoubleVector cos1 = DoubleVector.broadcast(SPECIES, c[first + 3]);
        DoubleVector sin1 = DoubleVector.broadcast(SPECIES, c[first + 4]);
        DoubleVector neg1 = DoubleVector.broadcast(SPECIES, c[first + 5]);
        VectorShuffle<Double> partner2 = exchange(bit2);
        DoubleVector cos2 = DoubleVector.broadcast(SPECIES, c[first + 6]);
        DoubleVector sin2 = DoubleVector.broadcast(SPECIES, c[first + 7]);
        DoubleVector neg2 = DoubleVector.broadcast(SPECIES, c[first + 8]);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, CELL);
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector t;
            t = sin0.fma(i.rearrange(partner0), cos0.mul(r));
            i = neg0.fma(r.rearrange(partner0), cos0.mul(i));
            r = t;
            t = sin1.fma(i.rearrange(partner1), cos1.mul(r));
            i = neg1.fma(r.rearrange(partner1), cos1.mul(i));
            r = t;
            if (HAS_THIRD_BIT) {
                t = sin2.fma(i.rearrange(partner2), cos2.mul(r));
                i = neg2.fma(r.rearrange(partner2), cos2.mul(i));
                r = t;
            }
            r.intoMemorySegment(memory, at, NATIVE);
            i.intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void dense(MemorySegment tile, int[] cells, long s0, long s1, Object coefs, int first) {
        double[] c = (double[]) coefs;
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        int barrier = c.length - LANES;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + HALF, NATIVE);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + HALF, NATIVE);
            DoubleVector r00 = DoubleVector.broadcast(SPECIES, c[first]);
            DoubleVector i00 = DoubleVector.broadcast(SPECIES, c[first + 1]);
            DoubleVector r01 = DoubleVector.broadcast(SPECIES, c[first + 2]);
            DoubleVector i01 = DoubleVector.broadcast(SPECIES, c[first + 3]);
            DoubleVector r02 = DoubleVector.broadcast(SPECIES, c[first + 4]);
            DoubleVector i02 = DoubleVector.broadcast(SPECIES, c[first + 5]);
            DoubleVector r03 = DoubleVector.broadcast(SPECIES, c[first + 6]);
            DoubleVector i03 = DoubleVector.broadcast(SPECIES, c[first + 7]);
            r03.fma(x3, r02.fma(x2, r01.fma(x1, r00.mul(x0))))
                    .sub(i03.fma(y3, i02.fma(y2, i01.fma(y1, i00.mul(y0)))))
                    .intoMemorySegment(memory, at, NATIVE);
            DoubleVector row0 = r03.fma(y3, r02.fma(y2, r01.fma(y1, r00.mul(y0))))
                    .add(i03.fma(x3, i02.fma(x2, i01.fma(x1, i00.mul(x0)))));
            row0.intoMemorySegment(memory, at + HALF, NATIVE);
            row0.intoArray(c, barrier); // so that no coefficient is loaded in front of the loop, or of the row before, and waits on the stack
            DoubleVector r10 = DoubleVector.broadcast(SPECIES, c[first + 8]);
            DoubleVector i10 = DoubleVector.broadcast(SPECIES, c[first + 9]);
            DoubleVector r11 = DoubleVector.broadcast(SPECIES, c[first + 10]);
            DoubleVector i11 = DoubleVector.broadcast(SPECIES, c[first + 11]);
            DoubleVector r12 = DoubleVector.broadcast(SPECIES, c[first + 12]);
            DoubleVector i12 = DoubleVector.broadcast(SPECIES, c[first + 13]);
            DoubleVector r13 = DoubleVector.broadcast(SPECIES, c[first + 14]);
            DoubleVector i13 = DoubleVector.broadcast(SPECIES, c[first + 15]);
            r13.fma(x2, r12.fma(x3, r11.fma(x0, r10.mul(x1))))
                    .sub(i13.fma(y2, i12.fma(y3, i11.fma(y0, i10.mul(y1)))))
                    .intoMemorySegment(memory, at + step0, NATIVE);
            DoubleVector row1 = r13.fma(y2, r12.fma(y3, r11.fma(y0, r10.mul(y1))))
                    .add(i13.fma(x2, i12.fma(x3, i11.fma(x0, i10.mul(x1)))));
            row1.intoMemorySegment(memory, at + step0 + HALF, NATIVE);
            row1.intoArray(c, barrier);
            DoubleVector r20 = DoubleVector.broadcast(SPECIES, c[first + 16]);
            DoubleVector i20 = DoubleVector.broadcast(SPECIES, c[first + 17]);
            DoubleVector r21 = DoubleVector.broadcast(SPECIES, c[first + 18]);
            DoubleVector i21 = DoubleVector.broadcast(SPECIES, c[first + 19]);
            DoubleVector r22 = DoubleVector.broadcast(SPECIES, c[first + 20]);
            DoubleVector i22 = DoubleVector.broadcast(SPECIES, c[first + 21]);
            DoubleVector r23 = DoubleVector.broadcast(SPECIES, c[first + 22]);
            DoubleVector i23 = DoubleVector.broadcast(SPECIES, c[first + 23]);
            r23.fma(x1, r22.fma(x0, r21.fma(x3, r20.mul(x2))))
                    .sub(i23.fma(y1, i22.fma(y0, i21.fma(y3, i20.mul(y2)))))
                    .intoMemorySegment(memory, at + step1, NATIVE);
            DoubleVector row2 = r23.fma(y1, r22.fma(y0, r21.fma(y3, r20.mul(y2))))
                    .add(i23.fma(x1, i22.fma(x0, i21.fma(x3, i20.mul(x2)))));
            row2.intoMemorySegment(memory, at + step1 + HALF, NATIVE);
            row2.intoArray(c, barrier);
            DoubleVector r30 = DoubleVector.broadcast(SPECIES, c[first + 24]);
            DoubleVector i30 = DoubleVector.broadcast(SPECIES, c[first + 25]);
            DoubleVector r31 = DoubleVector.broadcast(SPECIES, c[first + 26]);
            DoubleVector i31 = DoubleVector.broadcast(SPECIES, c[first + 27]);
            DoubleVector r32 = DoubleVector.broadcast(SPECIES, c[first + 28]);
            DoubleVector i32 = DoubleVector.broadcast(SPECIES, c[first + 29]);
            DoubleVector r33 = DoubleVector.broadcast(SPECIES, c[first + 30]);
            DoubleVector i33 = DoubleVector.broadcast(SPECIES, c[first + 31]);
            r33.fma(x0, r32.fma(x1, r31.fma(x2, r30.mul(x3))))
                    .sub(i33.fma(y0, i32.fma(y1, i31.fma(y2, i30.mul(y3)))))
                    .intoMemorySegment(memory, at + step0 + step1, NATIVE);
            r33.fma(y0, r32.fma(y1, r31.fma(y2, r30.mul(y3))))
                    .add(i33.fma(x0, i32.fma(x1, i31.fma(x2, i30.mul(x3)))))
                    .intoMemorySegment(memory, at + step0 + step1 + HALF, NATIVE);
        }
    }

    @Override
    public void denseLocal(MemorySegment tile, int[] cells, long s0, long s1, MemorySegment numbers, long coefs) {
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + s1 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        long step1 = s1 & AddressSpace.MASK;
        MemorySegment factors = AddressSpace.of(numbers);
        long from = AddressSpace.address(numbers, coefs, 32 * HALF) & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector x1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector y1 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step1 + HALF, NATIVE);
            DoubleVector x3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1, NATIVE);
            DoubleVector y3 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + step1 + HALF, NATIVE);
            // In the loop, as in denseMixed.
            DoubleVector r00 = DoubleVector.fromMemorySegment(SPECIES, factors, from, NATIVE);
            DoubleVector r01 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 2 * HALF, NATIVE);
            DoubleVector i01 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 3 * HALF, NATIVE);
            DoubleVector r02 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 4 * HALF, NATIVE);
            DoubleVector i02 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 5 * HALF, NATIVE);
            DoubleVector r03 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 6 * HALF, NATIVE);
            DoubleVector i03 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 7 * HALF, NATIVE);
            r03.fma(x3, r02.fma(x2, r01.fma(x1, r00.mul(x0))))
                    .sub(i03.fma(y3, i02.fma(y2, i01.mul(y1))))
                    .intoMemorySegment(memory, at, NATIVE);
            r03.fma(y3, r02.fma(y2, r01.fma(y1, r00.mul(y0))))
                    .add(i03.fma(x3, i02.fma(x2, i01.mul(x1))))
                    .intoMemorySegment(memory, at + HALF, NATIVE);
            DoubleVector r10 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 8 * HALF, NATIVE);
            DoubleVector r12 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 12 * HALF, NATIVE);
            DoubleVector i12 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 13 * HALF, NATIVE);
            DoubleVector r13 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 14 * HALF, NATIVE);
            DoubleVector i13 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 15 * HALF, NATIVE);
            r13.fma(x2, r12.fma(x3, r10.mul(x1)))
                    .sub(i13.fma(y2, i12.mul(y3)))
                    .intoMemorySegment(memory, at + step0, NATIVE);
            r13.fma(y2, r12.fma(y3, r10.mul(y1)))
                    .add(i13.fma(x2, i12.mul(x3)))
                    .intoMemorySegment(memory, at + step0 + HALF, NATIVE);
            DoubleVector r20 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 16 * HALF, NATIVE);
            DoubleVector i20 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 17 * HALF, NATIVE);
            DoubleVector r21 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 18 * HALF, NATIVE);
            DoubleVector i21 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 19 * HALF, NATIVE);
            DoubleVector r23 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 22 * HALF, NATIVE);
            DoubleVector i23 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 23 * HALF, NATIVE);
            r23.fma(x1, r21.fma(x3, r20.mul(x2)))
                    .sub(i23.fma(y1, i21.fma(y3, i20.mul(y2))))
                    .intoMemorySegment(memory, at + step1, NATIVE);
            r23.fma(y1, r21.fma(y3, r20.mul(y2)))
                    .add(i23.fma(x1, i21.fma(x3, i20.mul(x2))))
                    .intoMemorySegment(memory, at + step1 + HALF, NATIVE);
            DoubleVector r30 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 24 * HALF, NATIVE);
            DoubleVector i30 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 25 * HALF, NATIVE);
            DoubleVector r31 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 26 * HALF, NATIVE);
            DoubleVector i31 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 27 * HALF, NATIVE);
            DoubleVector r32 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 28 * HALF, NATIVE);
            DoubleVector i32 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 29 * HALF, NATIVE);
            DoubleVector r33 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 30 * HALF, NATIVE);
            r33.fma(x0, r32.fma(x1, r31.fma(x2, r30.mul(x3))))
                    .sub(i32.fma(y1, i31.fma(y2, i30.mul(y3))))
                    .intoMemorySegment(memory, at + step0 + step1, NATIVE);
            r33.fma(y0, r32.fma(y1, r31.fma(y2, r30.mul(y3))))
                    .add(i32.fma(x1, i31.fma(x2, i30.mul(x3))))
                    .intoMemorySegment(memory, at + step0 + step1 + HALF, NATIVE);
        }
    }

    @Override
    public void matrix(MemorySegment tile, int[] cells, int[] offsets, int[] lanes, int[] inputs, MemorySegment numbers, long coefs, MemorySegment scratch) {
        int shift = Integer.numberOfTrailingZeros(lanes.length);
        int size = offsets.length << shift;
        for (int g = 0; g < cells.length; g++) {
            for (int k = 0; k < size; k++) {
                long at = (long) cells[g] + offsets[k >> shift];
                long to = k * CELL;
                VectorShuffle<Double> partner = exchange(lanes[k & lanes.length - 1]);
                DoubleVector.fromMemorySegment(SPECIES, tile, at, NATIVE).rearrange(partner).intoMemorySegment(scratch, to, NATIVE);
                DoubleVector.fromMemorySegment(SPECIES, tile, at + HALF, NATIVE).rearrange(partner).intoMemorySegment(scratch, to + HALF, NATIVE);
            }
            for (int row = 0; row < offsets.length; row++) {
                DoubleVector realX = DoubleVector.zero(SPECIES);
                DoubleVector realY = realX;
                DoubleVector imaginaryX = realX;
                DoubleVector imaginaryY = realX;
                for (int k = row * size; k < (row + 1) * size; k++) {
                    DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + k * CELL, NATIVE);
                    DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + k * CELL + HALF, NATIVE);
                    long from = inputs[k] * CELL;
                    DoubleVector x = DoubleVector.fromMemorySegment(SPECIES, scratch, from, NATIVE);
                    DoubleVector y = DoubleVector.fromMemorySegment(SPECIES, scratch, from + HALF, NATIVE);
                    realX = r.fma(x, realX);
                    realY = r.fma(y, realY);
                    imaginaryX = i.fma(x, imaginaryX);
                    imaginaryY = i.fma(y, imaginaryY);
                }
                long at = (long) cells[g] + offsets[row];
                realX.sub(imaginaryY).intoMemorySegment(tile, at, NATIVE);
                realY.add(imaginaryX).intoMemorySegment(tile, at + HALF, NATIVE);
            }
        }
    }

    @Override
    public void denseMixed(MemorySegment tile, int[] cells, long s0, MemorySegment numbers, long coefs, int bit) {
        VectorShuffle<Double> partner = exchange(bit);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        MemorySegment factors = AddressSpace.of(numbers);
        long from = AddressSpace.address(numbers, coefs, 16 * HALF) & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector x1 = x0.rearrange(partner);
            DoubleVector x3 = x2.rearrange(partner);
            DoubleVector y1 = y0.rearrange(partner);
            DoubleVector y3 = y2.rearrange(partner);
            // In the loop, because stores keep them in their places: in front of it they would go to the stack.
            DoubleVector r00 = DoubleVector.fromMemorySegment(SPECIES, factors, from, NATIVE);
            DoubleVector i00 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 1 * HALF, NATIVE);
            DoubleVector r01 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 2 * HALF, NATIVE);
            DoubleVector i01 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 3 * HALF, NATIVE);
            DoubleVector r02 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 4 * HALF, NATIVE);
            DoubleVector i02 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 5 * HALF, NATIVE);
            DoubleVector r03 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 6 * HALF, NATIVE);
            DoubleVector i03 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 7 * HALF, NATIVE);
            r03.fma(x3, r02.fma(x2, r01.fma(x1, r00.mul(x0))))
                    .sub(i03.fma(y3, i02.fma(y2, i01.fma(y1, i00.mul(y0)))))
                    .intoMemorySegment(memory, at, NATIVE);
            r03.fma(y3, r02.fma(y2, r01.fma(y1, r00.mul(y0))))
                    .add(i03.fma(x3, i02.fma(x2, i01.fma(x1, i00.mul(x0)))))
                    .intoMemorySegment(memory, at + HALF, NATIVE);
            DoubleVector r10 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 8 * HALF, NATIVE);
            DoubleVector i10 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 9 * HALF, NATIVE);
            DoubleVector r11 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 10 * HALF, NATIVE);
            DoubleVector i11 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 11 * HALF, NATIVE);
            DoubleVector r12 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 12 * HALF, NATIVE);
            DoubleVector i12 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 13 * HALF, NATIVE);
            DoubleVector r13 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 14 * HALF, NATIVE);
            DoubleVector i13 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 15 * HALF, NATIVE);
            r13.fma(x1, r12.fma(x0, r11.fma(x3, r10.mul(x2))))
                    .sub(i13.fma(y1, i12.fma(y0, i11.fma(y3, i10.mul(y2)))))
                    .intoMemorySegment(memory, at + step0, NATIVE);
            r13.fma(y1, r12.fma(y0, r11.fma(y3, r10.mul(y2))))
                    .add(i13.fma(x1, i12.fma(x0, i11.fma(x3, i10.mul(x2)))))
                    .intoMemorySegment(memory, at + step0 + HALF, NATIVE);
        }
    }

    @Override
    public void denseMixedDiagonal(MemorySegment tile, int[] cells, long s0, MemorySegment numbers, long coefs, int bit) {
        VectorShuffle<Double> partner = exchange(bit);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, s0 + CELL);
        long step0 = s0 & AddressSpace.MASK;
        MemorySegment factors = AddressSpace.of(numbers);
        long from = AddressSpace.address(numbers, coefs, 16 * HALF) & AddressSpace.MASK;
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector x2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0, NATIVE);
            DoubleVector y2 = DoubleVector.fromMemorySegment(SPECIES, memory, at + step0 + HALF, NATIVE);
            DoubleVector x1 = x0.rearrange(partner);
            DoubleVector x3 = x2.rearrange(partner);
            DoubleVector y1 = y0.rearrange(partner);
            DoubleVector y3 = y2.rearrange(partner);
            // In the loop, as in denseMixed.
            DoubleVector r00 = DoubleVector.fromMemorySegment(SPECIES, factors, from, NATIVE);
            DoubleVector r02 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 4 * HALF, NATIVE);
            DoubleVector i02 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 5 * HALF, NATIVE);
            DoubleVector r03 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 6 * HALF, NATIVE);
            DoubleVector i03 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 7 * HALF, NATIVE);
            r03.fma(x3, r02.fma(x2, r00.mul(x0)))
                    .sub(i03.fma(y3, i02.mul(y2)))
                    .intoMemorySegment(memory, at, NATIVE);
            r03.fma(y3, r02.fma(y2, r00.mul(y0)))
                    .add(i03.fma(x3, i02.mul(x2)))
                    .intoMemorySegment(memory, at + HALF, NATIVE);
            DoubleVector r10 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 8 * HALF, NATIVE);
            DoubleVector i10 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 9 * HALF, NATIVE);
            DoubleVector r11 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 10 * HALF, NATIVE);
            DoubleVector i11 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 11 * HALF, NATIVE);
            DoubleVector r12 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 12 * HALF, NATIVE);
            DoubleVector i12 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 13 * HALF, NATIVE);
            DoubleVector r13 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 14 * HALF, NATIVE);
            DoubleVector i13 = DoubleVector.fromMemorySegment(SPECIES, factors, from + 15 * HALF, NATIVE);
            r13.fma(x1, r12.fma(x0, r11.fma(x3, r10.mul(x2))))
                    .sub(i13.fma(y1, i12.fma(y0, i11.fma(y3, i10.mul(y2)))))
                    .intoMemorySegment(memory, at + step0, NATIVE);
            r13.fma(y1, r12.fma(y0, r11.fma(y3, r10.mul(y2))))
                    .add(i13.fma(x1, i12.fma(x0, i11.fma(x3, i10.mul(x2)))))
                    .intoMemorySegment(memory, at + step0 + HALF, NATIVE);
        }
    }

    @Override
    public void denseLanes(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs, int bit0, int bit1) {
        VectorShuffle<Double> partner1 = exchange(bit0);
        VectorShuffle<Double> partner2 = exchange(bit1);
        VectorShuffle<Double> partner3 = exchange(bit0 | bit1);
        DoubleVector r00 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
        DoubleVector i00 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
        DoubleVector r01 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 2 * HALF, NATIVE);
        DoubleVector i01 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 3 * HALF, NATIVE);
        DoubleVector r02 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 4 * HALF, NATIVE);
        DoubleVector i02 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 5 * HALF, NATIVE);
        DoubleVector r03 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 6 * HALF, NATIVE);
        DoubleVector i03 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 7 * HALF, NATIVE);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, CELL);
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector x0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector y0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector x1 = x0.rearrange(partner1);
            DoubleVector y1 = y0.rearrange(partner1);
            DoubleVector x2 = x0.rearrange(partner2);
            DoubleVector y2 = y0.rearrange(partner2);
            DoubleVector x3 = x0.rearrange(partner3);
            DoubleVector y3 = y0.rearrange(partner3);
            r03.fma(x3, r02.fma(x2, r01.fma(x1, r00.mul(x0))))
                    .sub(i03.fma(y3, i02.fma(y2, i01.fma(y1, i00.mul(y0)))))
                    .intoMemorySegment(memory, at, NATIVE);
            r03.fma(y3, r02.fma(y2, r01.fma(y1, r00.mul(y0))))
                    .add(i03.fma(x3, i02.fma(x2, i01.fma(x1, i00.mul(x0)))))
                    .intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void turnPairs(MemorySegment tile, int[] cells, int[] others, MemorySegment numbers, long coefs, int bits) {
        VectorShuffle<Double> partner = exchange(bits);
        DoubleVector own0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
        DoubleVector re0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
        DoubleVector im0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 2 * HALF, NATIVE);
        DoubleVector minus0 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 3 * HALF, NATIVE);
        DoubleVector own1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 4 * HALF, NATIVE);
        DoubleVector re1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 5 * HALF, NATIVE);
        DoubleVector im1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 6 * HALF, NATIVE);
        DoubleVector minus1 = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 7 * HALF, NATIVE);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, CELL);
        long originOfOthers = AddressSpace.address(tile, others, CELL);
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            long to = originOfOthers + others[g] & AddressSpace.MASK;
            DoubleVector r0 = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i0 = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            DoubleVector r1 = DoubleVector.fromMemorySegment(SPECIES, memory, to, NATIVE);
            DoubleVector i1 = DoubleVector.fromMemorySegment(SPECIES, memory, to + HALF, NATIVE);
            DoubleVector pr0 = r0.rearrange(partner);
            DoubleVector pi0 = i0.rearrange(partner);
            DoubleVector pr1 = r1.rearrange(partner);
            DoubleVector pi1 = i1.rearrange(partner);
            minus0.fma(pi1, re0.fma(pr1, own0.mul(r0))).intoMemorySegment(memory, at, NATIVE);
            im0.fma(pr1, re0.fma(pi1, own0.mul(i0))).intoMemorySegment(memory, at + HALF, NATIVE);
            minus1.fma(pi0, re1.fma(pr0, own1.mul(r1))).intoMemorySegment(memory, to, NATIVE);
            im1.fma(pr0, re1.fma(pi0, own1.mul(i1))).intoMemorySegment(memory, to + HALF, NATIVE);
        }
    }

    @Override
    public void multiply(MemorySegment tile, int[] cells, MemorySegment numbers, long coefs) {
        DoubleVector re = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs, NATIVE);
        DoubleVector im = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 1 * HALF, NATIVE);
        DoubleVector minus = DoubleVector.fromMemorySegment(SPECIES, numbers, coefs + 2 * HALF, NATIVE);
        MemorySegment memory = AddressSpace.of(tile);
        long origin = AddressSpace.address(tile, cells, CELL);
        for (int g = 0; g < cells.length; g++) {
            long at = origin + cells[g] & AddressSpace.MASK;
            DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE);
            DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE);
            minus.fma(i, re.mul(r)).intoMemorySegment(memory, at, NATIVE);
            im.fma(r, re.mul(i)).intoMemorySegment(memory, at + HALF, NATIVE);
        }
    }

    @Override
    public void phases(MemorySegment tile, int[] upper, int[] lower, MemorySegment numbers, long ofUpper, long ofLower, Object coefs, MemorySegment scratch) {
        double[] c = (double[]) coefs;
        int lowerBits = Integer.numberOfTrailingZeros(lower.length);
        for (int u = 0; u < upper.length; u++) {
            int first = 2 * LANES + u * (2 + 2 * lowerBits);
            DoubleVector ar = DoubleVector.broadcast(SPECIES, c[first]);
            DoubleVector ai = DoubleVector.broadcast(SPECIES, c[first + 1]);
            DoubleVector br = DoubleVector.fromArray(SPECIES, c, 0);
            DoubleVector bi = DoubleVector.fromArray(SPECIES, c, LANES);
            DoubleVector ur = DoubleVector.fromMemorySegment(SPECIES, numbers, ofUpper + u * CELL, NATIVE);
            DoubleVector ui = DoubleVector.fromMemorySegment(SPECIES, numbers, ofUpper + u * CELL + HALF, NATIVE);
            DoubleVector pr = ar.mul(br).sub(ai.mul(bi));
            DoubleVector pi = ar.mul(bi).add(ai.mul(br));
            pr.mul(ur).sub(pi.mul(ui)).intoMemorySegment(scratch, 0, NATIVE);
            pr.mul(ui).add(pi.mul(ur)).intoMemorySegment(scratch, HALF, NATIVE);
            for (int k = 1; k < lower.length; k++) {
                int bit = 31 - Integer.numberOfLeadingZeros(k);
                long from = (k ^ 1 << bit) * CELL;
                DoubleVector tr = DoubleVector.broadcast(SPECIES, c[first + 2 + 2 * bit]);
                DoubleVector ti = DoubleVector.broadcast(SPECIES, c[first + 3 + 2 * bit]);
                DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, scratch, from, NATIVE);
                DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, scratch, from + HALF, NATIVE);
                r.mul(tr).sub(i.mul(ti)).intoMemorySegment(scratch, k * CELL, NATIVE);
                r.mul(ti).add(i.mul(tr)).intoMemorySegment(scratch, k * CELL + HALF, NATIVE);
            }
            for (int k = 0; k < lower.length; k++) {
                long at = (long) upper[u] + lower[k];
                DoubleVector er = DoubleVector.fromMemorySegment(SPECIES, scratch, k * CELL, NATIVE);
                DoubleVector ei = DoubleVector.fromMemorySegment(SPECIES, scratch, k * CELL + HALF, NATIVE);
                DoubleVector dr = DoubleVector.fromMemorySegment(SPECIES, numbers, ofLower + k * CELL, NATIVE);
                DoubleVector di = DoubleVector.fromMemorySegment(SPECIES, numbers, ofLower + k * CELL + HALF, NATIVE);
                DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, tile, at, NATIVE);
                DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, tile, at + HALF, NATIVE);
                DoubleVector fr = er.mul(dr).sub(ei.mul(di));
                DoubleVector fi = er.mul(di).add(ei.mul(dr));
                r.mul(fr).sub(i.mul(fi)).intoMemorySegment(tile, at, NATIVE);
                r.mul(fi).add(i.mul(fr)).intoMemorySegment(tile, at + HALF, NATIVE);
            }
        }
    }

    @Override
    public void move(MemorySegment from, int[] sources, MemorySegment to, long base, int[] cells) {
        MemorySegment memory = AddressSpace.of(from);
        long origin = AddressSpace.address(from, sources, CELL);
        MemorySegment out = AddressSpace.of(to);
        long originOut = AddressSpace.address(to, base, reach(cells));
        for (int c = 0; c < cells.length; c++) {
            long at = origin + sources[c] & AddressSpace.MASK;
            long place = originOut + cells[c] * CELL & AddressSpace.MASK;
            DoubleVector.fromMemorySegment(SPECIES, memory, at, NATIVE).intoMemorySegment(out, place, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at + HALF, NATIVE).intoMemorySegment(out, place + HALF, NATIVE);
        }
    }

    @Override
    public void permute(MemorySegment from, int[] sources, MemorySegment to, long base, int[] cells, MemorySegment numbers, long indexes) {
        MemorySegment memory = AddressSpace.of(from);
        long origin = AddressSpace.address(from, sources, (int) -CELL, CELL);
        MemorySegment out = AddressSpace.of(to);
        long originOut = AddressSpace.address(to, base, reach(cells));
        MemorySegment orders = AddressSpace.of(numbers);
        long originOfOrders = AddressSpace.address(numbers, indexes, LANES * HALF);
        for (int c = 0; c < cells.length; c++) {
            int source = sources[c];
            long at = origin + (source & -CELL) & AddressSpace.MASK;
            long place = originOut + cells[c] * CELL & AddressSpace.MASK;
            long order = originOfOrders + (source & LANES - 1) * HALF & AddressSpace.MASK;
            IntVector index = IntVector.fromMemorySegment(INTS, orders, order, NATIVE);
            index.selectFrom(IntVector.fromMemorySegment(INTS, memory, at, NATIVE)).intoMemorySegment(out, place, NATIVE);
            index.selectFrom(IntVector.fromMemorySegment(INTS, memory, at + HALF, NATIVE)).intoMemorySegment(out, place + HALF, NATIVE);
        }
    }

    @Override
    public void permuteBlending(
            MemorySegment from, int[] sources, int[] others, MemorySegment to, long base, int[] cells, MemorySegment numbers, long indexes, long ints) {
        VectorMask<Integer> fromOther = VectorMask.fromLong(INTS, ints);
        MemorySegment memory = AddressSpace.of(from);
        long origin = AddressSpace.address(from, sources, (int) -CELL, CELL);
        long originOfOthers = AddressSpace.address(from, others, CELL);
        MemorySegment out = AddressSpace.of(to);
        long originOut = AddressSpace.address(to, base, reach(cells));
        MemorySegment orders = AddressSpace.of(numbers);
        long originOfOrders = AddressSpace.address(numbers, indexes, LANES * HALF);
        for (int c = 0; c < cells.length; c++) {
            int source = sources[c];
            long at = origin + (source & -CELL) & AddressSpace.MASK;
            long also = originOfOthers + others[c] & AddressSpace.MASK;
            long place = originOut + cells[c] * CELL & AddressSpace.MASK;
            long order = originOfOrders + (source & LANES - 1) * HALF & AddressSpace.MASK;
            IntVector index = IntVector.fromMemorySegment(INTS, orders, order, NATIVE);
            index.selectFrom(IntVector.fromMemorySegment(INTS, memory, at, NATIVE))
                    .blend(index.selectFrom(IntVector.fromMemorySegment(INTS, memory, also, NATIVE)), fromOther)
                    .intoMemorySegment(out, place, NATIVE);
            index.selectFrom(IntVector.fromMemorySegment(INTS, memory, at + HALF, NATIVE))
                    .blend(index.selectFrom(IntVector.fromMemorySegment(INTS, memory, also + HALF, NATIVE)), fromOther)
                    .intoMemorySegment(out, place + HALF, NATIVE);
        }
    }

    @Override
    public void gather(MemorySegment state, long base, int[] cells, MemorySegment tile) {
        int quarter = cells.length / 4;
        MemorySegment memory = AddressSpace.of(state);
        long origin = AddressSpace.address(state, base, reach(cells));
        MemorySegment out = AddressSpace.of(tile);
        long originOut = AddressSpace.address(tile, 0, extent(4 * quarter));
        for (int c = 0; c < quarter; c++) {
            long at0 = origin + cells[c] * CELL & AddressSpace.MASK;
            long out0 = originOut + (c + (c >> CellKernels.PAD_SHIFT)) * CELL & AddressSpace.MASK;
            int c1 = c + 1 * quarter;
            long at1 = origin + cells[c1] * CELL & AddressSpace.MASK;
            long out1 = originOut + (c1 + (c1 >> CellKernels.PAD_SHIFT)) * CELL & AddressSpace.MASK;
            int c2 = c + 2 * quarter;
            long at2 = origin + cells[c2] * CELL & AddressSpace.MASK;
            long out2 = originOut + (c2 + (c2 >> CellKernels.PAD_SHIFT)) * CELL & AddressSpace.MASK;
            int c3 = c + 3 * quarter;
            long at3 = origin + cells[c3] * CELL & AddressSpace.MASK;
            long out3 = originOut + (c3 + (c3 >> CellKernels.PAD_SHIFT)) * CELL & AddressSpace.MASK;
            DoubleVector.fromMemorySegment(SPECIES, memory, at0, NATIVE).intoMemorySegment(out, out0, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at0 + HALF, NATIVE).intoMemorySegment(out, out0 + HALF, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at1, NATIVE).intoMemorySegment(out, out1, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at1 + HALF, NATIVE).intoMemorySegment(out, out1 + HALF, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at2, NATIVE).intoMemorySegment(out, out2, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at2 + HALF, NATIVE).intoMemorySegment(out, out2 + HALF, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at3, NATIVE).intoMemorySegment(out, out3, NATIVE);
            DoubleVector.fromMemorySegment(SPECIES, memory, at3 + HALF, NATIVE).intoMemorySegment(out, out3 + HALF, NATIVE);
        }
    }

    @Override
    public void squares(MemorySegment m, long at, int cells, MemorySegment out) {
        for (int c = 0; c < cells; c++) {
            DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, m, at + c * CELL, NATIVE);
            DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, m, at + c * CELL + HALF, NATIVE);
            r.fma(r, i.mul(i)).intoMemorySegment(out, c * HALF, NATIVE);
        }
    }

    @Override
    public double norm(MemorySegment m, long at, int cells) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int c = 0; c < cells; c++) {
            DoubleVector r = DoubleVector.fromMemorySegment(SPECIES, m, at + c * CELL, NATIVE);
            DoubleVector i = DoubleVector.fromMemorySegment(SPECIES, m, at + c * CELL + HALF, NATIVE);
            sum = r.fma(r, i.fma(i, sum));
        }
        return DoubleTileKernels.sum(sum);
    }

    /** What so many cells of a tile that is a copy take, with the gaps between them. */
    private static long extent(int cells) {
        return cells == 0 ? 0 : (cells + (cells - 1 >> CellKernels.PAD_SHIFT)) * CELL;
    }

    /** What cells take that stand there, counted in cells; more than there is if one is none. */
    private static long reach(int[] cells) {
        int last = 0;
        int signs = 0;
        for (int cell : cells) {
            last = Math.max(last, cell);
            signs |= cell;
        }
        return signs < 0 ? Long.MAX_VALUE : cells.length == 0 ? 0 : (last + 1) * CELL;
    }
}
