package org.assay.classical.search;

import org.assay.classical.machine.Vectors;

/**
 * Chooses the inner loops of each sweep. Vector loops are far slower than plain ones until the JIT
 * compiler has them, so they are tried now and then, and taken for good once they win. The choice
 * changes no number: all kernels agree bit for bit.
 *
 * <p>Shared by all threads without locks: a lost update costs one trial.
 */
final class KernelChoice {
    private static final int SWEEPS_PER_TRIAL = 16;
    private static final double SMOOTHING = 0.25;
    private static final KernelChoice SHARED = vectorsExist()
            ? new KernelChoice(new ScalarSweepKernel(), new VectorSweepKernel())
            : fixed(new ScalarSweepKernel());

    private final SweepKernel plain;
    private final SweepKernel challenger;
    private volatile boolean challengerWon;
    private double plainNanosPerPlace = Double.NaN;
    private int sweeps;

    private KernelChoice(SweepKernel plain, SweepKernel challenger) {
        this.plain = plain;
        this.challenger = challenger;
        this.challengerWon = plain.equals(challenger);
    }

    /** The choice that this JVM makes; what it has learned serves all searches. */
    static KernelChoice shared() {
        return SHARED;
    }

    /** Always the same. */
    static KernelChoice fixed(SweepKernel kernel) {
        return new KernelChoice(kernel, kernel);
    }

    /** Where the Vector API is missing, no class that names it may be touched. */
    private static boolean vectorsExist() {
        return Vectors.EXIST && VectorSweepKernel.isWorthwhile();
    }

    /** Whether sweeps need not be timed any more. */
    boolean isSettled() {
        return challengerWon;
    }

    /** The kernel for the next sweep. */
    SweepKernel next() {
        return challengerWon || ++sweeps % SWEEPS_PER_TRIAL == 0 ? challenger : plain;
    }

    /** Tells how long a sweep took with a kernel that {@link #next()} gave. */
    void report(SweepKernel kernel, double nanosPerPlace) {
        if (kernel.equals(challenger)) {
            challengerWon = nanosPerPlace < plainNanosPerPlace;
        } else if (Double.isNaN(plainNanosPerPlace)) {
            plainNanosPerPlace = nanosPerPlace;
        } else {
            plainNanosPerPlace += SMOOTHING * (nanosPerPlace - plainNanosPerPlace);
        }
    }
}
