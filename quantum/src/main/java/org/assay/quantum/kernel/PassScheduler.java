package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides a sequence of calls into passes over memory, one pass after another: it takes every call that commutes
 * with those it has left behind and whose mixed bits are among those that its tiles hold whole. Which bits those are
 * is decided by the order of the calls, or by a {@link TileSearch}, whichever is cheaper in the end. Diagonals and
 * controls fit wherever their bits are.
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

    /** A search looks at as many calls as there are amplitudes, at most: a pass takes longer; and no more than so many, as a power of two. */
    private static final int MOST_STEPS_LOG = 22;

    private final int bits;
    private final List<KernelCall> calls;
    private final long[] mixes;
    private final long[] reads;
    private final int tileBits;

    private PassScheduler(int bits, List<KernelCall> calls, Precision precision) {
        this.bits = bits;
        this.calls = calls;
        mixes = calls.stream().mapToLong(KernelCall::mixes).toArray();
        reads = calls.stream().mapToLong(KernelCall::reads).toArray();
        tileBits = tileBits(bits, calls, precision);
    }

    /** @param bits of the index of an amplitude, 63 at most */
    static List<Pass> schedule(int bits, List<KernelCall> calls, Precision precision) {
        return new PassScheduler(bits, calls, precision).best();
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

    /** A pass as it is planned: its local bits and the numbers of its calls. */
    private record Planned(long local, int[] taken) {

        double cost() {
            int together = Long.numberOfTrailingZeros(~local);
            return PASS_COSTS[Math.clamp(together - 4, 0, PASS_COSTS.length - 1)];
        }
    }

    private List<Pass> best() {
        List<Planned> best = List.of();
        double cost = Double.POSITIVE_INFINITY;
        for (int lowestBits : LOWEST_BITS) {
            for (boolean searching : new boolean[] {false, true}) {
                List<Planned> other = best.size() == 1 ? List.of() : plan(lowestBits, searching, cost);
                if (!other.isEmpty()) {
                    best = other;
                    cost = other.stream().mapToDouble(Planned::cost).sum();
                }
            }
        }
        return best.stream().map(pass -> new Pass(bits, pass.local, grouped(pass.taken))).toList();
    }

    /** All passes, one after another; nothing, if they would cost as much as others. */
    private List<Planned> plan(int lowestBits, boolean searching, double mostCost) {
        TileSearch search = new TileSearch(mixes, reads, 1L << Math.min(bits, MOST_STEPS_LOG));
        long lowest = (1L << Math.min(bits, lowestBits)) - 1;
        List<Planned> passes = new ArrayList<>();
        double cost = 0;
        int[] left = IntStream.range(0, mixes.length).toArray();
        while (left.length > 0) {
            long local = filled(inOrder(left, lowest));
            if (searching && Long.bitCount(local) == tileBits) {
                local = search.improved(local, lowest, left);
            }
            int[] deferred = new int[left.length];
            Planned pass = divide(left, local, lowest, deferred);
            cost += pass.cost();
            if (cost >= mostCost) {
                return List.of();
            }
            passes.add(pass);
            left = Arrays.copyOf(deferred, left.length - pass.taken.length);
        }
        return passes;
    }

    /** The bits that are local if calls are taken one after another as long as they fit, with those that must be. */
    private long inOrder(int[] left, long lowest) {
        long local = lowest;
        boolean none = true;
        long mixed = 0;
        long touched = 0;
        for (int i = 0; i < left.length && (Long.bitCount(local) < tileBits || (local & ~touched) != 0); i++) {
            long m = mixes[left[i]];
            long r = reads[left[i]];
            boolean fits = none || Long.bitCount(local | m) <= tileBits;
            if (fits && (m & touched | r & mixed) == 0) {
                local |= m;
                none = false;
            } else {
                mixed |= m;
                touched |= m | r;
            }
        }
        return local;
    }

    /** Sorts the calls into those of this pass and the others; only those of the local bits stay that are needed. */
    private Planned divide(int[] left, long local, long lowest, int[] deferred) {
        int[] taken = new int[left.length];
        int count = 0;
        long needed = lowest;
        long mixed = 0;
        long touched = 0;
        for (int i = 0; i < left.length; i++) {
            long m = mixes[left[i]];
            long r = reads[left[i]];
            if ((m & (touched | ~local) | r & mixed) == 0) {
                taken[count++] = left[i];
                needed |= m;
            } else {
                deferred[i - count] = left[i];
                mixed |= m;
                touched |= m | r;
            }
        }
        return new Planned(filled(needed), Arrays.copyOf(taken, count));
    }

    /** Adds the lowest bits that are missing, for longer copies. */
    private long filled(long local) {
        long out = local;
        while (Long.bitCount(out) < tileBits) {
            out |= Long.lowestOneBit(~out);
        }
        return out;
    }

    private List<KernelCall> grouped(int[] taken) {
        return grouped(Arrays.stream(taken).mapToObj(calls::get).toList());
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
