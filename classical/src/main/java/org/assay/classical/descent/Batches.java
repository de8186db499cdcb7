package org.assay.classical.descent;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assay.classical.objective.Require;

/**
 * Deals the numbers 0 to n - 1 in batches without replacement: every number once an epoch, in an
 * order shuffled anew for each epoch. The last batch of an epoch is short where the size does not
 * divide n.
 */
public final class Batches {

    private final int[] order;
    private final int size;
    private final RandomGenerator random;
    private int next;

    /**
     * @param count how many numbers to deal, at least 1
     * @param size  of a batch, at least 1; more than {@code count} gives one batch an epoch
     */
    public Batches(int count, int size, RandomGenerator random) {
        Require.atLeast("number of terms", count, 1);
        Require.atLeast("batch size", size, 1);
        this.order = IntStream.range(0, count).toArray();
        this.size = size;
        this.random = random;
    }

    /** The next batch; a fresh array. */
    public int[] next() {
        if (next == 0) {
            shuffle();
        }
        int end = (int) Math.min(order.length, (long) next + size);
        int[] batch = Arrays.copyOfRange(order, next, end);
        next = end == order.length ? 0 : end;
        return batch;
    }

    /** Whether the next batch is the first of an epoch. */
    public boolean atEpochStart() {
        return next == 0;
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
