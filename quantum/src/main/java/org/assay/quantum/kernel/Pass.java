package org.assay.quantum.kernel;

import java.util.List;

/**
 * One way through memory: tiles that hold some bits whole are taken out one after another, all its
 * calls are run on each while it is in cache, and it is put back.
 *
 * @param size amplitudes of the state
 * @param local the bits that a tile holds whole
 * @param calls in order; each mixes local bits only
 */
record Pass(int size, int local, List<KernelCall> calls) {

    /** A call as it is on a tile, with what depends on where the tile lies. */
    private record OnTile(KernelCall call, int outerOn, int outerOff, int outerSigns) {

        void run(Kernels kernels, int base, double[] re, double[] im) {
            if ((base & outerOn) == outerOn && (base & outerOff) == 0) {
                call.run(kernels, re, im, PauliFactor.isOdd(base & outerSigns) ? -1 : 1);
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

    void run(Kernels kernels, Workers workers, double[] re, double[] im) {
        if (local == size - 1) {
            calls.forEach(call -> call.run(kernels, re, im, 1));
            return;
        }
        List<OnTile> onTile = calls.stream()
                .map(c -> new OnTile(c.onTile(local), c.on() & ~local, c.off() & ~local, c.signs() & ~local))
                .toList();
        int tileSize = 1 << Integer.bitCount(local);
        int run = Math.min(tileSize, Integer.lowestOneBit(~local));
        int[] offsets = offsets(tileSize / run, local & -run);
        int outer = (size - 1) & ~local;
        workers.run(size / tileSize, t -> {
            int base = Integer.expand(t, outer);
            Tile tile = Tile.ofSize(tileSize);
            kernels.gather(re, base, offsets, run, tile.re);
            kernels.gather(im, base, offsets, run, tile.im);
            for (OnTile call : onTile) {
                call.run(kernels, base, tile.re, tile.im);
            }
            kernels.scatter(tile.re, base, offsets, run, re);
            kernels.scatter(tile.im, base, offsets, run, im);
        });
    }

    private static int[] offsets(int count, int bits) {
        int[] offsets = new int[count];
        for (int k = 0; k < count; k++) {
            offsets[k] = Integer.expand(k, bits);
        }
        return offsets;
    }
}
