package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of CNOT, X and SWAP as loops over cells: as few copies of the tile as possible. */
final class PermutationCells {

    private final CellKernels kernels;
    private final CellPlaces places;
    private final CellNumbers numbers;
    private final long local;

    /** Layers of a circuit often repeat their permutation. */
    private final Map<LinearMap, CellStep> known = new HashMap<>();

    /** @param local the bits of the whole index that the tile holds */
    PermutationCells(CellKernels kernels, CellPlaces places, CellNumbers numbers, long local) {
        this.kernels = kernels;
        this.places = places;
        this.numbers = numbers;
        this.local = local;
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
        for (int k = 0; k < places.laneBits; k++) {
            long step = map.column(k) >> places.laneBits;
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

    private CellStep newStep(LinearMap map) {
        int laneBits = places.laneBits;
        int lanes = places.lanes;
        long[] images = map.images(laneBits, places.cells());
        int[] sources = new int[images.length];
        int[] twists = new int[images.length];
        for (int c = 0; c < images.length; c++) {
            sources[c] = (int) (images[c] >> laneBits);
            twists[c] = (int) images[c] & lanes - 1;
        }
        long[] lane = map.images(0, lanes);
        long[] indexes = new long[lanes * lanes];
        long fromOther = 0;
        for (int l = 0; l < lanes; l++) {
            fromOther |= lane[l] >> laneBits != 0 ? 1L << l : 0;
            for (int twist = 0; twist < lanes; twist++) {
                indexes[twist * lanes + l] = (lane[l] ^ twist) & lanes - 1;
            }
        }
        int first = numbers.indexes(indexes);
        int other = (int) other(map);
        long lanesOfOther = fromOther;
        return (s, base) -> {
            long shift = map.shift(base);
            int source = (int) (shift >> laneBits);
            int twist = (int) shift & lanes - 1;
            long at = s.coefs(numbers.placeOfIndexes(first));
            if (other == 0) {
                kernels.permute(s.tile, s.spare, sources, twists, source, twist, s.numbers, at);
            } else {
                kernels.permuteBlending(s.tile, s.spare, sources, twists, source, twist, s.numbers, at, other, lanesOfOther);
            }
            s.exchangeTiles();
        };
    }
}
