package org.assay.classical.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An assignment under change with the rise in energy of every flip kept at hand, and a lock on each
 * spin: what methods work on that always take the best flip. Mutable; for one thread.
 */
final class FlipTable {
    private static final int FLIPS_BETWEEN_REFRESHES = 1 << 16;

    private final SpinModel model;
    private final FlipKernel kernel;
    private final int[] offsets;
    private final int[] neighbours;
    private final double[] couplings;
    private final byte[] spins;
    private final double[] rises;
    /** The step through which each spin is locked; steps are below 2^53. */
    private final double[] lockedUntil;
    private double energy;
    private long flips;

    FlipTable(SpinModel model, byte[] spins) {
        this.model = model;
        this.kernel = FlipKernel.of(spins.length);
        this.offsets = model.offsets();
        this.neighbours = model.neighbours();
        this.couplings = model.rowCouplings();
        this.spins = spins;
        int padded = Math.ceilDiv(spins.length, FlipKernel.PADDING) * FlipKernel.PADDING;
        this.rises = new double[padded];
        this.lockedUntil = new double[padded];
        Arrays.fill(rises, Double.POSITIVE_INFINITY);
        refresh();
    }

    /** Sums rises and energy afresh, so that rounding errors do not grow. */
    private void refresh() {
        double twice = 0;
        for (int i = 0; i < spins.length; i++) {
            double field = model.field(i);
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                field += couplings[k] * spins[neighbours[k]];
            }
            rises[i] = -2 * spins[i] * field;
            twice += spins[i] * (field + model.field(i));
        }
        energy = model.constant() + twice / 2;
    }

    int size() {
        return spins.length;
    }

    double energy() {
        return energy;
    }

    long flips() {
        return flips;
    }

    double rise(int i) {
        return rises[i];
    }

    int spin(int i) {
        return spins[i];
    }

    Spins spins() {
        return Spins.of(spins);
    }

    void flip(int i) {
        energy += rises[i];
        int before = spins[i];
        spins[i] = (byte) -before;
        rises[i] = -rises[i];
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            int j = neighbours[k];
            rises[j] += 4 * couplings[k] * (before * spins[j]);
        }
        if (++flips % FLIPS_BETWEEN_REFRESHES == 0 && !model.isIntegral()) {
            refresh();
        }
    }

    /** Locks a spin through step {@code until}. */
    void lock(int i, long until) {
        lockedUntil[i] = (double) until;
    }

    void unlockAll() {
        Arrays.fill(lockedUntil, 0);
    }

    /** The least rise among spins not locked after step {@code now}; infinity where all are. */
    double leastFreeRise(long now) {
        return kernel.leastFree(rises, lockedUntil, (double) now);
    }

    /** The least rise, locks or not. */
    double leastRise() {
        return kernel.least(rises);
    }

    /** One of the spins with that rise that are not locked after step {@code now}: the first from a random place on. */
    int findFree(double rise, long now, RandomGenerator random) {
        return kernel.findFree(rises, lockedUntil, (double) now, rise, random.nextInt(spins.length));
    }

    /** One of the spins with that rise, locks or not. */
    int find(double rise, RandomGenerator random) {
        return findFree(rise, Long.MAX_VALUE, random);
    }

    /** The spin of least rise among those of one value not locked after step {@code now}; -1 for none. */
    int bestFreeOfValue(int value, long now) {
        int best = -1;
        for (int i = 0; i < spins.length; i++) {
            if (spins[i] == value && lockedUntil[i] <= (double) now && (best < 0 || rises[i] < rises[best])) {
                best = i;
            }
        }
        return best;
    }
}
