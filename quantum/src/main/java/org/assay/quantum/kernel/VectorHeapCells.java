package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link HeapCells} on vectors of the machine's preferred width. */
final class VectorHeapCells implements HeapCells {

    private static final VectorSpecies<Double> SPECIES = VectorWidth.DOUBLES;
    private static final int LANE_BITS = Integer.numberOfTrailingZeros(SPECIES.length());
    private static final long HALF = SPECIES.vectorByteSize();
    private static final long CELL = 2 * HALF;
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    @Override
    public void gather(double[] re, double[] im, int base, int[] offsets, int run, MemorySegment tile) {
        int shift = Integer.numberOfTrailingZeros(run) - LANE_BITS;
        int cells = offsets.length << shift;
        int mask = (1 << shift) - 1;
        for (int c = 0; c < cells; c++) {
            int from = base + offsets[c >> shift] + ((c & mask) << LANE_BITS);
            long to = (c + (c >> CellKernels.PAD_SHIFT)) * CELL;
            DoubleVector.fromArray(SPECIES, re, from).intoMemorySegment(tile, to, NATIVE);
            DoubleVector.fromArray(SPECIES, im, from).intoMemorySegment(tile, to + HALF, NATIVE);
        }
    }

    @Override
    public void scatter(MemorySegment tile, double[] re, double[] im, int base, int[] offsets, int run) {
        int shift = Integer.numberOfTrailingZeros(run) - LANE_BITS;
        int cells = offsets.length << shift;
        int mask = (1 << shift) - 1;
        for (int c = 0; c < cells; c++) {
            int to = base + offsets[c >> shift] + ((c & mask) << LANE_BITS);
            long from = (c + (c >> CellKernels.PAD_SHIFT)) * CELL;
            DoubleVector.fromMemorySegment(SPECIES, tile, from, NATIVE).intoArray(re, to);
            DoubleVector.fromMemorySegment(SPECIES, tile, from + HALF, NATIVE).intoArray(im, to);
        }
    }
}
