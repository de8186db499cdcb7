package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One way through memory: tiles that hold some bits whole are taken out one after another, all its
 * calls are run on each while it is in cache, and it is put back.
 *
 * @param bits of the index of an amplitude
 * @param local the bits that a tile holds whole
 * @param calls in order; each mixes local bits only
 */
record Pass(int bits, long local, List<KernelCall> calls) {

    /** A call as it is on a tile, with what depends on where the tile lies. */
    private record OnTile(KernelCall call, long outerOn, long outerOff, long outerSigns) {

        void run(Kernels kernels, long base, double[] re, double[] im) {
            if ((base & outerOn) == outerOn && (base & outerOff) == 0) {
                call.run(new KernelSink(kernels, re, im), PauliFactor.isOdd(base & outerSigns) ? -1 : 1);
            }
        }
    }

    private static final class Tile {
        /** Kept from pass to pass: one tile a thread. */
        private static final ThreadLocal<Tile> OF_THREAD = ThreadLocal.withInitial(() -> new Tile(0));

        final double[] re;
        final double[] im;

        private Tile(int size) {
            re = new double[size];
            im = new double[size];
        }

        static Tile ofSize(int size) {
            Tile tile = OF_THREAD.get();
            if (tile.re.length != size) {
                tile = new Tile(size);
                OF_THREAD.set(tile);
            }
            return tile;
        }
    }

    /** The bits that some call mixes. */
    long mixes() {
        long mixes = 0;
        for (KernelCall call : calls) {
            mixes |= call.mixes();
        }
        return mixes;
    }

    int tileBits() {
        return Long.bitCount(local);
    }

    private long outer() {
        return (1L << bits) - 1 & ~local;
    }

    /** Neighbours that stay together. */
    private long run() {
        return Math.min(1L << tileBits(), Long.lowestOneBit(~local));
    }

    /** On a state in two arrays, call by call on each tile. */
    void run(Kernels kernels, Workers workers, double[] re, double[] im) {
        if (tileBits() == bits) {
            calls.forEach(call -> call.run(new KernelSink(kernels, re, im), 1));
            return;
        }
        List<OnTile> onTile = calls.stream()
                .map(c -> new OnTile(c.onTile(local), c.on() & ~local, c.off() & ~local, c.signs() & ~local))
                .toList();
        int tileSize = 1 << tileBits();
        int[] offsets = offsets();
        forEachTile(workers, outer(), base -> {
            Tile tile = Tile.ofSize(tileSize);
            kernels.gather(re, (int) base, offsets, (int) run(), tile.re);
            kernels.gather(im, (int) base, offsets, (int) run(), tile.im);
            for (OnTile call : onTile) {
                call.run(kernels, base, tile.re, tile.im);
            }
            kernels.scatter(tile.re, (int) base, offsets, (int) run(), re);
            kernels.scatter(tile.im, (int) base, offsets, (int) run(), im);
        });
    }

    /** The same with cells in place of arrays for each tile. */
    void run(CellProgram program, HeapCells heap, Workers workers, double[] re, double[] im) {
        int[] offsets = offsets();
        forEachTile(workers, outer(), base -> {
            CellScratch scratch = CellScratch.of(program);
            heap.gather(re, im, (int) base, offsets, (int) run(), scratch.tile);
            program.run(scratch, base);
            heap.scatter(scratch.tile, re, im, (int) base, offsets, (int) run());
        });
    }

    /** On a state in cells; tiles that hold nothing but zeros stay what they are. */
    void run(CellKernels kernels, Kernels plain, Workers workers, PackedState state) {
        long reached = state.reached();
        if (CellProgram.staysInPlace(this, kernels, state.precision())) {
            state.settle(workers);
            runInPlace(CellProgram.inPlace(this, kernels, plain, reached, state), workers, state);
        } else {
            runOnCopies(CellProgram.of(this, kernels, state.precision(), plain, reached), workers, state);
        }
        if (Thread.currentThread().isInterrupted()) {
            state.settle(workers); // where tiles were left out, what has not been written must not be read
        }
        state.passed(mixes(), reached & outer() | local);
    }

    void runInPlace(CellProgram program, Workers workers, PackedState state) {
        forEachTile(workers, outer() & program.reached(), base -> {
            CellScratch scratch = CellScratch.of(program);
            MemorySegment copies = scratch.tile;
            scratch.tile = state.memory().asSlice(state.place(base));
            try {
                program.run(scratch, base);
            } finally {
                scratch.tile = copies;
            }
        });
    }

    void runOnCopies(CellProgram program, Workers workers, PackedState state) {
        CellKernels kernels = program.kernels();
        int lanes = kernels.lanes();
        int[] cells = new int[(1 << tileBits()) / lanes];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = (int) (state.place(Long.expand((long) c * lanes, local)) / kernels.bytesPerCell());
        }
        int filled = cellsInMemory(state, kernels, cells.length, workers);
        int[] sources = Arrays.copyOf(cells, filled);
        forEachTile(workers, outer() & program.reached(), base -> {
            CellScratch scratch = CellScratch.of(program);
            CellsOfTile place = new CellsOfTile(state.memory(), state.place(base), cells);
            kernels.gather(place.memory(), place.base(), sources, scratch.tile);
            scratch.clearFrom(filled);
            program.run(scratch, base, place);
        });
    }

    /** How many cells of a tile stand in memory, where those are its first; else all of them, once they do. */
    private int cellsInMemory(PackedState state, CellKernels kernels, int cells, Workers workers) {
        long numbers = Long.compress(state.written(), local) / kernels.lanes();
        long first = Long.lowestOneBit(~numbers);
        if (numbers == first - 1 && first < cells && CellProgram.fits(Long.numberOfTrailingZeros(first * kernels.lanes()), kernels)) {
            return (int) first;
        }
        state.settle(workers);
        return cells;
    }

    /**
     * Until the thread that calls is interrupted: who calls looks for that. Tiles that follow each other lie
     * far apart, since what is fetched ahead of a tile's rows would be taken away from the thread next door.
     *
     * @param numbers the bits that number a tile; the others that are not local are 0 in all of them
     * @param body takes the index of a tile's first amplitude
     */
    private static void forEachTile(Workers workers, long numbers, LongConsumer body) {
        Thread caller = Thread.currentThread();
        int tiles = 1 << Long.bitCount(numbers);
        int threads = Math.min(tiles, Integer.highestOneBit(2 * workers.size() - 1));
        int each = tiles / threads;
        workers.run(tiles, t -> {
            if (!caller.isInterrupted()) {
                body.accept(Long.expand(t % threads * each + t / threads, numbers));
            }
        });
    }

    private int[] offsets() {
        int[] offsets = new int[(int) ((1L << tileBits()) / run())];
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = (int) Long.expand(k, local & -run());
        }
        return offsets;
    }

    /** As loops over cells, where tiles are large enough for them. */
    @Nullable CellProgram program(CellKernels cells, Precision precision, Kernels plain) {
        return CellProgram.fits(tileBits(), cells) ? CellProgram.of(this, cells, precision, plain, PackedState.EVERYWHERE) : null;
    }
}
