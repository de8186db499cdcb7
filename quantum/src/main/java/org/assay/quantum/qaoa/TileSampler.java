package org.assay.quantum.qaoa;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;

/**
 * Draws assignments from a state in tiles.
 *
 * <p>Ascending uniform numbers from exponential spacings (Devroye 1986, chapter V.3) meet the running
 * sum of probabilities row by row: no sorting, no cumulative array. What is drawn depends on the
 * random numbers alone, not on the threads.
 */
record TileSampler(TileKernels kernels, TileLayout layout, MemorySegment state, Workers workers) {

    private static final int ROW = TileLayout.ROW_CELLS;

    /** So many assignments in ascending order, as the state has them in memory. */
    long[] draw(int shots, RandomGenerator random) {
        double[] until = cumulativeRows();
        double[] thresholds = ascending(shots, until[until.length - 1], random);
        long[] outcomes = new long[shots];
        workers.run(layout.blocks(), block -> {
            int first = block << layout.rowBits();
            for (int row = first; row < first + layout.rows(); row++) {
                double from = row == 0 ? 0 : until[row - 1];
                double to = row == until.length - 1 ? Double.POSITIVE_INFINITY : until[row];
                drawRow(row, from, thresholds, firstFrom(thresholds, from), firstFrom(thresholds, to), outcomes);
            }
        });
        return outcomes;
    }

    /** The sums of probabilities up to and with each row. */
    private double[] cumulativeRows() {
        double[] sums = new double[layout.blocks() * layout.rows()];
        workers.run(layout.blocks(), block -> {
            for (int row = 0; row < layout.rows(); row++) {
                long at = block * layout.blockStride() + row * layout.rowStride();
                sums[(block << layout.rowBits()) + row] = kernels.norm(state, at, ROW);
            }
        });
        for (int row = 1; row < sums.length; row++) {
            sums[row] += sums[row - 1];
        }
        return sums;
    }

    private static double[] ascending(int count, double scale, RandomGenerator random) {
        double[] sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += random.nextExponential();
            sums[i] = sum;
        }
        double factor = scale / (sum + random.nextExponential());
        Arrays.setAll(sums, i -> sums[i] * factor);
        return sums;
    }

    /** The first position of a threshold that is not below the bound. */
    private static int firstFrom(double[] thresholds, double bound) {
        int at = Arrays.binarySearch(thresholds, bound);
        at = at < 0 ? -at - 1 : at;
        while (at > 0 && thresholds[at - 1] == bound) {
            at--;
        }
        return at;
    }

    /** Gives the thresholds of a row their assignments; what rounding leaves over goes to the last possible one. */
    private void drawRow(int row, double from, double[] thresholds, int first, int end, long[] outcomes) {
        int shot = first;
        long start = (long) row * ROW * layout.lanes();
        long last = start;
        double sum = from;
        for (long x = start; x < start + ROW * layout.lanes() && shot < end; x++) {
            long vector = layout.cellOffset(x);
            int lane = (int) (x % layout.lanes());
            double re = layout.element(state, vector, lane);
            double im = layout.element(state, vector + layout.cellBytes() / 2, lane);
            double p = re * re + im * im;
            sum += p;
            last = p > 0 ? x : last;
            while (shot < end && thresholds[shot] < sum) {
                outcomes[shot++] = x;
            }
        }
        Arrays.fill(outcomes, shot, end, last);
    }
}
