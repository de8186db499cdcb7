package org.assay.quantum.qaoa;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.assay.quantum.kernel.CostKernels;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * What pairs of the lowest bits of an index add to a cost that is quadratic in those, as that of weighted MaxCut, an Ising
 * model or a QUBO is. It is the same in every run of cells, and on complements, so that phases take sines for each bit of
 * a run and not for each amplitude; see {@link CostKernels}.
 *
 * @param cells in the longest run
 * @param costs what pairs add, but for pairs of bits of the lane number, as the kernels read costs
 */
record PairCosts(CostKernels kernels, int lanes, int cells, MemorySegment costs, Arena arena) {

    /** How far a cost may be from quadratic, in units in the last place of the largest: tens are what its own sums are off. */
    private static final double ROUNDING = 128;

    private static final int MOST_PARTS = 256;

    /**
     * Null where the costs are not quadratic in the bits of a run, or what pairs of those add depends on other bits.
     *
     * @param costs a number for every index
     * @param size how many, a power of two
     */
    static @Nullable PairCosts of(CostKernels kernels, MemorySegment costs, long size, int lanes, Workers workers, Arena arena) {
        int cells = (int) Math.min(size / lanes, CostKernels.MOST_PAIRED);
        double[] pairs = pairs(costs.asSlice(0, (long) cells * lanes * Double.BYTES).toArray(ValueLayout.JAVA_DOUBLE));
        if (!areQuadratic(costs, size, pairs, workers)) {
            return null;
        }
        MemorySegment kept = OffHeapMemory.allocate((long) pairs.length * Double.BYTES, arena);
        for (int i = 0; i < pairs.length; i++) {
            kept.setAtIndex(ValueLayout.JAVA_DOUBLE, i, pairs[i] - pairs[i & lanes - 1]);
        }
        return new PairCosts(kernels, lanes, cells, kept, arena);
    }

    /** The sum over pairs of bits that are set. */
    private static double[] pairs(double[] run) {
        double[] out = new double[run.length];
        for (int i = 1; i < out.length; i++) {
            int top = Integer.highestOneBit(i);
            out[i] = out[i ^ top];
            for (int rest = i ^ top; rest != 0; rest &= rest - 1) {
                int bit = Integer.lowestOneBit(rest);
                out[i] += run[top | bit] - run[top] - run[bit] + run[0];
            }
        }
        return out;
    }

    private static boolean areQuadratic(MemorySegment costs, long size, double[] pairs, Workers workers) {
        long runs = size / pairs.length;
        int parts = (int) Math.min(MOST_PARTS, runs);
        double[] off = new double[parts];
        double[] largest = new double[parts];
        Thread caller = Thread.currentThread();
        workers.run(parts, part -> {
            double[] run = new double[pairs.length];
            double[] linear = new double[pairs.length];
            for (long r = runs / parts * part; r < runs / parts * (part + 1) && !caller.isInterrupted(); r++) {
                MemorySegment.copy(costs, ValueLayout.JAVA_DOUBLE, r * run.length * Double.BYTES, run, 0, run.length);
                double mostOff = 0;
                double mostOfAll = Math.abs(run[0]);
                linear[0] = run[0];
                for (int i = 1; i < run.length; i++) {
                    int top = Integer.highestOneBit(i);
                    linear[i] = linear[i ^ top] + (run[top] - run[0]);
                    mostOff = Math.max(mostOff, Math.abs(run[i] - (linear[i] + pairs[i])));
                    mostOfAll = Math.max(mostOfAll, Math.abs(run[i]));
                }
                off[part] = Math.max(off[part], mostOff);
                largest[part] = Math.max(largest[part], mostOfAll);
            }
        });
        Interruption.check("interrupted while pairs were looked for among the costs of 2^%d assignments", Long.numberOfTrailingZeros(size));
        return Arrays.stream(off).max().orElse(0) <= ROUNDING * Math.ulp(Arrays.stream(largest).max().orElse(0));
    }

    /**
     * The phases of a layer, {@code exp(-i gamma cost)}.
     *
     * @param spent those of another layer that are not needed any more and may be written over; null if there are none
     */
    MemorySegment phases(double gamma, @Nullable MemorySegment spent) {
        MemorySegment phases = spent == null ? OffHeapMemory.allocate(2L * cells * lanes * Double.BYTES, arena) : spent;
        for (int i = 0; i < cells * lanes; i++) {
            long at = 2L * (i - i % lanes) + i % lanes;
            phases.setAtIndex(ValueLayout.JAVA_DOUBLE, at, 1);
            phases.setAtIndex(ValueLayout.JAVA_DOUBLE, at + lanes, 0);
        }
        kernels.phase(phases, 0, cells, costs, 0, false, gamma, 1);
        return phases;
    }
}
