package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * What one thread needs to work on tiles in cells: two tiles, one of which is current, and the
 * coefficients of a program, all in one aligned piece of memory outside the heap.
 */
final class CellScratch {

    private static final ThreadLocal<CellScratch> DOUBLES = new ThreadLocal<>();
    private static final ThreadLocal<CellScratch> SINGLES = new ThreadLocal<>();

    final CellKernels kernels;

    /** Holds the coefficients and tables of lanes, at {@link #coefs(int)}. */
    final MemorySegment numbers;

    /** The current tile. */
    MemorySegment tile;

    /** Room for another. */
    MemorySegment spare;

    private final int tileBits;
    private double[] re = {};
    private double[] im = {};
    private double[] phases = {};
    private float[] narrowPhases = {};
    private int phaseCount;
    private Object loaded = this;
    private Object coefs = this;

    private CellScratch(CellKernels kernels, int tileBits, int vectors) {
        this.kernels = kernels;
        this.tileBits = tileBits;
        long bytes = tileBytes(kernels, tileBits);
        long numbersAt = 2 * bytes + 2048;
        MemorySegment memory = OffHeapMemory.allocate(numbersAt + vectors * (long) vectorBytes(kernels), Arena.ofAuto());
        tile = memory.asSlice(0, bytes);
        spare = memory.asSlice(bytes, bytes);
        numbers = memory.asSlice(numbersAt);
    }

    private static int vectorBytes(CellKernels kernels) {
        return kernels.bytesPerCell() / 2;
    }

    /** Rounded up to pages, with half a page between the two tiles. */
    private static long tileBytes(CellKernels kernels, int tileBits) {
        long bytes = kernels.placeInTile((1L << tileBits) / kernels.lanes());
        return (bytes + 4095 & -4096L) + 2048;
    }

    /** This thread's, with the coefficients of this program. */
    static CellScratch of(CellProgram program) {
        CellKernels kernels = program.kernels();
        boolean single = program.precision() == Precision.SINGLE;
        ThreadLocal<CellScratch> local = single ? SINGLES : DOUBLES;
        CellScratch scratch = local.get();
        if (scratch == null || scratch.tileBits != program.tileBits() || scratch.kernels != kernels || !scratch.holds(program)) {
            scratch = new CellScratch(kernels, program.tileBits(), Math.max(1024, program.vectors()));
            local.set(scratch);
        }
        if (scratch.loaded != program) {
            scratch.load(program, single);
        }
        return scratch;
    }

    private boolean holds(CellProgram program) {
        return program.vectors() * (long) vectorBytes(kernels) <= numbers.byteSize();
    }

    private void load(CellProgram program, boolean single) {
        double[] wide = program.coefs();
        if (single) {
            float[] narrow = PhaseTables.narrowed(wide);
            coefs = Arrays.copyOf(narrow, narrow.length + kernels.lanes());
            MemorySegment.copy(narrow, 0, numbers, ValueLayout.JAVA_FLOAT, 0, narrow.length);
            loadOrders(program.orders(), 4L * narrow.length, 1);
        } else {
            coefs = Arrays.copyOf(wide, wide.length + kernels.lanes());
            MemorySegment.copy(wide, 0, numbers, ValueLayout.JAVA_DOUBLE, 0, wide.length);
            loadOrders(program.orders(), 8L * wide.length, 2);
        }
        loaded = program;
    }

    /** Orders of lanes as orders of 32 bits, so many to a lane. */
    private void loadOrders(int[] orders, long at, int ints) {
        for (int i = 0; i < orders.length * ints; i++) {
            numbers.set(ValueLayout.JAVA_INT, at + 4L * i, orders[i / ints] * ints + i % ints);
        }
    }

    /** Writes zeros from this cell of the current tile on. */
    void clearFrom(int cell) {
        if (cell < (1 << tileBits) / kernels.lanes()) {
            tile.asSlice(kernels.placeInTile(cell)).fill((byte) 0);
        }
    }

    /** Where a vector of coefficients stands among the numbers. */
    long coefs(int vector) {
        return vector * (long) vectorBytes(kernels);
    }

    /** All coefficients in an array of the program's precision, this thread's own, and a vector more, which loops may write to. */
    Object coefs() {
        return coefs;
    }

    /** Room for so many numbers. */
    double[] phases(int count) {
        if (phases.length < count) {
            phases = new double[count];
        }
        phaseCount = count;
        return phases;
    }

    /** The numbers last written there, in the program's precision. */
    Object narrowedPhases() {
        if (coefs instanceof double[]) {
            return phases;
        }
        if (narrowPhases.length < phases.length) {
            narrowPhases = new float[phases.length];
        }
        for (int i = 0; i < phaseCount; i++) {
            narrowPhases[i] = (float) phases[i];
        }
        return narrowPhases;
    }

    void exchangeTiles() {
        MemorySegment kept = tile;
        tile = spare;
        spare = kept;
    }

    /** Does a call that has no loop of its own on copies in two arrays. */
    void runOnArrays(KernelCall call, Kernels plain) {
        int size = 1 << tileBits;
        if (re.length != size) {
            re = new double[size];
            im = new double[size];
        }
        copy(false);
        call.run(new KernelSink(plain, re, im), 1);
        copy(true);
    }

    private void copy(boolean back) {
        int lanes = kernels.lanes();
        int half = vectorBytes(kernels);
        boolean single = half / lanes == Float.BYTES;
        for (int c = 0; c < re.length / lanes; c++) {
            long at = kernels.placeInTile(c);
            copy(re, c * lanes, at, lanes, single, back);
            copy(im, c * lanes, at + half, lanes, single, back);
        }
    }

    private void copy(double[] array, int from, long at, int count, boolean single, boolean back) {
        if (single) {
            for (int i = 0; i < count; i++) {
                if (back) {
                    tile.set(ValueLayout.JAVA_FLOAT, at + 4L * i, (float) array[from + i]);
                } else {
                    array[from + i] = tile.get(ValueLayout.JAVA_FLOAT, at + 4L * i);
                }
            }
        } else if (back) {
            MemorySegment.copy(array, from, tile, ValueLayout.JAVA_DOUBLE, at, count);
        } else {
            MemorySegment.copy(tile, ValueLayout.JAVA_DOUBLE, at, array, from, count);
        }
    }
}
