package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a sequence of calls into passes over memory, greedily: a pass takes every call that commutes
 * with those it has left behind and whose mixed bits still fit a tile. Diagonals and controls fit
 * wherever their bits are.
 *
 * <p>Two calls commute, as far as this can see, if neither mixes a bit that the other mixes or reads.
 */
final class PassScheduler {

    /** Tiles of {@code 2^14} amplitudes, 256 KiB, lie well within an L2 cache. */
    static final int TILE_BITS = 14;

    /** Always local, so that copies go by at least this many neighbours: two cache lines. */
    private static final int LOWEST_BITS = 4;

    private PassScheduler() {}

    static List<Pass> schedule(int size, List<KernelCall> calls) {
        int bits = Integer.numberOfTrailingZeros(size);
        List<Pass> passes = new ArrayList<>();
        List<KernelCall> left = calls;
        while (!left.isEmpty()) {
            List<KernelCall> taken = new ArrayList<>();
            List<KernelCall> deferred = new ArrayList<>();
            int local = choose(left, Math.min(bits, TILE_BITS), size, taken, deferred);
            passes.add(new Pass(size, filled(local, Math.min(bits, TILE_BITS)), taken));
            left = deferred;
        }
        return passes;
    }

    /** Sorts the calls into those of this pass and the others; returns the bits that must be local. */
    private static int choose(
            List<KernelCall> calls, int tileBits, int size, List<KernelCall> taken, List<KernelCall> deferred) {
        int local = Math.min(size, 1 << LOWEST_BITS) - 1;
        int deferredMixes = 0;
        int deferredReads = 0;
        for (KernelCall call : calls) {
            int mixes = call.mixes();
            boolean commutes = (mixes & (deferredMixes | deferredReads)) == 0 && (call.reads() & deferredMixes) == 0;
            int wanted = local | mixes;
            boolean fits = Integer.bitCount(wanted) <= tileBits || taken.isEmpty();
            if (commutes && fits) {
                taken.add(call);
                local = wanted;
            } else {
                deferred.add(call);
                deferredMixes |= mixes;
                deferredReads |= call.reads();
            }
        }
        return local;
    }

    /** Adds the lowest bits that are missing, for longer copies. */
    private static int filled(int local, int tileBits) {
        int out = local;
        while (Integer.bitCount(out) < tileBits) {
            out |= Integer.lowestOneBit(~out);
        }
        return out;
    }
}
