package org.assay.classical.search;

import java.util.random.RandomGenerator;

/**
 * An assignment under change, with its local fields and energy kept up to date: what local search
 * works on. Mutable; for one thread.
 *
 * <p>The local field of spin i is {@code f_i = h_i + sum_j J_ij z_j}; flipping it raises the energy
 * by {@code -2 z_i f_i}. Where the model is integral, all of this is exact.
 */
public final class SpinState implements FlipState {
    private final SpinModel model;
    private final int[] offsets;
    private final int[] neighbours;
    private final double[] couplings;
    private final byte[] spins;
    private final double[] localFields;
    private double energy;

    private SpinState(SpinModel model, byte[] spins) {
        this.model = model;
        this.offsets = model.offsets();
        this.neighbours = model.neighbours();
        this.couplings = model.rowCouplings();
        this.spins = spins;
        this.localFields = new double[spins.length];
        refresh();
    }

    /** The state of a given assignment. */
    public static SpinState of(SpinModel model, Spins spins) {
        if (spins.size() != model.size()) {
            throw new IllegalArgumentException("assignment of %d spins to a model of %d".formatted(spins.size(), model.size()));
        }
        return new SpinState(model, spins.toBytes());
    }

    /** A state drawn uniformly. */
    public static SpinState random(SpinModel model, RandomGenerator random) {
        return new SpinState(model, randomSpins(model.size(), random));
    }

    static byte[] randomSpins(int size, RandomGenerator random) {
        byte[] spins = new byte[size];
        for (int i = 0; i < size; i++) {
            spins[i] = (byte) (random.nextBoolean() ? 1 : -1);
        }
        return spins;
    }

    /** Sums local fields and energy afresh. */
    private void refresh() {
        double twice = 0;
        for (int i = 0; i < spins.length; i++) {
            double coupled = 0;
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                coupled += couplings[k] * spins[neighbours[k]];
            }
            localFields[i] = model.field(i) + coupled;
            twice += (model.field(i) + localFields[i]) * spins[i];
        }
        energy = model.constant() + twice / 2;
    }

    @Override
    public int size() {
        return spins.length;
    }

    @Override
    public double energy() {
        return energy;
    }

    /** +1 or -1. */
    @Override
    public int spin(int i) {
        return spins[i];
    }

    /** By how much the energy would rise if the spin were flipped; negative where a flip improves. */
    @Override
    public double increase(int i) {
        return -2 * spins[i] * localFields[i];
    }

    /** Flips one spin. */
    @Override
    public void flip(int i) {
        energy += increase(i);
        int before = spins[i];
        spins[i] = (byte) -before;
        for (int k = offsets[i]; k < offsets[i + 1]; k++) {
            localFields[neighbours[k]] -= 2 * before * couplings[k];
        }
    }

    /** The assignment as it is now. */
    @Override
    public Spins spins() {
        return Spins.of(spins);
    }

    /**
     * Like {@link #descend()}, and then flips pairs of coupled spins that improve together, until no
     * flip of one or two spins does: uncoupled pairs add nothing once no single flip improves. A pair
     * counts as one flip considered.
     */
    public SearchWork descendByPairs() {
        SearchWork work = descend();
        boolean improved = true;
        while (improved) {
            improved = flipFirstImprovingPair();
            work = work.plus(new SearchWork(neighbours.length / 2, improved ? 2 : 0));
            work = improved ? work.plus(descend()) : work;
        }
        return work;
    }

    private boolean flipFirstImprovingPair() {
        double least = leastGain();
        for (int i = 0; i < spins.length; i++) {
            for (int k = offsets[i]; k < offsets[i + 1]; k++) {
                int j = neighbours[k];
                if (i < j && increase(i) + increase(j) + 4 * couplings[k] * spins[i] * spins[j] < -least) {
                    flip(i);
                    flip(j);
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public double leastGain() {
        return model.isIntegral() ? 0 : 1e-12 * (model.couplings().totalMagnitude() + 1e-300);
    }
}
