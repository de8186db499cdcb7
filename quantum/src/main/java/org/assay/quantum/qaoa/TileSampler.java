package org.assay.quantum.qaoa;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.simulate.AscendingUniforms;

/**
 * Draws assignments from a state in tiles.
 *
 * <p>Ascending uniform numbers from exponential spacings (Devroye 1986, chapter V.3) meet the running
 * sum of probabilities over groups of a few cells, which the last pass over the state has added up;
 * only groups that are hit are looked at again. No sorting, no cumulative array of amplitudes. What is
 * drawn depends on the random numbers alone, not on the threads.
 */
final class TileSampler {

    private static final int ROW = TileLayout.ROW_CELLS;
    private static final int LEAST_GROUP = 8;
    private static final int MOST_GROUPS = 1 << 20;
    private static final int PARTS = 16;

    /** Groups whose probabilities are fetched at once, so that memory answers for several. */
    private static final int BATCH = 16;

    private final TileKernels kernels;
    private final TileLayout layout;
    private final MemorySegment state;
    private final MemorySegment scratch;
    private final int groupCells;
    private final double[] sums;

    /** @param scratch {@link #scratchBytes} outside the heap */
    TileSampler(TileKernels kernels, TileLayout layout, MemorySegment state, MemorySegment scratch) {
        this.kernels = kernels;
        this.layout = layout;
        this.state = state;
        this.scratch = scratch;
        groupCells = groupCells(layout);
        sums = new double[Math.toIntExact(cells(layout) / groupCells)];
    }

    /** Room for the probabilities of a batch of groups for each part. */
    static long scratchBytes(TileLayout layout) {
        return (long) PARTS * BATCH * groupCells(layout) * layout.cellBytes() / 2;
    }

    private static long cells(TileLayout layout) {
        return (1L << layout.bits()) / layout.lanes();
    }

    private static int groupCells(TileLayout layout) {
        return Math.clamp(cells(layout) / MOST_GROUPS, LEAST_GROUP, ROW);
    }

    /** Whether runs of so many cells can be added up by {@link #addUp}. */
    boolean takesRuns(int cells) {
        return cells >= groupCells;
    }

    /** Notes the probabilities of a run of cells that starts with amplitude {@code x}. */
    void addUp(long at, int cells, long x) {
        int group = (int) (x / layout.lanes() / groupCells);
        for (int c = 0; c < cells; c += groupCells) {
            sums[group++] = kernels.norm(state, at + (long) c * layout.cellBytes(), groupCells);
        }
    }

    /** {@link #addUp} for the whole state. */
    void addUpAll(Workers workers) {
        workers.run(layout.blocks(), block -> {
            for (int row = 0; row < layout.rows(); row++) {
                long x = ((long) block * layout.rows() + row) * ROW * layout.lanes();
                addUp(layout.cellOffset(x), ROW, x);
            }
        });
    }

    /** So many assignments in ascending order, as the state has them in memory. */
    long[] draw(int shots, RandomGenerator random, Workers workers) {
        double[] until = sums.clone();
        for (int group = 1; group < until.length; group++) {
            until[group] += until[group - 1];
        }
        double[] thresholds = AscendingUniforms.draw(shots, until[until.length - 1], random);
        long[] outcomes = new long[shots];
        int parts = Math.min(PARTS, until.length);
        workers.run(parts, part -> {
            int from = (int) ((long) until.length * part / parts);
            int to = (int) ((long) until.length * (part + 1) / parts);
            int first = from == 0 ? 0 : AscendingUniforms.firstFrom(thresholds, until[from - 1]);
            int end = part == parts - 1 ? shots : AscendingUniforms.firstFrom(thresholds, until[to - 1]);
            new Draw(part, until, thresholds, outcomes).run(from, to, first, end);
        });
        return outcomes;
    }

    /** One thread's way along the groups. */
    private final class Draw {
        private final double[] until;
        private final double[] thresholds;
        private final long[] outcomes;
        private final MemorySegment[] batch = new MemorySegment[BATCH];
        private final double[] probabilities = new double[groupCells * layout.lanes()];
        private final int[] groups = new int[BATCH];
        private final int[] ends = new int[BATCH];

        Draw(int part, double[] until, double[] thresholds, long[] outcomes) {
            this.until = until;
            this.thresholds = thresholds;
            this.outcomes = outcomes;
            long bytes = (long) groupCells * layout.cellBytes() / 2;
            Arrays.setAll(batch, i -> scratch.asSlice(((long) part * BATCH + i) * bytes, bytes));
        }

        /** Gives thresholds {@code first..end} their assignments, which are in groups {@code from..to}. */
        void run(int from, int to, int first, int end) {
            int shot = first;
            int group = from;
            while (shot < end) {
                int count = 0;
                int next = shot;
                while (next < end && count < BATCH) {
                    while (group < to - 1 && thresholds[next] >= until[group]) {
                        group++;
                    }
                    double bound = group == to - 1 ? Double.POSITIVE_INFINITY : until[group];
                    while (next < end && thresholds[next] < bound) {
                        next++;
                    }
                    groups[count] = group;
                    ends[count++] = next;
                }
                for (int i = 0; i < count; i++) {
                    long x = (long) groups[i] * groupCells * layout.lanes();
                    kernels.squares(state, layout.cellOffset(x), groupCells, batch[i]);
                }
                for (int i = 0; i < count; i++) {
                    layout.copyElements(batch[i], probabilities);
                    shot = within(groups[i], shot, ends[i]);
                }
            }
        }

        /** What rounding leaves over goes to the last possible assignment of the group. */
        private int within(int group, int first, int end) {
            long start = (long) group * probabilities.length;
            double sum = group == 0 ? 0 : until[group - 1];
            int shot = first;
            int last = 0;
            for (int i = 0; i < probabilities.length && shot < end; i++) {
                double p = probabilities[i];
                sum += p;
                last = p > 0 ? i : last;
                while (shot < end && thresholds[shot] < sum) {
                    outcomes[shot++] = start + i;
                }
            }
            Arrays.fill(outcomes, shot, end, start + last);
            return end;
        }
    }
}
