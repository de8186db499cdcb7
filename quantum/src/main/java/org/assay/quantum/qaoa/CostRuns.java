package org.assay.quantum.qaoa;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;

/** The costs of the first {@code size} assignments, run by run, on several threads. */
record CostRuns(DiagonalCost cost, long size) {

    private static final int MOST_PARTS = 256;

    /** What to do with the costs of the assignments from {@code first} on; the array is used again afterwards. */
    interface Use {
        void of(long first, double[] run);
    }

    static CostRuns of(DiagonalCost cost, int bits) {
        return new CostRuns(cost, 1L << bits);
    }

    /**
     * In any order, on any thread.
     *
     * @throws CancellationException once the thread that calls is interrupted
     */
    void forEach(Workers workers, Use use) {
        forEachUntil(() -> false, workers, use);
    }

    /** {@link #forEach} of as many as it takes until that is enough; it is asked on any thread. */
    void forEachUntil(BooleanSupplier enough, Workers workers, Use use) {
        int length = (int) Math.min(DiagonalCost.RUN, size);
        long runs = size / length;
        int parts = (int) Math.min(MOST_PARTS, runs);
        Thread caller = Thread.currentThread();
        workers.run(parts, part -> {
            double[] run = new double[length];
            for (long r = runs / parts * part; r < runs / parts * (part + 1) && !caller.isInterrupted() && !enough.getAsBoolean(); r++) {
                cost.read(r * length, run);
                use.of(r * length, run);
            }
        });
        Interruption.check("interrupted while the costs of 2^%d assignments were computed", Long.numberOfTrailingZeros(size));
    }
}
