package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs of CNOT, X and SWAP as loops over cells: as few copies of the tile as possible. */
final class PermutationCells {

    private final CellKernels kernels;
    private final CellPlaces places;
    private final CellNumbers numbers;
    private final long local;

    private final int lanes;
    private final int laneBits;

    /** Where the cells of a copy of a tile are, in bytes. */
    private final int[] all;

    /** The same in cells. */
    private final int[] copied;

    /** Layers of a circuit often repeat their permutation. */
    private final Map<LinearMap, Copy> known = new HashMap<>();

    /** @param local the bits of the whole index that the tile holds */
    PermutationCells(CellKernels kernels, CellPlaces places, CellNumbers numbers, long local) {
        this.kernels = kernels;
        this.places = places;
        this.numbers = numbers;
        this.local = local;
        lanes = places.lanes;
        laneBits = places.laneBits;
        all = places.all();
        copied = Arrays.stream(all).map(bytes -> bytes / kernels.bytesPerCell()).toArray();
    }

    /**
     * Calls that {@link LinearMap} takes, their bits those of the whole index. A copy takes the lanes of a
     * cell from two others at most.
     */
    List<CellStep> steps(List<KernelCall> run) {
        List<CellStep> out = new ArrayList<>();
        LinearMap map = new LinearMap(local);
        for (KernelCall call : run) {
            map.then(call);
            if (other(map) < 0) {
                map.then(call);
                out.add(step(map));
                map = new LinearMap(local);
                map.then(call);
            }
        }
        out.add(step(map));
        return out;
    }

    /** The other cell that lanes come from, as a difference; 0 if there is none, -1 if there are several. */
    private long other(LinearMap map) {
        long other = 0;
        for (int k = 0; k < laneBits; k++) {
            long step = map.column(k) >> laneBits;
            if (step != 0 && other != 0 && step != other) {
                return -1;
            }
            other |= step;
        }
        return other;
    }

    private CellStep step(LinearMap map) {
        return known.computeIfAbsent(map, this::newStep);
    }

    private Copy newStep(LinearMap map) {
        long[] lane = map.images(0, lanes);
        int[] orders = new int[lanes * lanes];
        long fromOther = 0;
        boolean keepsLanes = true;
        for (int l = 0; l < lanes; l++) {
            fromOther |= lane[l] >> laneBits != 0 ? 1L << l : 0;
            keepsLanes &= lane[l] == l;
            for (int twist = 0; twist < lanes; twist++) {
                orders[twist * lanes + l] = (int) (lane[l] ^ twist) & lanes - 1;
            }
        }
        return new Copy(map, numbers.orders(orders), other(map), ints(fromOther), keepsLanes);
    }

    /** A bit for each 32 bits of a vector in place of one for each lane. */
    private long ints(long ofLanes) {
        boolean wide = kernels.bytesPerCell() == 2 * Double.BYTES * lanes;
        return wide ? Long.expand(ofLanes, 0x5555_5555_5555_5555L) * 3 : ofLanes;
    }

    /** Where the cells of a tile come from. */
    private record Sources(int[] cells, int[] others, boolean keepLanes) {}

    /** One permutation of a tile, as a copy of it. */
    final class Copy implements CellStep {

        /** Tiles that add the same share their table; few circuits need more than a handful. */
        private static final int MOST_KEPT = 8;

        private final LinearMap map;
        private final int orders;
        private final long other;
        private final long intsOfOther;
        private final boolean keepsLanes;
        private final long[] images;
        private final Map<Long, Sources> kept = new ConcurrentHashMap<>();

        /**
         * @param orders the number of the first order of lanes
         * @param other the difference to the cell that some lanes come from
         * @param intsOfOther which those are, by 32 bits of a vector
         * @param keepsLanes whether no lane moves but by what the bits of the cell's number add
         */
        private Copy(LinearMap map, int orders, long other, long intsOfOther, boolean keepsLanes) {
            this.map = map;
            this.orders = orders;
            this.other = other;
            this.intsOfOther = intsOfOther;
            this.keepsLanes = keepsLanes;
            images = map.images(laneBits, all.length);
        }

        /** Into the other tile, which becomes the current one. */
        @Override
        public void run(CellScratch s, long base) {
            run(s, base, new CellsOfTile(s.spare, 0, copied));
            s.exchangeTiles();
        }

        /** Into a state. */
        void run(CellScratch s, long base, CellsOfTile to) {
            long shift = map.shift(base);
            Sources known = kept.get(shift);
            Sources from = known == null ? sources(shift) : known;
            if (known == null && kept.size() < MOST_KEPT) {
                kept.put(shift, from);
            }
            long at = s.coefs(numbers.placeOfOrder(orders));
            if (other != 0) {
                kernels.permuteBlending(
                        s.tile, from.cells, from.others, to.memory(), to.base(), to.cells(), s.numbers, at, intsOfOther);
            } else if (from.keepLanes) {
                kernels.move(s.tile, from.cells, to.memory(), to.base(), to.cells());
            } else {
                kernels.permute(s.tile, from.cells, to.memory(), to.base(), to.cells(), s.numbers, at);
            }
        }

        private Sources sources(long shift) {
            int[] cells = new int[images.length];
            int[] others = new int[other == 0 ? 0 : images.length];
            int twists = 0;
            for (int c = 0; c < cells.length; c++) {
                int image = (int) (images[c] ^ shift);
                int twist = image & lanes - 1;
                twists |= twist;
                cells[c] = all[image >> laneBits] + twist;
                if (other != 0) {
                    others[c] = all[image >> laneBits ^ (int) other];
                }
            }
            return new Sources(cells, others, keepsLanes && twists == 0);
        }
    }
}
