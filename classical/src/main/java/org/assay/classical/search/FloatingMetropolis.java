package org.assay.classical.search;

/** Metropolis sweeps in doubles, for couplings that are no integers of one unit. */
final class FloatingMetropolis implements Metropolis {
    /** The local field of a place without a spin, which is up and stays so. */
    private static final double FROZEN = Double.NEGATIVE_INFINITY;

    private static final int SWEEPS_BETWEEN_REFRESHES = 1024;

    private final SpinModel model;
    private final SweepLayout layout;
    private final KernelChoice kernels;
    private final HeatStream stream;
    private final int[] offsets;
    private final int[] neighbours;
    private final double[] localFields;
    private final double[] spins;
    private final double[] couplings;
    private final float[] heat;
    private double energy;
    private int sweeps;

    FloatingMetropolis(SpinModel model, SweepLayout layout, KernelChoice kernels, byte[] start, HeatStream stream) {
        this.model = model;
        this.layout = layout;
        this.kernels = kernels;
        this.stream = stream;
        this.offsets = layout.offsets;
        this.neighbours = layout.neighbours;
        this.localFields = new double[layout.places()];
        this.spins = new double[layout.places()];
        this.couplings = new double[layout.neighbours.length];
        this.heat = new float[Math.ceilDiv(layout.places(), HeatStream.LANES) * HeatStream.LANES];
        for (int p = 0; p < spins.length; p++) {
            spins[p] = layout.nodeAt[p] < 0 ? 1 : start[layout.nodeAt[p]];
        }
        for (int k = 0; k < couplings.length; k++) {
            couplings[k] = model.rowCouplings()[layout.couplingAt[k]];
        }
        refresh();
    }

    /** Sums local fields and energy afresh, so that rounding errors do not grow. */
    private void refresh() {
        double twice = 0;
        for (int p = 0; p < spins.length; p++) {
            int i = layout.nodeAt[p];
            double coupled = 0;
            for (int k = layout.offsets[p]; k < layout.offsets[p + 1]; k++) {
                coupled += couplings[k] * spins[layout.neighbours[k]];
            }
            localFields[p] = i < 0 ? FROZEN : model.field(i) + coupled;
            twice += i < 0 ? 0 : spins[p] * (model.field(i) + localFields[p]);
        }
        energy = model.constant() + twice / 2;
    }

    @Override
    public int sweep(double beta) {
        if (++sweeps % SWEEPS_BETWEEN_REFRESHES == 0) {
            refresh();
        }
        double most = Math.log(2) / (2 * beta);
        SweepKernel kernel = kernels.next();
        kernel.fill(stream, heat);
        return layout.independent ? sweepBlocks(kernel, most) : sweepPlaces(most);
    }

    private int sweepBlocks(SweepKernel kernel, double most) {
        int moves = 0;
        for (int first = 0; first < spins.length; first += SweepLayout.BLOCK) {
            int flips = kernel.judge(localFields, spins, heat, most, first);
            moves += Integer.bitCount(flips);
            while (flips != 0) {
                flip(first + Integer.numberOfTrailingZeros(flips));
                flips &= flips - 1;
            }
        }
        return moves;
    }

    private int sweepPlaces(double most) {
        int moves = 0;
        for (int p = 0; p < spins.length; p++) {
            if (step(p) <= heat[p] * most) {
                flip(p);
                moves++;
            }
        }
        return moves;
    }

    private double step(int p) {
        return -spins[p] * localFields[p];
    }

    private void flip(int p) {
        energy += 2 * step(p);
        double twice = 2 * spins[p];
        spins[p] = -spins[p];
        int end = offsets[p + 1];
        for (int k = offsets[p]; k < end; k++) {
            localFields[neighbours[k]] -= twice * couplings[k];
        }
    }

    @Override
    public double energy() {
        return energy;
    }

    @Override
    public Spins spins() {
        boolean[] down = new boolean[model.size()];
        for (int p = 0; p < spins.length; p++) {
            if (layout.nodeAt[p] >= 0) {
                down[layout.nodeAt[p]] = spins[p] < 0;
            }
        }
        return Spins.ofSides(down);
    }
}
