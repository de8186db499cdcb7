package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides a sequence of calls into passes over memory, greedily: a pass takes every call that commutes
 * with those it has left behind and whose mixed bits still fit a tile. Diagonals and controls fit
 * wherever their bits are.
 *
 * <p>Two calls commute, as far as this can see, if neither mixes a bit that the other mixes or reads.
 * Within a pass, calls of one family are brought together as far as they commute with what stands
 * between: gates on single qubits, permutations of basis states, and diagonals.
 */
final class PassScheduler {

    /**
     * The size of a tile, as a power of two: two of them, of which a permutation copies one into the other, take
     * half of an L2 cache of 1 MiB.
     */
    private static final int TILE_BYTES_LOG = 18;

    /** Larger tiles than these are for states that have as many tiles as this, as a power of two, to share among threads. */
    private static final int LEAST_TILE_BITS = 14;

    private static final int TILES_LOG = 4;

    /** Bytes, as a power of two, of states that fit a third-level cache. */
    private static final int NEAR_BYTES_LOG = 24;

    /**
     * How many of the lowest bits are always local, so that copies go by so many neighbours: the more,
     * the faster is a pass, but the fewer bits are free to choose. All are tried.
     */
    private static final int[] LOWEST_BITS = {6, 5, 4};

    /** Nanoseconds an amplitude for a pass whose copies go by 16, 32, 64 neighbours or more, as measured. */
    private static final double[] PASS_COSTS = {2.6, 2.1, 1.75, 1.5};

    /** How far ahead calls of a family are looked for: keeps long circuits linear in time. */
    private static final int LOOK_AHEAD = 64;

    private PassScheduler() {}

    /** @param bits of the index of an amplitude, 63 at most */
    static List<Pass> schedule(int bits, List<KernelCall> calls, Precision precision) {
        int tileBits = tileBits(bits, calls, precision);
        List<Pass> best = schedule(bits, calls, tileBits, LOWEST_BITS[0]);
        for (int k = 1; k < LOWEST_BITS.length && best.size() > 1; k++) {
            List<Pass> other = schedule(bits, calls, tileBits, LOWEST_BITS[k]);
            best = cost(other) < cost(best) ? other : best;
        }
        return best;
    }

    /**
     * Whether a state is near enough for its tiles to be worked on where they are. What is fetched ahead of their rows
     * takes room beside them, so they must be small; farther away, larger tiles, and a copy of each, save more.
     */
    static boolean isNear(int bits, Precision precision) {
        return bits + Integer.numberOfTrailingZeros(precision.bytesPerAmplitude()) <= NEAR_BYTES_LOG;
    }

    /** Without permutations one tile may be as large as two. */
    private static int tileBits(int bits, List<KernelCall> calls, Precision precision) {
        boolean small = isNear(bits, precision) || calls.stream().anyMatch(LinearMap::takes);
        int most = TILE_BYTES_LOG - Integer.numberOfTrailingZeros(precision.bytesPerAmplitude()) + (small ? 0 : 1);
        return Math.min(bits, Math.min(most, Math.max(LEAST_TILE_BITS, bits - TILES_LOG)));
    }

    private static double cost(List<Pass> passes) {
        double sum = 0;
        for (Pass pass : passes) {
            int together = Long.numberOfTrailingZeros(~pass.local());
            sum += PASS_COSTS[Math.clamp(together - 4, 0, PASS_COSTS.length - 1)];
        }
        return sum;
    }

    private static List<Pass> schedule(int bits, List<KernelCall> calls, int tileBits, int lowestBits) {
        List<Pass> passes = new ArrayList<>();
        List<KernelCall> left = calls;
        while (!left.isEmpty()) {
            List<KernelCall> taken = new ArrayList<>();
            List<KernelCall> deferred = new ArrayList<>();
            long lowest = (1L << Math.min(bits, lowestBits)) - 1;
            long local = choose(left, lowest, tileBits, taken, deferred);
            passes.add(new Pass(bits, filled(local, tileBits), grouped(taken)));
            left = deferred;
        }
        return passes;
    }

    /** What calls have mixed and read so far. */
    private static final class Touched {
        long mixed;
        long read;

        boolean commutesWith(KernelCall call) {
            return (call.mixes() & (mixed | read)) == 0 && (call.reads() & mixed) == 0;
        }

        void add(KernelCall call) {
            mixed |= call.mixes();
            read |= call.reads();
        }
    }

    /** Sorts the calls into those of this pass and the others; returns the bits that must be local. */
    private static long choose(
            List<KernelCall> calls, long lowest, int tileBits, List<KernelCall> taken, List<KernelCall> deferred) {
        long local = lowest;
        Touched leftBehind = new Touched();
        for (KernelCall call : calls) {
            long wanted = local | call.mixes();
            boolean fits = Long.bitCount(wanted) <= tileBits || taken.isEmpty();
            if (leftBehind.commutesWith(call) && fits) {
                taken.add(call);
                local = wanted;
            } else {
                deferred.add(call);
                leftBehind.add(call);
            }
        }
        return local;
    }

    /** Adds the lowest bits that are missing, for longer copies. */
    private static long filled(long local, int tileBits) {
        long out = local;
        while (Long.bitCount(out) < tileBits) {
            out |= Long.lowestOneBit(~out);
        }
        return out;
    }

    private enum Family {
        ONE_QUBIT,
        PERMUTATION,
        DIAGONAL,
        OTHER;

        static Family of(KernelCall call) {
            return OneQubitCells.takes(call) ? ONE_QUBIT : LinearMap.takes(call) ? PERMUTATION : QuadraticPhase.takes(call) ? DIAGONAL : OTHER;
        }
    }

    /** The same calls, families together; gates on single qubits by ascending qubit. */
    private static List<KernelCall> grouped(List<KernelCall> calls) {
        List<KernelCall> out = new ArrayList<>(calls.size());
        boolean[] done = new boolean[calls.size()];
        for (int from = 0; from < done.length; from++) {
            if (!done[from]) {
                int begin = out.size();
                Family family = Family.of(calls.get(from));
                takeFamily(calls, from, family, done, out);
                if (family == Family.ONE_QUBIT) {
                    out.subList(begin, out.size()).sort(Comparator.comparingLong(KernelCall::a));
                }
            }
        }
        return out;
    }

    private static void takeFamily(List<KernelCall> calls, int from, Family family, boolean[] done, List<KernelCall> out) {
        Touched between = new Touched();
        long ownBits = 0;
        for (int i = from; i < Math.min(calls.size(), from + LOOK_AHEAD); i++) {
            KernelCall call = calls.get(i);
            if (done[i]) {
                continue;
            }
            boolean again = family == Family.ONE_QUBIT && (call.a() & ownBits) != 0;
            if (Family.of(call) == family && between.commutesWith(call) && !again) {
                out.add(call);
                done[i] = true;
                ownBits |= call.a();
            } else {
                between.add(call);
            }
            if (family == Family.OTHER) {
                return;
            }
        }
    }
}
