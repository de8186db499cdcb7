package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the bits that a pass should hold whole: those with which it can apply the most calls.
 *
 * <p>Taken in order, the first calls fix the bits, and what follows is soon blocked by what is left behind: in layers
 * of gates with a chain of CNOTs each, at one place of the chain in every layer. Bits a few places on let all layers
 * pass, each a little less far. So bits that the next call beyond wants are exchanged for those that are missed least,
 * as long as that lets more calls in.
 */
final class TileSearch {

    /** So many different wishes are looked at before bits are given up. */
    private static final int MOST_WISHES = 16;

    private final long[] mixes;
    private final long[] reads;
    private long steps;

    /**
     * @param mixes what each call mixes
     * @param reads what it only looks at
     * @param steps how many calls may be looked at, over all passes
     */
    TileSearch(long[] mixes, long[] reads, long steps) {
        this.mixes = mixes;
        this.reads = reads;
        this.steps = steps;
    }

    /**
     * As many bits, with which as many calls or more can be applied.
     *
     * @param local bits to begin with
     * @param lowest those of them that must stay
     * @param calls the numbers of the calls that are left
     */
    long improved(long local, long lowest, int[] calls) {
        long best = local;
        List<Long> wishes = new ArrayList<>();
        int most = applied(best, calls, wishes);
        while (steps > 0) {
            long other = better(best, lowest, calls, wishes, most);
            if (other == best) {
                break;
            }
            best = other;
            wishes.clear();
            most = applied(best, calls, wishes);
        }
        return best;
    }

    /** Bits for one wish in place of those that are missed least, if that lets more calls in than {@code most}. */
    private long better(long best, long lowest, int[] calls, List<Long> wishes, int most) {
        long[] bits = bits(best & ~lowest);
        List<Long> outs = LongStream.range(0, bits.length).boxed()
                .map(k -> new long[] {bits[k.intValue()], applied(best ^ bits[k.intValue()], calls, null)})
                .sorted(Comparator.comparingLong(out -> -out[1])).map(out -> out[0]).toList();
        for (long wish : wishes) {
            int count = Long.bitCount(wish);
            for (int last = count - 1; last < outs.size() && steps > 0; last++) {
                long other = best | wish;
                for (int k = 0; k < count - 1; k++) {
                    other ^= outs.get(k);
                }
                other ^= outs.get(last);
                if (applied(other, calls, null) > most) {
                    return other;
                }
            }
        }
        return best;
    }

    private static long[] bits(long mask) {
        long[] out = new long[Long.bitCount(mask)];
        long rest = mask;
        for (int k = 0; k < out.length; k++, rest &= rest - 1) {
            out[k] = Long.lowestOneBit(rest);
        }
        return out;
    }

    /**
     * How many calls mix local bits alone and commute with those left behind; diagonals are counted until nothing else
     * can come.
     *
     * @param wishes gets the bits that were missing to calls that nothing else kept back
     */
    private int applied(long local, int[] calls, @Nullable List<Long> wishes) {
        long mixed = 0;
        long touched = 0;
        int count = 0;
        int i = 0;
        for (; i < calls.length && (local & ~touched) != 0; i++) {
            long m = mixes[calls[i]];
            long r = reads[calls[i]];
            boolean commutes = (m & touched | r & mixed) == 0;
            if (commutes && (m & ~local) == 0) {
                count++;
                continue;
            }
            if (commutes && wishes != null && wishes.size() < MOST_WISHES && !wishes.contains(m & ~local)) {
                wishes.add(m & ~local);
            }
            mixed |= m;
            touched |= m | r;
        }
        steps -= i;
        return count;
    }
}
